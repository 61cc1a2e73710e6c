"""Pieces join from the one that opens a tag to the one that closes it."""

from __future__ import annotations

import pytest

from editor.core.markdown.units import Piece, join


@pytest.mark.parametrize(
    ("tags", "sizes"),
    [
        ([(), (), ()], [1, 1, 1]),
        ([("div",), (), ("/div",), ()], [3, 1]),
        ([("div",), (), ()], [1, 1, 1]),
        ([("/div",), ("div",), ("/div",)], [1, 2]),
        ([("details", "div"), ("/div",), ("/details",)], [3]),
        ([("a",), ("b",), ("/a",), ("/b",)], [3, 1]),
        ([("div",), ("/div", "div"), ("/div",)], [3]),
        ([("b",), ("div",), ("/div",)], [1, 2]),
    ],
)
def test_join(tags, sizes):
    pieces = [Piece(1, (), (), names) for names in tags]
    groups = join(pieces)
    assert [len(group) for group in groups] == sizes
    assert [piece for group in groups for piece in group] == pieces
