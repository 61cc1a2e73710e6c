"""The list of a post's headings that a line `[TOC]` asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

MAX_ENTRIES = 500
"""headings that are listed; the list ends with a sign when there are more"""
MAX_LISTS = 3
"""so many of the asking lines are answered; no post means more"""
SHOWN = "contents"
"""The name in a renderer's env of the entries of the list."""

_ASKING = re.compile(r"\[TOC\]|\[\[TOC\]\]|\$\{TOC\}|\{:TOC\}", re.IGNORECASE)


class Entry(NamedTuple):
    """A heading as the list shows it; an anchor of `""` cannot be gone to."""

    level: int
    text: str
    anchor: str


def use_contents(md: MarkdownIt) -> None:
    """Let a parser take a paragraph of nothing but `[TOC]` or `[[toc]]` for the list of headings."""
    md.core.ruler.after("inline", "contents", _take_lines)
    md.add_render_rule("contents", _draw_list)


def contents_token(opening: Token) -> Token:
    """Give the list in the place of a block that asks for it."""
    return Token("contents", "", 0, map=opening.map, level=opening.level)


def _take_lines(state: StateCore) -> None:
    tokens = state.tokens
    place = 0
    while place + 2 < len(tokens):
        if tokens[place].type == "paragraph_open" and _is_asking(tokens[place + 1]):
            tokens[place : place + 3] = [contents_token(tokens[place])]
        place += 1


def _is_asking(inline: Token) -> bool:
    # a link of that name is a link
    return bool(_ASKING.fullmatch(inline.content.strip())) and all(
        child.type == "text" for child in inline.children or ()
    )


def _draw_list(_renderer: object, _tokens: Sequence[Token], _idx: int, _options: object, env: Any) -> str:  # noqa: ANN401 - a rule of markdown-it
    return draw_contents(env.get(SHOWN, ()))


def draw_contents(entries: Sequence[Entry]) -> str:
    """Draw the list: deeper headings are lists inside, at most six deep however they are numbered."""
    parts = ['<div class="contents">']
    levels: list[int] = []
    for entry in entries[:MAX_ENTRIES]:
        while levels and levels[-1] > entry.level:
            parts.append("</li></ul>")
            levels.pop()
        if levels and levels[-1] == entry.level:
            parts.append("</li><li>")
        else:
            levels.append(entry.level)
            parts.append("<ul><li>")
        text = escapeHtml(entry.text)
        parts.append(f'<a href="#{escapeHtml(entry.anchor)}">{text}</a>' if entry.anchor else text)
    parts.extend("</li></ul>" for _ in levels)
    if len(entries) > MAX_ENTRIES:
        parts.append("<p>…</p>")
    return "".join(parts) + "</div>\n"
