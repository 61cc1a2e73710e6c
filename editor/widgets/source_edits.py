"""How edits reach a text document: as one undo step, never during a composition, the selection kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from editor.core.text.edit import Position, Range
from editor.widgets.utf16 import from_utf16, to_utf16

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument

    from editor.core.text.edit import TextEdit


def cursor_at(document: QTextDocument, position: Position) -> QTextCursor:
    """Give a cursor at a position; one outside the text is moved to its nearest end."""
    cursor = QTextCursor(document)
    cursor.setPosition(_place(document, position))
    return cursor


def position_in(document: QTextDocument, place: int) -> Position:
    """Give the position of a Qt position."""
    block = document.findBlock(max(0, min(place, document.characterCount() - 1)))
    return Position(block.blockNumber(), from_utf16(block.text(), place - block.position()))


def range_of(cursor: QTextCursor) -> Range:
    """Give the range that a cursor has selected."""
    document = cursor.document()
    return Range(position_in(document, cursor.selectionStart()), position_in(document, cursor.selectionEnd()))


class PlacedEdits:
    """Edits of one version whose places move with the text until they are applied."""

    def __init__(self, document: QTextDocument, edits: Sequence[TextEdit]) -> None:
        self._document = document
        self._edits = [(_selecting(document, edit.range), edit.new_text) for edit in edits]
        self._edits.sort(key=lambda placed: placed[0].selectionStart())

    def apply(self, own: QTextCursor) -> QTextCursor:
        """Make the edits one undo step; give where the caret and its selection are then.

        A selection keeps covering the same words: what is put before its end or behind it stays outside.
        """
        start, end = QTextCursor(own), QTextCursor(own)
        start.setPosition(own.selectionStart())
        end.setPosition(own.selectionEnd())
        end.setKeepPositionOnInsert(own.hasSelection())
        # an unmodified document does not join the next command with the typing before it
        self._document.setModified(False)
        group = QTextCursor(self._document)
        group.beginEditBlock()
        for cursor, new_text in self._edits:
            cursor.insertText(new_text)
        group.endEditBlock()
        self._document.setModified(False)
        if not own.hasSelection():
            return QTextCursor(end)
        backwards = own.position() < own.anchor()
        result = QTextCursor(own)
        result.setPosition(end.position() if backwards else start.position())
        result.setPosition(start.position() if backwards else end.position(), QTextCursor.MoveMode.KeepAnchor)
        return result


class Anchors:
    """Places that move with the text, each known by a number."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._cursors: dict[int, QTextCursor] = {}
        self._next = 1

    def add(self, position: Position) -> int:
        """Remember a place."""
        number = self._next
        self._next += 1
        self._cursors[number] = cursor_at(self._document, position)
        return number

    def take(self, number: int) -> Position:
        """Give where the place is now, and forget it. KeyError when there is no such anchor."""
        return position_in(self._document, self._cursors.pop(number).position())

    def place_of(self, number: int) -> int:
        """Give the Qt position of a place. KeyError when there is no such anchor."""
        return self._cursors[number].position()

    def positions(self) -> dict[int, Position]:
        """Tell where all places are."""
        return {
            number: position_in(self._document, cursor.position()) for number, cursor in self._cursors.items()
        }

    def put(self, positions: Iterable[tuple[int, Position]]) -> None:
        """Put places again, after the whole text has been replaced."""
        for number, position in positions:
            self._cursors[number] = cursor_at(self._document, position)


def _selecting(document: QTextDocument, covered: Range) -> QTextCursor:
    cursor = cursor_at(document, covered.start)
    cursor.setPosition(_place(document, covered.end), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _place(document: QTextDocument, position: Position) -> int:
    if position.line < 0:
        return 0
    block: QTextBlock = document.findBlockByNumber(position.line)
    if not block.isValid():
        return document.characterCount() - 1
    return block.position() + to_utf16(block.text(), position.column)
