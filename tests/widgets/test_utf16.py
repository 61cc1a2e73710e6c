"""Columns of Python and of Qt."""

from __future__ import annotations

import pytest

from editor.widgets.utf16 import from_utf16, to_utf16


@pytest.mark.parametrize(
    ("text", "column", "units"),
    [("abc", 2, 2), ("墨匠", 1, 1), ("a😀b", 1, 1), ("a😀b", 2, 3), ("😀😀", 2, 4), ("", 0, 0)],
)
def test_columns_there_and_back(text, column, units):
    assert to_utf16(text, column) == units
    assert from_utf16(text, units) == column


def test_a_place_inside_a_pair_is_before_the_pair():
    assert from_utf16("a😀b", 2) == 1


@pytest.mark.parametrize("text", ["abc", "a😀b"])
def test_places_outside_go_to_the_ends(text):
    units = len(text.encode("utf-16-le")) // 2
    assert to_utf16(text, -3) == 0
    assert to_utf16(text, 99) == units
    assert from_utf16(text, -3) == 0
    assert from_utf16(text, 99) == len(text)
