"""How long a text is, for writers of Chinese and of other languages alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CJK_PER_MINUTE = 300
_WORDS_PER_MINUTE = 200
# What is written but not read: where links lead, tags, comments' fences. Each stops at its own next sign,
# so that no text makes the search slow.
_NOT_READ = re.compile(r"\]\([^()\n]*\)|<[^<>\n]*>|https?://[^\s<>()]+", re.IGNORECASE)
_CJK_CLASS = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CJK = re.compile(f"[{_CJK_CLASS}]")
_WORD = re.compile(rf"[^\W_{_CJK_CLASS}]+(?:['’.\-][^\W_{_CJK_CLASS}]+)*")


@dataclass(frozen=True, slots=True)
class TextCount:
    """The length of a text: `words` in all, `cjk` of them single Chinese or Japanese characters.

    `minutes` is how long reading takes, rounded up; 0 for a text without a word.
    """

    words: int
    cjk: int
    minutes: int


class WordCounter:
    """Counts a text again and again as it is written; a line that has not changed is not read twice.

    Each CJK character and each other word is one; addresses and HTML tags do not count. The line
    `Hello, 世界 — don't panic` has 5: Hello, 世, 界, don't, panic.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, int]] = {}

    def count(self, lines: Iterable[str]) -> TextCount:
        """Count the lines of a text."""
        known, now = self._known, dict[str, tuple[int, int]]()
        cjk = others = 0
        for line in lines:
            found = known.get(line) or _count_line(line)
            now[line] = found
            cjk += found[0]
            others += found[1]
        self._known = now
        minutes = cjk / _CJK_PER_MINUTE + others / _WORDS_PER_MINUTE
        return TextCount(cjk + others, cjk, -int(-minutes // 1))


def count_words(text: str) -> TextCount:
    """Count a text once, as WordCounter does."""
    return WordCounter().count(text.split("\n"))


def _count_line(line: str) -> tuple[int, int]:
    read = _NOT_READ.sub(" ", line)
    return len(_CJK.findall(read)), sum(1 for _ in _WORD.finditer(read))
