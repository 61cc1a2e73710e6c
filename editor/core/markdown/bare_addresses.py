"""Bare addresses become links: exactly as on GitHub, or in the looser way of the sites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FILTERED = re.compile(
    r"<(?=/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)[\s/>])", re.IGNORECASE
)


def use_autolinks(md: MarkdownIt) -> None:
    """Let a parser link `www.`, `http://`, `mailto:`, `xmpp:` and mail addresses as GitHub does."""
    gfm_autolink_plugin(md)


def use_tag_filter(md: MarkdownIt) -> None:
    """Let a parser's own renderer show the tags that GitHub filters as text."""
    md.add_render_rule("html_block", _draw_filtered)
    md.add_render_rule("html_inline", _draw_filtered)


def _draw_filtered(_renderer: object, tokens: Sequence[Token], idx: int, *_: Any) -> str:  # noqa: ANN401 - a rule of markdown-it
    return _FILTERED.sub("&lt;", tokens[idx].content)
