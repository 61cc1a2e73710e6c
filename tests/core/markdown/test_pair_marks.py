"""Doubled signs mark and insert; the signs of programming languages do not."""

from __future__ import annotations

import pytest

from editor.core.markdown.document import render_text
from editor.core.markdown.parser import MarkdownOptions


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("==重点==内容", "<mark>重点</mark>内容"),
        ("++new++ ==a *b* c==", "<ins>new</ins> <mark>a <em>b</em> c</mark>"),
        ("[==a==](b)", '<a href="b"><mark>a</mark></a>'),
        ("===a===", "=<mark>a</mark>="),
        ("==a", "==a"),
        ("== a ==", "== a =="),
        ("`==a==`", "<code>==a==</code>"),
    ],
)
def test_pairs(text, html):
    assert render_text(text, MarkdownOptions()) == f"<p>{html}</p>\n"


@pytest.mark.parametrize(
    "text", ["C++ and C++", "C++和C++", "i++; j++", "a==b and c==d", "notepad++，g++", "1+1 a+b+c"]
)
def test_what_is_code(text):
    assert render_text(text, MarkdownOptions()) == f"<p>{text}</p>\n"


def test_a_line_of_equal_signs_still_makes_a_heading():
    assert render_text("==a==\n==", MarkdownOptions()) == "<h1><mark>a</mark></h1>\n"
