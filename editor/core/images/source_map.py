"""From the text that a Markdown token holds back to the characters of the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from editor.core.text.edit import Position, Range

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Place(NamedTuple):
    """Where one line of a token's text begins; `bars` are the offsets whose backslash the parser took."""

    line: int
    column: int
    bars: tuple[int, ...] = ()


class Stretch:
    r"""The text of one token, each of its lines tied to a place in the source.

    In `> ![a](b)` the paragraph's text is `![a](b)`: its offset 0 is column 2. In the cell of a table
    the text `a|b` was written `a\|b`.
    """

    def __init__(self, text: str, places: Sequence[_Place | None]) -> None:
        self.text = text
        self._places = places
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    @classmethod
    def of_lines(cls, lines: Sequence[str], first: int) -> Stretch:
        """Take whole lines of the source as they are."""
        return cls("\n".join(lines), [_Place(first + index, 0) for index in range(len(lines))])

    @classmethod
    def of_token(cls, text: str, lines: Sequence[str], first: int) -> Stretch:
        """Tie a token's text to the lines it was made of, whose container signs and indents it lost."""
        places: list[_Place | None] = []
        for index, line in enumerate(text.split("\n")):
            column = _column(line, lines[index]) if index < len(lines) else None
            places.append(None if column is None else _Place(first + index, column))
        return cls(text, places)

    @classmethod
    def of_cell(cls, text: str, line: str, number: int, after: int) -> tuple[Stretch, int]:
        """Tie a table cell's text to its line, looked for behind column `after`; give where it ends."""
        written = text.replace("|", "\\|")
        column = line.find(written, after)
        if column < 0:
            return cls(text, [None]), after
        bars = tuple(offset for offset, character in enumerate(text) if character == "|")
        return cls(text, [_Place(number, column, bars)]), column + len(written)

    def range(self, start: int, end: int) -> Range | None:
        """Give the source range of two offsets, None where a line could not be tied."""
        first, last = self._position(start), self._position(end)
        return None if first is None or last is None else Range(first, last)

    def _position(self, offset: int) -> Position | None:
        index = min(bisect_right(self._starts, offset) - 1, len(self._places) - 1)
        place = self._places[index]
        if place is None:
            return None
        inside = offset - self._starts[index]
        return Position(place.line, place.column + inside + bisect_left(place.bars, inside))


def _column(line: str, source: str) -> int | None:
    """Tell at which column of its source line a token's line begins; the parser cuts at both ends."""
    # the parser shows NUL as U+FFFD
    written = source.replace("\0", "\ufffd")
    for text, whole in ((line, written), (line.strip(), written.rstrip())):
        if whole.endswith(text):
            column = len(whole) - len(text)
            # tabs that were widened to spaces stand before the text
            return column - (len(line) - len(line.lstrip()) if text != line else 0)
    column = written.rfind(line)
    return column if column >= 0 else None
