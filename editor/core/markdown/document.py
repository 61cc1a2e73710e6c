"""Renders a whole body at once, for a file rather than for the window."""

from __future__ import annotations

import re
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from markdown_it.common.normalize_url import validateLink
from mdit_py_plugins.footnote.index import footnote_tail

from editor.core.markdown.alerts import HAS_WORDS
from editor.core.markdown.block_list import BlockList
from editor.core.markdown.containers import DRAWN, draw_containers
from editor.core.markdown.contents import MAX_ENTRIES, SHOWN, Entry
from editor.core.markdown.extension import Extension
from editor.core.markdown.github_html import draw_as_github
from editor.core.markdown.hint_words import with_words
from editor.core.markdown.note_list import with_notes_at_end
from editor.core.markdown.numbering import MAX_REPEATS, anchors_of, count_repeats
from editor.core.markdown.outline import plain_text
from editor.core.markdown.parser import make_parser
from editor.core.markdown.slug import slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from editor.core.markdown.parser import MarkdownOptions

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLOCK = '<div class="block">'


def _as_it_is(destination: str) -> str:
    return destination


def render_text(text: str, options: MarkdownOptions) -> str:
    """Give the html that the parser itself makes of a body: not cleaned, code not coloured, no hints.

    It is what the specifications show. Whoever puts it on a page must trust the text.
    """
    md = make_parser(options, is_good=validateLink)
    draw_as_github(md)
    md.core.ruler.disable("destinations")
    if Extension.FOOTNOTES in options.extensions:
        md.core.ruler.after("inline", "footnote_tail", footnote_tail)
    env: dict[str, Any] = {HAS_WORDS: True}
    tokens = md.parse(text, env)
    env[DRAWN] = draw_containers(tokens)
    if any(token.type == "contents" for token in tokens):
        env[SHOWN] = _name_headings(tokens)
    html: str = md.renderer.render(tokens, md.options, env)
    return html


def render_preview(
    text: str,
    options: MarkdownOptions,
    image_url: Callable[[str], str] = _as_it_is,
    words: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Give the html that the preview shows of a body: cleaned, with coloured code, without its blocks.

    `words` says what stands where the preview says `Note` or `Details` in the reader's language.
    """
    blocks = BlockList(_LINE_END.split(text), 0, options, image_url)
    while not blocks.is_complete:
        blocks.fill(1000)
    kept, notes = with_notes_at_end(block.html for block in blocks.blocks)
    return "".join(with_words(html, words) for html in [*map(_inside, kept), *notes])


def _inside(html: str) -> str:
    if not html.startswith(_BLOCK):
        return html
    return html.removeprefix(_BLOCK).removesuffix("</div>")


def _name_headings(tokens: Sequence[Token]) -> tuple[Entry, ...]:
    """Give the headings the ids that a list of them links to."""
    headings = [
        (token, tokens[index + 1]) for index, token in enumerate(tokens) if token.type == "heading_open"
    ]
    titles = [plain_text(inline.children or ()) for _, inline in headings]
    slugs = [
        str(token.attrs.get("id", "")) or slug_of(title)
        for (token, _), title in zip(headings, titles, strict=True)
    ]
    anchors = anchors_of(slugs, count_repeats([slugs], MAX_REPEATS)[0])
    for (token, _), anchor in zip(headings, anchors, strict=True):
        if anchor:
            token.attrs["id"] = anchor
    return tuple(islice(_entries(headings, titles, anchors), MAX_ENTRIES + 1))


def _entries(
    headings: Sequence[tuple[Token, Token]], titles: Sequence[str], anchors: Sequence[str]
) -> Iterator[Entry]:
    for (token, _), title, anchor in zip(headings, titles, anchors, strict=True):
        yield Entry(int(token.tag[1:]), title, anchor)
