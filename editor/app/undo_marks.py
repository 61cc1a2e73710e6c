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
        self._tied: dict[int, UndoMark] = {}
        """marks that go with a step of the text, by the number of steps that could be undone after it"""
        self._untied: dict[int, UndoMark] = {}
        self._is_stepping = False

    def tie(self, mark: UndoMark) -> None:
        """Let a mark go with the text step that was just done: one key undoes both, or does both again."""
        self._document.setModified(False)  # the next key is a step of its own
        self._tied[self._document.availableUndoSteps()] = mark

    def goes_next(self, mark: UndoMark, *, back: bool) -> bool:
        """Tell whether the next undo (`back`), or redo, is that of a mark or of the step it is tied to."""
        steps = self._document.availableUndoSteps()
        marks = self._done if back else self._undone
        limit = steps if back else self._document.availableRedoSteps()
        if marks and marks[-1][0] >= limit:
            return marks[-1][1] is mark
        if back:
            return self._tied.get(steps) is mark
        ahead = [place for place in self._untied if place > steps]
        return bool(ahead) and self._untied[min(ahead)] is mark

    def add(self, mark: UndoMark) -> None:
        """Put a step that has just been done on the stack; what was undone is forgotten."""
        self._document.clearUndoRedoStacks(self._document.Stacks.RedoStack)
        self._undone.clear()
        self._untied.clear()
        # an unmodified document does not join the next key with the ones before the mark
        self._document.setModified(False)
        self._done.append((self._document.availableUndoSteps(), mark))

    def text_changed(self) -> None:
        """Forget undone marks once new text has been written behind them."""
        if not self._is_stepping and not self._document.isRedoAvailable():
            self._undone.clear()
            self._untied.clear()

    @contextmanager
    def stepping(self) -> Iterator[None]:
        """Undo or redo text inside: what changes it then is no new text, and tied marks go along."""
        before = self._document.availableUndoSteps()
        self._is_stepping = True
        try:
            yield
        finally:
            self._is_stepping = False
        self._follow(before, self._document.availableUndoSteps())

    def _follow(self, before: int, after: int) -> None:
        low, high = min(before, after), max(before, after)
        source, target = (self._tied, self._untied) if after < before else (self._untied, self._tied)
        for place in sorted(place for place in source if low < place <= high):
            mark = target[place] = source.pop(place)
            if after < before:
                mark.undo()
            else:
                mark.redo()

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
