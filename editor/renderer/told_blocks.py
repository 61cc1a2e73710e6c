"""Which blocks the window has been told, so that of a large one it is told only what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from editor.renderer.kept_block import is_large, what_is_new

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from editor.core.text.edit import LineChange
    from editor.renderer.protocol import RenderedBlock

PATCH_SIZE = 50_000
"""about how many characters a patch may carry before the rest follows in another, so that the window can
do something else between them"""


class Slice(NamedTuple):
    """A part of a patch: so many blocks from `first` give place to others, those behind move by `shift`."""

    first: int
    removed: int
    blocks: Sequence[RenderedBlock]
    shift: int


class ToldBlocks:
    """The large blocks that have been told, each at its place; all others are only counted."""

    def __init__(self) -> None:
        self._known: list[RenderedBlock | None] = []

    def slices(
        self,
        first: int,
        removed: int,
        blocks: Sequence[RenderedBlock],
        shift: int,
        change: LineChange | None,
    ) -> Iterator[Slice]:
        """Cut a patch into slices to be told one after the other, and remember its blocks."""
        old = self._known[first : first + removed]
        self._known[first : first + removed] = [block if is_large(block) else None for block in blocks]
        place, taken = 0, 0
        for index, known in _pairs(old, blocks):
            told = what_is_new(old[known], blocks[index], change)  # type: ignore[arg-type]
            if told.kept is None:
                continue
            if index > place or known > taken or shift:
                yield from _small(first + place, known - taken, blocks[place:index], shift)
            yield Slice(first + index, 1, (told,), 0)
            place, taken, shift = index + 1, known + 1, 0
        if place < len(blocks) or taken < removed or shift or not place:
            yield from _small(first + place, removed - taken, blocks[place:], shift)


def _pairs(old: Sequence[RenderedBlock | None], new: Sequence[RenderedBlock]) -> Iterator[tuple[int, int]]:
    """Give the indices of large new blocks, each with that of the old one which most likely was the same."""
    least = 0
    for index, block in enumerate(new):
        if not is_large(block):
            continue
        for known in (index, index + len(old) - len(new)):
            if least <= known < len(old) and old[known] is not None:
                yield index, known
                least = known + 1
                break


def _small(first: int, removed: int, blocks: Sequence[RenderedBlock], shift: int) -> Iterator[Slice]:
    waiting: list[RenderedBlock] = []
    size = 0
    for block in blocks:
        cost = len(block.html) + 30 * len(block.spans)
        if waiting and size + cost > PATCH_SIZE:
            yield Slice(first, removed, waiting, shift)
            first, removed, shift = first + len(waiting), 0, 0
            waiting, size = [], 0
        waiting.append(block)
        size += cost
    yield Slice(first, removed, waiting, shift)
