"""A long text on its way into a document: a slice in each turn of the event loop, the first one at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPlainTextEdit

SLICE = 40_000
"""Characters that a document takes in about ten milliseconds."""

PAUSE_MS = 150
"""in which what is seen first is drawn, before the second slice"""

BREATH_MS = 5
"""between two slices, for whoever waits for the window's thread: the preview's process, the keyboard"""

LONG = 100_000
"""Characters from which on a text comes in slices."""


class Filling(QObject):
    """Puts lines below those that a document has: nothing to undo, the caret stays.

    The lines that are there can be edited meanwhile, since nothing above a slice is touched; but undo
    steps would be lost with the next slice, so `finish` is called before whatever makes one.
    """

    grown = Signal()
    """the document has more lines; after the last ones `is_done` holds"""

    def __init__(self, editor: QPlainTextEdit, put: Callable[[Callable[[], None]], None]) -> None:
        """`put` is given what changes the document, and carries it out as what is no edit."""
        super().__init__(editor)
        self._editor = editor
        self._put = put
        self._rest: Sequence[str] = ()
        self._next = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_done(self) -> bool:
        """Tell whether the document has all lines."""
        return self._next >= len(self._rest)

    def begin(self, lines: Sequence[str]) -> Sequence[str]:
        """Give the lines to begin with: all of a short text; the others follow by themselves."""
        self.cancel()
        if sum(map(len, lines)) < LONG:
            return lines
        self._rest, self._next = lines, 0
        first = self._take(SLICE)
        self._timer.start(PAUSE_MS)
        return first

    def cancel(self) -> None:
        """Forget what has not come yet: another text is set."""
        self._timer.stop()
        self._rest, self._next = (), 0

    def finish(self) -> None:
        """Put all that lacks here and now."""
        if not self.is_done:
            self._grow(sum(map(len, self._rest)) + len(self._rest))

    def _on_turn(self) -> None:
        if not self.is_done:
            self._grow(SLICE)
        if not self.is_done:
            self._timer.start(BREATH_MS)

    def _grow(self, size: int) -> None:
        lines = self._take(size)
        self._put(lambda: self._append(lines))
        if self.is_done:
            self.cancel()
        self.grown.emit()

    def _take(self, size: int) -> Sequence[str]:
        first, taken = self._next, 0
        while self._next < len(self._rest) and taken < size:
            taken += len(self._rest[self._next]) + 1
            self._next += 1
        return self._rest[first : self._next]

    def _append(self, lines: Sequence[str]) -> None:
        editor, document = self._editor, self._editor.document()
        own = editor.textCursor()
        place, anchor = own.position(), own.anchor()
        document.setUndoRedoEnabled(False)
        end = QTextCursor(document)
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertText("\n" + "\n".join(lines))
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        if (own.position(), own.anchor()) != (place, anchor):  # it stood at the end, which has moved
            own.setPosition(anchor)
            own.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
            editor.setTextCursor(own)
