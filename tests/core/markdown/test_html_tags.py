"""Open tags of raw HTML are counted cheaply."""

from __future__ import annotations

from time import perf_counter

import pytest

from editor.core.markdown.html_tags import is_deeper_than, unmatched_tags


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<div><b></div>", ()),
        ("<details>\n<summary>a</summary>", ("details",)),
        ("</div><span>", ("/div", "span")),
        ("<DIV>", ("div",)),
        ("<p><li><br><img>", ()),
        ("<!-- <div> --><b>", ("b",)),
        ("<!-- <div>", ()),
        ("<script>'<div>'</script><i>", ("i",)),
        ("<script>'<div>'", ()),
        ("a < b", ()),
    ],
)
def test_unmatched_tags(html, left):
    assert unmatched_tags(html) == left


def test_depth():
    assert is_deeper_than("<div>" * 3, 2)
    assert not is_deeper_than("<div></div>" * 300, 2)
    assert not is_deeper_than("<p>" * 300, 2)


@pytest.mark.parametrize(
    "part", ["<div>", "</div>", "<div></div>", "<!--", "<script>", '<a "', "<", "<b></i>"]
)
def test_counting_takes_linear_time(part):
    begin = perf_counter()
    unmatched_tags(part * 50_000)
    is_deeper_than(part * 50_000, 10**6)
    assert perf_counter() - begin < 4
