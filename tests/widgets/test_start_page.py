from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from editor.widgets.start_page import StartPage

# the platform without a screen says so for every window with a smallest size
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def page(qtbot):
    widget = StartPage()
    qtbot.addWidget(widget)
    widget.resize(900, 700)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def button(page: StartPage, name: str) -> QPushButton:
    return next(
        found
        for found in page.findChildren(QPushButton)
        if name in {found.text(), found.accessibleName()} and not found.isHidden()
    )


def test_both_ways_in_are_buttons(page, qtbot):
    with qtbot.waitSignal(page.open_folder_requested):
        qtbot.mouseClick(button(page, "Open folder…"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.sample_requested):
        qtbot.mouseClick(button(page, "Try the sample site"), Qt.MouseButton.LeftButton)


def test_a_recent_folder_opens_again_by_its_whole_path(page, qtbot):
    folder = "/home/li/notes & more/" + "deep/" * 40 + "blog"
    page.set_recent(["/home/li/blog", folder])
    with qtbot.waitSignal(page.recent_chosen) as told:
        qtbot.mouseClick(button(page, folder), Qt.MouseButton.LeftButton)
    assert told.args == [folder]
    assert "…" in button(page, folder).text()


def test_without_recent_folders_there_is_no_caption_for_them(page):
    caption = next(label for label in page.findChildren(QLabel) if label.text() == "Recent folders")
    assert caption.isHidden()
    page.set_recent(["/a"])
    assert caption.isVisible()
    page.set_recent([])
    assert caption.isHidden()
