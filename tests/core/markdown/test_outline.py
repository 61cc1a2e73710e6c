"""The outline names the headings in plain words."""

from __future__ import annotations

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.outline import Heading, outline
from editor.core.markdown.parser import MarkdownOptions


def test_headings_with_their_lines():
    text = "---\n\n# A *b* `c` <img onerror=1> ![d](e)\n\ntext\n\nSetext\n---\n\n> # quoted\n\n###"
    blocks = BlockList(text.split("\n"), 1, MarkdownOptions(), str)
    blocks.fill(100)
    assert outline(blocks.blocks) == (Heading(1, "A b c  d", 2), Heading(2, "Setext", 6), Heading(3, "", 11))


def test_headings_inside_joined_html_keep_their_lines():
    text = "<div>\n\n## In\n\n</div>\n\n## Out"
    blocks = BlockList(text.split("\n"), 0, MarkdownOptions(), str)
    blocks.fill(100)
    assert [(heading.text, heading.line) for heading in outline(blocks.blocks)] == [("In", 2), ("Out", 6)]
