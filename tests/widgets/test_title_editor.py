"""The title's line: cut while it is only read, whole while it is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.widgets.title_editor import TitleEditor

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

LONG = "雾散之前，我们在湖边等了整整三天 and what the boatman said"


@pytest.fixture
def title(qtbot):
    editor = TitleEditor("Title")
    qtbot.addWidget(editor)
    editor.resize(200, 40)
    with qtbot.waitActive(editor):
        editor.show()
    editor.clearFocus()
    return editor


def drawn(title: TitleEditor) -> QImage:
    return title.grab().toImage()


def test_a_long_title_ends_in_an_ellipsis_wherever_it_is_cut(title):
    title.setText(LONG)
    first = drawn(title)
    title.setText(LONG + " about waiting")
    title.home(False)
    assert drawn(title) == first


def test_the_focus_shows_the_title_itself(title, qtbot):
    title.setText(LONG)
    title.home(False)
    cut = drawn(title)
    title.setFocus()
    title.home(False)
    qtbot.waitUntil(title.hasFocus)
    assert drawn(title) != cut
    assert title.text() == LONG


def test_a_short_title_is_drawn_as_any_line(title):
    title.setText("雾")
    short = drawn(title)
    title.setText("")
    assert drawn(title) != short


def _first_ink(title: TitleEditor) -> int:
    image = drawn(title)
    return next(
        x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 90 for y in range(6, 34))
    )


def test_a_title_begins_at_the_same_place_whether_it_is_cut_or_whole(title):
    title.setStyleSheet("border: 0; background: white; color: black")
    title.setText("HHH")
    whole = _first_ink(title)
    title.setText("H" * 60)
    title.home(False)
    assert _first_ink(title) == whole
