"""Words that an input method is still composing are told, whatever comes between."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from editor.widgets.chips import AddChip, ChipWords
from editor.widgets.field_editors import LongTextEditor, TextEditor

pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")


def compose(editor: QWidget, words: str) -> None:
    QCoreApplication.sendEvent(editor, QInputMethodEvent(words, []))


@pytest.fixture
def window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    column = QVBoxLayout(widget)
    widget.title = TextEditor("Title", widget)
    widget.long = LongTextEditor("Excerpt", widget)
    widget.tag = AddChip(ChipWords("", "+ tag", "New tag"), widget)
    widget.other = QLineEdit(widget)
    for each in (widget.title, widget.long, widget.tag, widget.other):
        column.addWidget(each)
    widget.told = []
    widget.title.edited.connect(widget.told.append)
    widget.long.edited.connect(widget.told.append)
    widget.tag.words_entered.connect(widget.told.append)
    widget.show()
    widget.activateWindow()
    qtbot.waitExposed(widget)
    return widget


@pytest.mark.parametrize("name", ["title", "long"])
@pytest.mark.parametrize("leave", ["flush", "focus"])
def test_composed_words_of_a_value_are_told(window, qtbot, name, leave):
    editor = getattr(window, name)
    editor.show_value("春")
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_End)
    compose(editor, "tian")
    editor.flush() if leave == "flush" else window.other.setFocus()
    assert window.told == ["春tian"]
    editor.flush()
    assert window.told == ["春tian"]


@pytest.mark.parametrize("leave", ["flush", "focus"])
def test_a_composed_tag_is_entered(window, leave):
    window.tag.open()
    compose(window.tag.edit, "mao")
    window.tag.flush() if leave == "flush" else window.other.setFocus()
    assert window.told == ["mao"]


def test_finished_words_are_told_once_as_they_were_chosen(window, qtbot):
    window.title.setFocus()
    compose(window.title, "mao")
    chosen = QInputMethodEvent()
    chosen.setCommitString("猫")
    QCoreApplication.sendEvent(window.title, chosen)
    qtbot.keyClick(window.title, Qt.Key.Key_Return)
    assert window.told == ["猫"]


def test_a_pause_does_not_end_a_composition(window, qtbot):
    window.title.setFocus()
    qtbot.keyClicks(window.title, "a")
    compose(window.title, "mao")
    qtbot.waitUntil(lambda: window.told == ["a"])
    assert window.title.text() == "a"
    window.title.flush()
    assert window.told == ["a", "amao"]


def test_another_value_does_not_take_the_words_of_the_last(window):
    window.title.setFocus()
    compose(window.title, "mao")
    window.title.show_value("Other", afresh=True)
    window.title.flush()
    assert window.title.text() == "Other"
    assert window.told == []


def test_nothing_is_composed_in_what_may_only_be_read(window):
    window.title.set_read_only(True)
    window.title.setFocus()
    compose(window.title, "mao")
    window.title.flush()
    assert window.told == []
