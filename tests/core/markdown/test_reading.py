"""Text made to be slow is read without what makes it slow."""

from __future__ import annotations

from time import process_time

import pytest

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.parser import MarkdownOptions

SLOW = {
    "addresses": "://" * 16_666,
    "at signs": "a@" * 20_000,
    "mail addresses": "mailto:" * 8_000,
    "equal headings": "# same\n\n" * 2_000,
    "quotes": "\"'" * 25_000,
    "nested quotes": ">" * 5_000,
    "open comments": "<!--" * 12_500,
    "nested elements": "<div>" * 50_000,
    "underscores": "_" * 50_000,
    "ampersands": "&" * 50_000,
    "one long line": "word " * 200_000,
    "containers inside containers": "::: a\n" * 5_000 + ":::\n" * 5_000,
    "marks": "==" * 50_000,
    "lone marks": "==a " * 20_000,
    "tildes": "~a" * 25_000,
    "abbreviations": "\n".join(f"*[A{number}]: b" for number in range(10_000)) + "\n\nA1 A2",
    "colons": ":" * 100_000,
    "names of emoji": ":smile" * 20_000,
    "a list of headings": "[TOC]\n\n" + "# heading\n\n" * 4_000,
    "meanings": ": " * 10_000 + "a",
    "braces": "{.a" * 20_000,
    "addresses without scheme": "www.a." * 20_000,
}


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW.keys())
def test_slow_text_is_read_in_time(text):
    begin = process_time()
    blocks = BlockList(text.split("\n"), 0, MarkdownOptions(typographer=False), str)
    while not blocks.is_complete:
        blocks.fill(2000)
    assert process_time() - begin < 30
    assert len(blocks.blocks) >= 1


def test_bare_addresses_are_linked_where_they_are_few():
    blocks = BlockList(["see http://a.b/c"], 0, MarkdownOptions(), str)
    blocks.fill(1)
    assert '<a href="http://a.b/c">' in blocks.blocks[0].html
