"""Hugo's own shortcodes, and those that many themes share."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml

from editor.core.markdown.embed_cards import card
from editor.core.markdown.site_tag import TagRole
from editor.core.markdown.tag_image import hugo_image
from editor.core.markdown.tag_pieces import (
    Box,
    Verbatim,
    VerbatimKind,
    box,
    code,
    html_token,
    image_token,
    link,
    post_link,
    text_token,
)
from editor.core.site.post_link import post_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.token import Token

    from editor.core.markdown.site_options import SiteOptions
    from editor.core.markdown.site_tag import Tag

IMAGES = frozenset({"figure", "image", "img", "imgproc", "picture"})
_PAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "youtube": ("https://www.youtube.com/watch?v={}", "is-video"),
        "vimeo": ("https://vimeo.com/{}", "is-video"),
        "bilibili": ("https://www.bilibili.com/video/{}", "is-video"),
        "gist": ("https://gist.github.com/{}", "is-code"),
        "codepen": ("https://codepen.io/{}", "is-code"),
        "tweet": ("https://twitter.com/{}", "is-page"),
        "twitter": ("https://twitter.com/{}", "is-page"),
        "x": ("https://x.com/{}", "is-page"),
        "instagram": ("https://www.instagram.com/p/{}", "is-page"),
        "audio": ("{}", "is-audio"),
        "video": ("{}", "is-video"),
    }
)
_NOTES = frozenset(
    {
        "admonition",
        "notice",
        "alert",
        "callout",
        "hint",
        "note",
        "tip",
        "info",
        "warning",
        "danger",
        "caution",
    }
)
_FOLDED = frozenset({"details", "expand", "spoiler", "collapse", "fold"})
_TABS = frozenset({"tabs", "tabgroup", "tabpane", "codetabs"})


def read_leaf(tag: Tag, _site: SiteOptions) -> list[Token] | None:
    """Draw a shortcode that stands alone in a line, None for one that does not."""
    if not tag.name:
        return [text_token(tag.arguments)]  # {{</* x */>}} shows how one is written
    if tag.role is TagRole.CLOSE:
        return None
    if tag.name in IMAGES:
        return _image(tag)
    if tag.name in ("ref", "relref"):
        name = next(iter(tag.positional), tag.parameters.get("path", ""))
        return [html_token(tag, post_link(name), name)] if name else None
    return _card(tag)


def _image(tag: Tag) -> list[Token] | None:
    image = hugo_image(tag)
    if image is None:
        return None
    given, title, caption = tag.parameters, image.title, image.caption
    tokens = [image_token(tag, image)]
    shown = escapeHtml(caption or title)
    if given.get("attr"):
        credit = given["attr"]
        shown += " " + (link(given["attrlink"], credit) if given.get("attrlink") else escapeHtml(credit))
    if shown.strip():
        caption_token = html_token(tag, f'<span class="site-caption">{shown.strip()}</span>')
        caption_token.markup = ""
        tokens.append(caption_token)
    return tokens


def _card(tag: Tag) -> list[Token] | None:
    page = _PAGES.get(tag.name)
    if page is None:
        return None
    given = tag.parameters
    parts = tag.positional or [given[name] for name in ("user", "id", "src", "url") if given.get(name)]
    if not parts:
        return None
    pattern, css = page
    identity = "/status/".join(parts[:2]) if tag.name in ("x", "tweet", "twitter") else "/".join(parts[:2])
    if tag.name not in ("gist", "codepen", "x", "tweet", "twitter"):
        identity = parts[0]
    is_address = identity.startswith(("http://", "https://", "//"))
    return [html_token(tag, card(identity if is_address else pattern.format(identity), css))]


def read_verbatim(tag: Tag) -> Verbatim | None:
    """Tell how to show the text behind a shortcode that hides it from Markdown, None for others."""
    if tag.name == "highlight":
        positional = tag.positional
        options = [*positional[1:], *(f"{name}={value}" for name, value in tag.parameters.items())]
        return code(next(iter(positional), ""), f"{{{','.join(options)}}}")
    if tag.name == "mermaid":
        return code("mermaid", "")
    return Verbatim(VerbatimKind.HTML) if tag.name in ("raw", "rawhtml", "html") else None


def read_box(tag: Tag) -> Box | None:
    """Tell what stands around the Markdown that a shortcode holds, None where it is unknown."""
    given, positional = tag.parameters, tag.positional
    title = given.get("title") or given.get("summary") or given.get("name") or given.get("header") or ""
    if tag.name in _NOTES:
        kind = given.get("type") or given.get("context") or given.get("color") or ""
        words = positional if not kind else []
        known = tag.name if tag.name not in ("admonition", "notice", "alert", "callout", "hint") else ""
        kind = kind or known or next(iter(words), "")
        spare = [word for word in positional if word != kind]
        return box(kind, title or (spare[0] if spare and known == "" else ""))
    if tag.name in _FOLDED:
        return box("", title or next(iter(positional), ""), is_folded=True)
    if tag.name in _TABS:
        return Box('<div class="site-tabs">\n', "</div>\n")
    if tag.name == "tab":
        name = title or next(iter(positional), "")
        return Box(f'<div class="site-tab"><p class="tab-title">{escapeHtml(name)}</p>\n', "</div>\n")
    if tag.name in ("quote", "blockquote"):
        author = given.get("author") or next(iter(positional), "")
        source = f'<p class="quote-source">— {escapeHtml(author)}</p>' if author else ""
        return Box('<blockquote class="site-quote">\n', f"{source}</blockquote>\n")
    return Box('<div class="center-quote">\n', "</div>\n") if tag.name in ("center", "align") else None


def fill(tag: Tag, _site: SiteOptions) -> str | None:
    """Give what a shortcode inside the address of a link becomes."""
    if tag.name in ("ref", "relref"):
        name = next(iter(tag.positional), tag.parameters.get("path", ""))
        return post_address(name) if name else None
    return None
