"""Bare addresses become links: exactly as on GitHub, or in the looser way of the sites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HOST = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){1,10}(?::\d{1,5})?(?:[/?#][^\s<>\u3000-\u303f\uff00-\uffef“”‘’]{0,2000})?"
)
_FILTERED = re.compile(
    r"<(?=/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)[\s/>])", re.IGNORECASE
)


def use_autolinks(md: MarkdownIt) -> None:
    """Let a parser link `www.`, `http://`, `mailto:`, `xmpp:` and mail addresses as GitHub does."""
    gfm_autolink_plugin(md)


def link_bare_addresses(md: MarkdownIt) -> None:
    """Let a parser link what begins with a scheme or with `www.`, and mail addresses.

    Without either `README.md` would be a link to Moldova.
    """
    md.enable("linkify")
    if md.linkify is not None:
        md.linkify.set({"fuzzy_link": False, "fuzzy_email": True})  # pyright: ignore[reportUnknownMemberType]
        schema = {"validate": _length_behind_www, "normalize": _add_scheme}
        md.linkify.add("www.", schema)  # pyright: ignore[reportUnknownMemberType]


def _length_behind_www(_linkify: object, text: str, place: int) -> int:
    match = _HOST.match(text, place)
    if match is None:
        return 0
    end = match.end()
    while end > match.start() and text[end - 1] in "?!.,:;*_~'\"":
        end -= 1
    while (
        end > match.start()
        and text[end - 1] == ")"
        and text.count("(", place, end) < text.count(")", place, end)
    ):
        end -= 1
    return end - place if "." in text[place:end] else 0


def _add_scheme(_linkify: object, link: Any) -> None:  # noqa: ANN401 - linkify-it has no types
    link.url = f"http://{link.url}"


def use_tag_filter(md: MarkdownIt) -> None:
    """Let a parser's own renderer show the tags that GitHub filters as text."""
    md.add_render_rule("html_block", _draw_filtered)
    md.add_render_rule("html_inline", _draw_filtered)


def _draw_filtered(_renderer: object, tokens: Sequence[Token], idx: int, *_: Any) -> str:  # noqa: ANN401 - a rule of markdown-it
    return _FILTERED.sub("&lt;", tokens[idx].content)
