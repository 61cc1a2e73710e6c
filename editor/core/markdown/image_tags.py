"""Hexo's image tags, `{% asset_img cat.png "A cat" %}` and its like: read wherever they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_TAG = re.compile(r"\{%-?\s{0,20}(?:asset_img|asset_image|img|image)\s([^{}]{1,2000}?)-?%\}")
_ARGUMENT = re.compile(r""""([^"]*)"|'([^']*)'|(\S+)""")
_SIZE = re.compile(r"\d+(?:%|px)?")


def read_image_tag(state: StateInline, silent: bool) -> bool:
    """Read a tag inside a paragraph as an image; its token says `meta["form"] == "tag"`. Others stay text."""
    if not state.src.startswith("{%", state.pos):
        return False
    match = _TAG.match(state.src, state.pos, state.posMax)
    image = image_of(match[1]) if match else None
    if match is None or image is None:
        return False
    if not silent:
        image.markup = match[0]
        image.level = state.level
        if state.pending:
            state.pushPending()
        state.tokens.append(image)
    state.pos = match.end()
    return True


def draw_image_tags(html: str) -> str:
    """Put images for the tags in raw HTML, where Hexo reads them too; comments stay as they are."""
    if "{%" not in html or html.lstrip().startswith("<!--"):
        return html
    return _TAG.sub(_drawn, html)


def _drawn(match: re.Match[str]) -> str:
    image = image_of(match[1])
    if image is None:
        return match[0]
    words = {"src": image.attrs["src"], "alt": image.content, "title": image.attrs.get("title", "")}
    return "<img " + " ".join(f'{name}="{escapeHtml(str(word))}"' for name, word in words.items()) + ">"


def image_of(written: str) -> Token | None:
    """Make the image that a tag's arguments name, None where they name none."""
    arguments = [quoted or single or bare for quoted, single, bare in _ARGUMENT.findall(written)]
    if not arguments or not arguments[0]:
        return None
    # class names come before the file, width and height behind it, then title and description
    files = [place for place, argument in enumerate(arguments) if "." in argument or "/" in argument]
    place = files[0] if files else 0
    words = arguments[place + 1 :]
    while words and _SIZE.fullmatch(words[0]):
        words = words[1:]
    if len(words) == 1 and '"' in words[0]:  # '"a title" "a description"' is one word in Hexo's manual
        words = re.findall(r'"([^"]*)"', words[0]) or [words[0].replace('"', "")]
    image = Token("image", "img", 0)
    image.attrs = {"src": arguments[place], "alt": ""}
    image.meta = {"form": "tag"}
    if words:
        image.attrs["title"] = words[0]
    image.content = words[1] if len(words) > 1 else ""
    image.children = []
    if image.content:
        text = Token("text", "", 0)
        text.content = image.content
        image.children.append(text)
    return image
