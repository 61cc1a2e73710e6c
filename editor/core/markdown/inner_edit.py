"""An edit of running text inside a block of very many pieces, such as a long `<details>`: what is done again.

The block is cut and read piece by piece; only the pieces around the edit are cut, read and drawn anew, where
what they say means nothing for the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from editor.core.markdown.html_tags import is_deeper_than
from editor.core.markdown.long_piece import has_simple_text, moved_behind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.core.markdown.units import Cut, InnerEdit, Parsed, Piece, Unit

MANY = 20
"""Blocks of fewer pieces are drawn as a whole."""

_VOID = ("<br", "<img", "<hr", "<wbr", "<col", "<source")
_DEEPEST = 20
"""how deep the elements of plain text may nest"""


class Surroundings(NamedTuple):
    """The pieces of a unit that an edit may touch: from index `first` on, beginning at `first_line`.

    `starts` tells the index of each piece that may begin behind the edit by its line before it.
    """

    first: int
    first_line: int
    starts: dict[int, int]


def surroundings(pieces: Sequence[Piece], first: int, end: int) -> Surroundings | None:
    """Find what an edit of a unit's lines from `first` up to `end` may touch; None where that is its ends."""
    if len(pieces) < MANY:
        return None
    line, place = 0, 0
    lines: list[int] = []
    while place < len(pieces) and (line < end or len(lines) < 3 or lines[-3] < end):
        lines.append(line)
        line += pieces[place].line_count
        place += 1
    touched = next((index for index in range(len(lines) - 1, -1, -1) if lines[index] <= first), 0)
    front = touched - 1
    if front < 1 or pieces[front - 1].may_grow or pieces[front].may_grow:
        return None
    starts = {lines[index]: index for index in range(touched + 1, len(lines)) if lines[index] >= end}
    return Surroundings(front, lines[front], starts) if starts else None


def is_of_itself(piece: Piece | Cut) -> bool:
    """Tell whether a piece defines, opens and closes nothing."""
    return not (piece.tags or piece.definitions or piece.notes or piece.may_grow)


def html_inside(
    html: str,
    unit: Unit,
    edit: InnerEdit,
    most_depth: int,
    draw: Callable[[Sequence[Piece], int], str | None],
) -> str | None:
    """Give the html of a block after an edit by that from before it; None where all must be drawn.

    `draw` gives what some pieces, the first of them at a line of the block, look like by themselves. That is
    compared with what they looked like before: where they are at home they might look otherwise.
    """
    new = unit.pieces[edit.first : edit.first + edit.count]
    if unit.has_contents or not new or not all(map(_is_plain, (*new, *edit.old))):
        return None
    begin = html.find(f'<p data-line="{edit.first_line}">')
    behind = html.find(f' data-line="{edit.old_end}"', begin)
    end = html.rfind("<", begin, behind)
    if not 0 <= begin < end or (edit.shift and _tells_lines(unit)):
        return None
    drawn = draw(new, edit.first_line)
    if drawn is None or html[begin:end] != draw(edit.old, edit.first_line):
        return None
    if is_deeper_than(drawn, _DEEPEST) or _depth_at(html, begin) + _DEEPEST > most_depth:
        return None
    return html[:begin] + drawn + moved_behind(html[end:], edit.shift)


def _is_plain(piece: Piece) -> bool:
    parsed = piece.parsed
    return parsed is not None and is_of_itself(piece) and _is_paragraph(parsed)


def _is_paragraph(parsed: Parsed) -> bool:
    kinds = [token.type for token in parsed.tokens]
    if kinds != ["paragraph_open", "inline", "paragraph_close"] or parsed.tokens[0].attrs or parsed.notes:
        return False
    return not parsed.tokens[0].hidden and has_simple_text(parsed.tokens[1])


def _tells_lines(unit: Unit) -> bool:
    """Tell whether raw HTML says of itself at which line it stands."""
    return any("data-line" in token.content for token in unit.tokens if token.content)


def _depth_at(html: str, place: int) -> int:
    """Give how many elements are open at most at a place of clean html."""
    opened = html.count("<", 0, place) - 2 * html.count("</", 0, place)
    return opened - sum(html.count(name, 0, place) for name in _VOID)
