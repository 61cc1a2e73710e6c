"""The Markdown that shows an image."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink

from editor.core.images.link import markdown_for, on_own_lines
from editor.core.images.reference import references_in
from editor.core.markdown.good_address import is_good_address
from editor.core.markdown.parser import MarkdownOptions, make_parser

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
SIGNS = st.text("ab湖 ![]()<>\\*_`~$^&;:#amp=\"'|{}%./-", max_size=30)
PARSERS = (MarkdownIt("commonmark"), make_parser(MarkdownOptions(typographer=True)))


@pytest.mark.parametrize(
    ("description", "destination", "markdown"),
    [
        ("晨雾", "/images/晨雾.jpg", "![晨雾](/images/晨雾.jpg)"),
        ("", "my photo.jpg", "![](<my photo.jpg>)"),
        ("a", "x(1).png", "![a](x(1).png)"),
        ("a", "x(1.png", "![a](<x(1.png>)"),
        ("a_b snake_case", "a_b.png", "![a_b snake_case](a_b.png)"),
        ("[x] *y*", "a.png", "![\\[x\\] \\*y\\*](a.png)"),
        ("two\r\nlines", "a.png", "![two lines](a.png)"),
        ("a", "全　角.png", "![a](<全　角.png>)"),
        ("a", "https://a.cn/x?b=1&c=2", "![a](https://a.cn/x?b=1&c=2)"),
        ("a", "a\nb.png", "![a](a%0Ab.png)"),
        ("", "", "![]()"),
    ],
)
def test_only_what_must_be_is_escaped(description: str, destination: str, markdown: str) -> None:
    assert markdown_for(description, destination) == markdown


@settings(max_examples=200, deadline=None)
@given(WORDS | SIGNS, WORDS | SIGNS)
@example("&amp;", "&amp;.png")
@example("\\", "\\")
@example("![a](b)", "<a b>")
@example("`", "`a")
@example("http://a.cn", "x")
def test_parsing_gives_the_same_two_back(description: str, destination: str) -> None:
    text = markdown_for(description, destination)
    for parser in PARSERS:
        tokens = parser.parse(text)
        images = [token for token in tokens[1].children or () if token.type == "image"]
        assert len(images) == 1
        (found,) = references_in(text.split("\n"), 0, tokens)
        assert (found.range.start.column, found.range.end.column) == (0, len(text))
        assert found.description == description
        if is_good_address(destination):
            assert found.destination == destination
            assert images[0].attrGet("src") in (destination, normalizeLink(destination))


@pytest.mark.parametrize("destination", ["javascript:x.png", "file:a b.png", "DATA:text/html,x", "\\x.png"])
def test_a_file_with_the_name_of_a_scheme_is_still_an_image(destination: str) -> None:
    for parser in PARSERS:
        tokens = parser.parse(markdown_for("a", destination))
        assert [token.type for token in tokens[1].children or ()] == ["image"]


@pytest.mark.parametrize(
    ("line", "column", "text"),
    [
        ("words", 5, "words\n![](x)"),
        ("words  ", 5, "words\n![](x)  "),
        ("words", 0, "![](x)\nwords"),
        ("![](a)", 6, "![](a)\n![](x)"),
        ("- item", 6, "- item\n![](x)"),
        ("words", 2, "wo![](x)rds"),
        ("", 0, "![](x)"),
        ("  ", 2, "  ![](x)"),
        ("- ", 2, "- ![](x)"),
        ("> 1. [ ] ", 9, "> 1. [ ] ![](x)"),
    ],
)
def test_links_do_not_stick_to_the_words_of_a_line(line: str, column: int, text: str) -> None:
    assert line[:column] + on_own_lines("![](x)", line, column) + line[column:] == text
