"""How well a name answers to what is typed: whole words before parts, parts before single letters."""

from __future__ import annotations

import re

_WORD_START = re.compile(r"(?<![^\W_])")


def match_rank(typed: str, names: tuple[str, ...]) -> int:
    """Give how well one of the names fits, 0 where a typed word is found in none of them.

    Each word that is typed has to be found, in any order: `bo` in "Bold", `prv` letter by letter in
    "Preview"; Chinese is found by any part.
    """
    words = typed.casefold().split()
    if not words:
        return 1
    ranks = [min(_rank_of(word, name.casefold()) for word in words) for name in names]
    return max(ranks, default=0)


def _rank_of(word: str, name: str) -> int:
    place = name.find(word)
    if place == 0:
        return 5
    if place > 0:
        return 4 if any(name.startswith(word, start.start()) for start in _WORD_START.finditer(name)) else 3
    if len(word) > 1 and word.isascii():
        initials = "".join(part[0] for part in re.findall(r"\w+", name))
        if initials.startswith(word):
            return 2
        letters = iter(name)
        if len(word) > 2 and all(letter in letters for letter in word):
            return 1
    return 0
