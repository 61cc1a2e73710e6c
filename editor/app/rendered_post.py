"""What the renderer has said of one post so far: its blocks, its front matter, its images."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from editor.core.frontmatter.field import FrontMatter
from editor.core.images.image_reference import moved
from editor.renderer.kept_block import spans_between, with_kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.images.image_reference import ImageReference
    from editor.core.markdown.outline import Heading
    from editor.core.text.span import Span
    from editor.renderer.protocol import Fields, Patch, RenderedBlock


class RenderedPost:
    """A mirror of the renderer's block list, kept up to date by its patches."""

    def __init__(self) -> None:
        self.front_matter = FrontMatter(None, (), ())
        self.is_complete = False
        self.version = -1
        """the version of the text that all of this is said of, -1 while only a part is known"""
        self.images: dict[str, str] = {}
        """the destination behind each token that the preview may ask for"""
        self._blocks: list[RenderedBlock] = []
        self._starts: list[int] = []
        self._coloured: list[bool] = []
        self._uncoloured = 0
        self._placed: list[tuple[ImageReference, ...] | None] = []
        """each block's images in lines of the whole post, None where that is to be found anew"""
        self._field_references: tuple[ImageReference, ...] = ()
        self._forms: dict[str, str] | None = None
        self._references: tuple[ImageReference, ...] | None = None
        self.images_version = 0
        """counts up when references may have come, gone or moved"""
        self._headings: tuple[Heading, ...] | None = None

    def take_patch(self, patch: Patch) -> None:
        """Follow a patch."""
        if patch.blocks and patch.blocks[0].kept is not None:
            old, (block,) = self._blocks[patch.first], patch.blocks
            whole = with_kept(old, block)
            if not self._coloured[patch.first]:
                whole = replace(whole, kept=None)  # more than what is new has no colours yet
            patch = replace(patch, blocks=(whole,))
        end = patch.first + patch.removed
        gone = self._blocks[patch.first : end]
        if patch.shift or patch.images or any(block.references for block in (*gone, *patch.blocks)):
            self._note_images()
        if patch.shift or any(block.headings for block in (*gone, *patch.blocks)):
            self._headings = None
        self._blocks[patch.first : end] = patch.blocks
        self._starts[patch.first : end] = [block.line for block in patch.blocks]
        self._uncoloured += len(patch.blocks) - self._coloured[patch.first : end].count(False)
        self._coloured[patch.first : end] = [False] * len(patch.blocks)
        self._placed[patch.first : end] = [None] * len(patch.blocks)
        if patch.shift:
            behind = patch.first + len(patch.blocks)
            self._starts[behind:] = [start + patch.shift for start in self._starts[behind:]]
            self._placed[behind:] = [None if placed else placed for placed in self._placed[behind:]]
        self.images.update(patch.images)
        self.is_complete = patch.complete
        self.version = patch.version if patch.complete else -1

    def take_fields(self, fields: Fields) -> None:
        """Follow a new reading of the front matter."""
        self.front_matter = fields.front_matter
        self._field_references = fields.references
        self._note_images()

    def _note_images(self) -> None:
        self._forms = self._references = None
        self.images_version += 1

    def take_uncoloured(self) -> list[tuple[int, int, Sequence[Span]]]:
        """Give the stretches, each as first line, line count and spans, that came since the last asking."""
        found: list[tuple[int, int, Sequence[Span]]] = []
        index = -1
        for _ in range(self._uncoloured):
            index = self._coloured.index(False, index + 1)
            self._coloured[index] = True
            line, block = self._starts[index], self._blocks[index]
            if block.kept is None:
                found.append((line, block.line_count, block.spans))
                continue
            first, end = block.kept.first_line, block.kept.end_line + block.kept.shift
            found.append((line + first, end - first, spans_between(block.spans, first, end)))
        self._uncoloured = 0
        return found

    def html_at(self, index: int) -> str:
        """Give the html of one block."""
        return self._blocks[index].html

    def drawn_blocks(self) -> list[tuple[int, str]]:
        """Give each block's first line and html, as the preview takes them."""
        return [(line, block.html) for line, block in zip(self._starts, self._blocks, strict=True)]

    def form_of(self, destination: str) -> str:
        """Tell in which form the post first refers to an image; Hexo reads each form in its own way."""
        if self._forms is None:
            self._forms = {}
            for references in (self._field_references, *(block.references for block in self._blocks)):
                for found in references:
                    self._forms.setdefault(found.destination, found.form.value)
        return self._forms.get(destination, "inline")

    def headings(self) -> tuple[Heading, ...]:
        """Give the headings of the post in source order, with lines of the whole post."""
        if self._headings is None:
            self._headings = tuple(
                replace(heading, line=line + heading.line)
                for line, block in zip(self._starts, self._blocks, strict=True)
                for heading in block.headings
            )
        return self._headings

    def references(self) -> tuple[ImageReference, ...]:
        """Give the images of the post in source order, with ranges in lines of the whole post.

        Those of blocks that stayed where they were are the very objects that were given before.
        """
        if self._references is None:
            found = list(self._field_references)
            for index, placed in enumerate(self._placed):
                if placed is None:
                    line, block = self._starts[index], self._blocks[index]
                    placed = tuple(moved(reference, line) for reference in block.references)
                    self._placed[index] = placed
                found += placed
            self._references = tuple(found)
        return self._references
