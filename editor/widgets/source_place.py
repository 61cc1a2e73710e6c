"""Where a source editor stands, in lines and screens, and how it is put at a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

CATCH_UP = 0.6
"""Share of a scrolled way that may also go into closing a gap between two views; the page does the same."""


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """The line at the upper edge; 3.5 is the middle of line 3.

    `head` and `rest` are the screens that lie above and below, each up to 1.
    """

    line: float
    head: float
    rest: float


def place_of(editor: QPlainTextEdit, line: float) -> SourcePlace:
    """Tell the place of an editor that has `line` at its upper edge."""
    bar = editor.verticalScrollBar()
    span = max(1, min(bar.pageStep(), bar.maximum()))
    return SourcePlace(line, min(1.0, bar.value() / span), min(1.0, (bar.maximum() - bar.value()) / span))


def row_of(editor: QPlainTextEdit, place: SourcePlace) -> float:
    """Give the scroll bar's value for a place: the ends of two views meet, the last screen leads there."""
    if place.head <= 0:
        return 0.0
    number = min(max(int(place.line), 0), editor.blockCount() - 1)
    block = editor.document().findBlockByNumber(number)
    row = block.firstLineNumber() + min(1.0, place.line - number) * block.lineCount()
    most = editor.verticalScrollBar().maximum()
    row = min(row, most)
    return row + (1 - place.rest) * (most - row)


def follow(editor: QPlainTextEdit, before: SourcePlace | None, place: SourcePlace) -> None:
    """Put an editor at a place; a gap to where the other view was `before` closes little by little."""
    bar = editor.verticalScrollBar()
    row = row_of(editor, place)
    gap = 0.0
    if before is not None:
        left = row_of(editor, before)
        gap = closed(bar.value() - left, row - left) * min(1.0, 4 * place.head, 4 * place.rest)
    bar.setValue(round(row + gap))


def closed(gap: float, moved: float) -> float:
    """Give what stays of a gap once one side has moved by so much: it closes as the writer scrolls."""
    rest = max(0.0, abs(gap) - CATCH_UP * abs(moved))
    return rest if gap > 0 else -rest
