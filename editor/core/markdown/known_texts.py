"""Texts of a long piece that were read before: when one item of a list changes, the others are known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from editor.core.markdown.abbreviations import SEARCHED
from editor.core.markdown.definitions import AskedLinks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    from editor.core.markdown.definitions import Definition, DefinitionTable
    from editor.core.text.span import Span

FEWEST = 24
"""Pieces with fewer texts are read quickly enough."""

_OWN = re.compile(r"[{}]|\[\^|\^\[|\[toc\]|\s*\[[ xX]\]", re.IGNORECASE)
"""what may mean something for what is around a text, or count in the whole piece"""
_HIDDEN = "known_inline"
_PLAINLY_DRAWN = frozenset(
    (
        "text",
        "softbreak",
        "hardbreak",
        "code_inline",
        "em_open",
        "em_close",
        "strong_open",
        "strong_close",
        "s_open",
        "s_close",
        "link_open",
        "link_close",
    )
)


@dataclass(slots=True)
class KnownText:
    """What was read of one text; `meanings` are the definitions it asked for, None where there was none."""

    children: list[Token]
    meanings: dict[str, Definition | None]
    places: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    spans: list[Span] = field(default_factory=list["Span"])
    html: str = ""

    def still_means(self, table: DefinitionTable) -> bool:
        """Tell whether the definitions it asked for are the same."""
        return all(table.link(name) == meaning for name, meaning in self.meanings.items())


class KnownTexts:
    """Remembers the texts of the last long piece that was read.

    A text is known again only where nothing but its characters and definitions decide what it means; what is
    remembered is then what reading it anew would give.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, str], KnownText] = {}
        self._by_children: dict[int, KnownText] = {}

    def read(
        self,
        state: StateCore,
        rules: Sequence[Callable[[StateCore], None]],
        inline: Callable[[StateCore], None],
        table: DefinitionTable,
        asked: set[str],
    ) -> None:
        """Run the rules over a long piece; the `inline` one reads only the texts that are not known."""
        fresh: dict[tuple[int, str], KnownText] = {}
        known: list[Token] = []
        read: list[tuple[Token, KnownText]] = []
        now: set[str] = set()
        links = AskedLinks(table, now)

        def read_texts(state: StateCore) -> None:
            for token in state.tokens:
                if token.type != "inline":
                    continue
                key = (id(state.md), token.content)
                is_own = _OWN.search(token.content) is not None
                text = None if is_own else self._known.get(key)
                if text is not None and text.still_means(table):
                    fresh[key] = text
                    asked.update(text.meanings)
                    token.type, token.children = _HIDDEN, text.children
                    known.append(token)
                    continue
                now.clear()
                token.children = []
                state.md.inline.parse(
                    token.content, state.md, {**state.env, "references": links}, token.children
                )
                asked.update(now)
                if not is_own:
                    read.append((token, KnownText([], {name: table.link(name) for name in now})))

        for rule in rules:
            (read_texts if rule is inline else rule)(state)
        for token in known:
            token.type = "inline"
        if SEARCHED in state.env:
            state.env[SEARCHED] = texts_of(state.tokens)
        self._remember(state, fresh, read)

    def _remember(
        self,
        state: StateCore,
        fresh: dict[tuple[int, str], KnownText],
        read: Sequence[tuple[Token, KnownText]],
    ) -> None:
        for token, text in read:
            text.children = token.children or []
            fresh[id(state.md), token.content] = text
        self._known = fresh
        self._by_children = {id(text.children): text for text in fresh.values()}

    def of(self, children: object) -> KnownText | None:
        """Give what is known of a text by its very children."""
        text = self._by_children.get(id(children))
        return text if text is not None and text.children is children else None

    def drawn(self, children: Sequence[Token], draw: Callable[[], str]) -> str:
        """Give the html of a text, drawn once where that depends on nothing else."""
        text = self.of(children)
        if text is None:
            return draw()
        if text.html:
            return text.html
        html = draw()
        if all(child.type in _PLAINLY_DRAWN for child in children):
            text.html = html
        return html


def has_many_texts(tokens: Sequence[Token]) -> bool:
    """Tell whether it is worth while to remember the texts of a piece."""
    return sum(token.type == "inline" for token in tokens) >= FEWEST


def texts_of(tokens: Sequence[Token]) -> str:
    """Give the running text of a piece, in which abbreviations are sought."""
    inlines = (token.children or () for token in tokens if token.type == "inline")
    return "\0".join(child.content for children in inlines for child in children if child.type == "text")
