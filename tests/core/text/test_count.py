from __future__ import annotations

import time

import pytest

from editor.core.text.count import TextCount, count_words


@pytest.mark.parametrize(
    ("text", "words", "cjk"),
    [
        ("", 0, 0),
        ("Hello, 世界 — don't panic", 5, 2),
        ("今天天气很好，我们出去走走。", 12, 12),
        ("我用Python写博客", 6, 5),
        ("ひらがなとカタカナ", 9, 9),
        ("한국어 문장", 2, 0),
        ("state-of-the-art v1.2 café", 3, 0),
        ("![湖](https://img.example/2023/a_b.png) 湖边", 3, 3),
        ("see https://example.com/a/b/c?d=e for more", 3, 0),
        ("<img src='x.png' alt=\"\">text<br>", 1, 0),
        ("# **strong** _and_ `code`", 3, 0),
        ("—— 。，、 *** ---", 0, 0),
    ],
)
def test_words_and_characters(text: str, words: int, cjk: int) -> None:
    count = count_words(text)
    assert (count.words, count.cjk) == (words, cjk)


def test_reading_time_is_rounded_up() -> None:
    assert count_words("字") == TextCount(1, 1, 1)
    assert count_words("字" * 300).minutes == 1
    assert count_words("字" * 301).minutes == 2
    assert count_words("word " * 1000).minutes == 5
    assert count_words(" \n").minutes == 0


@pytest.mark.parametrize("piece", ["](", "<", "[", "a.", "https://", "<a", "字a"])
def test_no_text_makes_counting_slow(piece: str) -> None:
    start = time.process_time()
    assert count_words(piece * (200_000 // len(piece))).words >= 0
    assert time.process_time() - start < 8
