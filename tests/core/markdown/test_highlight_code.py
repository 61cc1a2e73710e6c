"""Code is coloured by its language, remembered, and never guessed."""

from __future__ import annotations

import pytest

from editor.core.markdown.highlight_code import MAX_CODE, CodeHighlighter, language_of
from editor.core.text.span import Span, SpanKind


def test_a_known_language_is_coloured():
    code = CodeHighlighter().highlight("Python", 'if "x":\n    y = 1  # n\n')
    assert '<span class="k">if</span>' in code.html
    assert Span(0, 0, 2, SpanKind.KEYWORD) in code.spans
    assert Span(1, 8, 9, SpanKind.NUMBER) in code.spans
    assert Span(1, 11, 14, SpanKind.COMMENT) in code.spans


def test_text_is_kept_exactly():
    code = CodeHighlighter().highlight("python", "\n\n  x = '<'\n\n")
    assert code.html.startswith("\n\n")
    assert code.html.endswith("\n\n")
    assert "&lt;" in code.html


@pytest.mark.parametrize(
    "language", ["", "nonsense", "../../etc/passwd", "__import__", "guess", "x" * 10_000]
)
def test_an_unknown_language_is_plain(language):
    assert CodeHighlighter().highlight(language, "<b>").html == "&lt;b&gt;"


def test_very_long_code_is_plain():
    highlighter = CodeHighlighter()
    text = "x = 1\n" * (MAX_CODE // 6 + 1)
    assert not highlighter.has_to_work("python", text)
    assert "<span" not in highlighter.highlight("python", text).html


def test_what_was_coloured_is_remembered():
    highlighter = CodeHighlighter()
    assert highlighter.has_to_work("python", "x = 1\n")
    first = highlighter.highlight("python", "x = 1\n")
    assert not highlighter.has_to_work("python", "x = 1\n")
    assert highlighter.highlight("python", "x = 1\n") is first
    for number in range(300):
        highlighter.highlight("python", f"x = {number + 2}\n")
    assert highlighter.has_to_work("python", "x = 1\n")


@pytest.mark.parametrize(
    ("info", "language"),
    [
        ("python", "python"),
        ("js title http://x", "js"),
        ("", ""),
        ("c++", "c++"),
        ('"><img>', ""),
        ("  rust ", "rust"),
    ],
)
def test_the_language_is_the_first_word(info, language):
    assert language_of(info) == language
