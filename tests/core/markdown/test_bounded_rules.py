"""Footnotes without an end and tables without measure: shown soon, and equal to a fresh parse."""

from __future__ import annotations

import pytest

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.bounded_rules import MOST_CELLS
from editor.core.markdown.parser import MarkdownOptions
from editor.core.text.edit import LineChange


def table_of(rows, cells=20):
    return ["|" + " a |" * cells, "|" + "-|" * cells, *["|" + " b |" * cells] * rows]


def complete(lines):
    blocks = BlockList(lines, 0, MarkdownOptions(), lambda destination: destination)
    while not blocks.is_complete:
        blocks.fill(500)
    return blocks


def html_of(blocks):
    return [block.html for block in blocks.blocks]


@pytest.mark.parametrize("text", ["^[", "[^", "![^", "[^a"])
def test_endless_openings_are_text(text):
    (block,) = complete([text * 10_000]).blocks
    assert block.html.count("[") == 10_000
    assert "footnote" not in block.html


def test_a_label_of_ordinary_length_is_still_a_note():
    label = "n" * 900
    first, _ = complete([f"a[^{label}]", "", f"[^{label}]: note"]).blocks
    assert "footnote-ref" in first.html


def test_a_table_of_very_many_cells_is_text_and_a_smaller_one_a_table():
    few = MOST_CELLS // 21 - 10
    assert "<table>" in complete(table_of(few)).blocks[0].html
    (large,) = complete(table_of(few + 20)).blocks
    assert "<table>" not in large.html
    assert "| a | a |" in large.html
    assert '<span data-hint="large-table"></span>' in large.html
    (text,) = complete(["many | pipes " * MOST_CELLS, "but no table"]).blocks
    assert "data-hint" not in text.html


def test_only_the_lines_of_a_table_count():
    few = MOST_CELLS // 21 - 10
    lines = [*table_of(few), "- | | |", *["  | more | and | more | pipes |"] * 100]
    assert "<table>" in complete(lines).blocks[0].html


def test_rows_that_make_a_table_too_large_equal_a_fresh_parse():
    few = MOST_CELLS // 21 - 4
    lines = ["Before", "", *table_of(few), "", "Behind"]
    blocks = complete(lines)
    for number in range(5):
        place = 10 + number
        blocks.apply(LineChange(place, 0, (lines[-4],)))
        lines.insert(place, lines[-4])
    assert html_of(blocks) == html_of(complete(lines))
    assert "<table>" not in blocks.blocks[1].html
    for _ in range(5):
        blocks.apply(LineChange(10, 1, ()))
        del lines[10]
    assert html_of(blocks) == html_of(complete(lines))
    assert "<table>" in blocks.blocks[1].html
