"""The one door to Pillow: pictures are opened from bytes, only in known formats, never above a bound."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

from editor.workspace.image_header import ImageFormat, read_header

if TYPE_CHECKING:
    from typing import Final

    from PIL import Image

PILLOW_FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP")

_FAILURES: Final = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    AttributeError,
    MemoryError,
    RuntimeError,
    struct.error,
    Warning,
)

_MAX_JPEG_DECODE = 40_000_000
_MAX_GIF_DECODE = 20_000_000


def pillow_failures() -> tuple[type[BaseException], ...]:
    """Give what Pillow raises on hostile files, found by feeding it such.

    A warning is raised only where warnings are errors.
    """
    from PIL import Image

    return (*_FAILURES, Image.DecompressionBombError)


def open_picture(data: bytes) -> Image.Image:
    """Open a picture lazily; raises one of pillow_failures(), also for SVG and what is too large."""
    from PIL import Image  # not with the window: a post without pictures needs none of it

    header = read_header(data)
    if header is None or header.format is ImageFormat.SVG:
        raise ValueError("not a raster image")
    if header.is_too_large:
        raise ValueError("too many pixels")
    return Image.open(io.BytesIO(data), formats=PILLOW_FORMATS)


def fault_in(data: bytes) -> str:
    """Tell what is wrong with a picture: "" when it decodes, `large` for a bomb, else `damaged`.

    PNG is checked by its checksums, JPEG by decoding at an eighth of its size, a GIF by its first picture,
    the others by their structure.
    """
    header = read_header(data)
    if header is not None and header.is_too_large:
        return "large"
    try:
        with open_picture(data) as picture:
            _prove(picture)
    except pillow_failures():
        return "damaged"
    return ""


def size_of(data: bytes) -> tuple[int, int]:
    """Give width and height in pixels, as Pillow reads them; 0 × 0 where it cannot."""
    try:
        with open_picture(data) as picture:
            return picture.size
    except pillow_failures():
        return 0, 0


def _prove(picture: Image.Image) -> None:
    if picture.format == "JPEG" and picture.width * picture.height <= _MAX_JPEG_DECODE:
        picture.draft("L", (max(1, picture.width // 8), max(1, picture.height // 8)))
        picture.load()
    elif picture.format == "GIF" and picture.width * picture.height <= _MAX_GIF_DECODE:
        picture.load()
    else:
        picture.verify()
