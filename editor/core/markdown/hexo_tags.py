"""Hexo's own tags and those that NexT, Butterfly and their like add.

Arguments as in `hexo@a16a7e60:lib/plugins/tag`, the NexT and the Butterfly documentation.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml

from editor.core.markdown.embed_cards import card
from editor.core.markdown.image_tags import image_of
from editor.core.markdown.site_classes import KINDS, kind_class
from editor.core.markdown.site_tag import TagRole
from editor.core.markdown.tag_pieces import (
    Box,
    Verbatim,
    VerbatimKind,
    box,
    code,
    html_token,
    link,
    post_link,
    raw_piece,
)
from editor.core.site.post_link import post_address

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it.token import Token

    from editor.core.markdown.site_options import SiteOptions
    from editor.core.markdown.site_tag import Tag

_LANGUAGE = re.compile(r"(?:^|(?<=\s))lang:\s?([\w+#.-]+)")
_IMAGES = frozenset({"asset_img", "asset_image", "img", "image"})


def read_leaf(tag: Tag, _site: SiteOptions) -> list[Token] | None:
    """Draw a tag that stands alone in a line, None for one that does not."""
    if tag.name in _IMAGES and tag.role is not TagRole.CLOSE:
        image = image_of(tag)
        return [image] if image is not None else [html_token(tag, raw_piece(tag.source))]
    if tag.source.startswith("{#"):
        return [html_token(tag, "")]  # a comment
    draw = _LEAVES.get(tag.name)
    return [html_token(tag, *draw(tag))] if draw and tag.role is not TagRole.CLOSE else None


def read_verbatim(tag: Tag) -> Verbatim | None:
    """Tell how to show the text behind a tag that hides it from Markdown, None for other tags."""
    if tag.name in ("codeblock", "code"):
        return _code(tag)
    if tag.name == "mermaid":
        return code("mermaid", "")
    return Verbatim(VerbatimKind.HTML) if tag.name == "raw" else None


def read_box(tag: Tag) -> Box | None:
    """Tell what stands around the Markdown that a tag holds, None where the tag is unknown."""
    make = _BOXES.get(tag.name)
    return make(tag) if make else None


def fill(tag: Tag, _site: SiteOptions) -> str | None:
    """Give what a tag inside the address of a link becomes."""
    words = tag.words
    if not words:
        return None
    if tag.name == "post_path":
        return post_address(words[0])
    return words[0] if tag.name in ("asset_path", "url_for", "full_url_for") else None


# --- boxes


def _note(tag: Tag) -> Box:
    words = tag.words
    named = [word for word in words if word.lower() in KINDS]
    title = " ".join(word for word in words if word not in named and not _is_style(word))
    return box(named[0] if named else kind_class(*words).removeprefix("is-"), title)


def _is_style(word: str) -> bool:
    return (
        word in ("no-icon", "simple", "modern", "flat", "disabled")
        or kind_class(word) != "is-default"
        or (word.startswith(("fa", "'fa")) and " " not in word)
    )


def _folded(tag: Tag) -> Box:
    words = tag.arguments.split(",")[0] if tag.name.startswith("hide") else " ".join(tag.words)
    return box("", words.strip(), is_folded=True)


def _quote(tag: Tag) -> Box:
    source = _quote_source(tag.arguments)
    footer = f'<p class="quote-source">— {source}</p>' if source else ""
    return Box('<blockquote class="site-quote">\n', f"{footer}</blockquote>\n", "site-box")


def _quote_source(arguments: str) -> str:
    """Read `author, source https://address title`; every part may be missing."""
    text = arguments.strip()
    places = [place for place in (text.find("http://"), text.find("https://")) if place >= 0]
    head, tail = (text[: min(places)], text[min(places) :]) if places else (text, "")
    author, _, source = head.strip().partition(",")
    words = escapeHtml(author.strip())
    address, _, title = tail.partition(" ")
    named = source.strip() or title.strip()
    cited = link(address, named or address) if address else escapeHtml(named)
    return " ".join(part for part in (f"<strong>{words}</strong>" if words else "", cited) if part)


def _tabs(_tag: Tag) -> Box:
    return Box('<div class="site-tabs">\n', "</div>\n")


def _tab(tag: Tag) -> Box:
    title = tag.arguments.split("@")[0].strip() or " ".join(tag.words)
    head = f'<p class="tab-title">{escapeHtml(title)}</p>\n' if title else ""
    return Box(f'<div class="site-tab">{head}', "</div>\n")


_BOXES: Mapping[str, Callable[[Tag], Box]] = MappingProxyType(
    {
        "note": _note,
        "subnote": _note,
        "quote": _quote,
        "blockquote": _quote,
        "pullquote": lambda _: Box('<div class="pull-quote">\n', "</div>\n"),
        "cq": lambda _: Box('<div class="center-quote">\n', "</div>\n"),
        "centerquote": lambda _: Box('<div class="center-quote">\n', "</div>\n"),
        "tabs": _tabs,
        "subtabs": _tabs,
        "subsubtabs": _tabs,
        "tab": _tab,
        "fold": _folded,
        "folding": _folded,
        "details": _folded,
        "spoiler": _folded,
        "hideBlock": _folded,
        "hideToggle": _folded,
        "timeline": lambda tag: box("", tag.arguments.split(",")[0].strip()),
        "grouppicture": lambda _: Box(),
        "gp": lambda _: Box(),
        "gallery": lambda _: Box(),
        "galleryGroup": lambda _: Box(),
    }
)


# --- tags inside a line: HTML and the words an outline takes from it


def _post_link(tag: Tag) -> tuple[str, str]:
    words = tag.words
    if not words:
        return raw_piece(tag.source), ""
    title = [word for word in words[1:] if word not in ("true", "false")]
    return post_link(words[0], " ".join(title)), " ".join(title) or words[0]


def _asset_link(tag: Tag) -> tuple[str, str]:
    words = tag.words
    if not words:
        return raw_piece(tag.source), ""
    title = " ".join(word for word in words[1:] if word not in ("true", "false"))
    return link(words[0], title), title or words[0]


def _link(tag: Tag) -> tuple[str, str]:
    words = tag.words
    place = next((at for at, word in enumerate(words) if word.startswith(("http://", "https://", "/"))), -1)
    if place < 0:
        return raw_piece(tag.source), ""
    text = " ".join(words[:place])
    return link(words[place], text), text


def _button(tag: Tag) -> tuple[str, str]:
    parts = [part.strip(" '\"") for part in tag.arguments.split(",")]
    address, text = parts[0], parts[1] if len(parts) > 1 else ""
    return link(
        address, text, f"site-button {kind_class(*parts[3].split())}" if len(parts) > 3 else "site-button"
    ), text


def _label(tag: Tag) -> tuple[str, str]:
    kind, sign, text = tag.arguments.partition("@")
    if not sign:
        words = tag.words
        kind = words[-1] if len(words) > 1 and kind_class(words[-1]) != "is-default" else ""
        text = " ".join(words[:-1] if kind or (words and words[-1] == "default") else words)
    return (
        f'<span class="site-label {kind_class(kind.strip())}">{escapeHtml(text.strip())}</span>',
        text.strip(),
    )


def _card(pattern: str, css: str, name: str = "") -> Callable[[Tag], tuple[str, str]]:
    def draw(tag: Tag) -> tuple[str, str]:
        words = [word.rstrip(",") for word in tag.words]
        if not words:
            return raw_piece(tag.source), ""
        identity = words[0]
        address = identity if identity.startswith(("http://", "https://", "//")) else pattern.format(identity)
        return card(address, css, name), ""

    return draw


def _path(tag: Tag) -> tuple[str, str]:
    return raw_piece(tag.words[-1] if tag.words else tag.source), ""


_LEAVES: Mapping[str, Callable[[Tag], tuple[str, str]]] = MappingProxyType(
    {
        "post_link": _post_link,
        "asset_link": _asset_link,
        "link": _link,
        "a": _link,
        "anchor": _link,
        "post_path": _path,
        "asset_path": _path,
        "include_code": _path,
        "button": _button,
        "btn": _button,
        "label": _label,
        "video": _card("{}", "is-video"),
        "audio": _card("{}", "is-audio"),
        "iframe": _card("{}", "is-frame"),
        "pdf": _card("{}", "is-page", "PDF"),
        "youtube": _card("https://www.youtube.com/watch?v={}", "is-video"),
        "vimeo": _card("https://vimeo.com/{}", "is-video"),
        "bilibili": _card("https://www.bilibili.com/video/{}", "is-video"),
        "gist": _card("https://gist.github.com/{}", "is-code"),
        "jsfiddle": _card("https://jsfiddle.net/{}", "is-code"),
        "codepen": _card("https://codepen.io/{}", "is-code"),
    }
)


def _code(tag: Tag) -> Verbatim:
    """Read `[title] [lang:language] [url] [link text] [option:value]`."""
    found = _LANGUAGE.search(tag.arguments)
    return code(found[1] if found else "", _LANGUAGE.sub(" ", tag.arguments))
