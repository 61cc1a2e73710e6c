"""One open post in the renderer: its lines, front matter and blocks, and what changed of them."""

from __future__ import annotations

import hashlib
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from editor.core.diagnostic import Diagnostic, Severity
from editor.core.frontmatter.fence import find_fence
from editor.core.frontmatter.field import FrontMatter
from editor.core.frontmatter.fields import front_matter_spans, read_front_matter
from editor.core.images.reference import field_references, may_hold_images, references_in
from editor.core.markdown.block_list import BlockList
from editor.core.markdown.outline import outline
from editor.core.markdown.site_reading import options_for
from editor.core.text.edit import Position, Range, TextEdit
from editor.core.text.source import Source
from editor.renderer.joined_change import are_close, joined
from editor.renderer.protocol import FieldEdit, Fields, Patch, ProtocolError, RenderedBlock, Working
from editor.renderer.told_blocks import ToldBlocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from editor.core.markdown.block import Block, BlockPatch
    from editor.core.text.edit import LineChange
    from editor.renderer.protocol import Open, SetField

FIRST_SLICE = 80
SMALLEST_SLICE = 40
LARGEST_SLICE = 2000
QUICK = 0.010
SLOW = 0.020
"""seconds of processor time in a slice: after a longer one the next is shorter, so that a key waits little"""
MOST_DESTINATIONS = 20_000_000
"""characters of destinations that are remembered before unused ones are forgotten"""
TOO_COMPLEX = "frontmatter.too-complex"
"""the code of a front matter that has killed a renderer, and is not read again until it is edited"""
TOKEN = re.compile(r"post://image/([0-9a-f]{12})")


def image_token(destination: str) -> str:
    """Give the short name under which the preview asks for an image; equal destinations share it."""
    return hashlib.blake2b(destination.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


class OpenPost:
    """Follows one post from version to version and tells what to draw anew.

    `announce` is called before risky work, so that a kill in the middle of it can be blamed on a block.
    """

    def __init__(
        self,
        opened: Open,
        announce: Callable[[Working], None],
        clock: Callable[[], float] = time.thread_time,
    ) -> None:
        self.post = opened.post
        self.version = opened.version
        self._announce = announce
        self._clock = clock
        self._generator = opened.convention.generator
        self._options = options_for(opened.convention, opened.profile)
        self._source = Source(opened.lines)
        self._plain = frozenset(opened.plain_lines)
        self._destinations: dict[str, str] = {}
        self._remembered = 0
        self._slice = FIRST_SLICE
        self._told_blocks = ToldBlocks()
        self._front_matter = self._read_front_matter()
        self._blocks = self._new_blocks()

    @property
    def is_complete(self) -> bool:
        """Tell whether every block of this version has been told."""
        return self._blocks.is_complete

    def fields(self) -> Fields:
        """Tell what the front matter says now."""
        lines, found = self._source.lines, self._front_matter
        is_feared = any(one.code == TOO_COMPLEX for one in found.diagnostics)
        spans = () if is_feared else front_matter_spans(lines, found)
        return Fields(self.post, self.version, found, spans, field_references(lines, found))

    def fill(self) -> Iterator[Patch]:
        """Parse and tell the next slice."""
        begun = self._clock()
        patch = self._blocks.fill(self._slice)
        took = self._clock() - begun
        if took < QUICK:
            self._slice = min(self._slice * 2, LARGEST_SLICE)
        elif took > SLOW:
            self._slice = max(self._slice // 2, SMALLEST_SLICE)
        if patch.added or patch.removed or self.is_complete:
            yield from self._told(patch)

    def follow(self, changes: Sequence[tuple[int, LineChange]]) -> Iterator[Fields | Patch]:
        """Follow changes of the text, each with the version it makes; ValueError where one does not fit.

        Neighbouring ones are told as one, so that a renderer which fell behind catches up.
        """
        waiting: LineChange | None = None
        for version, change in changes:
            if version <= self.version:
                raise ProtocolError(f"version {version} after {self.version}")
            if waiting is not None and not are_close(waiting, change):
                yield from self._follow(waiting)
                waiting = None
            self._source.apply(change)
            self.version = version
            waiting = joined(waiting, change, self._source.lines) if waiting else change
        if waiting is not None:
            yield from self._follow(waiting)

    def _follow(self, change: LineChange) -> Iterator[Fields | Patch]:
        """Tell what became of a change that the lines already show."""
        old, old_blocks = self._front_matter, self._blocks
        body, end = old.body_line, change.first + change.removed
        self._plain = frozenset(_moved(self._plain, change))
        if old.fence is None or change.first < body:
            # without a fence any line may make one: Hexo's needs no opener
            self._plain = frozenset(line for line in self._plain if line >= body + change.shift)
            self._front_matter = self._read_front_matter()
            if old.fence or self._front_matter != old:
                yield self.fields()
        if change.first >= body and self._front_matter.body_line == body:
            yield from self._told(*old_blocks.apply_in_parts(change), change=change)
        elif end <= body and self._front_matter.body_line == body + change.shift:
            if change.shift:
                yield from self._told(old_blocks.move(change.shift))
        else:
            yield from self._all_anew(len(old_blocks.blocks))

    def field_edit(self, asked: SetField) -> FieldEdit:
        """Answer with the edit that gives a field its value, or what stands in the way."""
        problem = "stale"
        if asked.version == self.version:
            from editor.renderer.asked_edit import asked_edit  # not before the first edit of a field

            found = asked_edit(asked, self._source.lines, self._generator, self._front_matter)
            if isinstance(found, TextEdit):
                return FieldEdit(self.post, asked.request, self.version, (found,))
            problem = found.code
        return FieldEdit(self.post, asked.request, self.version, (), problem)

    def _read_front_matter(self) -> FrontMatter:
        lines = self._source.lines
        fence = find_fence(lines, self._generator)
        if fence is not None and any(fence.first <= line < fence.body for line in self._plain):
            place = Range(Position(fence.first, 0), Position(fence.content_first, 0))
            return FrontMatter(fence, (), (Diagnostic(TOO_COMPLEX, Severity.ERROR, place),))
        if fence is not None:
            self._announce(Working(self.post, fence.first, fence.body - fence.first, self.version))
        return read_front_matter(lines, self._generator)

    def _new_blocks(self) -> BlockList:
        self._slice = FIRST_SLICE
        return BlockList(
            self._source.lines,
            self._front_matter.body_line,
            self._options,
            self._image_url,
            plain_lines=self._plain,
            announce=self._on_risky_work,
        )

    def _all_anew(self, removed: int) -> Iterator[Patch]:
        self._blocks = self._new_blocks()
        first = self._blocks.fill(self._slice)
        yield from self._told(first, also_removed=removed)

    def _on_risky_work(self, line: int, line_count: int) -> None:
        self._announce(Working(self.post, line, line_count, self.version))

    # --- patches

    def _told(
        self, *patches: BlockPatch, also_removed: int = 0, change: LineChange | None = None
    ) -> Iterator[Patch]:
        """Tell patches, the later ones made on the list that the earlier leave, none of them too large.

        The first one is what became of a change.
        """
        pieces: list[Patch] = []
        for patch in patches:
            blocks = [self._rendered(block) for block in patch.added]
            removed = patch.removed + also_removed
            slices = self._told_blocks.slices(patch.first, removed, blocks, patch.shift, change)
            pieces += [self._patch(*one) for one in slices]
            also_removed, change = 0, None
        yield from pieces[:-1]
        yield replace(pieces[-1], complete=self.is_complete)
        if self._remembered > MOST_DESTINATIONS:
            self._forget_destinations()

    def _patch(self, first: int, removed: int, blocks: Sequence[RenderedBlock], shift: int) -> Patch:
        tokens = {token for block in blocks for token in TOKEN.findall(block.html)}
        images = {token: self._destinations[token] for token in tokens if token in self._destinations}
        return Patch(self.post, self.version, first, removed, tuple(blocks), shift, False, images)

    def _rendered(self, block: Block) -> RenderedBlock:
        lines = self._source.lines[block.line : block.line + block.line_count]
        references = references_in(lines, 0, block.tokens) if may_hold_images(lines) else ()
        headings = outline((block._replace(line=0),))
        return RenderedBlock(
            block.line, block.line_count, block.html, block.spans, references, headings=headings
        )

    def _image_url(self, destination: str) -> str:
        token = image_token(destination)
        if token not in self._destinations:
            self._destinations[token] = destination
            self._remembered += len(destination)
        return f"post://image/{token}"

    def _forget_destinations(self) -> None:
        used = {token for block in self._blocks.blocks for token in TOKEN.findall(block.html)}
        self._destinations = {token: one for token, one in self._destinations.items() if token in used}
        self._remembered = sum(len(one) for one in self._destinations.values())


def _moved(lines: frozenset[int], change: LineChange) -> Iterator[int]:
    for line in lines:
        if line < change.first:
            yield line
        elif line >= change.first + change.removed:
            yield line + change.shift
