"""Notes that stand where they are used."""

from __future__ import annotations

from editor.core.markdown.document import render_preview
from editor.core.markdown.extension import BLOG, Extension
from editor.core.markdown.inline_notes import MOST_INLINE
from editor.core.markdown.parser import MarkdownOptions


def test_a_note_is_numbered_and_drawn():
    html = render_preview("a^[b *c*] d^e^", MarkdownOptions())
    assert "b <em>c</em>" in html
    assert "<sup>e</sup>" in html


def test_they_can_be_left_out():
    options = MarkdownOptions(extensions=BLOG - {Extension.INLINE_NOTES})
    assert "footnote" not in render_preview("a^[b]", options)


def test_very_many_in_a_paragraph_are_text():
    assert "footnote" not in render_preview("^[a] " * (MOST_INLINE + 1), MarkdownOptions())
