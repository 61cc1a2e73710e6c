"""Which characters of a post refer to which image."""

from __future__ import annotations

import re
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from editor.core.frontmatter.field import Field, FrontMatter
from editor.core.images.reference import (
    ReferenceForm,
    field_references,
    may_hold_images,
    references_in,
)
from editor.core.images.reference_edit import with_destination
from editor.core.markdown.parser import MarkdownOptions, make_parser
from editor.core.text.edit import Position, Range
from editor.core.text.edited_lines import edited_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.core.images.reference import ImageReference

GOLDEN = Path(__file__).parents[2] / "golden" / "images" / "references.md"
PIECES = (
    *("![a](b)", "![a]", "[a]: b", "`", "```", "\n", "\n\n", "> ", "- ", "| ", "<img src=x>", "<!--", "-->"),
    *(
        "<div>",
        "    ",
        "\t",
        "{% img a.png %}",
        "\\",
        "![",
        "](",
        "![x](<y z> 't')",
        "\0",
        "\u2028",
        "|-|-|\n",
    ),
)
PARSER = make_parser(MarkdownOptions())


def found_in(text: str, first_line: int = 0) -> tuple[ImageReference, ...]:
    return references_in(text.split("\n"), first_line, PARSER.parse(text))


def covered(text: str, place: Range) -> str:
    lines = text.split("\n")[place.start.line : place.end.line + 1]
    lines[-1] = lines[-1][: place.end.column]
    lines[0] = lines[0][place.start.column :]
    return "\n".join(lines)


def cases() -> Iterator[tuple[str, str, str]]:
    pattern = re.compile(r"^(.+)\n\.\n([\s\S]*?)\n\.\n([\s\S]*?)\.\n", re.MULTILINE)
    yield from pattern.findall(GOLDEN.read_text("utf-8"))


def told(text: str, reference: ImageReference) -> str:
    start, end = reference.range.start, reference.range.end
    words = " | ".join((reference.destination, reference.description, reference.title)).replace("\n", "⏎")
    place = f"{start.line}:{start.column}-{end.line}:{end.column}"
    return (
        f"{reference.form} {place} [{covered(text, reference.destination_range)}] -> {words}".rstrip() + "\n"
    )


@pytest.mark.parametrize(
    ("title", "source", "expected"), [pytest.param(*case, id=case[0]) for case in cases()]
)
def test_the_images_of_a_source(title: str, source: str, expected: str) -> None:
    assert "".join(told(source, found) for found in found_in(source)) == expected, title


def test_lines_count_in_the_whole_post() -> None:
    (inline, reference) = found_in("\n![a](b) ![c]\n\n[c]: d", 40)
    assert inline.range == Range.on_line(41, 0, 7)
    assert reference.destination_range == Range.on_line(43, 5, 6)


def test_a_definition_outside_the_block_leaves_the_label() -> None:
    environment = {"references": {"LAKE": {"href": "/湖%20a.png", "title": "t"}}}
    lines = ["see ![x][lake]"]
    (found,) = references_in(lines, 7, PARSER.parse(lines[0], environment))
    assert found.form is ReferenceForm.REFERENCE
    assert found.destination == "/湖%20a.png"
    assert found.destination_range == Range.on_line(7, 9, 13)


def test_a_block_whose_lines_are_not_those_of_its_tokens_gives_whole_lines() -> None:
    tokens = PARSER.parse("x ![a](b.png)")
    (found,) = references_in(["something else"], 3, tokens)
    assert (found.destination, found.description) == ("b.png", "a")
    assert found.range == found.destination_range == Range.on_line(3, 0, 14)


def test_an_address_that_the_parser_writes_in_its_own_way_is_still_found() -> None:
    tokens = PARSER.parse("x ![a](b.png)")
    for token in tokens[1].children or ():
        if token.type == "image":
            token.attrSet("src", "post://image/17")
    (found,) = references_in(["x ![a](b.png)"], 0, tokens)
    assert (found.destination, found.range) == ("b.png", Range.on_line(0, 2, 13))


def test_tokens_without_a_place_are_looked_for_in_the_whole_block() -> None:
    child = Token("image", "img", 0, attrs={"src": "b", "alt": ""}, content="a", children=[])
    token = Token("inline", "", 0, content="![a](b)", children=[child])
    (found,) = references_in(["x", "^[![a](b)]"], 0, [token])
    assert found.range == Range.on_line(1, 2, 9)


@settings(max_examples=250, deadline=None)
@given(
    st.text("![]()<>`\\\"' \n\t|-#>*ab1.{%}=&;/湖:^$", max_size=60)
    | st.lists(st.sampled_from(PIECES)).map("".join)
)
def test_every_image_of_the_parser_is_found_once_and_ranges_lie_in_the_text(text: str) -> None:
    tokens = PARSER.parse(text)
    children = [child for token in tokens for child in token.children or () if child.type == "image"]
    wanted = [child.attrGet("src") for child in children if child.meta.get("form") != "tag"]
    found = [
        reference
        for reference in references_in(text.split("\n"), 0, tokens)
        if reference.form in (ReferenceForm.INLINE, ReferenceForm.REFERENCE)
        and "{{" not in reference.destination
    ]
    assert len(found) == len(wanted)
    lines = text.split("\n")
    for reference in found:
        for place in (reference.range, reference.destination_range):
            assert Position(0, 0) <= place.start <= place.end
            assert place.end.column <= len(lines[place.end.line])
        shown = covered(text, reference.range)
        assert shown.startswith("![") or reference.range.start.column == 0


@pytest.mark.parametrize(
    "text",
    ["![" * 25_000, "![a](" * 10_000, "`" * 50_000, "{% " * 20_000, "{{< " * 20_000, ">" * 50_000,
     "[a]: b\n" * 8_000, "<" * 50_000, "![a]({{ x }} " * 4_000, "<!--" * 12_000, "<img " * 10_000,
     "<img a='" * 8_000, '<source srcset="' + "," * 40_000 + '">', "{% img " + "a " * 20_000],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_no_text_takes_long(text: str) -> None:
    child = Token("image", "img", 0, attrs={"src": "nowhere", "alt": ""}, content="", children=[])
    mark = Token("html_inline", "", 0, content="<b>")
    inline = Token("inline", "", 0, map=[0, 1], content=text, children=[child, mark])
    block = Token("html_block", "", 0, map=[0, 1], content=text)
    began = process_time()
    found = references_in(text.split("\n"), 0, [inline, block])
    assert process_time() - began < 8
    assert any(reference.destination == "nowhere" for reference in found)


def field(name: str, value: object, line: str, number: int) -> Field:
    column = line.index(":") + 2
    return Field(name, value, Range.on_line(number, 0, len(line)), Range.on_line(number, column, len(line)))


def test_fields_name_images() -> None:
    lines = [
        "cover: '/images/a b.png'",
        "top_img: false",
        "photos: [a.jpg, x, https://a.cn/p, a.jpg]",
        "header: {teaser: t.webp, theme: x.png}",
        "title: not.png",
        "image: 'it''s.png'",
        "banner: #fff",
    ]
    values = (
        "/images/a b.png",
        "false",
        ("a.jpg", "x", "https://a.cn/p", "a.jpg"),
        {"teaser": "t.webp", "theme": "x.png"},
        "not.png",
        "it's.png",
        None,
    )
    fields = tuple(
        field(line.split(":")[0], value, line, number)
        for number, (line, value) in enumerate(zip(lines, values, strict=True))
    )
    text = "\n".join(lines)
    found = field_references(lines, FrontMatter(None, fields, ()))
    assert [(item.description, item.destination, covered(text, item.range)) for item in found] == [
        ("cover", "/images/a b.png", "/images/a b.png"),
        ("photos", "a.jpg", "a.jpg"),
        ("photos", "https://a.cn/p", "https://a.cn/p"),
        ("photos", "a.jpg", "a.jpg"),
        ("header", "t.webp", "t.webp"),
        ("image", "it's.png", "'it''s.png'"),
    ]
    assert found[1].range != found[3].range
    assert {item.form for item in found} == {ReferenceForm.FIELD}


@pytest.mark.parametrize(
    ("text", "destination"),
    [
        ("![a](file:///home/me/a.png)", "file:///home/me/a.png"),
        ('![a](C:\\pics\\a.png "t")', "C:\\pics\\a.png"),
        ("![a](<C:/my pics/a.png>)", "C:/my pics/a.png"),
        ("Words ![a](\\\\server\\share\\a.png).", "\\\\server\\share\\a.png"),
    ],
)
def test_a_place_on_the_writers_own_disk_is_an_image_that_can_be_told_of(text: str, destination: str) -> None:
    (found,) = references_in([text], 0, make_parser(MarkdownOptions(linkify=False)).parse(text))
    place = found.destination_range
    assert (found.destination, found.description) == (destination, "a")
    assert text[place.start.column : place.end.column] == destination


@pytest.mark.parametrize(
    ("line", "destination"),
    [
        ("[r]: file:///home/me/a.png", "file:///home/me/a.png"),
        ("[my \\] label]: <file:///home/my pics/图.jpg> 'T'", "file:///home/my pics/图.jpg"),
        ("> [r]: file:///a.png", "file:///a.png"),
        ("[r]: file:///report.pdf", ""),
        ("    [r]: file:///a.png", ""),
        ("`[r]: file:///a.png`", ""),
    ],
)
def test_a_definition_that_names_the_writers_own_disk_can_be_told_of(line: str, destination: str) -> None:
    text = f"{line}\n\n![a][r]"
    lines = text.split("\n")
    assert may_hold_images(lines)
    found = references_in(lines, 0, make_parser(MarkdownOptions(linkify=False)).parse(text))
    assert [one.destination for one in found] == ([destination] if destination else [])
    for one in found:
        place = one.destination_range
        assert line[place.start.column : place.end.column] == destination
        edit = with_destination(lines, one, "/images/a.png")
        assert edit is not None
        said = edited_lines(lines, [edit])
        assert said[2] == "![a][r]"
        assert "]: /images/a.png" in said[0]
        shown = references_in(said, 0, make_parser(MarkdownOptions()).parse("\n".join(said)))
        assert [(one.form, one.destination) for one in shown] == (
            [] if "label" in line else [(ReferenceForm.REFERENCE, "/images/a.png")]
        )


def test_such_a_place_in_code_is_none() -> None:
    text = "`![a](file:///a.png)`"
    assert not references_in([text], 0, make_parser(MarkdownOptions(linkify=False)).parse(text))
