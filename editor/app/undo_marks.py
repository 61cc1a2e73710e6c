"""Undo for what is no text: steps that take their place in a post's one undo stack."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QTextDocument


@dataclass(frozen=True, slots=True)
class UndoMark:
    """A step beside the text: how to take it back and how to do it again."""

    undo: Callable[[], None]
    redo: Callable[[], None]


class UndoMarks:
    """Joins marks with a document's own undo steps, in the order in which they happened.

    A mark remembers how many text steps could be undone when it was made; it is the next to be undone
    whenever just as many can be again.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._done: list[tuple[int, UndoMark]] = []
        self._undone: list[tuple[int, UndoMark]] = []
        self._is_stepping = False

    def add(self, mark: UndoMark) -> None:
        """Put a step that has just been done on the stack; what was undone is forgotten."""
        self._document.clearUndoRedoStacks(self._document.Stacks.RedoStack)
        self._undone.clear()
        # an unmodified document does not join the next key with the ones before the mark
        self._document.setModified(False)
        self._done.append((self._document.availableUndoSteps(), mark))

    def text_changed(self) -> None:
        """Forget undone marks once new text has been written behind them."""
        if not self._is_stepping and not self._document.isRedoAvailable():
            self._undone.clear()

    @contextmanager
    def stepping(self) -> Iterator[None]:
        """Undo or redo text inside: what changes it then is no new text."""
        self._is_stepping = True
        try:
            yield
        finally:
            self._is_stepping = False

    @property
    def can_undo(self) -> bool:
        """Tell whether there is anything to take back."""
        return self._document.isUndoAvailable() or bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Tell whether there is anything to do again."""
        return self._document.isRedoAvailable() or bool(self._undone)

    def undo(self) -> bool:
        """Undo the last step when it is a mark; tell whether it was."""
        if not self._done or self._done[-1][0] < self._document.availableUndoSteps():
            return False
        _, mark = self._done.pop()
        self._undone.append((self._document.availableRedoSteps(), mark))
        mark.undo()
        return True

    def redo(self) -> bool:
        """Redo the last undone step when it is a mark; tell whether it was."""
        if not self._undone or self._undone[-1][0] < self._document.availableRedoSteps():
            return False
        _, mark = self._undone.pop()
        self._done.append((self._document.availableUndoSteps(), mark))
        mark.redo()
        return True
