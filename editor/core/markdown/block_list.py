"""The body as blocks: parsed in slices, then kept equal to a full parse with little work for each edit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from editor.core.markdown.block import Block, BlockPatch
from editor.core.markdown.body import Announcer, Body
from editor.core.markdown.cutting import LOOK_AHEAD
from editor.core.markdown.drawing import UnitDrawer
from editor.core.markdown.inner_edit import is_of_itself, surroundings
from editor.core.markdown.long_piece import part_to_read
from editor.core.markdown.unit_list import UnitList
from editor.core.markdown.units import InnerEdit, Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from editor.core.markdown.parser import MarkdownOptions
    from editor.core.markdown.unit_list import Splice
    from editor.core.markdown.units import Cut
    from editor.core.text.edit import LineChange

_MIN_WINDOW = 8


class BlockList:
    """The blocks of a post's body, from line `first_line` of its lines to the last.

    Nothing is parsed at first: `fill` parses the next slice, until `is_complete`. From then on `blocks`
    equal those of a fresh, complete list of the same text, whatever `apply` is given. Blank lines before
    the first construct belong to no block.

    `image_url` gives the address that shows an image's destination. Blocks that touch one of
    `plain_lines` are shown as plain text; such a line moves with the text and is forgotten when it is
    edited. `announce(line, line_count)` is told before work that may run away.
    """

    def __init__(
        self,
        lines: Sequence[str],
        first_line: int,
        options: MarkdownOptions,
        image_url: Callable[[str], str],
        *,
        plain_lines: Collection[int] = (),
        announce: Callable[[int, int], None] | None = None,
    ) -> None:
        self._body = Body(lines[first_line:], [line - first_line for line in plain_lines])
        self._announce = Announcer(first_line, announce)
        self._units = UnitList()
        self._drawer = UnitDrawer(options, image_url, self._announce)
        self._parsed_to = 0

    @property
    def blocks(self) -> Sequence[Block]:
        """Give the blocks parsed so far: a live view, each block is made when it is looked at."""
        return _Blocks(self)

    @property
    def is_complete(self) -> bool:
        """Tell whether everything is parsed and drawn.

        An edit that changes very many blocks elsewhere, such as that of a definition which a hundred of
        them name, makes this False again: the rest comes by `fill`.
        """
        return self._is_parsed and not self._drawer.has_late

    @property
    def _is_parsed(self) -> bool:
        return self._parsed_to >= len(self._body)

    def __len__(self) -> int:
        return len(self._units)

    def block_at(self, index: int) -> Block:
        """Give one block with the line it has now."""
        unit = self._units[index]
        line = self._announce.first_line + self._units.start(index)
        return Block(line, unit.line_count, unit.html, unit.spans, unit.tokens)

    def index_at(self, line: int) -> int:
        """Give the index of the block that covers a line of the post, -1 when none begins above it."""
        return self._units.last_at(line - self._announce.first_line)

    def fill(self, max_lines: int) -> BlockPatch:
        """Parse and append the next slice of about so many lines, more when a construct is longer.

        Earlier blocks that name something defined behind them come with the last slice: that patch then
        reaches back to the first of those. When they are many, they come in slices of their own.
        """
        if self.is_complete:
            return BlockPatch(len(self._units), 0, (), 0)
        if self._is_parsed:
            late = self._drawer.draw_late(self._units, self._body, max_lines)
            return self._joined([BlockPatch(min(late, default=0), 0, (), 0), *self._patches(late)])
        size = max(max_lines, 1)
        while True:
            stop = min(self._parsed_to + size, len(self._body))
            cuts = self._cut(self._parsed_to, stop)
            if stop == len(self._body):
                self._parsed_to = stop
                break
            cuts = cuts[: _certain(cuts, stop)][:-1]
            if cuts:
                self._parsed_to = cuts[-1].end
                break
            size *= 2
        return self._joined(self._replace(len(self._units), len(self._units), cuts, None))

    def apply(self, change: LineChange) -> BlockPatch:
        """Follow a change of the body's lines; the patch covers every block that looks different now."""
        return self._joined(self.apply_in_parts(change))

    def apply_in_parts(self, change: LineChange) -> list[BlockPatch]:
        """Do as `apply`, but give far blocks that changed, through a definition say, as patches of their own.

        Each patch builds on the list that the one before it leaves.
        """
        first = change.first - self._announce.first_line
        if first < 0 or change.removed < 0 or first + change.removed > len(self._body):
            raise ValueError(f"the change at line {change.first} is outside the body")
        was_complete = self._is_parsed
        old = self._body.lines[first : first + change.removed]
        self._body.apply(change, first)
        if was_complete:
            inside = change._replace(first=first)
            if patches := self._part_again(inside, old) or self._inside_again(inside):
                return patches
        if not was_complete and first >= self._parsed_to + LOOK_AHEAD:
            return [BlockPatch(len(self._units), 0, (), change.shift)]
        return self._parse_again(first, change, was_complete=was_complete)

    def move(self, shift: int) -> BlockPatch:
        """Follow a change in front of the body that moves all of it by some lines."""
        self._announce.first_line += shift
        return BlockPatch(0, 0, (), shift)

    def _parse_again(self, first: int, change: LineChange, *, was_complete: bool) -> list[BlockPatch]:
        """Parse from a unit in front of the edit until a piece begins where an old unit began."""
        unit = self._first_touched(first)
        start = self._units.start(unit) if unit > 0 else 0
        size = max(self._reach(first + change.removed) + change.shift - start, _MIN_WINDOW)
        edited_to = first + len(change.lines)
        while True:
            stop = min(start + size, len(self._body))
            cuts = self._cut(start, stop)
            if stop < len(self._body):
                meeting = self._meeting(cuts[: _certain(cuts, stop)], edited_to, change.shift)
            else:
                meeting = self._meeting(cuts, edited_to, change.shift) or (len(cuts), len(self._units))
            if meeting is not None:
                break
            size *= 2
        count, old_end = meeting
        if old_end == len(self._units) and not was_complete:
            self._parsed_to = cuts[count].start if count < len(cuts) else len(self._body)
        else:
            self._parsed_to += change.shift
        if was_complete:
            self._parsed_to = len(self._body)
        place = 0
        while unit < old_end and self._units.end(unit) <= first:
            if not self._units.is_cut_alike(unit, cuts[place:count]):
                break
            place += len(self._units[unit].pieces)
            unit += 1
        return self._replace(unit, old_end, cuts[place:count], change._replace(first=first))

    def _part_again(self, change: LineChange, old: Sequence[str]) -> list[BlockPatch]:
        """Read only a part of a long piece, where that is enough; nothing where it is not."""
        index = self._units.last_at(change.first)
        if index < 0:
            return []
        unit, line = self._units[index], self._units.start(index)
        end = line + unit.line_count + change.shift
        place = 0
        while place < len(unit.pieces) - 1 and change.first >= line + unit.pieces[place].line_count:
            line += unit.pieces[place].line_count
            place += 1
        piece = unit.pieces[place]
        reread = part_to_read(piece, self._body.lines, line, change, old)
        if reread is None or self._body.is_plain(self._units.start(index), end):
            return []
        lines = self._body.lines[line : line + piece.line_count + change.shift]
        made = self._drawer.read_part(piece, lines, reread, lambda: self._announce(line, len(lines)))
        if made is None:
            return []
        new = Piece(len(lines), (), (), (), parsed=made[0])
        splice = self._units.put_piece(index, place, new, (unit.html, made[1]))
        self._parsed_to = len(self._body)
        return self._drawn(splice, change.shift)

    def _inside_again(self, change: LineChange) -> list[BlockPatch]:
        """Cut and read only a few pieces of a unit of very many; nothing where that is not enough."""
        index = self._units.last_at(change.first)
        if index < 0 or self._drawer.has_late:
            return []
        unit, start = self._units[index], self._units.start(index)
        found = surroundings(unit.pieces, change.first - start, change.first + change.removed - start)
        if found is None or self._body.is_plain(start, start + unit.line_count + change.shift):
            return []
        stop = min(start + max(found.starts) + change.shift + LOOK_AHEAD + 1, len(self._body))
        cuts = self._cut(start + found.first_line, stop)
        certain = cuts[: _certain(cuts, stop)]
        for count, new in enumerate(certain):
            end = found.starts.get(new.start - change.shift - start)
            if end is None or new.start < change.first + len(change.lines):
                continue
            old = unit.pieces[found.first : end]
            if not all(map(is_of_itself, (*old, *cuts[:count]))):
                return []
            old_end = new.start - change.shift - start
            edit = InnerEdit(found.first, count, old, found.first_line, old_end, change.shift)
            fresh = [Piece.from_cut(cut) for cut in cuts[:count]]
            self._parsed_to = len(self._body)
            return self._drawn(self._units.put_pieces(index, edit, fresh), change.shift)
        return []

    def _first_touched(self, line: int) -> int:
        """Give the first unit that an edit of a line can change: the one in front, or what takes that in."""
        unit = max(self._units.last_at(line) - 1, 0)
        if unit and self._units[unit - 1].pieces[-1].may_grow:
            return unit - 1
        return unit

    def _reach(self, line: int) -> int:
        """Give an old line so far behind an old line that parsing up to it nearly always meets."""
        behind = self._units.last_at(line) + 2
        reached = self._units.start(behind) if behind < len(self._units) else self._parsed_to
        return reached + LOOK_AHEAD

    def _meeting(self, cuts: Sequence[Cut], edited_to: int, shift: int) -> tuple[int, int] | None:
        """Find the first cut behind the edit that begins where an old unit began, or where none was yet."""
        for count, new in enumerate(cuts):
            if new.start < edited_to:
                continue
            if new.start - shift >= self._parsed_to:
                return count, len(self._units)
            unit = self._units.index_of(new.start - shift)
            if unit is not None:
                return count, unit
        return None

    def _replace(
        self, first: int, old_end: int, cuts: Sequence[Cut], change: LineChange | None
    ) -> list[BlockPatch]:
        """Put cuts in the place of units, because of a change whose lines count in the body."""
        shift = change.shift if change else 0
        spared = self._units.untouched(first, old_end - first, change) if change else {}
        return self._drawn(self._units.replace(first, old_end - first, cuts, shift, spared), shift)

    def _drawn(self, splice: Splice, shift: int) -> list[BlockPatch]:
        far = self._drawer.draw(self._units, self._body, splice, is_parsed=self._is_parsed)
        near = BlockPatch(splice.first, len(splice.removed), self._made(splice.first, splice.end), shift)
        return [near, *self._patches(far)]

    def _patches(self, indices: set[int]) -> list[BlockPatch]:
        """Give the patches that show blocks anew, one for each run of neighbours."""
        return [BlockPatch(start, end - start, self._made(start, end), 0) for start, end in _runs(indices)]

    def _joined(self, patches: Sequence[BlockPatch]) -> BlockPatch:
        """Make one patch of a list whose later patches keep the number of blocks."""
        near = patches[0]
        if len(patches) == 1:
            return near
        first = min(patch.first for patch in patches)
        end = max(patch.first + len(patch.added) for patch in patches)
        grown = len(near.added) - near.removed
        return BlockPatch(first, end - first - grown, self._made(first, end), near.shift)

    def _made(self, first: int, end: int) -> tuple[Block, ...]:
        return tuple(self.block_at(index) for index in range(first, end))

    def _cut(self, start: int, stop: int) -> list[Cut]:
        return self._body.cut(start, stop, self._drawer.md, self._announce)


class _Blocks(Sequence[Block]):
    """The blocks of a list as a sequence."""

    def __init__(self, source: BlockList) -> None:
        self._source = source

    def __len__(self) -> int:
        return len(self._source)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | Sequence[Block]:
        if isinstance(index, slice):
            return tuple(self._source.block_at(place) for place in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._source.block_at(index % len(self))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Blocks) and tuple(self) == tuple(other)


def _certain(cuts: Sequence[Cut], stop: int) -> int:
    """Tell how many cuts begin so far above the end of what was read that they begin there for certain."""
    count = len(cuts)
    while count and cuts[count - 1].start + LOOK_AHEAD > stop:
        count -= 1
    return count


def _runs(indices: set[int]) -> list[tuple[int, int]]:
    """Give the runs of neighbours: {1, 2, 5} is (1, 3) and (5, 6)."""
    runs: list[tuple[int, int]] = []
    for index in sorted(indices):
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs
