"""Finding and replacing in the source."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.core.text.edit import Position, Range
from editor.widgets.find_bar import FindBar
from editor.widgets.source_editor import SourceEditor

# the platform without a screen says so for every window with a least size
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def bar(qtbot):
    editor, bar = SourceEditor(), FindBar()
    qtbot.addWidget(editor)
    qtbot.addWidget(bar)
    editor.set_lines(["Cat 😀 cat", "concat", "dog (cat)"])
    bar.set_editor(editor)
    bar.open()
    return bar


def test_words_are_selected_as_they_are_typed_and_stepped_through(bar):
    QTest.keyClicks(bar._words, "cat")
    assert bar._editor.selection_range() == Range.on_line(0, 0, 3)
    assert bar._count.text() == "1 / 4"
    QTest.keyClick(bar._words, Qt.Key.Key_Return)
    assert bar._editor.selection_range() == Range.on_line(0, 6, 9)
    QTest.keyClick(bar._words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(bar._words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar._editor.selection_range() == Range.on_line(2, 5, 8)
    assert len(bar._editor.extraSelections()) == 4


def test_case_and_whole_words_narrow(bar):
    bar._words.setText("cat")
    bar._case.setChecked(True)
    assert bar._count.text().endswith("/ 3")
    bar._whole.setChecked(True)
    assert bar._count.text().endswith("/ 2")
    bar._words.setText("(")
    bar._whole.setChecked(False)
    assert bar._count.text() == "1 / 1"


def test_all_are_replaced_in_one_undo_step(bar):
    bar._words.setText("cat")
    bar._replacement.setText("catcat")
    bar._replace_all.click()
    assert bar._editor.lines() == ["catcat 😀 catcat", "concatcat", "dog (catcat)"]
    bar._editor.undo()
    assert bar._editor.lines() == ["Cat 😀 cat", "concat", "dog (cat)"]


def test_replacing_one_goes_to_the_next(bar):
    bar._words.setText("cat")
    bar._replacement.setText("cats")
    bar._replace.click()
    assert bar._editor.lines()[0] == "cats 😀 cat"
    assert bar._editor.selection_range() == Range.on_line(0, 7, 10)


def test_nothing_found_is_said(bar):
    bar._words.setText("zebra")
    assert bar._count.text() == "Not found"
    bar._next.click()
    assert bar._editor.place() == Position(0, 0)


def test_escape_goes_back_to_the_text_without_marks(bar, qtbot):
    bar._words.setText("cat")
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(bar._words, Qt.Key.Key_Escape)
    assert bar._editor.extraSelections() == []
