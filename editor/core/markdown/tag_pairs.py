"""Pairs the tags of a unit: which opens, and which closes it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from editor.core.markdown.site_tag import TagRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markdown_it.token import Token

MOST_NESTED = 20
"""Boxes inside one another; the tags of deeper ones are shown raw."""

PAIRS = "tag pairs"
"""The key in the renderer's env for what `pairs_of` gives."""


def join_name(token: Token) -> tuple[str, ...]:
    """Tell what a top-level tag opens or closes for the pieces around it, as units.py joins them."""
    if token.type != "site_tag":
        return ()
    tag = token.meta["tag"]
    if tag.role is TagRole.OPEN:
        return (f"%{tag.name}",)
    return (f"/%{tag.name}",) if tag.role is TagRole.CLOSE else ()


def pairs_of(tokens: Iterable[Token]) -> Mapping[int, Token]:
    """Pair the tags of a unit; the id of either partner leads to the one that opens.

    Partners stand in the same list item, quote or line; what is open inside a pair stays alone.
    """
    pairs: dict[int, Token] = {}
    frames = [_Frame(pairs)]
    for token in tokens:
        if token.type == "site_tag":
            frames[-1].take(token)
        elif token.type == "inline":
            if "{" in token.content:
                frame = _Frame(pairs)
                for child in token.children or ():
                    if child.type == "site_tag":
                        frame.take(child)
                frame.limit(0)
        elif token.nesting == 1:
            frames.append(_Frame(pairs))
        elif token.nesting == -1 and len(frames) > 1:
            frames.pop().limit(0)
    for frame in frames:
        frame.limit(0)
    return pairs


class _Frame:
    """What is open in one container."""

    def __init__(self, pairs: dict[int, Token]) -> None:
        self._pairs = pairs
        self._open: list[Token] = []
        self._counts: Counter[str] = Counter()
        self._taken: list[Token] = []

    def take(self, token: Token) -> None:
        """Take the next tag in."""
        tag = token.meta["tag"]
        if tag.role is TagRole.OPEN:
            self._open.append(token)
            self._counts[tag.name] += 1
            self._taken.append(token)
        elif tag.role is TagRole.CLOSE and self._counts[tag.name]:
            opening = self._open.pop()
            self._counts[opening.meta["tag"].name] -= 1
            while opening.meta["tag"].name != tag.name:
                opening = self._open.pop()
                self._counts[opening.meta["tag"].name] -= 1
            self._pairs[id(opening)] = self._pairs[id(token)] = opening
            self._taken.append(token)

    def limit(self, depth: int) -> None:
        """Part the pairs that lie too deep."""
        for token in self._taken:
            opening = self._pairs.get(id(token))
            if opening is token:
                depth += 1
                if depth > MOST_NESTED:
                    del self._pairs[id(token)]
            elif opening is not None:
                if depth > MOST_NESTED:
                    del self._pairs[id(token)]
                depth -= 1


def is_unclosed(token: Token, pairs: Mapping[int, Token]) -> bool:
    """Tell whether a tag that must have a partner has none: the site could not be built with it."""
    if id(token) in pairs or token.markup.startswith("<!--"):
        return False
    return token.meta["tag"].role is TagRole.CLOSE or token.meta["has_partner"]
