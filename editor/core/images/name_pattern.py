"""How an image that comes into a site is named, and in which folder it is put: patterns of the writer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.core.site.slug import safe_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

DEFAULT_PATTERN = "{date}{time}"
PLACEHOLDERS = ("date", "time", "year", "month", "day", "n", "name", "title", "slug", "hash")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SEPARATORS = re.compile(r"[\s#?%&=+;:'\"`$!*()\[\]<>|,\\/]+")
_DASHES = re.compile(r"-{2,}")
_MOST_BYTES = 120
_MOST_TWINS = 10_000


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What a pattern may speak of.

    `name` is the stem of the file that came ("" for a pasted picture), `title` and `slug` are those of the
    post, `digest` is a hexadecimal digest of the image's bytes.
    """

    moment: datetime
    name: str = ""
    title: str = ""
    slug: str = ""
    digest: str = ""


def stems(pattern: str, facts: NameFacts) -> Iterator[str]:
    """Give the stems to try, until one is free: `{slug}-{n}` counts on, others get `-1`, `-2` … behind.

    `{date}{time}` is `20240131094501`. A stem is one name that every file system and every address takes:
    letters, digits, `-`, `_` and `.`; it is never empty. What is no placeholder stands for itself.
    """
    if "{n}" in pattern:
        for number in range(1, _MOST_TWINS):
            yield _stem(pattern, facts, str(number))
    stem = _stem(pattern.replace("{n}", ""), facts, "")
    yield stem
    for number in range(1, _MOST_TWINS):
        yield f"{stem}-{number}"


def folder_in_site(place: str, facts: NameFacts) -> str:
    """Give the folder, relative to the site and parted by `/`, that a place such as `img/{year}` names.

    It never leaves the site: `..` and what would be hidden are no folders; "" where nothing is left.
    """
    parts = [_segment(_filled(part, facts, "")) for part in re.split(r"[/\\]", place)]
    return "/".join(part for part in parts if part)


def unknown_placeholders(pattern: str) -> tuple[str, ...]:
    """Name what stands in braces in a pattern and is no placeholder, braces included."""
    return tuple(
        found.group() for found in _PLACEHOLDER.finditer(pattern) if found.group(1) not in PLACEHOLDERS
    )


def _stem(pattern: str, facts: NameFacts, number: str) -> str:
    return _segment(_filled(pattern, facts, number)) or f"{facts.moment:%Y%m%d%H%M%S}"


def _filled(pattern: str, facts: NameFacts, number: str) -> str:
    values = {
        "date": f"{facts.moment:%Y%m%d}",
        "time": f"{facts.moment:%H%M%S}",
        "year": f"{facts.moment:%Y}",
        "month": f"{facts.moment:%m}",
        "day": f"{facts.moment:%d}",
        "n": number,
        # a picture that was pasted has no name
        "name": facts.name or "image",
        "title": facts.title,
        "slug": facts.slug,
        "hash": facts.digest[:12],
    }
    # one pass: braces in a title are no placeholders
    return _PLACEHOLDER.sub(lambda found: values.get(found.group(1), found.group()), pattern)


def _segment(text: str) -> str:
    """Make a text one segment of a path that needs no escape in an address."""
    joined = _DASHES.sub("-", _SEPARATORS.sub("-", text.replace("{", "").replace("}", "")))
    if not joined.strip("-._ ~"):
        return ""
    name = safe_name(joined.strip("-._ "))
    shortened = name.encode("utf-8", "ignore")[:_MOST_BYTES].decode("utf-8", "ignore").rstrip("-._ ")
    return _DASHES.sub("-", shortened)
