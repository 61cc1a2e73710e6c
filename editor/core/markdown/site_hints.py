"""Marks beside blocks that the site will show otherwise: one for each thing that it lacks.

The words are the window's: `data-hint` names them.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from editor.core.markdown.tag_pairs import is_unclosed
from editor.core.site.habits import Syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markdown_it.token import Token

_SYNTAX: Mapping[str, Syntax] = MappingProxyType(
    {
        "footnote_ref": Syntax.FOOTNOTES,
        "footnote_reference_open": Syntax.FOOTNOTES,
        "abbr_open": Syntax.ABBREVIATIONS,
        "sub_open": Syntax.SUBSCRIPT,
        "sup_open": Syntax.SUPERSCRIPT,
        "mark_open": Syntax.MARK,
        "ins_open": Syntax.INSERTED,
        "dl_open": Syntax.DEFINITION_LISTS,
        "emoji": Syntax.EMOJI,
        "container": Syntax.CONTAINERS,
        "alert_title": Syntax.ALERTS,
        "contents": Syntax.CONTENTS,
        "table_open": Syntax.TABLES,
        "s_open": Syntax.STRIKETHROUGH,
        "task_box": Syntax.TASKS,
        "formula_inline": Syntax.MATH,
        "formula_block": Syntax.MATH,
        "diagram": Syntax.DIAGRAMS,
        "html_inline": Syntax.RAW_HTML,
        "html_block": Syntax.RAW_HTML,
    }
)
_COMMENT = re.compile(r"\s*<!--")


def hints_of(tokens: Iterable[Token], lacks: frozenset[Syntax], pairs: Mapping[int, Token]) -> list[str]:
    """Name what to say beside a block: `site-no-footnotes`, or what is wrong with its tags."""
    found: dict[str, None] = {}
    for token in _flat(tokens):
        syntax = _syntax_of(token)
        if syntax in lacks:
            found[f"site-no-{syntax}"] = None
        if "hint" in token.meta:
            found[token.meta["hint"]] = None
        elif token.type == "site_tag" and is_unclosed(token, pairs):
            found["site-unclosed"] = None
    return list(found)


def hint_mark(names: Iterable[str]) -> str:
    """Give the mark that holds them all, "" without any; it stands outside of what is sanitised."""
    said = "".join(f'<span data-hint="{name}"></span>' for name in names)
    return f'<aside class="site-hint">{said}</aside>' if said else ""


def _flat(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if token.type == "inline":
            yield from token.children or ()


def _syntax_of(token: Token) -> Syntax | None:
    if token.type == "link_open" and token.markup == "linkify":
        return Syntax.ADDRESSES
    syntax = _SYNTAX.get(token.type)
    if syntax is Syntax.RAW_HTML and ("tag" in token.meta or _COMMENT.match(token.content)):
        return None
    return syntax
