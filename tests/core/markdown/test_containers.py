"""Containers begin and end with lines of colons that find each other."""

from __future__ import annotations

import pytest

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.containers import OpenContainers
from editor.core.markdown.document import render_preview
from editor.core.markdown.parser import MarkdownOptions
from editor.core.text.edit import LineChange


def drawn(*lines):
    return render_preview("\n".join(lines), MarkdownOptions())


def test_a_line_closes_the_outermost_container_with_no_more_colons():
    opened = OpenContainers()
    for colons, key in ((5, "a"), (3, "b"), (4, "c")):
        opened.open(colons, key)
    assert opened.close(2) == []
    assert opened.close(4) == ["b", "c"]
    assert opened.close(9) == ["a"]
    assert opened.close(9) == []


def test_a_container_has_a_title_or_the_word_of_its_kind():
    assert drawn("::: tip 小技巧", "text", ":::").startswith(
        '<div class="container markdown-alert markdown-alert-tip"><p class="markdown-alert-title">小技巧</p>'
    )
    assert 'data-hint="caution"></p>' in drawn(":::danger", "text", ":::")
    assert '<div class="container">\n<p' in drawn("::: anything", "text", ":::")
    assert "<summary>More &amp; more</summary>" in drawn("::: details More & more {open}", "text", ":::")


@pytest.mark.parametrize(
    "line", ["::: note[Title]", "::: {.note} Title", ":::{note} Title :::::", "::::note Title"]
)
def test_the_ways_to_write_a_title(line):
    colons = ":" * (line.index("n") if line.startswith("::::") else 3)
    assert '<p class="markdown-alert-title">Title</p>' in drawn(line, "text", colons)


def test_containers_nest_by_longer_lines_of_colons():
    html = drawn(":::: note", "::: tip", "a", ":::", "b", "::::", "c")
    assert html.index("markdown-alert-tip") < html.index("a</p>") < html.index("b</p>") < html.index("c</p>")
    assert html.count("</div>") == html.count("<div")
    inner = html[html.index("markdown-alert-tip") :]
    assert inner.index("</div>") < inner.index("b</p>")


def test_what_nothing_closes_is_text_and_takes_nothing_in():
    html = drawn("::: note", "a", "", "b")
    assert html.startswith("<p>::: note</p>")
    assert "container" not in html
    assert drawn(":::", "a").startswith("<p>:::</p>")


def test_containers_stand_in_lists_and_quotes():
    assert "markdown-alert-note" in drawn("- a", "", "  ::: note", "  b", "  :::")
    assert "markdown-alert-note" in drawn("> ::: note", "> b", "> :::")
    assert "container" not in drawn("- ::: note", "", ":::")


@pytest.mark.parametrize("line", ["::", "    ::: note", "::: `code`", ":" * 41, "::: " + "a" * 500])
def test_what_is_no_container(line):
    assert "container" not in drawn(line, "a", line, ":::")


def test_code_inside_keeps_its_colons():
    html = drawn("::: note", "```", ":::", "```", "after", ":::")
    assert html.index("<code") < html.index("after") < html.rindex("</div>")


def test_typing_inside_a_long_container_reads_only_the_pieces_around_it_anew():
    lines = ["::: note", *[part for number in range(400) for part in (f"text {number}", "")], ":::"]
    blocks = BlockList(lines, 0, MarkdownOptions(), str)
    while not blocks.is_complete:
        blocks.fill(1000)
    (before,) = [block.tokens for block in blocks.blocks]
    blocks.apply(LineChange(401, 1, ("other",)))
    (after,) = [block.tokens for block in blocks.blocks]
    same = {id(token.children) for token in before if token.children} & {
        id(token.children) for token in after if token.children
    }
    assert 397 <= len(same) <= 399


def test_closing_and_opening_joins_and_parts_blocks():
    blocks = BlockList(["::: note", "", "a", "", "b"], 0, MarkdownOptions(), str)
    blocks.fill(100)
    assert len(blocks) == 3
    blocks.apply(LineChange(4, 1, ("b", ":::")))
    assert len(blocks) == 1
    assert "markdown-alert-note" in blocks.blocks[0].html
    blocks.apply(LineChange(0, 1, ("note",)))
    assert len(blocks) == 4


def test_a_title_is_text_like_any_other():
    html = drawn("::: tip The `key` of **all** [x]", "text", ":::", "", "[x]: https://a.example")
    title = 'The <code>key</code> of <strong>all</strong> <a href="https://a.example">x</a>'
    assert f'<p class="markdown-alert-title">{title}</p>' in html
    assert "<summary>More of <em>it</em></summary>" in drawn("::: details More of *it*", "text", ":::")
    assert '<p class="markdown-alert-title">&lt;b</p>' in drawn("::: tip <b", "text", ":::")


def test_a_line_that_opens_nothing_says_all_that_is_written():
    assert drawn("::: {.ti} t*i* {x=ti} :::").startswith("<p>::: {.ti} t<em>i</em> {x=ti} :::</p>")


def test_a_definition_changes_the_title_that_names_it():
    lines = ["::: tip The [key]", "text", ":::", "", "between", "", "[key]: /old"]
    blocks = BlockList(lines, 0, MarkdownOptions(), str)
    blocks.fill(100)
    patch = blocks.apply(LineChange(6, 1, ("[key]: /new",)))
    assert (patch.first, 'href="/new">key</a></p>' in blocks.blocks[0].html) == (0, True)
