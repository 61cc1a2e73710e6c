"""Tabs of posts: a cross that closes, a dot for what is not saved, titles that are cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTabBar

from editor.widgets.post_tabs import PostTabs, TabButton
from editor.widgets.theme import apply_theme, load_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture
def tabs(qapp: QApplication, qtbot):
    apply_theme(qapp, load_theme("light"))
    bar = PostTabs()
    qtbot.addWidget(bar)
    for title in ("湖边的三天", "A week with SQLite"):
        bar.addTab(title)
    bar.resize(600, 40)
    bar.show()
    yield bar
    qapp.setStyleSheet("")
    qapp.setPalette(qapp.style().standardPalette())


def button_of(tabs: PostTabs, index: int) -> TabButton:
    button = tabs.tabButton(index, QTabBar.ButtonPosition.RightSide)
    assert isinstance(button, TabButton)
    return button


def test_the_cross_asks_to_close_its_own_tab_also_after_a_move(tabs, qtbot):
    with qtbot.waitSignal(tabs.tabCloseRequested) as asked:
        qtbot.mouseClick(button_of(tabs, 1), Qt.MouseButton.LeftButton)
    assert asked.args == [1]
    moved = button_of(tabs, 1)
    tabs.moveTab(1, 0)
    with qtbot.waitSignal(tabs.tabCloseRequested) as asked:
        qtbot.mouseClick(moved, Qt.MouseButton.LeftButton)
    assert asked.args == [0]


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_unsaved_changes_show_as_a_dot_in_the_accent(tabs):
    accent = QColor(load_theme("light").accent)
    middle = QPoint(9, 9)
    assert button_of(tabs, 0).grab().toImage().pixelColor(middle) != accent
    tabs.show_dirty(0, is_dirty=True)
    assert button_of(tabs, 0).grab().toImage().pixelColor(middle) == accent
    assert tabs.accessibleTabName(0) == "湖边的三天, not saved"
    tabs.show_dirty(0, is_dirty=False)
    assert button_of(tabs, 0).grab().toImage().pixelColor(middle) != accent
    assert tabs.accessibleTabName(0) == "湖边的三天"


def test_no_tab_takes_no_room_and_a_long_title_is_cut(tabs):
    tabs.setTabText(0, "A very long title " * 20)
    assert tabs.tabRect(0).width() < 260
    while tabs.count():
        tabs.removeTab(0)
    assert tabs.sizeHint().width() == 0
    assert tabs.minimumSizeHint().width() == 0
