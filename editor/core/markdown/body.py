"""The lines of a body, and which of them are feared: they are shown as plain text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from editor.core.markdown.cutting import cut
from editor.core.markdown.units import Cut

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from markdown_it import MarkdownIt

    from editor.core.text.edit import LineChange

LONG_RUN = 200
"""So many feared lines in a row are not even cut: their structure may be what took too long."""

LARGE_CUT = 65_536
"""Cutting so many characters at a time is announced as risky."""


class Announcer:
    """Tells of risky work in a body that begins at line `first_line` of its post.

    It stands alone so that a list of blocks, which nothing holds any more, is free at once.
    """

    def __init__(self, first_line: int, tell: Callable[[int, int], None] | None) -> None:
        self.first_line = first_line
        self._tell = tell

    def __call__(self, start: int, line_count: int) -> None:
        """Announce work on lines that count in the body."""
        if self._tell is not None:
            self._tell(self.first_line + start, line_count)


class Body:
    """The lines of a body, counted from its first; feared lines move with the text until they are edited."""

    def __init__(self, lines: Sequence[str], plain_lines: Collection[int]) -> None:
        self.lines = list(lines)
        self._plain = sorted({line for line in plain_lines if 0 <= line < len(lines)})
        self._uncut = [line for run in _runs_of(self._plain) if len(run) >= LONG_RUN for line in run]

    def __len__(self) -> int:
        return len(self.lines)

    def apply(self, change: LineChange, first: int) -> None:
        """Follow a change that begins at line `first` of the body."""
        end = first + change.removed
        self.lines[first:end] = change.lines
        if self._plain:
            self._plain = list(_moved(self._plain, first, end, change.shift))
            self._uncut = list(_moved(self._uncut, first, end, change.shift))

    def is_plain(self, start: int, end: int) -> bool:
        """Tell whether a feared line is among those from `start` up to `end`."""
        place = bisect_left(self._plain, start)
        return place < len(self._plain) and self._plain[place] < end

    def cut(self, start: int, stop: int, md: MarkdownIt, announce: Callable[[int, int], None]) -> list[Cut]:
        """Cut lines into pieces; a long run of feared lines is a piece of its own."""
        cuts: list[Cut] = []
        low, high = bisect_left(self._uncut, start), bisect_left(self._uncut, stop)
        runs = _runs_of(self._uncut[low:high])
        for place, run in enumerate(runs):
            limit = runs[place + 1].start if place + 1 < len(runs) else stop
            cuts += self._cut_safe(start, run.start, md, announce)
            start = run.stop
            while start < limit and not self.lines[start].strip(" \t"):
                start += 1
            cuts.append(Cut(run.start, start - run.start))
        return cuts + self._cut_safe(start, stop, md, announce)

    def _cut_safe(
        self, start: int, stop: int, md: MarkdownIt, announce: Callable[[int, int], None]
    ) -> list[Cut]:
        lines = self.lines[start:stop]
        if sum(map(len, lines)) > LARGE_CUT:
            announce(start, stop - start)
        return cut(lines, md, start)


def _moved(lines: Sequence[int], first: int, end: int, shift: int) -> list[int]:
    before, behind = bisect_left(lines, first), bisect_left(lines, end)
    return [*lines[:before], *(line + shift for line in lines[behind:])]


def _runs_of(lines: Sequence[int]) -> list[range]:
    """Give the runs of neighbours: 1, 2, 5 is range(1, 3) and range(5, 6)."""
    runs: list[range] = []
    for line in lines:
        if runs and runs[-1].stop == line:
            runs[-1] = range(runs[-1].start, line + 1)
        else:
            runs.append(range(line, line + 1))
    return runs
