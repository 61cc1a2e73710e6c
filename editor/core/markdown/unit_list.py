"""The units of a body in order, with the lines they start at."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from editor.core.markdown.line_starts import LineStarts
from editor.core.markdown.units import Piece, Unit, join, tags_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from editor.core.markdown.item_edit import ItemEdit
    from editor.core.markdown.units import Cut, InnerEdit
    from editor.core.text.edit import LineChange


class Splice(NamedTuple):
    """What a replacement did: the units in `removed` gave place to those from `first` up to `end`."""

    first: int
    end: int
    removed: tuple[Unit, ...]


class UnitList:
    """Units and their starts; puts pieces in the place of others and joins them by their raw HTML."""

    def __init__(self) -> None:
        self._units: list[Unit] = []
        self._starts = LineStarts()

    def __len__(self) -> int:
        return len(self._units)

    def __getitem__(self, index: int) -> Unit:
        return self._units[index]

    def __iter__(self) -> Iterator[Unit]:
        return iter(self._units)

    def start(self, index: int) -> int:
        """Give the line at which a unit starts."""
        return self._starts[index]

    def end(self, index: int) -> int:
        """Give the line behind a unit's last."""
        return self._starts[index] + self._units[index].line_count

    def last_at(self, line: int) -> int:
        """Give the index of the last unit that starts at or above a line, -1 when there is none."""
        return self._starts.last_at(line)

    def index_of(self, line: int) -> int | None:
        """Give the index of the unit that starts at exactly that line."""
        return self._starts.index_of(line)

    def is_cut_alike(self, index: int, cuts: Sequence[Cut]) -> bool:
        """Tell whether the next of some cuts are exactly the pieces of a unit."""
        line = self._starts[index]
        pieces = self._units[index].pieces
        if len(cuts) < len(pieces):
            return False
        for piece, new in zip(pieces, cuts, strict=False):
            if (new.start, new.line_count) != (line, piece.line_count):
                return False
            line += piece.line_count
        return True

    def untouched(self, first: int, removed: int, change: LineChange) -> dict[int, Piece]:
        """Give the pieces of units that a change of lines spares, by the lines they begin at now."""
        found: dict[int, Piece] = {}
        for index in range(first, first + removed):
            line = self._starts[index]
            for piece in self._units[index].pieces:
                if line + piece.line_count <= change.first:
                    found[line] = piece
                elif line >= change.first + change.removed:
                    found[line + change.shift] = piece
                line += piece.line_count
        return found

    def replace(
        self, first: int, removed: int, cuts: Sequence[Cut], shift: int, spared: Mapping[int, Piece]
    ) -> Splice:
        """Put new pieces in the place of units, the `spared` ones again where they fit; all behind move.

        When raw HTML tags come or go, units further away may join or part: they are replaced as well.
        """
        pieces = [
            spared[cut.start]
            if cut.start in spared and spared[cut.start].line_count == cut.line_count
            else Piece.from_cut(cut)
            for cut in cuts
        ]
        old = self._units[first : first + removed]
        if tags_of(pieces) == tags_of(chain.from_iterable(unit.pieces for unit in old)):
            start = cuts[0].start if cuts else 0
            return self._put(first, removed, join(pieces), start, shift)
        behind = self._units[first + removed :]
        groups = join(
            [
                *chain.from_iterable(unit.pieces for unit in self._units[:first]),
                *pieces,
                *chain.from_iterable(unit.pieces for unit in behind),
            ]
        )
        head = 0
        while head < min(first, len(groups)) and self._units[head].pieces == groups[head]:
            head += 1
        tail = 0
        most = min(len(behind), len(groups) - head)
        while tail < most and self._units[-1 - tail].pieces == groups[-1 - tail]:
            tail += 1
        if head < first:
            start = self._starts[head]
        elif cuts:
            start = cuts[0].start
        else:
            start = self._starts[first + removed] + shift if behind else 0
        return self._put(
            head, len(self._units) - head - tail, groups[head : len(groups) - tail], start, shift
        )

    def put_piece(self, index: int, place: int, piece: Piece, follows: tuple[str, ItemEdit]) -> Splice:
        """Put a piece that defines, opens and closes nothing in the place of such a one of a unit."""
        old = self._units[index]
        pieces = (*old.pieces[:place], piece, *old.pieces[place + 1 :])
        shift = piece.line_count - old.pieces[place].line_count
        splice = self._put(index, 1, [pieces], self._starts[index], shift)
        if len(pieces) == 1:
            self._units[index].follows = follows
        return splice

    def put_pieces(self, index: int, edit: InnerEdit, new: Sequence[Piece]) -> Splice:
        """Put pieces in the place of others of a unit, none of which defines, opens or closes anything."""
        old = self._units[index]
        pieces = (*old.pieces[: edit.first], *new, *old.pieces[edit.first + len(edit.old) :])
        splice = self._put(index, 1, [pieces], self._starts[index], edit.shift)
        self._units[index].follows = (old.html, edit)
        return splice

    def _put(
        self, first: int, removed: int, groups: Sequence[tuple[Piece, ...]], start: int, shift: int
    ) -> Splice:
        old = tuple(self._units[first : first + removed])
        units = [Unit(group) for group in groups]
        starts: list[int] = []
        for unit in units:
            starts.append(start)
            start += unit.line_count
        self._units[first : first + removed] = units
        self._starts.splice(first, removed, starts, shift)
        return Splice(first, first + len(units), old)
