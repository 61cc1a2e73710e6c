"""Images that a tag of the generator shows: Hexo's `{% asset_img %}` and `{% img %}`, Hugo's figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.core.images.found import Found
from editor.core.markdown.tag_image import hexo_images_in, tag_image_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.core.markdown.tag_image import TagImage

_ASSET_LINK = re.compile(
    r"\{%-?\s{0,20}asset_link\s{1,20}(?:\"(?P<double>[^\"{}]+)\"|'(?P<single>[^'{}]+)'|(?P<bare>[^\s\"'{}%]+))"
)


def scan_tags(text: str) -> Iterator[Found]:
    """Find the image tags of a text that holds no code: those that are drawn in raw HTML, then all others."""
    behind = 0
    for start, end, image in (*hexo_images_in(text), (len(text), len(text), None)):
        yield from _others(text, behind, start)
        if image:
            yield found_of(image, start, end)
        behind = end


def _others(text: str, at: int, limit: int) -> Iterator[Found]:
    """Find the tags between two offsets that are none of Hexo's."""
    while (start := text.find("{", at, limit)) >= 0:
        found, at = tag_at(text, start)
        if found and found.end <= limit:
            yield found


def found_of(image: TagImage, start: int, end: int) -> Found:
    """Tell of the image of a tag that stands between two offsets."""
    title = image.title or image.caption
    return Found(
        image.description, image.destination, title, start, end, start + image.start, start + image.end
    )


def scan_link_tags(text: str) -> Iterator[Found]:
    """Find the tags that link to a file of the post, `{% asset_link a.png %}`, in a text without code."""
    at = 0
    while (start := text.find("{%", at)) >= 0:
        _, at = tag_at(text, start)
        if found := link_tag_at(text, start, at):
            yield found


def link_tag_at(text: str, start: int, end: int) -> Found | None:
    """Read the tag between two offsets, None where it is no `asset_link` of Hexo's."""
    tag = _ASSET_LINK.match(text, start, end)
    if tag is None:
        return None
    group = next(name for name in ("double", "single", "bare") if tag[name] is not None)
    return Found("", tag[group], "", start, end, tag.start(group), tag.end(group))


def tag_at(text: str, start: int) -> tuple[Found | None, int]:
    """Read the tag at an offset; give the image it shows, if any, and the offset to go on from."""
    if not text.startswith(("{%", "{{<", "{{%"), start):
        return None, start + 1
    tag, image = tag_image_at(text, start)
    if tag is None:
        return None, start + 2
    end = start + len(tag.source)
    if image is None:
        return None, end
    return found_of(image, start, end), end
