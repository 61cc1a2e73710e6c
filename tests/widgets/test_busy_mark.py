from __future__ import annotations

import pytest
from PySide6.QtWidgets import QProxyStyle, QStyle, QWidget

from editor.widgets import busy_mark
from editor.widgets.busy_mark import BusyMark
from editor.widgets.theme import apply_theme, load_theme

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def host(qtbot):
    found = QWidget()
    qtbot.addWidget(found)
    found.show()
    return found


class StillStyle(QProxyStyle):
    def styleHint(self, hint, *rest):  # noqa: N802 - Qt's name
        return 0 if hint == QStyle.StyleHint.SH_Widget_Animation_Duration else super().styleHint(hint, *rest)


class LivelyStyle(QProxyStyle):
    def styleHint(self, hint, *rest):  # noqa: N802 - Qt's name
        return (
            200 if hint == QStyle.StyleHint.SH_Widget_Animation_Duration else super().styleHint(hint, *rest)
        )


def _mark(host: QWidget, style: QStyle) -> BusyMark:
    mark = BusyMark(host)
    style.setParent(mark)
    mark.setStyle(style)
    return mark


def test_it_costs_nothing_until_something_is_at_work(host):
    mark = _mark(host, LivelyStyle())
    assert not mark.isVisible()
    assert not mark.is_busy
    assert not mark.is_turning


def test_it_turns_while_work_goes_on_and_stops_with_it(host, qtbot):
    mark = _mark(host, LivelyStyle())
    mark.set_busy(is_busy=True)
    assert mark.is_busy
    assert not mark.isVisible()  # a flash would only disturb
    qtbot.waitUntil(mark.isVisible)
    first = mark.grab().toImage()
    qtbot.waitUntil(lambda: mark.grab().toImage() != first)
    mark.set_busy(is_busy=True)
    assert mark.isVisible()
    mark.set_busy(is_busy=False)
    assert not mark.isVisible()
    assert not mark.is_turning


def test_work_that_is_done_at_once_is_not_shown(host, qtbot, monkeypatch):
    monkeypatch.setattr(busy_mark, "PATIENCE_MS", 30)
    mark = _mark(host, LivelyStyle())
    mark.set_busy(is_busy=True)
    mark.set_busy(is_busy=False)
    assert not mark.is_busy
    with qtbot.assertNotEmitted(mark._appearing.timeout, wait=80):
        pass
    assert not mark.isVisible()


def test_it_holds_still_for_people_who_ask_for_less_motion(host, qtbot):
    mark = _mark(host, StillStyle())
    mark.set_busy(is_busy=True)
    qtbot.waitUntil(mark.isVisible)
    assert not mark.is_turning


def test_a_hidden_window_stops_it(host, qtbot):
    mark = _mark(host, LivelyStyle())
    mark.set_busy(is_busy=True)
    qtbot.waitUntil(lambda: mark.is_turning)
    host.hide()
    assert not mark.is_turning
    assert mark.is_busy
    host.show()
    assert mark.is_turning


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_is_drawn_in_the_accent_of_the_theme(qapp, host, qtbot, name):
    theme = load_theme(name)
    apply_theme(qapp, theme)
    mark = BusyMark(host)
    mark.set_busy(is_busy=True)
    qtbot.waitUntil(mark.isVisible)
    image = mark.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(14) for y in range(14)}
    qapp.setStyleSheet("")
    qapp.setPalette(qapp.style().standardPalette())
    assert theme.accent in colours
