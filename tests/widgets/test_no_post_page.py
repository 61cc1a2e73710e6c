"""The page for no post."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from editor.widgets.no_post_page import NoPostPage


def test_it_says_what_to_do_and_offers_to_begin(qtbot):
    page = NoPostPage()
    qtbot.addWidget(page)
    assert any("Choose a post" in label.text() for label in page.findChildren(QLabel))
    with qtbot.waitSignal(page.new_post_requested):
        qtbot.keyClick(page.findChild(QPushButton), Qt.Key.Key_Space)


def test_a_folder_without_posts_is_told_so(qtbot):
    page = NoPostPage()
    qtbot.addWidget(page)
    assert page._words.text() == "Choose a post from the list, or begin a new one."
    page.set_empty(is_empty=True)
    assert page._words.text() == "There is no post in this folder yet. Begin the first one."
    page.set_empty(is_empty=False)
    assert page._words.text().startswith("Choose")
