"""The highlighter's spans name the characters that they should."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.parser import MarkdownOptions

BODIES = Path(__file__).parents[2] / "golden" / "markdown" / "bodies"


def coloured(text, **options):
    lines = text.split("\n")
    blocks = BlockList(lines, 0, MarkdownOptions(**options), str)
    blocks.fill(10_000)
    return [
        (lines[block.line + span.line][span.start : span.end], str(span.kind))
        for block in blocks.blocks
        for span in block.spans
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Two *w* ##", [("## Two *w* ##", "heading"), ("##", "mark"), (" ##", "mark"), ("*w*", "emphasis"),
                           ("*", "mark"), ("*", "mark")]),
        ("One\n===", [("One", "heading"), ("===", "mark")]),
        ("**a _b_**", [("**a _b_**", "strong"), ("_b_", "emphasis"), ("_", "mark"), ("_", "mark"),
                       ("**", "mark"), ("**", "mark")]),
        ("==x== :tada:", [("==", "mark"), ("==", "mark"), (":tada:", "link")]),
        ("H~2~O x^2^", [("~", "mark"), ("~", "mark"), ("^", "mark"), ("^", "mark")]),
        ("T\n: *d*", [(":", "mark"), ("*d*", "emphasis"), ("*", "mark"), ("*", "mark")]),
        ("::: note\nx\n:::", [("::: note", "mark"), (":::", "mark")]),
        ("*[A]: b\n\nA *c*", [("*[", "mark"), ("A", "link"), ("]:", "mark"), ("*c*", "emphasis"),
                              ("*", "mark"), ("*", "mark")]),
        ("> [!NOTE]\n> x", [("> [!NOTE]", "quote"), (">", "mark"), ("> x", "quote"), (">", "mark")]),
        ("~~x~~", [("~~x~~", "struck"), ("~~", "mark"), ("~~", "mark")]),
        ("``a`b``", [("``a`b``", "code"), ("``", "mark"), ("``", "mark")]),
        ('[t](/u "T")', [("t", "link"), ("[", "mark"), ('](/u "T")', "mark"), ("/u", "url")]),
        ("![a *b*](图.png)", [("![", "mark"), ("a *b*", "link"), ("](图.png)", "mark"), ("图.png", "url")]),
        ("<http://a.b>", [("http://a.b", "url")]),
        ("see http://a.b/c now", [("http://a.b/c", "url")]),
        ("a <b>c</b>", [("<b>", "html"), ("</b>", "html")]),
        ("- a\n- - b", [("-", "mark"), ("-", "mark"), ("-", "mark")]),
        ("10) a", [("10)", "mark")]),
        ("***", [("***", "mark")]),
        ("    code", [("code", "code")]),
        ("[r]: /u 'T'", [("[", "mark"), ("r", "link"), ("]:", "mark"), ("/u", "url")]),
        ("| a |\n|---|\n| *b* |", [("|---|", "mark"), ("*b*", "emphasis"), ("*", "mark"), ("*", "mark")]),
        ("> *q*\nlazy", [("> *q*", "quote"), (">", "mark"), ("lazy", "quote"), ("*q*", "emphasis"),
                         ("*", "mark"), ("*", "mark")]),
        ("x[^n]\n\n[^n]: y", [("[^n]", "link"), ("[", "mark"), ("^n", "link"), ("]:", "mark")]),
    ],
)  # fmt: skip
def test_spans(text, expected):
    assert coloured(text) == expected


def test_code_in_a_list_is_coloured_where_it_stands():
    spans = coloured("- item\n\n  ```python\n  if 1: pass\n  ```")
    assert ("if", "keyword") in spans
    assert ("1", "number") in spans
    assert spans.count(("```", "mark")) == 1


def test_emphasis_over_two_lines_is_coloured_on_both():
    assert ("**a", "strong") in coloured("x **a\nb** y")
    assert ("b**", "strong") in coloured("x **a\nb** y")


@given(st.text("ab*_`[]()!<>#-|\n\\ &;:~^1.\t", max_size=120))
@settings(max_examples=200, deadline=None)
def test_spans_lie_within_their_lines(text):
    lines = text.split("\n")
    blocks = BlockList(lines, 0, MarkdownOptions(), str)
    blocks.fill(10_000)
    for block in blocks.blocks:
        for span in block.spans:
            assert 0 <= span.line < block.line_count
            assert 0 <= span.start < span.end <= len(lines[block.line + span.line])


@pytest.mark.parametrize("path", sorted(BODIES.glob("*.md")), ids=lambda path: path.stem)
def test_spans_of_our_bodies_cover_something(path):
    assert len(coloured(path.read_text("utf-8"))) > 3
