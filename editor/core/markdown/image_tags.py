"""Hexo's image tags, `{% asset_img cat.png "A cat" %}` and its like, drawn wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml

from editor.core.frontmatter.generator import Generator
from editor.core.markdown.site_tag import read_tag
from editor.core.markdown.tag_image import hexo_image, hexo_images_in
from editor.core.markdown.tag_pieces import image_token

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from editor.core.markdown.site_tag import Tag


def read_image_tag(state: StateInline, silent: bool) -> bool:
    """Read a tag inside a paragraph as an image; its token says `meta["form"] == "tag"`. Others stay text."""
    if not state.src.startswith("{%", state.pos):
        return False
    tag = read_tag(state.src, state.pos, Generator.HEXO, state.posMax)
    image = image_of(tag) if tag else None
    if tag is None or image is None:
        return False
    if not silent:
        image.level = state.level
        if state.pending:
            state.pushPending()
        state.tokens.append(image)
    state.pos += len(tag.source)
    return True


def draw_image_tags(html: str) -> str:
    """Put images for the tags in raw HTML, where Hexo reads them too; comments stay as they are."""
    if "{%" not in html or html.lstrip().startswith("<!--"):
        return html
    pieces: list[str] = []
    behind = 0
    for start, end, image in hexo_images_in(html):
        words = {"src": image.destination, "alt": image.description, "title": image.title}
        drawn = " ".join(f'{name}="{escapeHtml(word)}"' for name, word in words.items())
        pieces += [html[behind:start], f"<img {drawn}>"]
        behind = end
    return "".join([*pieces, html[behind:]])


def image_of(tag: Tag) -> Token | None:
    """Make the image that a tag of Hexo's shows, None for one that shows none."""
    image = hexo_image(tag)
    return image_token(tag, image) if image else None
