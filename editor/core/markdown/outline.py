"""The headings of a body, as its outline shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token

    from editor.core.markdown.block import Block


MOST_TEXT = 300
"""characters of a heading that an outline needs"""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's level from 1 to 6, its text without signs, and its line in the whole post."""

    level: int
    text: str
    line: int


def outline(blocks: Iterable[Block]) -> tuple[Heading, ...]:
    """Give the headings at top level, in order; those inside quotes and lists are not of the outline."""
    found: list[Heading] = []
    for block in blocks:
        for index, token in enumerate(block.tokens):
            if token.type == "heading_open" and token.level == 0 and token.map is not None:
                text = plain_text(block.tokens[index + 1].children or ())[:MOST_TEXT]
                found.append(Heading(int(token.tag[1:]), text, block.line + token.map[0]))
    return tuple(found)


def plain_text(children: Sequence[Token]) -> str:
    """Give the words of inline tokens: text, code and descriptions of images; no tags, no signs."""
    parts: list[str] = []
    for child in children:
        if child.type in ("text", "code_inline", "text_special", "emoji", "site_html", "formula_inline"):
            parts.append(child.content)
        elif child.type == "image":
            parts.append(plain_text(child.children or ()))
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts).strip()
