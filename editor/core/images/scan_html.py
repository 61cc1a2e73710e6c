"""Images in raw HTML: `<img>`, `<source>`, posters; every step goes forward, so time stays linear."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

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


class _Attribute:
    """An attribute's value as written, and where it begins."""

    def __init__(self, raw: str, start: int) -> None:
        self.raw = raw
        self.start = start


def scan_html(text: str) -> Iterator[Found]:
    """Find the images that a piece of HTML shows, outside comments, scripts and styles."""
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
        yield from _images_of_tag(name, attributes, opening.start(), end)
        at = end
        if name in _RAW_TEXT:
            closing = re.compile(rf"</{name}", re.IGNORECASE).search(text, end)
            if closing is None:
                return
            at = closing.end()


def _read_attributes(text: str, at: int) -> tuple[Mapping[str, _Attribute], int | None]:
    """Read up to the tag's `>`; the end is None where there is none, so that no later tag counts either."""
    attributes: dict[str, _Attribute] = {}
    while True:
        end = _TAG_END.match(text, at)
        if end:
            return attributes, end.end()
        found = _ATTRIBUTE.match(text, at)
        if found is None or found.end() == at:
            return attributes, None
        group = next((name for name in ("double", "single", "bare") if found[name] is not None), "")
        if group:
            attributes.setdefault(found["name"].lower(), _Attribute(found[group], found.start(group)))
        at = found.end()


def _images_of_tag(name: str, attributes: Mapping[str, _Attribute], start: int, end: int) -> Iterator[Found]:
    if name == "img":
        sources = [attributes.get("src")]
    elif name == "source":
        is_image = not _is_media(attributes)
        sources = [attributes.get("src") if is_image else None, *_srcset(attributes.get("srcset"))]
    elif name == "video":
        sources = [attributes.get("poster")]
    else:
        return
    for source in sources:
        if source is not None and source.raw.strip():
            lead = len(source.raw) - len(source.raw.lstrip())
            raw = source.raw.strip()
            yield Found(
                _value(attributes, "alt"),
                html.unescape(raw),
                _value(attributes, "title"),
                start,
                end,
                source.start + lead,
                source.start + lead + len(raw),
            )


def _srcset(attribute: _Attribute | None) -> list[_Attribute]:
    if attribute is None or attribute.raw.lstrip().startswith("data:"):
        return []
    found: list[_Attribute] = []
    at = 0
    while url := _SRCSET_URL.search(attribute.raw, at, _MAX_SRCSET):
        found.append(_Attribute(url.group().rstrip(","), attribute.start + url.start()))
        # what follows an address, up to a comma, is its size
        comma = attribute.raw.find(",", url.end() - 1)
        if comma < 0:
            break
        at = comma
    return found


def _is_media(attributes: Mapping[str, _Attribute]) -> bool:
    kind = _value(attributes, "type").lower()
    return kind.startswith(("video/", "audio/")) or _MEDIA.search(_value(attributes, "src")) is not None


def _value(attributes: Mapping[str, _Attribute], name: str) -> str:
    found = attributes.get(name)
    return html.unescape(found.raw) if found else ""
