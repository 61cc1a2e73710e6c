"""The heading under which an image stands."""

from __future__ import annotations

import pytest

from editor.app.nearest_heading import nearest_heading

BLOCKS = [
    (3, "<h2 id='a'>First <em>day</em> &amp; night</h2>"),
    (5, "<p><img src='x'></p>"),
    (7, "<h3></h3>"),
    (9, "<blockquote><h3>Inside\nit</h3><p>x</p></blockquote>"),
]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (0, ""),
        (3, "First day & night"),
        (5, "First day & night"),
        (8, "First day & night"),
        (99, "Inside it"),
    ],
)
def test_it_is_the_last_one_with_words_at_or_above_the_line(line: int, wanted: str) -> None:
    assert nearest_heading(BLOCKS, line) == wanted


def test_a_block_without_end_is_looked_at_only_in_part() -> None:
    assert nearest_heading([(0, "<h2>" + "<h2" * 300_000)], 5) == ""
