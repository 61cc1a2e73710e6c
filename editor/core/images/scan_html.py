"""Images in raw HTML: `<img>`, `<source>`, posters, styles; every step goes forward: time stays linear."""

from __future__ import annotations

import html
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from editor.core.images.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OPENING = re.compile(r"<(?:!--|(?P<name>[A-Za-z][A-Za-z0-9-]*))")
_ATTRIBUTE = re.compile(
    r"[\s/]*(?P<name>[^\s/>=][^\s/>=]*)"
    r"(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>][^\s>]*)))?"
)
_TAG_END = re.compile(r"[\s/]*>")
_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp"})
_MEDIA = re.compile(r"\.(?:mp4|webm|ogv|ogg|oga|mov|m4v|m4a|mp3|wav|flac|opus|m3u8)(?:[?#]|$)", re.IGNORECASE)
_SRCSET_URL = re.compile(r"[^\s,][^\s]*")
_MAX_SRCSET = 10_000
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy")
_SOURCES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "img": ("src", *_LAZY, "srcset", "data-srcset"),
        "source": ("src", "data-src", "srcset", "data-srcset"),
        "video": ("poster", "data-poster"),
        # in a drawing; everywhere else browsers take it for `img` (HTML, 13.2.6.4.7)
        "image": ("href", "xlink:href", "src", "srcset"),
        "input": ("src",),
    }
)
_STYLE_URL = re.compile(
    r"url\(\s{0,9}(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
    r"|&(?:quot|#0?39|apos);(?P<entity>[^&;]*)&(?:quot|#0?39|apos);|(?P<bare>[^\s\"'()]*))\s{0,9}\)",
    re.IGNORECASE,
)
_NO_IMAGE = re.compile(r"\.(?:woff2?|ttf|otf|eot|css)(?:[?#]|$)", re.IGNORECASE)


class AttributePlace(NamedTuple):
    """An attribute of a tag: its value, as written, at offsets `start` to `end`; both -1 without a value."""

    name: str
    raw: str
    start: int
    end: int
    name_end: int
    is_quoted: bool


def scan_html(text: str) -> Iterator[Found]:
    """Find the images that a piece of HTML shows, outside comments, scripts and styles."""
    for name, attributes, start, end in _tags(text):
        yield from _images_of_tag(name, attributes, start, end)


def scan_html_links(text: str) -> Iterator[Found]:
    """Find the addresses that links of a piece of HTML lead to, `<a href>` and `<area href>`."""
    for name, attributes, start, end in _tags(text):
        link = attributes.get("href") if name in ("a", "area") else None
        if link is not None and link.raw.strip():
            at = link.start + len(link.raw) - len(link.raw.lstrip())
            written = link.raw.strip()
            yield Found("", html.unescape(written), "", start, end, at, at + len(written))


def _tags(text: str) -> Iterator[tuple[str, dict[str, AttributePlace], int, int]]:
    """Give name, attributes, start and end of every tag that opens something."""
    at = 0
    while opening := _OPENING.search(text, at):
        name = (opening["name"] or "").lower()
        if not name:
            at = text.find("-->", opening.end())
            if at < 0:
                return
            continue
        attributes, end = _read_attributes(text, opening.end())
        if end is None:
            return
        yield name, attributes, opening.start(), end
        at = end
        if name in _RAW_TEXT:
            closing = re.compile(rf"</{name}", re.IGNORECASE).search(text, end)
            if closing is None:
                return
            at = closing.end()


def attribute_places(tag: str) -> tuple[AttributePlace, ...]:
    """List the attributes of one tag, the first of each name; () where the tag does not end."""
    opening = _OPENING.match(tag)
    if opening is None or not opening["name"]:
        return ()
    attributes, end = _read_attributes(tag, opening.end())
    return tuple(attributes.values()) if end is not None else ()


def _read_attributes(text: str, at: int) -> tuple[dict[str, AttributePlace], int | None]:
    """Read up to the tag's `>`; the end is None where there is none, so that no later tag counts either."""
    attributes: dict[str, AttributePlace] = {}
    while True:
        end = _TAG_END.match(text, at)
        if end:
            return attributes, end.end()
        found = _ATTRIBUTE.match(text, at)
        if found is None or found.end() == at:
            return attributes, None
        name = found["name"].lower()
        group = next((one for one in ("double", "single", "bare") if found[one] is not None), "")
        start, stop = found.span(group) if group else (-1, -1)
        raw = found[group] if group else ""
        is_quoted = group in ("double", "single")
        attributes.setdefault(name, AttributePlace(name, raw, start, stop, found.end("name"), is_quoted))
        at = found.end()


def _images_of_tag(
    name: str, attributes: Mapping[str, AttributePlace], start: int, end: int
) -> Iterator[Found]:
    seen: set[int] = set()
    for at, raw in _addresses(name, attributes):
        lead = len(raw) - len(raw.lstrip())
        written = raw.strip()
        if written and at + lead not in seen:
            seen.add(at + lead)
            yield Found(
                _value(attributes, "alt"),
                html.unescape(written),
                _value(attributes, "title"),
                start,
                end,
                at + lead,
                at + lead + len(written),
            )


def _addresses(name: str, attributes: Mapping[str, AttributePlace]) -> Iterator[tuple[int, str]]:
    """Give offset and raw text of every address in a tag."""
    wanted = _SOURCES.get(name, ())
    if name == "source" and _is_media(attributes):
        wanted = tuple(one for one in wanted if one != "src")
    if name == "input" and _value(attributes, "type").lower() != "image":
        wanted = ()
    for one in wanted:
        attribute = attributes.get(one)
        if attribute is None or attribute.start < 0:
            continue
        if one.endswith("srcset"):
            yield from _srcset(attribute)
        else:
            yield attribute.start, attribute.raw
    style = attributes.get("style")
    if style is not None and "url(" in style.raw.lower():
        yield from _style_urls(style)


def _srcset(attribute: AttributePlace) -> Iterator[tuple[int, str]]:
    if attribute.raw.lstrip().startswith("data:"):
        return
    at = 0
    while url := _SRCSET_URL.search(attribute.raw, at, _MAX_SRCSET):
        yield attribute.start + url.start(), url.group().rstrip(",")
        # what follows an address, up to a comma, is its size
        comma = attribute.raw.find(",", url.end() - 1)
        if comma < 0:
            return
        at = comma


def _style_urls(attribute: AttributePlace) -> Iterator[tuple[int, str]]:
    for found in _STYLE_URL.finditer(attribute.raw, 0, _MAX_SRCSET):
        group = next(one for one in ("double", "single", "entity", "bare") if found[one] is not None)
        raw = found[group].strip()
        if raw and not raw.startswith(("#", "data:")) and not _NO_IMAGE.search(raw):
            yield attribute.start + found.start(group), found[group]


def _is_media(attributes: Mapping[str, AttributePlace]) -> bool:
    kind = _value(attributes, "type").lower()
    return kind.startswith(("video/", "audio/")) or _MEDIA.search(_value(attributes, "src")) is not None


def _value(attributes: Mapping[str, AttributePlace], name: str) -> str:
    found = attributes.get(name)
    return html.unescape(found.raw) if found else ""
