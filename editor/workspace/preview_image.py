"""The bytes the preview draws for a destination; what may be read is decided here, never by the page."""

from __future__ import annotations

import base64
import binascii
import os
import stat
import urllib.parse
from typing import TYPE_CHECKING

from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.site.image_paths import candidates

if TYPE_CHECKING:
    from editor.core.images.check import CheckPolicy
    from editor.core.site.convention import Convention
    from editor.workspace.web_images import WebImages

SIZE_LIMIT = 50_000_000
TYPES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
}


def preview_image(
    destination: str, post_path: str, convention: Convention, policy: CheckPolicy, web: WebImages
) -> tuple[bytes, str] | None:
    """Give an image's bytes and media type, None where it must not or cannot be shown.

    A local image is read only inside the site's folder, links followed; a web image comes through our
    own fetcher, and only when the policy allows the web.
    """
    parsed = parse_destination(destination)
    if parsed.kind is DestinationKind.DATA:
        return _data_image(destination)
    if parsed.kind is DestinationKind.WEB:
        return web.content(parsed.url, policy) if policy.web_allowed else None
    for candidate in candidates(convention, parsed.path, post_path):
        content = read_inside(candidate.path, convention.root)
        if content is not None:
            media_type = media_type_of(content)
            return (content, media_type) if media_type else None
    return None


def read_inside(path: str, root: str) -> bytes | None:
    """Read a regular file of bounded size whose real place is inside `root`; None for all else."""
    real = os.path.realpath(path)
    try:
        if os.path.commonpath((real, os.path.realpath(root))) != os.path.realpath(root):
            return None
        descriptor = os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError):
        return None
    with os.fdopen(descriptor, "rb") as file:
        facts = os.fstat(file.fileno())
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > SIZE_LIMIT:
            return None
        try:
            return file.read(SIZE_LIMIT)
        except OSError:
            return None


def media_type_of(content: bytes) -> str:
    """Tell an image's media type by its first bytes, "" for anything that is none we show."""
    for magic, media_type in TYPES.items():
        if content.startswith(magic):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:12] in {b"ftypavif", b"ftypavis"}:
        return "image/avif"
    return "image/svg+xml" if b"<svg" in content[:2000].lower() else ""


def _data_image(address: str) -> tuple[bytes, str] | None:
    head, comma, body = address.partition(",")
    if not comma or len(body) > SIZE_LIMIT:
        return None
    try:
        if head.rstrip().lower().endswith(";base64"):
            content = base64.b64decode(urllib.parse.unquote_to_bytes(body))
        else:
            content = urllib.parse.unquote_to_bytes(body)
    except (ValueError, binascii.Error):
        return None
    media_type = media_type_of(content)
    return (content, media_type) if media_type else None
