"""kramdown's attribute lists reach the block above them or the piece of text in front, and are not seen."""

from __future__ import annotations

import random

import pytest

from editor.core.markdown.block_list import BlockList
from editor.core.text.edit import LineChange
from tests.core.markdown.site_drawing import blocks, drawn, options


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("words\n{: #x .center}", '<p id="post-x" class="center">words</p>'),
        ("words\n{: .center}\n{: #x}", '<p class="center" id="post-x">words</p>'),
        ("- a\n- b\n{: #x}", '<ul id="post-x">'),
        ("| a |\n|---|\n| b |\n{: #x}", '<table id="post-x">'),
        ("# Title\n{: #x}", '<h1 id="post-x">Title</h1>'),
        ("> quote\n{: #x}", '<blockquote id="post-x">'),
        ("> words\n> {: #x}", '<p id="post-x">words</p>'),
        ('![a](b.png){: width="30" .left}', 'width="30" class="left"'),
        ("*a*{: #x}b", '<em id="post-x">a</em>b'),
        ("> quote\n{: .prompt-tip }", '<div class="site-box is-success">\n<p>quote</p>\n</div>'),
        ("> quote\n{: .prompt-danger }", '<div class="site-box is-danger">'),
        ('```js\na\n```\n{: file="a.js" }', '<span class="code-title">a.js</span>'),
    ],
)
def test_where_a_list_reaches(text, html):
    found = drawn(text, "jekyll")
    assert html in found
    assert "{" not in found


@pytest.mark.parametrize(
    "text", ["words\n\n{: #x}\nmore", "- a\n\n{: #x}", "{: #x}\nwords", "[a]: /b\n{: #x}"]
)
def test_a_list_that_stands_behind_nothing_is_not_seen(text):
    found = drawn(text, "jekyll")
    assert "post-x" not in found
    assert "{" not in found


@pytest.mark.parametrize("text", ["* TOC\n{:toc}", "1. anything\n{:toc .small}", "- TOC\n{: toc }"])
def test_a_list_of_headings_stands_in_the_place_of_a_list(text):
    found = drawn(f"{text}\n\n# One", "jekyll")
    assert '<div class="contents"><ul><li><a href="#post-one">One</a></li></ul></div>' in found
    assert "TOC" not in found
    assert "contents" not in drawn(f"{text}\n\n# One", "hugo")


def test_a_fence_may_want_no_numbers():
    wanted = options("jekyll", has_line_numbers=True)
    html = [
        "".join(block.html for block in _complete(lines, wanted).blocks)
        for lines in (["```js", "a", "```"], ["```js", "a", "```", "{: .nolineno }"])
    ]
    assert ["code-numbers" in one for one in html] == [True, False]


_LINES = [
    *("", "", "words", "> quote", "- item", "  more", "```", "# Title", "| a | b |", "|---|---|", "[x]: /y"),
    *("{: #x}", "{: .center}", "{:toc}", "  {: #y}", "> {: #z}", "{: .prompt-tip }", "<div>", "</div>"),
]


def test_random_edits_equal_a_full_parse():
    chance = random.Random(5)
    for _ in range(40):
        lines = chance.choices(_LINES, k=24)
        kept = blocks("\n".join(lines), "jekyll")
        for _ in range(12):
            first = chance.randrange(len(lines) + 1)
            removed = chance.randrange(min(3, len(lines) - first) + 1)
            added = tuple(chance.choices(_LINES, k=chance.randrange(3)))
            lines[first : first + removed] = added
            kept.apply(LineChange(first, removed, added))
            assert tuple(kept.blocks) == tuple(_complete(lines, options("jekyll")).blocks), lines


def _complete(lines, wanted):
    found = BlockList(lines, 0, wanted, lambda one: f"shown:{one}")
    while not found.is_complete:
        found.fill(3)
    return found
