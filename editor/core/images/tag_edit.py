"""Edits inside a tag of a generator that shows an image, and a new one of Hexo's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.core.images.image_reference import ImageReference

_UNSAFE = re.compile(r"[\x00-\x1f\x7f{}|]|%(?=\})")
_BARE_ENDS = re.compile(r"[\s\"'`<>=]|^$|^-|-$")
_HEXO = re.compile(r"\{%-?\s*(?:asset_img|asset_image|img|image)\s")
_NAMED = re.compile(r"(\balt\s*=\s*)(?:\"[^\"]*\"|'[^']*'|`[^`]*`|[^\s\"'`>%]+)")
_CLOSER = re.compile(r"\s*(?:-?%\}|/?[%>]\}\})$")
_SIZE = re.compile(r"\s+\d+%?(?:px)?(?=\s|$)")


def written_argument(text: str, quote: str) -> str:
    """Write an argument with its quotes; the given ones where they can be had, none where none are needed."""
    safe = _UNSAFE.sub(_percent, text)
    if not quote and not _BARE_ENDS.search(safe):
        return safe
    for one in (quote or '"', '"', "'"):
        if one not in safe:
            return f"{one}{safe}{one}"
    return '"' + safe.replace('"', "%22") + '"'


def described_tag(tag: str, reference: ImageReference, description: str) -> str | None:
    """Give the tag with another description: Hexo's last argument, `alt` of includes and shortcodes."""
    words = _words(description)
    if not _HEXO.match(tag):
        return _with_alt(tag, words)
    at = tag.find(reference.destination)
    closer = _CLOSER.search(tag)
    if at < 0 or closer is None:
        return None
    at += len(reference.destination)
    if tag[at : at + 1] in ('"', "'"):
        at += 1
    while size := _SIZE.match(tag, at, closer.start()):
        at = size.end()
    return tag[:at] + _title_and_description(_words(reference.title), words) + tag[closer.start() :]


def tag_image(description: str, destination: str, title: str) -> str:
    """Write `{% asset_img name '"title" "description"' %}`, Hexo's way to say both.

    `asset_img` looks among the post's own files only: what begins with `/` is shown by `img`.
    """
    said = _title_and_description(_words(title), _words(description))
    name = "img" if destination.startswith("/") else "asset_img"
    return f"{{% {name} {written_argument(destination, '')}{said} %}}"


def _title_and_description(title: str, description: str) -> str:
    if not title and not description:
        return ""
    # without a title Hexo would take the description for one; the words then serve for both
    return f""" '"{title or description}" "{description}"'"""


def _with_alt(tag: str, words: str) -> str | None:
    named = _NAMED.search(tag)
    if named:
        return f'{tag[: named.start()]}{named[1]}"{words}"{tag[named.end() :]}'
    closer = _CLOSER.search(tag)
    if closer is None or "=" not in tag:
        return None
    return f'{tag[: closer.start()]} alt="{words}"{tag[closer.start() :]}'


def _words(text: str) -> str:
    """Give words that no quote, tag or table ends."""
    plain = " ".join(text.split()).replace('"', "”").replace("'", "’").replace("|", "¦")
    return re.sub(r"[{}%]", "", plain)


def _percent(found: re.Match[str]) -> str:
    return f"%{ord(found.group()):02X}"
