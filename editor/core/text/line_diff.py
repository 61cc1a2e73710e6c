"""Which lines of two texts differ, in bounded time, and the rows of a unified diff."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.text.file_text import Line

MOST_CHANGED = 5000
"""of more changed lines only the number is told"""
CONTEXT = 3
_FINE = 300
_ENDINGS = {"\n": "␊", "\r\n": "␍␊", "\r": "␍", "": "∎"}
"""how an ending is shown where it is what differs"""


@dataclass(frozen=True, slots=True)
class DiffRow:
    """A row of a unified diff: `sign` is `+`, `-`, a space, or `@` for the heading of a part."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class LineDiff:
    """How two texts differ. A line that became another one counts once; `rows` may have been left out."""

    touched: int
    added: int
    removed: int
    rows: tuple[DiffRow, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether the rows say everything."""
        return bool(self.rows) or not self.touched


def line_diff(old: Sequence[Line], new: Sequence[Line]) -> LineDiff:
    """Compare two texts line by line, endings included.

    It takes time that grows with the number of lines, not with its square: lines that stand once in both
    texts hold the rest in place, and only short pieces between them are compared line with line.
    """
    blocks = _changed_blocks(old, new)
    removed = sum(o2 - o1 for o1, o2, _, _ in blocks)
    added = sum(n2 - n1 for _, _, n1, n2 in blocks)
    touched = sum(max(o2 - o1, n2 - n1) for o1, o2, n1, n2 in blocks)
    rows = _rows(old, new, blocks) if removed + added <= MOST_CHANGED else ()
    return LineDiff(touched, added, removed, tuple(rows))


_Block = tuple[int, int, int, int]
_PIECE = 500


def _changed_blocks(old: Sequence[Line], new: Sequence[Line]) -> list[_Block]:
    blocks: list[_Block] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        o1, o2, n1, n2 = _trimmed(old, new, waiting.pop())
        if o1 == o2 or n1 == n2:
            if o1 < o2 or n1 < n2:
                blocks.append((o1, o2, n1, n2))
        elif o2 - o1 + n2 - n1 <= _FINE:
            matcher = SequenceMatcher(None, old[o1:o2], new[n1:n2], autojunk=False)
            blocks += [
                (o1 + a, o1 + b, n1 + c, n1 + d)
                for tag, a, b, c, d in matcher.get_opcodes()
                if tag != "equal"
            ]
        else:
            anchors = _anchors(old, new, (o1, o2, n1, n2))
            if not anchors:
                blocks.append((o1, o2, n1, n2))
                continue
            for at_old, at_new in anchors:
                waiting.append((o1, at_old, n1, at_new))
                o1, n1 = at_old + 1, at_new + 1
            waiting.append((o1, o2, n1, n2))
    return sorted(blocks)


def _trimmed(old: Sequence[Line], new: Sequence[Line], block: _Block) -> _Block:
    o1, o2, n1, n2 = block
    # whole pieces first: lines that nobody touched are the same objects, and lists of them compare at once
    while o1 + _PIECE <= o2 and n1 + _PIECE <= n2 and old[o1 : o1 + _PIECE] == new[n1 : n1 + _PIECE]:
        o1, n1 = o1 + _PIECE, n1 + _PIECE
    while o1 + _PIECE <= o2 and n1 + _PIECE <= n2 and old[o2 - _PIECE : o2] == new[n2 - _PIECE : n2]:
        o2, n2 = o2 - _PIECE, n2 - _PIECE
    while o1 < o2 and n1 < n2 and _is_same(old[o1], new[n1]):
        o1, n1 = o1 + 1, n1 + 1
    while o1 < o2 and n1 < n2 and _is_same(old[o2 - 1], new[n2 - 1]):
        o2, n2 = o2 - 1, n2 - 1
    return o1, o2, n1, n2


def _is_same(one: Line, other: Line) -> bool:
    return one is other or one == other


def _anchors(old: Sequence[Line], new: Sequence[Line], block: _Block) -> list[tuple[int, int]]:
    """Find the longest row of lines that stand once in both pieces, in the same order."""
    o1, o2, n1, n2 = block
    in_old, in_new = _singles(old, o1, o2), _singles(new, n1, n2)
    pairs = [(at, in_new[line]) for line, at in in_old.items() if line in in_new]
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, at_new) in enumerate(pairs):
        place = bisect_left(tops, at_new)
        before.append(ends[place - 1] if place else -1)
        tops[place : place + 1] = [at_new]
        ends[place : place + 1] = [number]
    found: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _singles(lines: Sequence[Line], first: int, end: int) -> dict[Line, int]:
    found: dict[Line, int] = {}
    twice: set[Line] = set()
    for number in range(first, end):
        if lines[number] in found:
            twice.add(lines[number])
        found[lines[number]] = number
    return {line: number for line, number in found.items() if line not in twice}


def _rows(old: Sequence[Line], new: Sequence[Line], blocks: Sequence[_Block]) -> list[DiffRow]:
    rows: list[DiffRow] = []
    for part in _parts(blocks):
        first = max(0, part[0][0] - CONTEXT)
        end = min(len(old), part[-1][1] + CONTEXT)
        new_first = part[0][2] - (part[0][0] - first)
        new_end = part[-1][3] + (end - part[-1][1])
        heading = f"@@ -{first + 1},{end - first} +{new_first + 1},{new_end - new_first} @@"
        rows.append(DiffRow("@", heading))
        at = first
        for o1, o2, n1, n2 in part:
            rows += [DiffRow(" ", line.text) for line in old[at:o1]]
            texts = {line.text for line in old[o1:o2]} & {line.text for line in new[n1:n2]}
            rows += [DiffRow("-", _shown(line, texts)) for line in old[o1:o2]]
            rows += [DiffRow("+", _shown(line, texts)) for line in new[n1:n2]]
            at = o2
        rows += [DiffRow(" ", line.text) for line in old[at:end]]
    return rows


def _shown(line: Line, same_texts: set[str]) -> str:
    """Show a line's ending where the text alone does not tell what differs."""
    return line.text + (_ENDINGS[line.ending] if line.text in same_texts else "")


def _parts(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """Put blocks together whose context would touch."""
    parts: list[list[_Block]] = []
    for block in blocks:
        if parts and block[0] - parts[-1][-1][1] <= 2 * CONTEXT:
            parts[-1].append(block)
        else:
            parts.append([block])
    return parts
