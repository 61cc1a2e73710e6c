"""Open tags of raw HTML are counted cheaply."""

from __future__ import annotations

from time import process_time

import pytest

from editor.core.markdown.html_tags import (
    MOST_ATTRIBUTES,
    is_deeper_than,
    unmatched_tags,
    with_few_attributes,
)


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
    begin = process_time()
    unmatched_tags(part * 50_000)
    is_deeper_than(part * 50_000, 10**6)
    assert process_time() - begin < 15


@pytest.mark.parametrize(
    "attribute", ["a{}", "a{}=1", "a{}='>'", 'a{}=">"', "<a{}", "a{} = 1", "a{}\n=\n'<p'", "/a{}"]
)
def test_a_tag_keeps_its_first_attributes(attribute):
    names = " ".join(attribute.format(number) for number in range(MOST_ATTRIBUTES + 50))
    html = with_few_attributes(f"<b {names}>words</b>{'x' * 2000}<i {names}>")
    assert "a499" in html
    assert "a500" not in html
    assert ">words</b>" in html


def test_tags_with_few_attributes_are_as_they_were():
    for html in (
        f'<p title="{"a " * 5000}">x</p>',
        f"<!-- <p {'a ' * 5000}> -->",
        "a < b " * 2000,
        f"<p {'a ' * 400}>" * 20,
        f'<p a="{"x" * 3000}',
    ):
        assert with_few_attributes(html) == html
