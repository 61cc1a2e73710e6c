"""Single signs set text low and high; ranges keep their tildes."""

from __future__ import annotations

import pytest

from editor.core.markdown.document import render_text
from editor.core.markdown.parser import MarkdownOptions


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("H~2~O 和 x^2^", "H<sub>2</sub>O 和 x<sup>2</sup>"),
        ("a~b\\ c~ ^\\~^", "a<sub>b c</sub> <sup>~</sup>"),
        ("~~struck~~ ~also this~", "<del>struck</del> <del>also this</del>"),
        ("^no space^ x^2", "^no space^ x^2"),
        ("`~a~`", "<code>~a~</code>"),
    ],
)
def test_small_text(text, html):
    assert render_text(text, MarkdownOptions()) == f"<p>{html}</p>\n"


@pytest.mark.parametrize(
    "text", ["3~5天，10~20元", "3~5天10~20元", "上午~下午和今天~明天", "好~ 好~", "a~b c~d"]
)
def test_ranges(text):
    assert render_text(text, MarkdownOptions()) == f"<p>{text}</p>\n"
