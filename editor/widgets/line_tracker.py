"""What has become of the lines: turns Qt's report of a change into a LineChange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.text.edit import LineChange

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument


class LineTracker:
    """Keeps the texts of a document's lines and finds out what a report of Qt has really changed.

    Qt reports too much (a whole document for `setPlainText`, one position past the end), and reports
    preedit text and formats too: what counts is the comparison with the kept texts.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._lines = [""]
        self.reset()

    @property
    def lines(self) -> list[str]:
        """Give the kept texts; not to be changed by others."""
        return self._lines

    def reset(self) -> None:
        """Read all lines afresh."""
        # raw: no-break spaces and U+2028 stay what they are, and only the ends of blocks are U+2029
        self._lines = self._document.toRawText().split("\u2029")

    def note(self, position: int, added: int) -> LineChange | None:
        """Take up what changed at `position`, now `added` units long; None when no text changed."""
        document = self._document
        last_position = document.characterCount() - 1
        block = document.findBlock(max(0, min(position, last_position)))
        last = document.findBlock(max(0, min(position + added, last_position)))
        first = block.blockNumber()
        count = last.blockNumber() - first + 1
        removed = count - (document.blockCount() - len(self._lines))
        if removed < 0 or first + removed > len(self._lines):
            block, first, count, removed = document.firstBlock(), 0, document.blockCount(), len(self._lines)
        found: list[str] = []
        for _ in range(count):
            found.append(block.text())
            block = block.next()
        change = trimmed(self._lines, first, removed, found)
        if change is not None:
            self._lines[change.first : change.first + change.removed] = change.lines
        return change


def trimmed(lines: list[str], first: int, removed: int, found: list[str]) -> LineChange | None:
    """Give the smallest change that puts `found` where `removed` lines from `first` are, or None."""
    head = 0
    shorter = min(removed, len(found))
    while head < shorter and lines[first + head] == found[head]:
        head += 1
    tail = 0
    while tail < shorter - head and lines[first + removed - 1 - tail] == found[-1 - tail]:
        tail += 1
    if head == removed == len(found):
        return None
    return LineChange(first + head, removed - head - tail, tuple(found[head : len(found) - tail]))
