"""Two changes, one after the other, told as one: so a renderer that fell behind catches up at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.text.edit import LineChange

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDEST_GAP = 40
"""untouched lines between two changes past which they are better handled one by one"""


def are_close(before: LineChange, after: LineChange) -> bool:
    """Tell whether joining two changes, the second made on the text of the first, repeats few lines."""
    gap = max(
        after.first - (before.first + len(before.lines)),
        before.first - (after.first + after.removed),
    )
    return gap <= WIDEST_GAP


def joined(before: LineChange, after: LineChange, lines: Sequence[str]) -> LineChange:
    """Give the one change that does what two did; `lines` is the text that came of both.

    Typing `b` and then `c` behind `a` on line 3 is `LineChange(3, 1, ("abc",))`.
    """
    first = min(before.first, after.first)
    between_end = max(before.first + len(before.lines), after.first + after.removed)
    removed = between_end - before.shift - first
    return LineChange(first, removed, tuple(lines[first : between_end + after.shift]))
