from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from editor.widgets.message_banner import MessageBanner

# the platform without a screen says so for every window with a smallest size
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def banner(qtbot):
    widget = MessageBanner()
    qtbot.addWidget(widget)
    return widget


def buttons(banner: MessageBanner) -> list[str]:
    return [button.text() for button in banner.findChildren(QPushButton) if not button.isHidden()]


def test_it_is_hidden_until_there_is_something_to_say(banner):
    assert banner.isHidden()
    assert banner.sentence == ""


def test_a_message_shows_with_its_actions(banner, qtbot):
    banner.show_message("The post has changed.", [("keep", "Keep mine"), ("dismiss", "Dismiss")], "warn")
    assert banner.isVisible()
    assert banner.sentence == "The post has changed."
    assert banner.property("tone") == "warn"
    button = next(found for found in banner.findChildren(QPushButton) if found.text() == "Keep mine")
    with qtbot.waitSignal(banner.action_triggered) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["keep"]


def test_the_next_message_takes_the_place_of_the_last(banner):
    banner.show_message("One", [("a", "A")])
    banner.show_message("Two", [("b", "B")], "bad")
    assert banner.sentence == "Two"
    assert buttons(banner) == ["B"]


def test_escape_dismisses_where_that_is_offered(banner, qtbot):
    banner.show_message("One", [("dismiss", "Dismiss")])
    with qtbot.waitSignal(banner.action_triggered) as told:
        qtbot.keyClick(banner, Qt.Key.Key_Escape)
    assert told.args == ["dismiss"]
    banner.dismiss()
    assert banner.isHidden()


def test_a_sentence_is_never_read_as_markup(banner):
    banner.show_message("<img src='/etc/passwd'>")
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText for label in banner.findChildren(QLabel) if label.text()
    )
