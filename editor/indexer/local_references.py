"""The images on the disk that a post refers to, and how many of them will not show."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from editor.core.frontmatter.fence import find_fence
from editor.core.frontmatter.field import FrontMatter
from editor.core.frontmatter.fields import read_front_matter
from editor.core.images.check import BROKEN
from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.images.reference import field_references, links_in, references_in
from editor.core.images.scan_field import may_name_images
from editor.core.markdown.parser import make_parser
from editor.core.markdown.site_reading import options_for
from editor.core.text.file_text import FileText
from editor.workspace.local_file import read_file
from editor.workspace.post_convention import find_for_post

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

    from editor.core.frontmatter.generator import Generator
    from editor.core.images.image_reference import ImageReference
    from editor.core.site.convention import Convention
    from editor.workspace.encoding_memory import EncodingMemory
    from editor.workspace.local_images import Listing

MAX_POST_BYTES = 2_000_000
_MAX_IMAGES = 5_000
_LOCAL = (DestinationKind.RELATIVE, DestinationKind.SITE)
_SIGNS = ("![", "<", "{")
_LINK_SIGNS = (*_SIGNS, "](")
_WITH_LINKS = "links are wanted, too"
# without any of these there is no image, and nothing needs to be parsed
_MAY_HAVE_IMAGES = re.compile(
    r"!\[|<(?:img|source|video|picture|image|input)\b|\{%|\{\{[<%]|\burl\("
    r"|\]:[ \t]*<?(?:file:|[a-z]:[\\/]|\\\\)",
    re.IGNORECASE,
)


class ReferenceReader:
    """Reads the images of posts with one parser for all posts of a site."""

    def __init__(self, encodings: EncodingMemory | None = None) -> None:
        self._encodings = encodings
        self._parser: MarkdownIt | None = None
        self._convention: Convention | None = None
        self.heard: Callable[[str, Sequence[str], Sequence[ImageReference]], None] | None = None
        """is told path, lines and images of every post that is read"""

    def local_references(self, path: str, convention: Convention) -> list[tuple[str, str]]:
        """List a post's images that lie on the disk, each as (form, destination), each once.

        Raises WorkspaceError when the post cannot be read.
        """
        local = dict.fromkeys(
            (reference.form.value, reference.destination)
            for reference in self.references(path, convention)
            if parse_destination(reference.destination).kind in _LOCAL
        )
        return list(local)[:_MAX_IMAGES]

    def references(self, path: str, convention: Convention) -> list[ImageReference]:
        """List all images of a post, in its order, read as its site reads it; raises WorkspaceError."""
        data = read_file(path, MAX_POST_BYTES, convention.root)
        text = self._encodings.read(path, data) if self._encodings else FileText.decode(data)
        lines = text.texts()
        found = self.references_of(lines, convention)
        if self.heard:
            self.heard(path, lines, found)
        return found

    def references_of(self, lines: Sequence[str], convention: Convention) -> list[ImageReference]:
        """List all images of a post's text, in its order, read as its site reads it."""
        front_matter = _front_matter(lines, convention.generator)
        found = list(field_references(lines, front_matter))
        body = lines[front_matter.body_line :]
        text = "\n".join(body)
        if _MAY_HAVE_IMAGES.search(text):
            tokens = self._parser_for(convention).parse(text)
            found += references_in(body, front_matter.body_line, tokens)
        return found

    def links_of(self, lines: Sequence[str], convention: Convention) -> list[ImageReference]:
        """List where the plain links of a post's text lead, in its order."""
        first = FrontMatter(find_fence(lines, convention.generator), (), ()).body_line
        body = lines[first:]
        environment: dict[str, object] = {_WITH_LINKS: True}
        tokens = self._parser_for(convention).parse("\n".join(body), environment)
        labels = cast("dict[str, object]", environment.get("references", {}))
        return list(links_in(body, first, tokens, labels))

    def _parser_for(self, convention: Convention) -> MarkdownIt:
        if self._parser is None or self._convention != convention:
            self._parser = make_parser(replace(options_for(convention), linkify=False))
            self._parser.core.ruler.at("inline", _parse_where_images_may_be)
            self._convention = convention
        return self._parser


def _front_matter(lines: Sequence[str], generator: Generator) -> FrontMatter:
    """Read a post's fields, unless none of them can name an image: that takes longer than all the rest."""
    fence = find_fence(lines, generator)
    if fence is not None and not may_name_images(lines[fence.content_first : fence.content_end]):
        return FrontMatter(fence, (), ())
    return read_front_matter(lines, generator)


def _parse_where_images_may_be(state: StateCore) -> None:
    """Parse inside paragraphs only where a sign of an image stands: half the time for most posts."""
    signs = _LINK_SIGNS if _WITH_LINKS in state.env else _SIGNS
    for token in state.tokens:
        if token.type == "inline":
            token.children = token.children or []
            if any(sign in token.content for sign in signs):
                state.md.inline.parse(token.content, state.md, state.env, token.children)


def count_broken(
    references: Iterable[tuple[str, str]], path: str, convention: Convention, listing: Listing
) -> int:
    """Count the destinations whose file is missing, misspelt in case, outside the site or not served."""
    broken: set[str] = set()
    for form, destination in references:
        path_text = parse_destination(destination).path
        image = find_for_post(convention, path_text, path, form, listing)
        if image.here in BROKEN or image.site in BROKEN:
            broken.add(destination)
    return len(broken)
