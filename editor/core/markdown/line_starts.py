"""The lines at which blocks start, kept so that an edit need not move each one behind it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class LineStarts:
    """A rising list of lines in two parts; what lies behind the split is stored without a common offset.

    Edits follow one another closely, so the split moves by few entries at a time.
    """

    def __init__(self) -> None:
        self._stored: list[int] = []
        self._split = 0
        self._offset = 0

    def __len__(self) -> int:
        return len(self._stored)

    def __getitem__(self, index: int) -> int:
        line = self._stored[index]
        return line + self._offset if index >= self._split else line

    def splice(self, first: int, removed: int, starts: Sequence[int], shift: int) -> None:
        """Put `starts` where `removed` entries from `first` were, and move all behind by `shift`."""
        self._move_split(first + removed)
        self._stored[first : first + removed] = starts
        self._split = first + len(starts)
        self._offset += shift

    def last_at(self, line: int) -> int:
        """Give the index of the last start at or above a line, -1 when there is none."""
        split = self._split
        if split < len(self._stored) and line >= self._stored[split] + self._offset:
            return bisect_right(self._stored, line - self._offset, lo=split) - 1
        return bisect_right(self._stored, line, hi=split) - 1

    def index_of(self, line: int) -> int | None:
        """Give the index of the start at exactly that line."""
        index = self.last_at(line)
        return index if index >= 0 and self[index] == line else None

    def _move_split(self, place: int) -> None:
        low, high = sorted((place, self._split))
        offset = self._offset if place > self._split else -self._offset
        if offset:
            self._stored[low:high] = [line + offset for line in self._stored[low:high]]
        self._split = place
