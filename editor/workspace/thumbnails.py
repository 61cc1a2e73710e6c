"""Small pictures for the image panel."""

from __future__ import annotations

import io

from editor.workspace.errors import WorkspaceError
from editor.workspace.local_file import read_file
from editor.workspace.raster import open_picture, pillow_failures

MAX_SOURCE_BYTES = 20_000_000
_MAX_EDGE = 1024
_MAX_PIXELS = 40_000_000


def thumbnail_png(content: bytes | str, edge: int) -> bytes | None:
    """Make a PNG of at most `edge` × `edge` pixels from bytes or a file; None where that cannot be done.

    Drawings (SVG) are never decoded: one of a few hundred bytes can ask for hours of work.
    """
    try:
        data = read_file(content, MAX_SOURCE_BYTES) if isinstance(content, str) else content
    except WorkspaceError:
        return None
    if len(data) > MAX_SOURCE_BYTES:
        return None
    try:
        return _shrink(data, max(1, min(edge, _MAX_EDGE)))
    except pillow_failures():
        return None


def _shrink(data: bytes, edge: int) -> bytes:
    from PIL import Image, ImageOps

    with open_picture(data) as picture:
        if picture.format != "JPEG" and picture.width * picture.height > _MAX_PIXELS:
            raise ValueError("too many pixels for a small picture")
        picture.draft("RGB", (edge * 2, edge * 2))  # a JPEG decodes at a fraction of its size
        picture.load()
        small = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        small.thumbnail((edge, edge), Image.Resampling.BILINEAR)
        upright = ImageOps.exif_transpose(small)
        written = io.BytesIO()
        upright.save(written, "PNG", compress_level=1)  # shown, not kept
    return written.getvalue()
