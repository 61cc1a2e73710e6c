"""Images in raw HTML: which, and exactly where."""

from __future__ import annotations

import pytest

from editor.core.images.scan_html import attribute_places, scan_html


def found(text: str) -> list[tuple[str, str]]:
    """List (destination, the characters of its range)."""
    return [(one.destination, text[one.destination_start : one.destination_end]) for one in scan_html(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<img src=a.png>", ["a.png"]),
        ("<IMG SRC = ' a b.png '>", ["a b.png"]),
        ("<img src='load.gif' data-src='a.png' data-original=\"b.png\">", ["load.gif", "a.png", "b.png"]),
        ("<img srcset='a.png 1x, b.png 2x' src='c.png'>", ["c.png", "a.png", "b.png"]),
        ("<img srcset='a.png,b.png 100w'>", ["a.png,b.png"]),
        ("<source srcset='a.webp 1x, b.webp'>", ["a.webp", "b.webp"]),
        ("<source src='a.mp4' type='video/mp4'>", []),
        ("<video src='a.mp4' poster=p.jpg></video>", ["p.jpg"]),
        ("<input type=image src=a.png><input src=b.png>", ["a.png"]),
        ("<image src=j.png/>", ["j.png/"]),
        ("<svg><image href='a.png' xlink:href='b.png'/></svg>", ["a.png", "b.png"]),
        ("<p style=\"background:url(a.png), URL( 'b c.png' )\">", ["a.png", "b c.png"]),
        ('<p style="background:url(&quot;a.png&quot;)">', ["a.png"]),
        ("<p style='background:url(#x);src:url(f.woff2);mask:url(data:image/png;base64,AA)'>", []),
        ("<!-- <img src=a.png> --><script>'<img src=b.png>'</script><img src=c.png>", ["c.png"]),
        ("<style>p{background:url(a.png)}</style>", []),
        ("<img alt='<img src=a.png>' src=b.png>", ["b.png"]),
        ("<img src><img src=''><img src='  '>", []),
        ("<img src='a.png", []),
        ("<image-card src=a.png>", []),
    ],
)
def test_images_of_html(text: str, wanted: list[str]) -> None:
    assert found(text) == [(one, one) for one in wanted]


def test_entities_are_resolved_in_the_destination_and_kept_in_the_range() -> None:
    assert found("<img src='a&amp;b.png'>") == [("a&b.png", "a&amp;b.png")]


def test_attributes_are_told_with_their_places() -> None:
    tag = "<img alt src='a.png' Width=3>"
    places = attribute_places(tag)
    assert [(one.name, one.raw, one.is_quoted) for one in places] == [
        ("alt", "", False),
        ("src", "a.png", True),
        ("width", "3", False),
    ]
    assert [tag[one.start : one.end] for one in places[1:]] == ["a.png", "3"]
    assert attribute_places("<img src='a.png'") == ()
    assert attribute_places("text") == ()


@pytest.mark.parametrize(
    "text",
    [
        "<p style='" + "url(" * 50_000 + "'>",
        "<p style='" + "url(&quot;" * 20_000 + "'>",
        "<img srcset='" + "a.png," * 50_000 + "'>",
        "<img src='" * 20_000,
    ],
)
def test_hostile_tags_are_read_to_the_end(text: str) -> None:
    assert len(found(text)) < 20_000
