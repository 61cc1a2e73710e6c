"""Liquid as Jekyll has it: addresses, includes, highlighted code, raw and hidden text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.core.markdown.embed_cards import card
from editor.core.markdown.site_tag import TagRole
from editor.core.markdown.tag_image import liquid_image
from editor.core.markdown.tag_pieces import (
    Box,
    Verbatim,
    VerbatimKind,
    code,
    html_token,
    image_token,
    post_link,
    text_token,
)
from editor.core.site.post_link import post_address

if TYPE_CHECKING:
    from markdown_it.token import Token

    from editor.core.markdown.site_options import SiteOptions
    from editor.core.markdown.site_tag import Tag

_INCLUDES = frozenset({"include", "include_relative", "include_cached", "include_absolute"})
_LITERAL = re.compile(r"""^(?:"([^"]*)"|'([^']*)'|site\.(baseurl|url|github\.url))\s*""")
_FILTER = re.compile(r"""^\|\s*(\w+)\s*(?::\s*(?:"([^"]*)"|'([^']*)'|site\.(baseurl|url)))?\s*""")


def read_leaf(tag: Tag, site: SiteOptions) -> list[Token] | None:
    """Draw a tag that stands alone in a line, None for one that does not."""
    if tag.role is TagRole.OUTPUT:
        value = evaluate(tag.arguments, site.base_path)
        if value is None:
            return None
        token = text_token(value)
        return [token]
    if tag.name in ("link", "post_url") and tag.arguments:
        return [html_token(tag, post_link(tag.arguments), tag.arguments)]
    if tag.name in _INCLUDES:
        return _include(tag)
    return None


def _include(tag: Tag) -> list[Token] | None:
    image = liquid_image(tag)
    if image is not None:
        return [image_token(tag, image)]
    given = tag.parameters
    named = tag.words[0].lower() if tag.words else ""
    identity = given.get("id", "")
    provider = given.get("provider", "youtube" if "youtube" in named else "vimeo" if "vimeo" in named else "")
    if identity and provider in ("youtube", "vimeo"):
        page = "https://www.youtube.com/watch?v=" if provider == "youtube" else "https://vimeo.com/"
        return [html_token(tag, card(page + identity, "is-video"))]
    return None


def read_verbatim(tag: Tag) -> Verbatim | None:
    """Tell how to show the text behind a tag that hides it from Markdown, None for other tags."""
    if tag.name == "highlight":
        words = tag.words
        return code(words[0] if words else "", " ".join(words[1:]))
    return Verbatim(VerbatimKind.HIDDEN) if tag.name == "comment" else None


def read_box(tag: Tag) -> Box | None:
    """Let Markdown between `raw` tags be Markdown: Liquid runs before it is read."""
    return Box(css="") if tag.name == "raw" else None


def fill(tag: Tag, site: SiteOptions) -> str | None:
    """Give what a tag inside the address of a link becomes."""
    if tag.role is TagRole.OUTPUT:
        return evaluate(tag.arguments, site.base_path)
    if tag.name in ("link", "post_url") and tag.arguments:
        return post_address(tag.arguments)
    return None


def evaluate(expression: str, base_path: str) -> str | None:
    """Give the address that an expression says, None where it says anything else.

    `'/a.png' | relative_url` is `/blog/a.png` below the base path `/blog/`; `site.url` is "".
    """
    base = base_path.rstrip("/")
    text = expression.strip()
    found = _LITERAL.match(text)
    if found is None:
        return None
    value = base if found[3] == "baseurl" else "" if found[3] else found[1] or found[2] or ""
    rest = text[found.end() :]
    while rest:
        step = _FILTER.match(rest)
        if step is None:
            return None
        given = base if step[4] == "baseurl" else step[2] or step[3] or ""
        match step[1]:
            case "relative_url" | "absolute_url":
                value = f"{base}/{value.lstrip('/')}"
            case "prepend":
                value = given + value
            case "append":
                value = value + given
            case _:
                return None
        rest = rest[step.end() :]
    return value
