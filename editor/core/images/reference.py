"""An image that a post refers to, and exactly which characters do so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import normalizeReference

from editor.core.images.definitions import find_definitions, scan_own_disk
from editor.core.images.image_reference import ImageReference
from editor.core.images.reference_form import ReferenceForm
from editor.core.images.scan_field import scan_fields
from editor.core.images.scan_html import scan_html, scan_html_links
from editor.core.images.scan_inline import InlineScan, is_same_address, plain_text
from editor.core.images.scan_tags import scan_link_tags, scan_tags
from editor.core.images.source_map import Stretch
from editor.core.text.edit import Position, Range

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from editor.core.frontmatter.field import FrontMatter
    from editor.core.images.definitions import Definition
    from editor.core.images.found import Found

__all__ = [
    "ImageReference",
    "ReferenceForm",
    "field_references",
    "links_in",
    "may_hold_images",
    "references_in",
]


_SIGN = re.compile(r"!\[|[<{]|\]:")


def may_hold_images(lines: Sequence[str]) -> bool:
    """Tell whether lines may show an image: each is written with `![`, a tag of HTML or one of a site."""
    return any(_SIGN.search(line) for line in lines)


def references_in(
    lines: Sequence[str], first_line: int, tokens: Sequence[Token]
) -> tuple[ImageReference, ...]:
    """Find the images of a block: its own lines, which begin at `first_line` of the post, and its tokens.

    The `map` of a token counts from the block's first line. Tokens decide which images there are; an
    image that cannot be found again in the text comes with its token's destination and the whole line as
    both ranges. A definition outside the block leaves the label as destination range. Never raises.
    """
    return tuple(sorted(_Search(lines, first_line, tokens).run(), key=_place))


def links_in(
    lines: Sequence[str], first_line: int, tokens: Sequence[Token], labels: Collection[str]
) -> tuple[ImageReference, ...]:
    """Find where plain links lead: `[big](a.png)`, `<a href>`, and the definitions of the given labels.

    `labels` are those that the parser has made definitions of (`env["references"]`). A definition comes as
    an inline reference whose range is its line. Else as `references_in`.
    """
    return tuple(sorted(_Search(lines, first_line, tokens).links(labels), key=_place))


def field_references(lines: Sequence[str], front_matter: FrontMatter) -> tuple[ImageReference, ...]:
    """Find the images that fields of the front matter name: cover, banner, photos and their like.

    A value whose characters cannot be found again (`'it''s.png'`) has the field's whole value as range.
    """
    return tuple(
        ImageReference(ReferenceForm.FIELD, name, destination, "", place, place)
        for name, destination, place in scan_fields(lines, front_matter)
    )


class _Search:
    """One search through one block."""

    def __init__(self, lines: Sequence[str], first_line: int, tokens: Sequence[Token]) -> None:
        self._lines = lines
        self._first = first_line
        self._tokens = tokens
        self._definitions: Mapping[str, Definition] | None = None
        self._cell_ends: dict[int, int] = {}

    def run(self) -> Iterator[ImageReference]:
        before = ""
        for token in self._tokens:
            if token.type == "inline" and _may_show_images(token):
                yield from self._of_inline(token, is_cell=before in ("td_open", "th_open"))
            elif token.type == "html_block":
                yield from self._of_html(token)
            elif token.type == "inline" and before in ("td_open", "th_open"):
                self._stretch(token, is_cell=True)
            before = token.type

    def links(self, labels: Collection[str]) -> Iterator[ImageReference]:
        before = ""
        for token in self._tokens:
            if token.type == "inline":
                stretch = self._stretch(token, is_cell=before in ("td_open", "th_open"))
                for form, found in InlineScan(stretch.text, token.children or [], with_links=True).links:
                    yield self._reference(form, found, stretch, token)
            elif token.type == "html_block":
                stretch = self._stretch(token, is_cell=False)
                for found in scan_html_links(stretch.text):
                    yield self._reference(ReferenceForm.HTML, found, stretch, token)
                for found in scan_link_tags(stretch.text):
                    yield self._reference(ReferenceForm.TAG, found, stretch, token)
            before = token.type
        for label, definition in find_definitions(self._lines, self._code_lines()).items():
            if label in labels:
                place = _shifted(definition.range, self._first)
                line = Range.on_line(place.start.line, 0, len(self._lines[definition.range.start.line]))
                yield ImageReference(ReferenceForm.INLINE, "", definition.destination, "", line, place)

    def _of_inline(self, token: Token, *, is_cell: bool) -> Iterator[ImageReference]:
        stretch = self._stretch(token, is_cell=is_cell)
        children = token.children or []
        scan = InlineScan(stretch.text, children)
        if scan.missing:
            scan = min(scan, InlineScan(stretch.text, children, is_lenient=True), key=_count_missing)
        for form, found in scan.found:
            yield self._reference(form, found, stretch, token)
        for found in scan_own_disk(stretch.text):
            yield self._reference(ReferenceForm.INLINE, found, stretch, token)
        for image in scan.missing:
            address = str(image.attrGet("src") or "")
            place = self._whole_line(token)
            title = str(image.attrGet("title") or "")
            description = plain_text(image.children or ())
            yield ImageReference(ReferenceForm.INLINE, description, address, title, place, place)

    def _of_html(self, token: Token) -> Iterator[ImageReference]:
        stretch = self._stretch(token, is_cell=False)
        for found in scan_html(stretch.text):
            yield self._reference(ReferenceForm.HTML, found, stretch, token)
        if not stretch.text.lstrip().startswith("<!--"):
            for found in scan_tags(stretch.text):
                yield self._reference(ReferenceForm.TAG, found, stretch, token)

    def _reference(self, form: ReferenceForm, found: Found, stretch: Stretch, token: Token) -> ImageReference:
        whole = self._whole_line(token)
        place = stretch.range(found.start, found.end) or whole
        address = stretch.range(found.destination_start, found.destination_end) or whole
        destination = found.destination
        if form is ReferenceForm.REFERENCE:
            definition = self._definition(found)
            destination = definition.destination if definition else destination
            address = _shifted(definition.range, self._first) if definition else address
        return ImageReference(form, found.description, destination, found.title, place, address)

    def _stretch(self, token: Token, *, is_cell: bool) -> Stretch:
        if token.map is None:
            return Stretch.of_lines(self._lines, self._first)
        start, end = token.map
        own = self._lines[start:end]
        if is_cell and own:
            after = self._cell_ends.get(start, 0)
            stretch, self._cell_ends[start] = Stretch.of_cell(
                token.content, own[0], self._first + start, after
            )
            return stretch
        return Stretch.of_token(token.content, own, self._first + start)

    def _definition(self, found: Found) -> Definition | None:
        if self._definitions is None:
            self._definitions = find_definitions(self._lines, self._code_lines())
        definition = self._definitions.get(normalizeReference(found.label))
        agrees = definition is not None and is_same_address(definition.destination, found.destination)
        return definition if agrees else None

    def _code_lines(self) -> set[int]:
        code = (token.map for token in self._tokens if token.type in ("fence", "code_block", "html_block"))
        return {line for lines in code if lines for line in range(*lines)}

    def _whole_line(self, token: Token) -> Range:
        line = token.map[0] if token.map else 0
        length = len(self._lines[line]) if line < len(self._lines) else 0
        return Range.on_line(self._first + line, 0, length)


def _place(reference: ImageReference) -> tuple[Range, Range]:
    return reference.range, reference.destination_range


def _may_show_images(token: Token) -> bool:
    kinds = {child.type for child in token.children or ()}
    if "image" in kinds or "html_inline" in kinds:
        return True
    return any(sign in token.content for sign in ("{%", "{{", "![", "]:"))


def _count_missing(scan: InlineScan) -> int:
    return len(scan.missing)


def _shifted(place: Range, by: int) -> Range:
    start, end = place.start, place.end
    return Range(Position(start.line + by, start.column), Position(end.line + by, end.column))
