"""kramdown's `{: .class #id width="3"}`, behind a piece of text or in the line below a block."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from editor.core.markdown.attributes import give_attributes
from editor.core.markdown.contents import contents_token
from editor.core.markdown.fence_html import info_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_LIST = re.compile(r"\{:[^{}\n]{0,500}\}")
_CONTENTS = re.compile(r"\{:\s*toc\b", re.IGNORECASE)
_FILE = re.compile(r"\b(?:file|title)=\"([^\"]{1,200})\"")
_PROMPT = re.compile(r"\.prompt-(tip|info|warning|danger)\b")
_PROMPTS: Mapping[str, str] = MappingProxyType({"tip": "success"})
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})


def use_attribute_lists(md: MarkdownIt) -> None:
    """Let a parser take attribute lists out of sight, and give what they say to what they stand behind."""
    md.block.ruler.before(
        "site_tag", "attribute_list", _read_line, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.inline.ruler.before("site_tag", "attribute_list", _read_inline)
    md.core.ruler.after("block", "attribute_lists", _give_to_blocks)


def is_attribute_list(token: Token) -> bool:
    """Tell whether a token hides an attribute list, which belongs to what is directly above it."""
    return token.type == "site_hidden" and token.markup.startswith("{:")


def _read_line(state: StateBlock, first: int, _end: int, silent: bool) -> bool:
    begin, stop = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    if not state.src.startswith("{:", begin) or not _LIST.fullmatch(state.src[begin:stop].rstrip()):
        return False
    if not silent:
        token = state.push("site_hidden", "", 0)
        token.markup = state.src[begin:stop].rstrip()
        token.map = [first, first + 1]
        state.line = first + 1
    return True


def _read_inline(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("{:", state.pos):
        return False
    found = _LIST.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("site_hidden", "", 0).markup = found[0]
    state.pos = found.end()
    return True


def _give_to_blocks(state: StateCore) -> None:
    tokens = state.tokens
    if not any(map(is_attribute_list, tokens)):
        return
    lines = state.src.split("\n")
    replaced: dict[int, tuple[int, Token]] = {}
    for index, token in enumerate(tokens):
        first = _owner(tokens, index, lines) if is_attribute_list(token) else None
        if first is None:
            continue
        if tokens[first].type in _LISTS and _CONTENTS.match(token.markup):
            replaced[first] = (index, contents_token(tokens[first]))
        else:
            _give(tokens[first], _end_of(tokens, first, index), token.markup)
    if replaced:
        state.tokens = _with(tokens, replaced)


def _owner(tokens: Sequence[Token], index: int, lines: Sequence[str]) -> int | None:
    """Find what begins the block directly above a list, None where that is a blank line."""
    place, level = index - 1, tokens[index].level
    line = (tokens[index].map or [0])[0]
    while place >= 0 and is_attribute_list(tokens[place]):
        place -= 1
        line -= 1
    if place < 0 or tokens[place].level < level or not line or not lines[line - 1].strip(" \t>"):
        return None
    while place > 0 and (tokens[place].nesting == -1 or tokens[place].level > level):
        place -= 1
    owner = tokens[place]
    return place if owner.level == level and owner.map and owner.map[1] >= line else None


def _end_of(tokens: Sequence[Token], first: int, index: int) -> Token | None:
    """Give the token that closes a block which ends above an index."""
    level = tokens[first].level
    return next((tokens[at] for at in range(index - 1, first, -1) if tokens[at].level == level), None)


def _give(owner: Token, end: Token | None, written: str) -> None:
    prompt = _PROMPT.search(written)
    info = info_of(owner.meta)
    if owner.type == "blockquote_open" and prompt is not None and end is not None:
        # the boxes of the theme Chirpy
        owner.tag = end.tag = "div"
        owner.attrSet("class", f"site-box is-{_PROMPTS.get(prompt[1], prompt[1])}")
    elif info is not None:
        title = _FILE.search(written)
        first_line = None if ".nolineno" in written else info.first_line
        info = info._replace(title=title[1] if title else info.title, first_line=first_line)
        owner.meta = {**owner.meta, "fence": info}
    elif owner.nesting == 1:
        give_attributes(owner, written)


def _with(tokens: Sequence[Token], replaced: Mapping[int, tuple[int, Token]]) -> list[Token]:
    """Put tokens in the place of ranges."""
    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        if place in replaced:
            end, token = replaced[place]
            kept.append(token)
            place = end + 1
        else:
            kept.append(tokens[place])
            place += 1
    return kept
