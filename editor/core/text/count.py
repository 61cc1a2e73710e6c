"""How long a text is, for writers of Chinese and of other languages alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CJK_PER_MINUTE = 300
_WORDS_PER_MINUTE = 200
_PART = 50_000
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


def count_words(text: str) -> TextCount:
    """Count each CJK character and each other word as one; addresses and HTML tags do not count.

    `"Hello, 世界 — don't panic"` has 5: Hello, 世, 界, don't, panic.
    """
    cjk = others = 0
    for part in _parts(text):
        read = _NOT_READ.sub(" ", part)
        cjk += len(_CJK.findall(read))
        others += sum(1 for _ in _WORD.finditer(read))
    minutes = cjk / _CJK_PER_MINUTE + others / _WORDS_PER_MINUTE
    return TextCount(cjk + others, cjk, -int(-minutes // 1))


def _parts(text: str) -> Iterator[str]:
    """Part a text at ends of lines, across which nothing is counted: one search stops all threads."""
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin + _PART) + 1 or len(text)
        yield text[begin:end]
        begin = end
