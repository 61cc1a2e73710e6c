"""A text as lines: how it parts into them, how edits become one change, how a change is applied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.core.text.edit import LineChange, Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from editor.core.text.edit import Range, TextEdit

_LINE_END = re.compile(r"\r\n|\n|\r")


def split_lines(text: str) -> list[str]:
    r"""Part a text at `\r\n`, `\n` and `\r`, at nothing else; there is always at least one line.

    `"a\r\nb\n"` gives `["a", "b", ""]`; a U+2028 or a form feed stays inside its line.
    """
    return _LINE_END.split(text)


class Source:
    """A text that changes, as a list of lines without their ends."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = list(lines) or [""]

    def apply(self, change: LineChange) -> None:
        """Do what the change tells; raises ValueError when it does not fit, and then does nothing."""
        check_fits(change, len(self.lines))
        self.lines[change.first : change.first + change.removed] = change.lines


def check_fits(change: LineChange, line_count: int) -> None:
    """Raise ValueError unless the change lies inside a text of that many lines and leaves one at least."""
    if change.first < 0 or change.removed < 0 or change.first + change.removed > line_count:
        message = f"lines {change.first} to {change.first + change.removed} of {line_count}"
        raise ValueError(message)
    if line_count + change.shift < 1:
        message = "a text has at least one line"
        raise ValueError(message)


def change_for_edits(lines: Sequence[str], edits: Sequence[TextEdit]) -> LineChange:
    r"""Turn edits of one version into the change of the whole lines they touch.

    Every range counts in the text before any edit. Edits at one place are put in the order given; edits
    that overlap raise ValueError, as does a place outside the text. Putting `x\ny` at column 1 of `"ab"`,
    line 3, is `LineChange(3, 1, ("ax", "yb"))`. No edits give a change that changes nothing.
    """
    if not edits:
        return LineChange(0, 0, ())
    ordered = sorted(edits, key=lambda edit: (edit.range.start, edit.range.end))
    first = ordered[0].range.start.line
    last = ordered[-1].range.end.line
    pieces: list[str] = []
    reached = Position(first, 0)
    for edit in ordered:
        _check_inside(lines, edit.range)
        if edit.range.start < reached:
            message = f"edits overlap at line {edit.range.start.line}"
            raise ValueError(message)
        pieces.append(between(lines, reached, edit.range.start))
        pieces.append(edit.new_text)
        reached = edit.range.end
    pieces.append(lines[last][reached.column :])
    return LineChange(first, last - first + 1, tuple(split_lines("".join(pieces))))


def text_in(lines: Sequence[str], range: Range) -> str:  # noqa: A002 - the contract names it so
    r"""Give the characters of a range, its lines parted by `\n`."""
    _check_inside(lines, range)
    return between(lines, range.start, range.end)


def between(lines: Sequence[str], start: Position, end: Position) -> str:
    """Give the characters from one place to another that is known to lie inside; "" for one before it."""
    if start.line >= end.line:
        return lines[start.line][start.column : end.column] if start.line == end.line else ""
    inner = [lines[start.line][start.column :], *lines[start.line + 1 : end.line]]
    return "\n".join([*inner, lines[end.line][: end.column]])


def _check_inside(lines: Sequence[str], range: Range) -> None:  # noqa: A002 - as in text_in
    for place in (range.start, range.end):
        if not (0 <= place.line < len(lines) and 0 <= place.column <= len(lines[place.line])):
            message = f"{place} is outside the text"
            raise ValueError(message)
    if range.end < range.start:
        message = f"{range} ends before it starts"
        raise ValueError(message)
