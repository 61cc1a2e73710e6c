"""Bare addresses are linked as GitHub does, or as the sites do."""

from __future__ import annotations

import pytest

from editor.core.markdown.document import render_text
from editor.core.markdown.extension import GFM
from editor.core.markdown.parser import MarkdownOptions

GITHUB = MarkdownOptions(linkify=False, extensions=GFM)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("见www.example.com/路径，再说", None),
        ("见 www.example.com/a(b)c，再说", "http://www.example.com/a(b)c"),
        ("(www.example.com)", "http://www.example.com"),
        ("www.example.com.", "http://www.example.com"),
        ("https://a.b/c", "https://a.b/c"),
        ("README.md www.x", None),
    ],
)
def test_the_way_of_the_sites(text, address):
    html = render_text(text, MarkdownOptions())
    assert ("<a " in html) is (address is not None)
    assert address is None or f'href="{address}"' in html


def test_the_way_of_github():
    assert 'href="http://www.a.org/b"' in render_text("www.a.org/b.", GITHUB)
    assert 'href="mailto:a@b.org"' in render_text("a@b.org", GITHUB)


def test_github_shows_nine_tags_as_text():
    assert render_text("<b> <Script> <xmp>\n", GITHUB) == "<p><b> &lt;Script> &lt;xmp></p>\n"
