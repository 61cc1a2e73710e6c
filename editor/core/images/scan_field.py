"""Images that a front matter names: which fields, which of their values, and where those stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from editor.core.images.image_name import has_image_name
from editor.core.text.edit import Range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from editor.core.frontmatter.field import FieldValue, FrontMatter
    from editor.core.text.edit import Position

_NAMES = frozenset(
    {
        "background", "banner", "bannerimg", "cover", "coverimage", "featured", "featuredimage",
        "featureimage", "featuredimagepreview", "gallery", "header", "headerimg", "heroimage", "image",
        "images", "indeximg", "img", "ogimage", "photo", "photos", "resources", "teaser", "thumb",
        "thumbnail", "topimg", "twitterimage",
    }
)  # fmt: skip
_INSIDE = frozenset(
    {
        "background", "backgroundimage", "banner", "cover", "feature", "featuredimage", "image", "imagepath",
        "images", "img", "ogimage", "overlayimage", "path", "photo", "src", "teaser", "thumb", "thumbnail",
        "twitterimage", "url",
    }
)  # fmt: skip
_NEVER = frozenset(
    {
        "alias", "aliases", "categories", "category", "date", "description", "draft", "excerpt", "keywords",
        "layout", "link", "permalink", "redirect", "redirectfrom", "redirectto", "slug", "subtitle",
        "summary", "tag", "tags", "title", "type", "typorarooturl", "typoracopyimagesto", "url",
    }
)  # fmt: skip
# a pattern of Hugo's page resources names no one file
_GLOB = re.compile(r"[*\[\]]|\{[^{}]*,")
_MAX_UNKNOWN = 500
_ADDRESS = re.compile(r"^(?:https?://|//|/|\.{1,2}/|data:image/)", re.IGNORECASE)
_MAY_NAME = re.compile(
    r"[/\\]|\.(?:png|jpe?g|jfif|gif|webp|avif|svg|bmp|ico|tiff?|apng|jxl|heic|heif)", re.IGNORECASE
)
_MAX_DEPTH = 6
_MAX_IMAGES = 1_000


def may_name_images(lines: Sequence[str]) -> bool:
    r"""Tell whether the lines of a front matter may name an image, without reading them as fields.

    What counts as an image has an image's suffix or a slash; in quotes either may be written as an escape.
    """
    return any(_MAY_NAME.search(line) for line in lines)


def scan_fields(lines: Sequence[str], front_matter: FrontMatter) -> Iterator[tuple[str, str, Range]]:
    """Give name, destination and range of every image that a field names."""
    for field in front_matter.fields:
        name = _plain(field.name)
        if name in _NEVER:
            continue
        at = field.value_range.start
        is_known = name in _NAMES
        for text in _addresses(field.value, is_known=is_known):
            found = _find(lines, text, at, field.value_range.end)
            yield field.name, text, found or field.value_range
            at = found.end if found else at


def _addresses(value: FieldValue, *, is_known: bool) -> list[str]:
    """List the values that look like an image's address; `cover: false` and `#fff` are none.

    A field whose name says nothing counts by its value: one word, or a path, that ends as images do.
    """
    addresses: list[str] = []
    waiting: list[tuple[FieldValue, int]] = [(value, 0)]
    while waiting and len(addresses) < _MAX_IMAGES:
        current, depth = waiting.pop(0)
        if isinstance(current, str):
            text = current.strip()
            if _is_address(text, is_known=is_known):
                addresses.append(text)
        elif isinstance(current, Mapping) and depth < _MAX_DEPTH:
            waiting[:0] = [(entry, depth + 1) for name, entry in current.items() if _plain(name) in _INSIDE]
        elif isinstance(current, tuple) and depth < _MAX_DEPTH:
            waiting[:0] = [(entry, depth + 1) for entry in current]
    return addresses


def _is_address(text: str, *, is_known: bool) -> bool:
    if not text.strip("/") or _GLOB.search(text):
        return False
    if is_known:
        return has_image_name(text) or _ADDRESS.match(text) is not None
    is_path = _ADDRESS.match(text) is not None or not re.search(r"\s", text)
    return is_path and has_image_name(text) and len(text) <= _MAX_UNKNOWN


def _find(lines: Sequence[str], text: str, start: Position, end: Position) -> Range | None:
    """Find a value between two positions; a value over several lines is not looked for."""
    for number in range(start.line, min(end.line, len(lines) - 1) + 1):
        first = start.column if number == start.line else 0
        last = end.column if number == end.line else len(lines[number])
        column = lines[number].find(text, first, last)
        if column >= 0:
            return Range.on_line(number, column, column + len(text))
    return None


def _plain(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()
