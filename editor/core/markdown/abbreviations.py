"""Abbreviations: after `*[HTML]: Hypertext …` each HTML tells what it is short for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore

MAX_ABBREVIATIONS = 300
"""A body's further ones are not looked for: each word is compared with each of them."""

_DEFINITION = re.compile(r"\*\[((?:\\.|[^\[\]\\]){1,100})\]:[ \t]*(\S.{0,999})")
_EDGE = (
    r"[\s!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f"
    r"\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
)
ASKED = "abbreviations"
"""The name in markdown-it's env of what each abbreviation is short for."""
SEARCHED = "searched_text"
"""The name in markdown-it's env of the running text in which abbreviations were sought."""


class Abbreviation(NamedTuple):
    """`*[label]: meaning`."""

    label: str
    meaning: str


def use_abbreviations(md: MarkdownIt) -> None:
    """Let a parser read the definitions, and mark the words that they explain."""
    md.block.ruler.before("reference", "abbreviation", _read_definition, {"alt": ["paragraph", "reference"]})
    # behind what makes links of bare addresses: a marked word inside would break them
    md.core.ruler.after("text_join", "abbreviation", _mark_words)
    md.add_render_rule("abbreviation", _draw_nothing)


def abbreviation_of(token: Token) -> Abbreviation:
    """Give what a token of the kind `abbreviation` defines."""
    return Abbreviation(str(token.meta["label"]), token.content)


def _read_definition(state: StateBlock, line: int, _end: int, silent: bool) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("*[", start) or state.is_code_block(line):
        return False
    match = _DEFINITION.match(state.src, start, state.eMarks[line])
    if match is None:
        return False
    if not silent:
        token = state.push("abbreviation", "", 0)
        token.meta = {"label": re.sub(r"\\(.)", r"\1", match[1])}
        token.content = match[2].strip()
        token.map = [line, line + 1]
        state.line = line + 1
    return True


def _draw_nothing(*_: object) -> str:
    return ""


def _mark_words(state: StateCore) -> None:
    known: Mapping[str, str] | None = state.env.get(ASKED)
    if known is None:
        known = {}
        for token in state.tokens:
            if token.type == "abbreviation" and len(known) < MAX_ABBREVIATIONS:
                known.setdefault(str(token.meta["label"]), token.content)
    inlines = [token for token in state.tokens if token.type == "inline"]
    texts = [child.content for token in inlines for child in token.children or () if child.type == "text"]
    searched = "\0".join(texts)
    state.env[SEARCHED] = searched
    present = [label for label in known if label in searched]
    if not present:
        return
    present.sort(key=len, reverse=True)
    words = re.compile(f"(?<!(?!{_EDGE})[\\s\\S])(?:{'|'.join(map(re.escape, present))})(?=$|{_EDGE})")
    for token in inlines:
        token.children = list(_marked(token.children or (), words, known))


def _marked(children: Sequence[Token], words: re.Pattern[str], known: Mapping[str, str]) -> Iterator[Token]:
    for child in children:
        place = 0
        if child.type == "text":
            for match in words.finditer(child.content):
                yield from _text(child, child.content[place : match.start()])
                yield from _explained(child, match[0], known[match[0]])
                place = match.end()
        if place:
            yield from _text(child, child.content[place:])
        else:
            yield child


def _text(like: Token, content: str) -> Iterator[Token]:
    if content:
        yield like.copy(content=content)


def _explained(like: Token, word: str, meaning: str) -> Iterator[Token]:
    yield Token("abbr_open", "abbr", 1, attrs={"title": meaning}, level=like.level)
    yield like.copy(content=word, level=like.level + 1)
    yield Token("abbr_close", "abbr", -1, level=like.level)
