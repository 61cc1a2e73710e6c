"""Alerts are quotes that say their kind."""

from __future__ import annotations

import pytest

from editor.core.markdown.document import render_preview, render_text
from editor.core.markdown.parser import MarkdownOptions


@pytest.mark.parametrize("kind", ["NOTE", "TIP", "IMPORTANT", "WARNING", "caution"])
def test_every_kind(kind):
    text = f"> [!{kind}]\n> *text*\nlazy\n"
    name = kind.lower()
    html = render_preview(text, MarkdownOptions())
    assert html.startswith(f'<div class="markdown-alert markdown-alert-{name}">')
    assert f'<p class="markdown-alert-title" data-hint="{name}"></p>' in html
    assert "<em>text</em>\nlazy" in html
    assert f'<p class="markdown-alert-title">{name.capitalize()}</p>' in render_text(text, MarkdownOptions())


@pytest.mark.parametrize(
    "text", ["> [!NOTE] and more\n> text", "> text\n> [!NOTE]", "[!NOTE]", "> [!OTHER]\n> a"]
)
def test_what_is_no_alert(text):
    assert "markdown-alert" not in render_preview(text, MarkdownOptions())


def test_a_post_cannot_make_the_page_say_other_words():
    html = render_preview('<p data-hint="too-slow">a</p><p data-hint="tip">b</p>', MarkdownOptions())
    assert "too-slow" not in html
