"""Reads and draws units, and finds which others must be drawn again because of them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING

from editor.core.markdown.definitions import DefinitionTable
from editor.core.markdown.highlight_code import CodeHighlighter
from editor.core.markdown.numbering import count_repeats, number_notes
from editor.core.markdown.reading import PieceReader
from editor.core.markdown.render import MAX_REPEATS, BlockRenderer, plain_html
from editor.core.markdown.units import Parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markdown_it import MarkdownIt

    from editor.core.markdown.parser import MarkdownOptions
    from editor.core.markdown.unit_list import Splice, UnitList
    from editor.core.markdown.units import Piece, Unit

PLAIN_HINT = "This part is shown as plain text, because drawing it took too long."


class UnitDrawer:
    """Keeps units drawn: what they say themselves, and what definitions and numbers elsewhere make of them.

    `announce(start, line_count)` is called before work that may run away.
    """

    def __init__(
        self,
        options: MarkdownOptions,
        image_url: Callable[[str], str],
        announce: Callable[[int, int], None],
    ) -> None:
        highlighter = CodeHighlighter()
        self._reader = PieceReader(options, highlighter)
        self._renderer = BlockRenderer(self._reader.md, image_url, highlighter)
        self._announce = announce
        self._table = DefinitionTable()
        self._late_names: set[str] = set()
        self._nothing = Parsed((), ())

    @property
    def md(self) -> MarkdownIt:
        """Give the parser that cuts and reads."""
        return self._reader.md

    def draw(
        self,
        units: UnitList,
        lines: Sequence[str],
        plain: Sequence[int],
        splice: Splice,
        *,
        is_complete: bool,
    ) -> set[int]:
        """Draw the new units of a splice; give the indices of others that look different now.

        As long as the list is not complete, blocks that name what has just been defined wait for the
        end; `plain` are the lines, in order, whose units are not read.
        """
        fresh = range(splice.first, splice.end)
        self._take_definitions(units, splice)
        far: set[int] = set()
        if is_complete and self._late_names:
            far = self._forget_asking(units, self._late_names) - set(fresh)
            self._late_names = set()
        had_notes, had_slugs = _has_notes(splice.removed), _has_slugs(splice.removed)
        for index in chain(fresh, far):
            unit = units[index]
            had_notes |= bool(unit.notes)
            had_slugs |= bool(unit.slugs)
            self._read(unit, lines, units.start(index), is_plain=_touches(plain, units, index))
        touched = [units[index] for index in chain(fresh, far)]
        if had_notes or _has_notes(touched):
            far |= _number_notes(units)
        if had_slugs or _has_slugs(touched):
            far |= _count_repeats(units)
        far -= set(fresh)
        for index in chain(fresh, far):
            self._render(units, index, lines)
        return far

    def _take_definitions(self, units: UnitList, splice: Splice) -> None:
        new = [piece for index in range(splice.first, splice.end) for piece in units[index].pieces]
        old = [piece for unit in splice.removed for piece in unit.pieces]
        if _definitions_of(new) == _definitions_of(old):
            return
        if not old and splice.end == len(units):
            for piece in new:
                self._late_names |= self._table.add(piece.definitions, piece.notes)
            return
        table = DefinitionTable()
        for unit in units:
            for piece in unit.pieces:
                if piece.definitions or piece.notes:
                    table.add(piece.definitions, piece.notes)
        self._late_names |= self._table.differences(table)
        self._table = table

    def _forget_asking(self, units: UnitList, names: set[str]) -> set[int]:
        """Forget what was read of pieces that asked for one of the names; give their units."""
        found: set[int] = set()
        for index, unit in enumerate(units):
            for piece in unit.pieces:
                if piece.parsed is not None and not piece.parsed.names.isdisjoint(names):
                    piece.parsed = None
                    found.add(index)
        return found

    def _read(self, unit: Unit, lines: Sequence[str], start: int, *, is_plain: bool) -> None:
        for piece in unit.pieces:
            if is_plain:
                piece.parsed = self._nothing
            elif piece.parsed is None or piece.parsed is self._nothing:
                place, count = start, piece.line_count

                def announce(place: int = place, count: int = count) -> None:
                    self._announce(place, count)

                piece.parsed = self._reader.read(lines[start : start + count], self._table, announce)
            start += piece.line_count
        unit.gather()

    def _render(self, units: UnitList, index: int, lines: Sequence[str]) -> None:
        unit = units[index]
        start = units.start(index)
        if unit.pieces[0].parsed is self._nothing:
            text = "\n".join(lines[start : start + unit.line_count]).rstrip()
            unit.html = plain_html(text, "plain-block", PLAIN_HINT)
            return
        if self._renderer.is_risky(unit):
            self._announce(start, unit.line_count)
        unit.html = self._renderer.html_of(unit)


def _definitions_of(pieces: Iterable[Piece]) -> list[object]:
    return [entry for piece in pieces for entry in (*piece.definitions, *piece.notes)]


def _has_notes(units: Iterable[Unit]) -> bool:
    return any(unit.notes for unit in units)


def _has_slugs(units: Iterable[Unit]) -> bool:
    return any(unit.slugs for unit in units)


def _touches(plain: Sequence[int], units: UnitList, index: int) -> bool:
    if not plain:
        return False
    place = bisect_left(plain, units.start(index))
    return place < len(plain) and plain[place] < units.end(index)


def _number_notes(units: UnitList) -> set[int]:
    """Give all footnotes their numbers; return the units whose numbers are others now."""
    noted = [(index, unit) for index, unit in enumerate(units) if unit.notes]
    changed: set[int] = set()
    rows = number_notes(unit.notes for _, unit in noted)
    for (index, unit), numbers in zip(noted, rows, strict=True):
        if unit.numbers != numbers:
            unit.numbers = numbers
            changed.add(index)
    return changed


def _count_repeats(units: UnitList) -> set[int]:
    """Count all headings of one text; give the units whose counts are others now."""
    headed = [(index, unit) for index, unit in enumerate(units) if unit.slugs]
    changed: set[int] = set()
    rows = count_repeats((unit.slugs for _, unit in headed), MAX_REPEATS)
    for (index, unit), repeats in zip(headed, rows, strict=True):
        if unit.repeats != repeats:
            unit.repeats = repeats
            changed.add(index)
    return changed
