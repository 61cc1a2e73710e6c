"""Lets through only HTML that cannot act: the one wall between what a post says and what is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import nh3
from markdown_it.common.utils import escapeHtml
from pygments.token import STANDARD_TYPES

from editor.core.markdown.fence_html import CODE_DIVS, CODE_SPANS
from editor.core.markdown.html_tags import with_few_attributes
from editor.core.markdown.line_marks import LINE_ATTRIBUTE, is_line_number
from editor.core.markdown.site_classes import SITE_CLASSES

if TYPE_CHECKING:
    from collections.abc import Callable

ID_PREFIX = "post-"
"""Stands before every id of a post, so that none can pose as one of the page's own."""

_TEXT_TAGS = (
    "a abbr b bdo big br cite code del dfn em font i img ins kbd mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr"
)
_STRUCTURE_TAGS = (
    "blockquote caption center col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li "
    "ol p picture pre section source summary table tbody td tfoot th thead tr ul video"
)
_DROPPED_WITH_CONTENT = (
    "script style template noscript iframe frame frameset noframes object embed applet svg math textarea "
    "select option title xmp plaintext portal fencedframe noembed"
)
_ATTRIBUTES = {
    "*": {"id", "title", "align", "dir", "lang", "class", "style", LINE_ATTRIBUTE},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "source": {"src"},
    "video": {"poster", "width", "height"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "details": {"open"},
    "td": {"colspan", "rowspan", "valign"},
    "th": {"colspan", "rowspan", "valign", "scope"},
    "col": {"span", "width"},
    "colgroup": {"span", "width"},
    "table": {"border", "cellpadding", "cellspacing", "width"},
    "font": {"color", "size"},
    "hr": {"width"},
    "time": {"datetime"},
    "del": {"cite", "datetime"},
    "ins": {"cite", "datetime"},
    "q": {"cite"},
    "p": {"data-hint"},
    "summary": {"data-hint"},
    "blockquote": {"cite"},
}
_HINTS = frozenset({"note", "tip", "important", "warning", "caution", "details"})
"""words that the page says in the reader's language"""
_CLASSES_OF_POSTS = frozenset({"center", "left", "right", "text-center", "text-left", "text-right"})
"""classes that a post may give to anything"""
_OUR_CLASSES = {
    "span": frozenset(STANDARD_TYPES.values()) | {"task-box", "is-done", "footnote-number", *CODE_SPANS},
    "div": frozenset({"fold-line", "footnote", "highlight", "container", "contents", "markdown-alert"})
    | CODE_DIVS
    | {f"markdown-alert-{kind}" for kind in _HINTS},
    "p": frozenset({"markdown-alert-title"}),
    "pre": frozenset({"highlight", "code-numbers"}),
    "li": frozenset({"task-list-item"}),
    "sup": frozenset({"footnote-ref"}),
    "a": frozenset({"footnote-back"}),
}
_LANGUAGE_CLASS = re.compile(r"language-[A-Za-z0-9_+#.\-]{1,40}")
_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_IMAGE_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif|bmp|svg\+xml)[;,]", re.IGNORECASE)
_IGNORED_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f-\x9f\u200e\u200f\u202a-\u202e]")
_LENGTH = re.compile(r"\d{1,5}%?")
_ADDRESSES_OF_IMAGES = frozenset({("img", "src"), ("source", "src"), ("video", "poster")})
_MOST_PASSES = 6
_LENGTHS = frozenset(
    {"width", "height", "border", "cellpadding", "cellspacing", "colspan", "rowspan", "span"}
)


def _as_it_is(destination: str) -> str:
    return destination


class Sanitizer:
    """Cleans HTML with an allowlist close to GitHub's; cleaning twice gives the same as cleaning once.

    Every address of an image, also one in raw HTML, is asked of `image_url`, the last thing of all; where
    that answers with nothing the image keeps its description only. Nesting must be bounded before (see
    html_tags).
    """

    def __init__(self, image_url: Callable[[str], str] = _as_it_is) -> None:
        self._image_url = image_url
        self._resting = self._make_cleaner(self._filter)
        self._showing = self._make_cleaner(self._filter_and_show)

    def clean(self, html: str) -> str:
        """Give the HTML without anything that could run, load, navigate or cover the page.

        Some HTML means something else each time it is parsed, such as links in tables in links: it is
        cleaned until it rests, and comes out as text when it never does.
        """
        html = with_few_attributes(html)
        for _ in range(_MOST_PASSES):
            cleaned = self._resting.clean(html)
            if cleaned == html:
                return self._showing.clean(html)
            html = cleaned
        return escapeHtml(html)

    def _make_cleaner(self, attribute_filter: Callable[[str, str, str], str | None]) -> nh3.Cleaner:
        return nh3.Cleaner(
            tags={*_TEXT_TAGS.split(), *_STRUCTURE_TAGS.split()},
            clean_content_tags=set(_DROPPED_WITH_CONTENT.split()),
            attributes=_ATTRIBUTES,
            attribute_filter=attribute_filter,
            url_schemes={"http", "https", "mailto", "data"},
            url_relative="pass_through",
            link_rel=None,
            id_prefix=ID_PREFIX,
        )

    def _filter_and_show(self, tag: str, attribute: str, value: str) -> str | None:
        if (tag, attribute) in _ADDRESSES_OF_IMAGES:
            return self._image_url(value) or None
        return self._filter(tag, attribute, value)

    def _filter(self, tag: str, attribute: str, value: str) -> str | None:
        if attribute == "class":
            return _our_classes(tag, value)
        if attribute == "style":
            from editor.core.markdown.inline_style import safe_style  # not before the first style

            return safe_style(tag, value) or None
        if (tag, attribute) in _ADDRESSES_OF_IMAGES:
            return _image_address(value)
        if attribute in ("href", "cite"):
            return _link_address(value)
        if attribute == LINE_ATTRIBUTE:
            return value if is_line_number(value) else None
        if attribute == "data-hint":
            return value if value in _HINTS else None
        if attribute in _LENGTHS:
            return value if _LENGTH.fullmatch(value) else None
        return value


def _image_address(value: str) -> str | None:
    destination = value.strip()
    if destination.lower().startswith("data:") and not _IMAGE_DATA.match(destination):
        return None
    return destination


def _our_classes(tag: str, value: str) -> str | None:
    if tag == "code":
        known = SITE_CLASSES["code"]
        kept = [name for name in value.split() if _LANGUAGE_CLASS.fullmatch(name) or name in known]
    else:
        known = _OUR_CLASSES.get(tag, frozenset[str]()) | SITE_CLASSES.get(tag, frozenset[str]())
        kept = [name for name in value.split() if name in known or name in _CLASSES_OF_POSTS]
    return " ".join(kept) or None


def _link_address(value: str) -> str | None:
    address = _IGNORED_IN_ADDRESSES.sub("", value)
    if address.startswith("#"):
        is_prefixed = address == "#" or address.startswith(f"#{ID_PREFIX}")
        return address if is_prefixed else f"#{ID_PREFIX}{address[1:]}"
    if address.lower().startswith(("//", "/\\", "\\", "%5c")):
        return None
    if _SCHEME.match(address) and not _LINK.match(address):
        return None
    return value
