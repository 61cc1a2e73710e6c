from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

from editor.app.undo_marks import UndoMark, UndoMarks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Tied:
    """A document with a tied mark that counts how often it is turned."""

    def __init__(self) -> None:
        self.document = QTextDocument()
        self.marks = UndoMarks(self.document)
        self.told: list[str] = []
        self.mark = UndoMark(lambda: self.told.append("undo"), lambda: self.told.append("redo"))

    def type(self, text: str) -> None:
        QTextCursor(self.document).insertText(text)
        self.marks.text_changed()

    def undo(self) -> None:
        if not self.marks.undo():
            with self.marks.stepping():
                self.document.undo()

    def redo(self) -> None:
        if not self.marks.redo():
            with self.marks.stepping():
                self.document.redo()


@pytest.fixture
def tied(qtbot: QtBot) -> Tied:  # noqa: ARG001 - a document needs the application
    made = Tied()
    made.type("one")
    made.marks.tie(made.mark)
    return made


def test_a_tied_mark_goes_back_and_forth_with_its_step(tied: Tied) -> None:
    tied.undo()
    assert (tied.document.toPlainText(), tied.told) == ("", ["undo"])
    tied.redo()
    assert (tied.document.toPlainText(), tied.told) == ("one", ["undo", "redo"])


def test_what_is_typed_behind_a_tied_step_is_undone_alone(tied: Tied) -> None:
    tied.type("two")
    assert not tied.marks.goes_next(tied.mark, back=True)
    tied.undo()
    assert tied.told == []
    assert tied.marks.goes_next(tied.mark, back=True)


def test_new_text_forgets_a_tied_mark_that_was_undone(tied: Tied) -> None:
    tied.undo()
    assert tied.marks.goes_next(tied.mark, back=False)
    tied.type("other")
    tied.undo()
    tied.redo()
    assert tied.told == ["undo"]


def test_a_mark_of_its_own_is_known_as_the_next(tied: Tied) -> None:
    other = UndoMark(lambda: None, lambda: None)
    tied.marks.add(other)
    assert tied.marks.goes_next(other, back=True)
    assert not tied.marks.goes_next(tied.mark, back=True)
    tied.undo()
    assert tied.marks.goes_next(other, back=False)
