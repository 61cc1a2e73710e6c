"""Reads and draws units, and finds which others must be drawn again because of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.markdown.counted import UnitCounter, counts_of, list_headings
from editor.core.markdown.definitions import DefinitionTable, abbreviations_among
from editor.core.markdown.highlight_code import CodeHighlighter
from editor.core.markdown.known_texts import KnownTexts
from editor.core.markdown.long_piece import joined
from editor.core.markdown.reading import PieceReader
from editor.core.markdown.render import BlockRenderer, plain_html
from editor.core.markdown.units import Parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markdown_it import MarkdownIt

    from editor.core.markdown.body import Body
    from editor.core.markdown.counted import Counts
    from editor.core.markdown.item_edit import ItemEdit
    from editor.core.markdown.long_piece import Reread
    from editor.core.markdown.parser import MarkdownOptions
    from editor.core.markdown.unit_list import Splice, UnitList
    from editor.core.markdown.units import Piece, Unit

MOST_FAR = 100
"""When an edit changes more blocks elsewhere than these, they follow in slices."""


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
        highlighter = self._highlighter = CodeHighlighter()
        known = KnownTexts()
        self._reader = PieceReader(options, highlighter, known)
        self._renderer = BlockRenderer(self._reader.md, image_url, highlighter, known, options.site.lacks)
        self._announce = announce
        self._table = DefinitionTable()
        self._counter = UnitCounter()
        self._late_names: set[str] = set()
        self._late_from: int | None = None
        self._has_listed = False
        self._nothing = Parsed((), ())

    @property
    def md(self) -> MarkdownIt:
        """Give the parser that cuts and reads."""
        return self._reader.md

    @property
    def has_late(self) -> bool:
        """Tell whether units wait to be drawn again, because of definitions that came after them."""
        return self._late_from is not None

    def draw(self, units: UnitList, body: Body, splice: Splice, *, is_parsed: bool) -> set[int]:
        """Draw the new units of a splice; give the indices of others that look different now.

        Units that name what has just been defined wait until the whole body is parsed; when there are
        many of them, they wait longer, for `draw_late`.
        """
        fresh = list(range(splice.first, splice.end))
        self._take_definitions(units, splice)
        if self._late_from is not None:
            self._late_from = min(self._late_from, splice.first)
        far: list[int] = []
        if is_parsed and self._late_names:
            names, self._late_names = self._late_names, set()
            far = sorted(self._forget_asking(units, names) - set(fresh))
            if len(far) > MOST_FAR:
                self._late_from, far = 0, []
        before = counts_of([*splice.removed, *(units[index] for index in far)])
        self._highlighter.is_hurried = True
        drawn = self._draw_again(units, body, [*fresh, *far], before)
        self._highlighter.is_hurried = False
        self._put_off(units, {index for index in drawn if units[index].put_off})
        drawn -= set(fresh)
        if is_parsed and not self._has_listed:
            self._has_listed = True
            self._put_off(units, list_headings(units))
        return drawn

    def read_part(
        self, piece: Piece, lines: Sequence[str], reread: Reread, announce: Callable[[], None]
    ) -> tuple[Parsed, ItemEdit] | None:
        """Read what an edit may have changed of a piece that has these lines now; None where that is all."""
        if piece.parsed is None or self.has_late:
            return None
        part = self._reader.read_part(piece.parsed, lines, reread.lines, self._table, announce)
        return joined(piece.parsed, part, reread) if part is not None else None

    def _put_off(self, units: UnitList, indices: set[int]) -> None:
        """Let units wait for `draw_late`: a list of headings above is no reason to tell all below anew."""
        for index in indices:
            units[index].is_late = True
        if indices:
            self._late_from = min(*indices, len(units) if self._late_from is None else self._late_from)

    def draw_late(self, units: UnitList, body: Body, max_lines: int) -> set[int]:
        """Draw the next of the units that wait, as far as about so many lines reach."""
        index, late = self._late_from or 0, list[int]()
        while index < len(units) and not (late and units.end(index) - units.start(late[0]) > max_lines):
            if units[index].is_late:
                if not self._is_coloured(units, index):
                    break
                late.append(index)
            index += 1
        self._late_from = index if index < len(units) else None
        before = {index: (units[index].html, units[index].spans) for index in late}
        drawn = self._draw_again(units, body, late, counts_of([units[index] for index in late]))
        return {index for index in drawn if before.get(index) != (units[index].html, units[index].spans)}

    def _is_coloured(self, units: UnitList, index: int) -> bool:
        """Go on with the codes of a unit that were put off; True when there are no more."""
        unit = units[index]
        for code in unit.put_off:
            self._announce(units.start(index), unit.line_count)
            if not self._highlighter.work_on(code):
                return False
        if unit.put_off:
            unit.put_off = ()
            for piece in unit.pieces:
                if piece.parsed is not self._nothing:
                    piece.parsed = None
        return True

    def _draw_again(self, units: UnitList, body: Body, indices: Sequence[int], before: Counts) -> set[int]:
        for index in indices:
            is_plain = body.is_plain(units.start(index), units.end(index))
            self._read(units[index], body.lines, units.start(index), is_plain=is_plain)
            units[index].put_off = self._highlighter.take_put_off()
        now = [units[index] for index in indices]
        changed = self._counter.follow(before, now, units)
        changed |= self._counter.follow_contents(before, now, units, is_parsed=self._has_listed)
        # what waits is drawn when its turn comes, with the counts it has then
        drawn = {*indices, *(index for index in changed if not units[index].is_late)}
        for index in sorted(drawn):
            self._render(units, index, body.lines)
            units[index].put_off = (*units[index].put_off, *self._highlighter.take_put_off())
        return drawn

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
        labels = abbreviations_among(names)
        for index, unit in enumerate(units):
            for piece in unit.pieces:
                if piece.parsed is not None and _asks(piece.parsed, names, labels):
                    piece.parsed = None
                    unit.is_late = True
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

                blocks, piece.tokens = piece.tokens, None
                piece.parsed = self._reader.read(lines[start : start + count], self._table, announce, blocks)
            start += piece.line_count
        unit.is_late = False
        unit.gather()

    def _render(self, units: UnitList, index: int, lines: Sequence[str]) -> None:
        unit = units[index]
        start = units.start(index)
        if unit.pieces[0].parsed is self._nothing:
            text = "\n".join(lines[start : start + unit.line_count]).rstrip()
            unit.html = plain_html(text, "too-slow")
            return
        follows, unit.follows = unit.follows, None
        if follows is not None and (html := self._renderer.html_after(unit, *follows)) is not None:
            unit.html = html
            return
        if self._renderer.is_risky(unit):
            self._announce(start, unit.line_count)
        unit.html = self._renderer.html_of(unit)


def _definitions_of(pieces: Iterable[Piece]) -> list[object]:
    return [entry for piece in pieces for entry in (*piece.definitions, *piece.notes)]


def _asks(parsed: Parsed, names: set[str], labels: Sequence[str]) -> bool:
    if not parsed.names.isdisjoint(names):
        return True
    return any(label in parsed.searched for label in labels)
