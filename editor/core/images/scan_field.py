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
_INSIDE = frozenset({"image", "img", "src", "url", "cover", "teaser", "overlayimage", "feature", "thumbnail"})
_ADDRESS = re.compile(r"^(?:https?://|//|/|\.{1,2}/|data:image/)", re.IGNORECASE)
_MAX_DEPTH = 6
_MAX_IMAGES = 1_000


def scan_fields(lines: Sequence[str], front_matter: FrontMatter) -> Iterator[tuple[str, str, Range]]:
    """Give name, destination and range of every image that a field names."""
    for field in front_matter.fields:
        if _plain(field.name) not in _NAMES:
            continue
        at = field.value_range.start
        for text in _addresses(field.value):
            found = _find(lines, text, at, field.value_range.end)
            yield field.name, text, found or field.value_range
            at = found.end if found else at


def _addresses(value: FieldValue) -> list[str]:
    """List the values that look like an image's address; `cover: false` and `#fff` are none."""
    addresses: list[str] = []
    waiting: list[tuple[FieldValue, int]] = [(value, 0)]
    while waiting and len(addresses) < _MAX_IMAGES:
        current, depth = waiting.pop(0)
        if isinstance(current, str):
            text = current.strip()
            if text.strip("/") and (has_image_name(text) or _ADDRESS.match(text)):
                addresses.append(text)
        elif isinstance(current, Mapping) and depth < _MAX_DEPTH:
            waiting[:0] = [(entry, depth + 1) for name, entry in current.items() if _plain(name) in _INSIDE]
        elif isinstance(current, tuple) and depth < _MAX_DEPTH:
            waiting[:0] = [(entry, depth + 1) for entry in current]
    return addresses


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
