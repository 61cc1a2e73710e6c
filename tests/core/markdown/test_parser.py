"""The parser reads what CommonMark says, and lets no odd address through."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.good_address import is_good_address
from editor.core.markdown.parser import MarkdownOptions, make_parser

SHARED = Path(__file__).parents[3] / ".." / "shared"
SPEC = SHARED / "spec" / "commonmark-spec"
SEED = SHARED / "posts" / "seed" / "meta-ai-2023.md"


def examples():
    return [entry for path in sorted(SPEC.glob("*.json")) for entry in json.loads(path.read_text("utf-8"))]


def flat(tokens, first=0):
    found = []
    for token in tokens:
        # whether a list covers the blank line behind it depends on what follows: only starts are compared
        place = token.map[0] + first if token.map else None
        # drawing fills in the description of an image
        children = [
            (child.type, child.tag, child.content, {**child.attrs, "alt": ""})
            for child in token.children or ()
        ]
        found.append((token.type, token.tag, token.content, token.info, token.level, place, children))
    return found


@pytest.mark.skipif(not SPEC.is_dir(), reason="the specification is not beside the project")
def test_the_examples_of_commonmark_come_out_as_it_says():
    md = make_parser(MarkdownOptions(linkify=False))
    entries = examples()
    assert len(entries) > 600
    odd = []
    for entry in entries:
        html = entry["html"].replace(" />", ">")
        if md.render(entry["markdown"]) != html:
            odd.append(entry["example"])
    # addresses that we refuse or keep as written, and one task that is an example of links
    assert len(odd) <= 12, odd


@pytest.mark.skipif(not SPEC.is_dir(), reason="the specification is not beside the project")
def test_blocks_hold_the_tokens_of_a_full_parse():
    md = make_parser(MarkdownOptions())
    for entry in examples():
        text = entry["markdown"]
        lines = text.split("\n")
        blocks = BlockList(lines, 0, MarkdownOptions(), str)
        blocks.fill(10_000)
        tokens = [part for block in blocks.blocks for part in flat(block.tokens, block.line)]
        assert tokens == flat(md.parse(text.replace("\0", "\ufffd"))), text


@pytest.mark.skipif(not SEED.is_file(), reason="the post is not beside the project")
def test_a_real_post_comes_out_as_commonmark_says():
    lines = SEED.read_text("utf-8").split("\n")
    blocks = BlockList(lines, lines.index("---", 1) + 1, MarkdownOptions(), str)
    blocks.fill(10_000)
    html = "".join(block.html for block in blocks.blocks)
    assert "<pre>" not in html
    assert html.count("<img ") == "".join(lines).count("![")
    assert html.count("<blockquote>") == sum(1 for line in lines if re.match(" {0,3}>", line))
    assert "<p>1️⃣ Segment Anything (SAM)" in html


@pytest.mark.parametrize(
    "address",
    [
        "http://a",
        "HTTPS://a",
        "mailto:a@b",
        "a.png",
        "/a.png",
        "../a",
        "#a",
        "?a",
        "//host/a.png",
        "图.png",
        "data:image/png;base64,AA",
        "",
        "./a:b",
    ],
)
def test_good_addresses(address):
    assert is_good_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:x",
        "vbscript:x",
        "file:///etc/passwd",
        "smb://h/s",
        "ms-msdt:/id",
        "data:text/html,x",
        "\\\\host\\share",
        "%5C%5Chost",
        "C:\\x.png",
        "blob:x",
        "view-source:x",
        "about:blank",
    ],
)
def test_refused_addresses(address):
    assert not is_good_address(address)


def test_options_break_lines_link_addresses_and_set_quotes():
    plain = make_parser(MarkdownOptions(linkify=False)).render('a\nhttp://x.org "q"')
    assert plain == "<p>a\nhttp://x.org &quot;q&quot;</p>\n"
    rich = make_parser(MarkdownOptions(breaks=True, typographer=True)).render('a\nhttp://x.org "q"')
    assert rich == '<p>a<br>\n<a href="http://x.org">http://x.org</a> “q”</p>\n'


def test_a_file_name_is_no_address():
    assert "<a" not in make_parser(MarkdownOptions()).render("README.md and example.org")


def test_images_keep_the_destination_as_it_is_written():
    tokens = make_parser(MarkdownOptions()).parse("![a](图.png) ![b][r] ![c](a%20b.png)\n\n[r]: <é x.png>")
    images = [child for child in tokens[1].children if child.type == "image"]
    assert [image.attrs["src"] for image in images] == ["图.png", "é x.png", "a%20b.png"]


def test_image_tags_of_hexo_are_images():
    source = '{% asset_img left cat.png 100 200 "A cat" "Its face" %}'
    image = make_parser(MarkdownOptions()).parse(source)[1].children[0]
    assert (image.type, image.attrs["src"], image.attrs["title"]) == ("image", "cat.png", "A cat")
    assert (image.content, image.meta["form"]) == ("Its face", "tag")
    for other in ("{% note %}", "{% img %}", "`{% asset_img a.png %}`", "{% asset_link a.png %}"):
        assert "image" not in [
            child.type for child in make_parser(MarkdownOptions()).parse(other)[1].children
        ]


@pytest.mark.parametrize(
    ("source", "title", "description"),
    [
        ("{% asset_img lake_1_2.png %}", None, ""),
        ("see {% asset_img lake_1_2.png %} and *more*", None, ""),
        ('- item {% img left lake_1_2.png 30% 20px "A lake" %}', "A lake", ""),
        ("{%- asset_img lake_1_2.png 'A *b* lake' \"x_y_z\" -%}", "A *b* lake", "x_y_z"),
        ("""{% asset_img lake_1_2.png '"A lake" "by day"' %}""", "A lake", "by day"),
        ("words\n{% asset_img lake_1_2.png\n%}", None, ""),
    ],
)
def test_image_tags_of_hexo_are_images_wherever_they_stand(
    source: str, title: str | None, description: str
) -> None:
    tokens = make_parser(MarkdownOptions()).parse(source)
    children = [child for token in tokens for child in token.children or ()]
    (image,) = [child for child in children if child.type == "image"]
    assert image.attrs["src"] == "lake_1_2.png"
    assert (image.attrs.get("title"), image.content) == (title, description)
    assert "{%" not in "".join(child.content for child in children)
