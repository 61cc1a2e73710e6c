"""Pieces are drawn as the golden files say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.parser import MarkdownOptions

CASES = Path(__file__).parents[2] / "golden" / "markdown" / "render.md"
CASE = re.compile(r"^## ([^\n]+)\n\n`{4}md\n(.*?)\n`{4}\n\n`{4}html\n(.*?)\n`{4}\n", re.MULTILINE | re.DOTALL)
MARK = re.compile(r' data-line="\d+"')
FOUND = CASE.findall(CASES.read_text("utf-8"))


def drawn(text):
    blocks = BlockList(text.split("\n"), 0, MarkdownOptions(), lambda destination: f"shown:{destination}")
    blocks.fill(10_000)
    return "\n".join(block.html for block in blocks.blocks)


def test_there_are_cases():
    assert len(FOUND) >= 8


@pytest.mark.parametrize(("source", "html"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_a_case(source, html):
    assert MARK.sub("", drawn(source)) == html


def test_only_so_many_equal_headings_get_an_id():
    html = drawn("# Same\n\n" * 150)
    assert 'id="post-same"' in html
    assert 'id="post-same-99"' in html
    assert html.count(" id=") == 100


def test_image_tags_of_hexo_show_in_raw_html_too():
    html = drawn('<div align="center">\n{% asset_img a.png "A <b>" %}\n{% note %}\n</div>')
    assert '<img src="shown:a.png" alt="" title="A &lt;b&gt;">' in html
    assert "{% note %}" in html
    assert "img" not in drawn("<!-- {% asset_img a.png %} -->")
