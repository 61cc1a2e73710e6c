"""Elements inside a block say at which of its lines they begin."""

from __future__ import annotations

import re

import pytest

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.line_marks import is_line_number
from editor.core.markdown.parser import MarkdownOptions
from editor.core.markdown.sanitize import Sanitizer
from editor.core.text.edit import LineChange

MARK = re.compile(r'<(\w+)[^>]* data-line="(\d+)"')


def blocks_of(text):
    blocks = BlockList(text.split("\n"), 0, MarkdownOptions(), lambda destination: destination)
    blocks.fill(10_000)
    return blocks


def marks(text):
    return [MARK.findall(block.html) for block in blocks_of(text).blocks]


def test_items_of_a_list_are_marked_but_not_the_first():
    assert marks("intro\n\n- a\n- b\n  - c\n\n  more\n- d") == [
        [],
        [("li", "1"), ("p", "1"), ("li", "2"), ("p", "4"), ("li", "5"), ("p", "5")],
    ]


def test_rows_of_a_table_and_what_a_quote_holds_are_marked():
    assert marks("| a |\n|---|\n| 1 |\n| 2 |") == [[("tr", "2"), ("tr", "3")]]
    assert marks("> one\n>\n> two") == [[("p", "2")]]


def test_a_unit_of_several_pieces_counts_through():
    assert marks("<details>\n\nin it\n\n- a\n- b\n\n</details>") == [
        [("p", "2"), ("li", "4"), ("li", "5")],
    ]


def test_a_line_above_moves_no_mark():
    blocks = blocks_of("one\n\n- a\n- b")
    patch = blocks.apply(LineChange(0, 0, ("new", "")))
    assert all("data-line" not in block.html for block in patch.added)
    assert MARK.findall(blocks.blocks[-1].html) == [("li", "1")]


@pytest.mark.parametrize("value", ["", "x", "1x", "-1", "1234567", "٣", '1" onload="x'])
def test_only_numbers_pass(value):
    assert not is_line_number(value)
    escaped = value.replace('"', "&quot;")
    assert "data-line" not in Sanitizer().clean(f'<p data-line="{escaped}">x</p>')


def test_a_number_passes():
    assert Sanitizer().clean('<p data-line="12">x</p>') == '<p data-line="12">x</p>'
