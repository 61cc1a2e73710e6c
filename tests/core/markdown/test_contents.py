"""`[TOC]` lists the headings of the post, and follows them."""

from __future__ import annotations

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.contents import MAX_ENTRIES, MAX_LISTS, Entry, draw_contents
from editor.core.markdown.document import render_preview
from editor.core.markdown.parser import MarkdownOptions
from editor.core.text.edit import LineChange


def complete(lines):
    blocks = BlockList(lines, 0, MarkdownOptions(), str)
    while not blocks.is_complete:
        blocks.fill(2000)
    return blocks


def test_levels_are_lists_inside_lists():
    entries = [Entry(2, "a", "a"), Entry(4, "b", "b"), Entry(3, "c", ""), Entry(1, "d<", "d")]
    assert draw_contents(entries) == (
        '<div class="contents"><ul><li><a href="#a">a</a><ul><li><a href="#b">b</a></li></ul>'
        '<ul><li>c</li></ul></li></ul><ul><li><a href="#d">d&lt;</a></li></ul></div>\n'
    )


def test_the_ways_to_ask():
    for line in ("[TOC]", "[[toc]]", "[toc]", "> [TOC]"):
        assert 'href="#post-标题"' in render_preview(f"{line}\n\n# 标题\n", MarkdownOptions()), line
    for line in ("a [TOC]", "`[TOC]`", "\\[TOC]x", "[TOC]\n\n[toc]: /x"):
        assert "contents" not in render_preview(f"{line}\n\n# 标题\n", MarkdownOptions()), line


def test_a_heading_that_changes_changes_the_list_and_nothing_else():
    lines = ["[TOC]", "", "# One", "", *["text", ""] * 40, "## Two", "", "text"]
    blocks = complete(lines)
    parts = blocks.apply_in_parts(LineChange(84, 1, ("## Three",)))
    assert sorted((part.first, len(part.added)) for part in parts) == [(0, 1), (42, 1)]
    assert 'href="#post-three">Three</a>' in blocks.blocks[0].html
    parts = blocks.apply_in_parts(LineChange(10, 1, ("other text",)))
    assert [(part.first, len(part.added)) for part in parts] == [(5, 1)]


def test_the_list_of_a_long_post_comes_in_a_slice_of_its_own():
    lines = ["[TOC]", "", *[part for number in range(300) for part in (f"# Heading {number}", "")]]
    blocks = BlockList(lines, 0, MarkdownOptions(), str)
    told = []
    while not blocks.is_complete:
        patch = blocks.fill(50)
        told.append((patch.first, len(patch.added)))
    assert [one for one in told if one[1]][-1] == (0, 1)
    assert all(count <= 50 for _, count in told)
    assert blocks.blocks[0].html.count("<li>") == 300


def test_long_lists_end_and_few_of_them_are_drawn():
    blocks = complete(["[TOC]", ""] * 10 + ["# same", ""] * 3_000)
    lists = [block.html for block in blocks.blocks if "contents" in block.html]
    assert len(lists) == 10
    assert [html.count("<li>") for html in lists] == [MAX_ENTRIES] * MAX_LISTS + [0] * (10 - MAX_LISTS)
    assert "…" in lists[0]
