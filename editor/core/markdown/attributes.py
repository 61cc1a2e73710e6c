"""Attributes in braces behind what they are for: `## Title {#start}`, `![](a.png){width=300}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

MAX_BRACES = 200
"""characters between the braces; what is longer stays text"""

_ONE = r"[.#][\w:-]{1,60}|[a-zA-Z-]{1,20}=(?:\"[^\"{}<>]{0,100}\"|[^\s\"'{}<>=]{1,100})"
_BRACES = rf"\{{:?[ \t]*(?:(?:{_ONE})(?:(?=[.#])|[ \t]+|(?=\}})))+\}}"
_AT_END = re.compile(rf"(?:^|[ \t]+)({_BRACES})[ \t]*\Z")
_AT_START = re.compile(_BRACES)
_ITEM = re.compile(r"\.([\w-]+)|#([\w:-]+)|([a-zA-Z-]+)=(?:\"([^\"]*)\"|([^\s\"}]+))")
_HARMLESS = frozenset({"title", "width", "height", "align", "lang", "dir", "start"})
_BLOCKS = frozenset({"heading_open", "paragraph_open", "th_open", "td_open", "dt_open"})


def use_attributes(md: MarkdownIt) -> None:
    """Let a parser read attributes; of them only ids, classes and a few that cannot act are kept."""
    md.core.ruler.after("inline", "attributes", _take_attributes)


def _take_attributes(state: StateCore) -> None:
    tokens = state.tokens
    for index, token in enumerate(tokens):
        if token.type != "inline" or "{" not in token.content or not token.children:
            continue
        _take_behind_spans(token.children)
        owner = _owner(tokens, index)
        if owner is not None:
            _take_at_end(token.children, owner)


def _owner(tokens: Sequence[Token], index: int) -> Token | None:
    owner = tokens[index - 1] if index else None
    if owner is None or owner.type not in _BLOCKS:
        return None
    if owner.hidden and index > 1:
        return tokens[index - 2]
    return owner


def _take_at_end(children: list[Token], owner: Token) -> None:
    last = children[-1]
    if last.type != "text":
        return
    match = _AT_END.search(last.content, max(0, len(last.content) - MAX_BRACES))
    if match is None:
        return
    give_attributes(owner, match[1])
    last.content = last.content[: match.start()]
    if not last.content and len(children) > 1 and children[-2].type in ("softbreak", "hardbreak"):
        del children[-2:]


def _take_behind_spans(children: list[Token]) -> None:
    opened: list[Token] = []
    for index, child in enumerate(children):
        if child.nesting == 1:
            opened.append(child)
            continue
        owner = child if child.type in ("image", "code_inline") else None
        if child.nesting == -1 and opened:
            owner = opened.pop()
        if owner is None or index + 1 == len(children):
            continue
        behind = children[index + 1]
        if behind.type == "site_hidden":
            give_attributes(owner, behind.markup)
            continue
        match = _AT_START.match(behind.content, 0, MAX_BRACES) if behind.type == "text" else None
        if match is not None:
            give_attributes(owner, match[0])
            behind.content = behind.content[match.end() :]


def give_attributes(owner: Token, braces: str) -> None:
    """Give a token what is harmless of the attributes in braces; what it has stays."""
    for css, identity, key, quoted, bare in _ITEM.findall(braces):
        if css:
            owner.attrJoin("class", css)
        elif identity:
            owner.attrs.setdefault("id", identity)
        elif key.lower() in _HARMLESS:
            owner.attrs.setdefault(key.lower(), quoted or bare)
        elif key.lower() == "id":
            owner.attrs.setdefault("id", quoted or bare)
        elif key.lower() == "class":
            owner.attrJoin("class", quoted or bare)
