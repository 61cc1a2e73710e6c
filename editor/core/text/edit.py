"""Where a text is touched: positions and ranges, the wish (TextEdit) and the fact (LineChange)."""

from __future__ import annotations

from typing import NamedTuple


class Position(NamedTuple):
    """A place between two characters; line and column count from 0, columns are Python characters.

    In `"a😀b"` the `b` begins at column 2 (Qt would say 3).
    """

    line: int
    column: int


class Range(NamedTuple):
    """The characters from `start` up to, not including, `end`."""

    start: Position
    end: Position

    @classmethod
    def on_line(cls, line: int, start: int, end: int) -> Range:
        """Give the range of the columns `start` to `end` of one line."""
        return cls(Position(line, start), Position(line, end))

    @property
    def is_empty(self) -> bool:
        """Tell whether the range covers no character."""
        return self.start == self.end


class TextEdit(NamedTuple):
    r"""A wish: put `new_text` (lines parted by `\n`) where `range` is. Nothing has happened yet."""

    range: Range
    new_text: str


class LineChange(NamedTuple):
    """A fact: from line `first`, `removed` whole lines gave place to `lines`.

    Typing `b` behind `a` on line 3 is `LineChange(3, 1, ("ab",))`; Enter in the middle of `ab` is
    `LineChange(3, 1, ("a", "b"))`. A text always has at least one line, which may be empty.
    """

    first: int
    removed: int
    lines: tuple[str, ...]

    @property
    def shift(self) -> int:
        """Tell by how many lines everything behind the change has moved."""
        return len(self.lines) - self.removed
