"""What tags are drawn as: boxes around Markdown, code and pieces inside a line."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from editor.core.markdown.fence_info import FenceInfo, read_fence_info
from editor.core.markdown.site_classes import kind_class
from editor.core.site.post_link import post_address

if TYPE_CHECKING:
    from editor.core.markdown.site_tag import Tag
    from editor.core.markdown.tag_image import TagImage


class Box(NamedTuple):
    """What stands around the Markdown between two tags; `css` is worn by a span inside a line."""

    opening: str = ""
    closing: str = ""
    css: str = "site-box"


_NO_INFO = FenceInfo()


class VerbatimKind(StrEnum):
    """What becomes of text that no Markdown is read in."""

    CODE = "code"
    HTML = "html"
    HIDDEN = "hidden"


class Verbatim(NamedTuple):
    """How to show the text between two tags that hide it from Markdown; code says how in `info`."""

    kind: VerbatimKind
    info: FenceInfo = _NO_INFO


def code(language: str, options: str) -> Verbatim:
    """Give code in a language, with what a fence could say behind it: `Title https://a.b/c mark:1,3`."""
    info = read_fence_info(f"plain {options}")
    return Verbatim(VerbatimKind.CODE, info._replace(language=language.lower()))


def box(kind: str = "", title: str = "", *, is_folded: bool = False) -> Box:
    """Give a coloured box, with a title where one is given (text, not HTML)."""
    css = f"site-box {kind_class(kind)}"
    if is_folded:
        return Box(
            f'<details class="{css}"><summary>{escapeHtml(title or "…")}</summary>\n', "</details>\n", css
        )
    head = f'<p class="box-title">{escapeHtml(title)}</p>\n' if title else ""
    return Box(f'<div class="{css}">{head}', "</div>\n", css)


def raw_piece(source: str, *, is_broken: bool = False) -> str:
    """Show a tag as it is written."""
    css = "raw-piece is-broken" if is_broken else "raw-piece"
    return f'<code class="{css}">{escapeHtml(source)}</code>'


def link(address: str, text: str, css: str = "") -> str:
    """Give a link; whether its address is fit to be followed is for the sanitiser to say."""
    worn = f' class="{css}"' if css else ""
    return f'<a{worn} href="{escapeHtml(address)}">{escapeHtml(text or address)}</a>'


def post_link(name: str, text: str = "") -> str:
    """Link to a post of the site."""
    return link(post_address(name), text or name, "post-link")


def html_token(tag: Tag, html: str, text: str = "") -> Token:
    """Make the token that draws a tag inside a line; `text` is what an outline reads of it."""
    token = Token("site_html", "", 0)
    token.markup = tag.source
    token.content = text
    token.meta = {"html": html}
    return token


def text_token(text: str) -> Token:
    """Make a token of plain text."""
    token = Token("text", "", 0)
    token.content = text
    return token


def image_token(tag: Tag, image: TagImage) -> Token:
    """Make the image that a tag shows; `meta["form"] == "tag"`, `meta["image"]` is what the tag says of it.

    Its markup is the tag.
    """
    description = image.description or image.caption
    token = Token("image", "img", 0)
    token.attrs = {"src": image.destination, "alt": ""}
    token.meta = {"form": "tag", "image": image}
    token.markup = tag.source
    if image.title:
        token.attrs["title"] = image.title
    token.content = description
    token.children = [text_token(description)] if description else []
    return token
