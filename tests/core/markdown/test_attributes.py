"""Attributes in braces reach what they stand behind, the harmless ones only."""

from __future__ import annotations

import pytest

from editor.core.markdown.document import render_preview, render_text
from editor.core.markdown.parser import MarkdownOptions


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# Title {#start}", '<h1 id="start">Title</h1>'),
        ("Title {#start .x}\n===", '<h1 id="start" class="x">Title</h1>'),
        ("words {.center}", '<p class="center">words</p>'),
        ("words\n{: .center}", '<p class="center">words</p>'),
        ("- item {.x}", '<li class="x">item</li>'),
        ("![a](b.png){width=300 height=20% #p}", '<img src="b.png" alt="a" width="300" height="20%" id="p">'),
        ('[a](b){title="c d"}', '<a href="b" title="c d">a</a>'),
        ("*a*{.x.y}b", '<em class="x y">a</em>b'),
        ("`a`{lang=zh}", '<code lang="zh">a</code>'),
    ],
)
def test_where_attributes_go(text, html):
    assert html in render_text(text, MarkdownOptions())


@pytest.mark.parametrize(
    "text",
    [
        "a {}",
        "a { x }",
        "a {.}",
        "a \\{.x}",
        "a `{.x}`",
        "{{ .x }}",
        "a {.x",
        "a {#" + "x" * 100 + "}",
        "C{.x}",
    ],
)
def test_what_stays_text(text):
    assert "{" in render_text(text, MarkdownOptions())


def test_nothing_that_acts_and_none_of_our_classes_pass():
    text = "![a](b.png){onerror=x style=y class=now .fold-line .center}"
    html = render_preview(text, MarkdownOptions())
    assert "onerror" not in html
    assert "style" not in html
    assert 'class="center"' in html


def test_an_id_of_its_own_counts_among_the_headings():
    html = render_preview("# a {#x}\n\n# b {#x}\n\n# x\n", MarkdownOptions())
    assert [part.split('"')[0] for part in html.split('id="post-')[1:]] == ["x", "x-1", "x-2"]
