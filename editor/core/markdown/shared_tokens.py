"""Lets tokens that are alike be one: in a post of a megabyte those that open or close take 10 MB."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from markdown_it.token import Token

_NOTHING = cast("dict[str, Any]", MappingProxyType({}))
_GET_ATTRIBUTES = frozenset({"heading_open", "image"})
"""tokens that get attributes when they are drawn"""
_ALIKE = frozenset(
    (
        *("paragraph_open", "paragraph_close", "list_item_open", "list_item_close", "heading_close"),
        *("tr_open", "tr_close", "td_open", "td_close", "th_open", "th_close"),
        *("em_open", "em_close", "strong_open", "strong_close", "softbreak"),
    )
)
"""tokens of which nothing is asked but what they are and where"""
_FAR = 200
"""lines from the beginning of a piece, further than most pieces reach"""
_MOST = 1000
"""tokens that are remembered"""


class SharedTokens:
    """Remembers tokens, and places, that come again and again; none of them is changed once it is read."""

    def __init__(self) -> None:
        self._tokens: dict[tuple[str, str, int, str, str, bool, tuple[int, ...]], Token] = {}
        self._maps: dict[tuple[int, ...], list[int]] = {}

    def share(self, tokens: list[Token]) -> None:
        """Put one in the place of those that are alike, and of their places and their missing attributes."""
        for index, token in enumerate(tokens):
            if not token.attrs and token.type not in _GET_ATTRIBUTES:
                token.attrs = _NOTHING
            if not token.meta:
                token.meta = _NOTHING
            if token.children:
                self.share(token.children)
            place = tuple(token.map or ())
            if token.map is not None:
                if token.map[-1] >= _FAR:
                    continue
                token.map = self._maps.setdefault(place, token.map)
            if token.type in _ALIKE and token.attrs is _NOTHING and token.meta is _NOTHING:
                tokens[index] = self._alike(token, place)

    def _alike(self, token: Token, place: tuple[int, ...]) -> Token:
        key = (token.type, token.tag, token.level, token.markup, token.info, token.hidden, place)
        if len(self._tokens) < _MOST:
            return self._tokens.setdefault(key, token)
        return self._tokens.get(key, token)
