"""Rules of our own that markdown-it runs over parsed text: tasks, generator tags, image destinations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

_TASK = re.compile(r"\[([ xX])\][ \t\n]")
_IMAGE_TAG = re.compile(r"\{%\s*(?:asset_img|asset_image|img|image)\s([^{}]{1,2000}?)%\}")
_ARGUMENT = re.compile(r""""([^"]*)"|'([^']*)'|(\S+)""")


def mark_tasks(state: StateCore) -> None:
    """Turn the `[ ]` and `[x]` that open a list item into a `task_box` token."""
    tokens = state.tokens
    for index in range(2, len(tokens)):
        token = tokens[index]
        if token.type != "inline" or tokens[index - 2].type != "list_item_open":
            continue
        match = _TASK.match(token.content)
        children = token.children
        if not match or not children or not children[0].content.startswith(match[0].rstrip("\n")):
            continue
        children[0].content = children[0].content[3:]
        box = Token("task_box", "", 0)
        box.meta = {"is_done": match[1] != " "}
        children.insert(0, box)
        tokens[index - 2].attrSet("class", "task-list-item")


def mark_tags(state: StateCore) -> None:
    """Turn a paragraph that is nothing but an image tag of Hexo into an image.

    `{% asset_img cat.png "A cat" %}` becomes an image with the destination `cat.png`; its token says
    `meta["form"] == "tag"`. Other tags stay text.
    """
    for token in state.tokens:
        if token.type != "inline" or not token.content.startswith("{%"):
            continue
        match = _IMAGE_TAG.fullmatch(token.content.strip())
        if match:
            image = _tag_image(match[1])
            if image is not None:
                token.children = [image]


def _tag_image(written: str) -> Token | None:
    arguments = [quoted or single or bare for quoted, single, bare in _ARGUMENT.findall(written)]
    files = [place for place, argument in enumerate(arguments) if "." in argument or "/" in argument]
    if not files:
        return None
    # class names come before the file, width and height behind it, then title and description
    words = arguments[files[0] + 1 :]
    while words and words[0].isdigit():
        words = words[1:]
    image = Token("image", "img", 0)
    image.attrs = {"src": arguments[files[0]], "alt": ""}
    image.meta = {"form": "tag"}
    if words:
        image.attrs["title"] = words[0]
    image.content = words[1] if len(words) > 1 else ""
    if image.content:
        text = Token("text", "", 0)
        text.content = image.content
        image.children = [text]
    else:
        image.children = []
    return image


def give_destinations(state: StateCore) -> None:
    """Let each image name its destination as it was written: `图.png`, not `%E5%9B%BE.png`."""
    for token in state.tokens:
        if token.type == "inline" and token.children:
            _give_written(token.children)


def _give_written(children: list[Token]) -> None:
    for child in children:
        if child.type == "image":
            written = getattr(child.attrs.get("src"), "written", None)
            if isinstance(written, str):
                child.attrs["src"] = written
