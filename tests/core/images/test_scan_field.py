"""Fields that name images: by their names, and by their values where a theme has its own names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.frontmatter.fields import read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.images.reference import field_references
from editor.core.images.scan_field import may_name_images, scan_fields


def found(text, generator="hexo"):
    lines = text.split("\n")
    for one in field_references(lines, read_front_matter(lines, Generator(generator))):
        start, end = one.destination_range.start, one.destination_range.end
        assert lines[start.line][start.column : end.column] == one.destination
        yield one.description, one.destination


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ("cover: a.png", [("cover", "a.png")]),
        ("cover: /no-suffix", [("cover", "/no-suffix")]),
        ("cover: false", []),
        ("featured_image: 'a b.jpg'", [("featured_image", "a b.jpg")]),
        ("og_image: https://e.org/a.png?x", [("og_image", "https://e.org/a.png?x")]),
        ("photos:\n  - /a.png\n  - b.jpg", [("photos", "/a.png"), ("photos", "b.jpg")]),
        ("header:\n  teaser: /t.png\n  overlay_image: /o.png", [("header", "/t.png"), ("header", "/o.png")]),
        ("header:\n  og_image: /o.png\n  caption: a.png", [("header", "/o.png")]),
        ("image:\n  path: /t.webp\n  alt: a word\n  lqip: data:x", [("image", "/t.webp")]),
        (
            "gallery:\n  - url: /big.png\n    image_path: /big.png\n  - image_path: small.png",
            [("gallery", "/big.png"), ("gallery", "/big.png"), ("gallery", "small.png")],
        ),
        ("feature_row:\n  - image_path: /f.png\n    alt: word", [("feature_row", "/f.png")]),
        ("images: ['一.png', \"二.png\"]", [("images", "一.png"), ("images", "二.png")]),
        ("resources:\n  - src: a.png\n  - src: '*.jpg'\n  - src: '**/{a,b}.png'", [("resources", "a.png")]),
        ("my_theme_picture: /p/a.webp", [("my_theme_picture", "/p/a.webp")]),
        ("top: a word about a.png", []),
        ("title: how-to.png", []),
        ("tags: [a.png]", []),
        ("permalink: /a.png", []),
    ],
)
def test_fields_that_name_images(fields, wanted):
    assert list(found(f"---\n{fields}\n---\n")) == wanted


def test_toml_and_json_fields():
    assert list(found('+++\n[cover]\nimage = "a.png"\n+++\n', "hugo")) == [("cover", "a.png")]
    assert list(found('{\n  "image": "a.png"\n}\n', "hugo")) == [("image", "a.png")]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                *("cover: ", "title: ", "x: ", "a.png", "/a", "./b", "https://e.org/c", '"\\x2fa.png"'),
                *('"a\\u002epng"', "&a ", "*a", "{src: b.JPG}", "|\n  c.webp", "plain", "'", '"', "\n", "- "),
                "data:image/png;base64,AA==",
            )
        ),
        max_size=6,
    )
)
def test_no_image_of_a_field_is_left_out_by_the_first_look(pieces):
    lines = ["---", *"".join(pieces).split("\n"), "---"]
    front_matter = read_front_matter(lines, Generator.JEKYLL)
    if list(scan_fields(lines, front_matter)):
        assert may_name_images(lines[1:-1])
