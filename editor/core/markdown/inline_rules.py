"""Rules of our own that markdown-it runs over parsed text: tasks, image destinations, excerpts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_core import StateCore

_TASK = re.compile(r"\[([ xX])\][ \t\n]")


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


def end_excerpts_at(separator: str) -> Callable[[StateCore], None]:
    """Give the rule that reads a site's own comment, such as `<!-- excerpt -->`, as `<!-- more -->`."""

    def end_excerpt(state: StateCore) -> None:
        for token in state.tokens:
            if token.type == "html_block" and token.content.strip() == separator:
                token.content = "<!-- more -->\n"

    return end_excerpt
