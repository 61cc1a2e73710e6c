"""What is worth knowing of an image beside its size: read from its bytes, nothing decoded, all bounded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from editor.core.images.check import ImageNote
from editor.workspace.image_header import ImageFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.core.images.check import SizePolicy
    from editor.workspace.image_header import ImageHeader

_PHOTOGRAPHS = frozenset({ImageFormat.JPEG, ImageFormat.WEBP, ImageFormat.AVIF, ImageFormat.PNG})
_MAX_STEPS = 4000
_MAX_ENTRIES = 500
_GPS_TAG = 0x8825
_LATITUDE = 2
_XMP_POSITION = re.compile(rb"exif:GPSLatitude\s*(?:=\s*[\"']\s*\d|>\s*\d)")
_EXTENSION = re.compile(r"\.[A-Za-z]{1,5}$")
_KNOWN = frozenset(extension for each in ImageFormat for extension in each.extensions) | {
    ".heic", ".heif", ".tif", ".tiff", ".ico", ".apng", ".jxl",
}  # fmt: skip


def notes_of(
    header: ImageHeader, data: bytes, size: int, name: str, policy: SizePolicy
) -> tuple[ImageNote, ...]:
    """List what is to be said of an image that decodes, or is too large to.

    `data` may be its beginning only, `size` are its bytes in all (0 where unknown), `name` its path or URL.
    """
    found: list[ImageNote] = []
    if header.is_too_large:
        found.append(ImageNote.BOMB)
    if is_misnamed(header.format, name):
        found.append(ImageNote.WRONG_EXTENSION)
    if has_position(header.format, data):
        found.append(ImageNote.GPS)
    is_wide = header.format in _PHOTOGRAPHS and max(header.width, header.height) > policy.max_edge > 0
    if (is_wide and not header.is_too_large) or size > policy.max_bytes > 0:
        found.append(ImageNote.TOO_LARGE)
    if is_animated(header.format, data):
        found.append(ImageNote.ANIMATED)
    return tuple(found)


def is_misnamed(image_format: ImageFormat, name: str) -> bool:
    """Tell whether a name ends like another format's: `a.png` for a JPEG; addresses without one are fine."""
    path = unquote(urlsplit(name).path) if name.startswith(("http://", "https://")) else name
    extension = _EXTENSION.search(path)
    written = extension.group().lower() if extension else ""
    if written == ".apng":
        return image_format is not ImageFormat.PNG
    return written in _KNOWN and written not in image_format.extensions


def is_animated(image_format: ImageFormat, data: bytes) -> bool:
    """Tell whether an image moves, as far as its first bytes say."""
    match image_format:
        case ImageFormat.GIF:
            return _gif_pictures(data) > 1
        case ImageFormat.PNG:
            return any(kind == b"acTL" for kind, _ in _png_chunks(data))
        case ImageFormat.WEBP:
            return data[12:16] == b"VP8X" and len(data) > 20 and bool(data[20] & 0x02)
        case ImageFormat.AVIF:
            return b"avis" in data[8:256]
        case _:
            return False


def has_position(image_format: ImageFormat, data: bytes) -> bool:
    """Tell whether the metadata within reach say where the picture was taken."""
    if image_format is ImageFormat.JPEG:
        blocks = _jpeg_blocks(data)
    elif image_format is ImageFormat.PNG:
        blocks = (body for kind, body in _png_chunks(data) if kind in (b"eXIf", b"iTXt"))
    elif image_format is ImageFormat.WEBP:
        blocks = (body for kind, body in _riff_chunks(data) if kind in (b"EXIF", b"XMP "))
    elif image_format is ImageFormat.AVIF:
        at = data.find(b"Exif\0\0")
        blocks = iter((data[at:] if at >= 0 else b"",))
    else:
        return False
    return any(_tells_position(block) for block in blocks)


def _tells_position(block: bytes) -> bool:
    exif = block.removeprefix(b"Exif\0\0")
    if exif[:4] in (b"II*\0", b"MM\0*"):
        return _tiff_position(exif)
    return b"exif:GPS" in block and _XMP_POSITION.search(block) is not None


def _tiff_position(exif: bytes) -> bool:
    order = "little" if exif[:2] == b"II" else "big"

    def number(at: int, width: int) -> int:
        return int.from_bytes(exif[at : at + width], order)  # type: ignore[arg-type]

    def entries(at: int) -> Iterator[tuple[int, int]]:
        for place in range(min(number(at, 2), _MAX_ENTRIES)):
            entry = at + 2 + 12 * place
            if entry + 12 <= len(exif):
                yield number(entry, 2), entry

    for tag, entry in entries(number(4, 4)):
        if tag == _GPS_TAG:
            return any(
                inner == _LATITUDE and any(exif[number(found + 8, 4) : number(found + 8, 4) + 24])
                for inner, found in entries(number(entry + 8, 4))
            )
    return False


def _jpeg_blocks(data: bytes) -> Iterator[bytes]:
    at = 2
    for _ in range(_MAX_STEPS):
        if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] in (0xDA, 0xD9):
            return
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == 0xE1:
            yield data[at + 4 : at + 2 + length]
        at += 2 + max(2, length)


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Walk the chunks before the pixels, where animation must be told, and those behind them in reach."""
    at = 8
    for _ in range(_MAX_STEPS):
        if at + 8 > len(data):
            return
        length = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + min(length, 1_000_000)]
        at += 12 + length


def _riff_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    for _ in range(_MAX_STEPS):
        if at + 8 > len(data):
            return
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], data[at + 8 : at + 8 + min(length, 1_000_000)]
        at += 8 + length + length % 2


def _gif_pictures(data: bytes) -> int:
    """Count the pictures up to two, walking block by block."""
    found, at = 0, 13 + (3 << ((data[10] & 7) + 1) if len(data) > 10 and data[10] & 0x80 else 0)
    for _ in range(_MAX_STEPS):
        sign = data[at : at + 1]
        if sign == b",":
            found += 1
            flags = data[at + 9] if at + 9 < len(data) else 0
            at = _behind_blocks(data, at + 11 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0))
        elif sign == b"!":
            at = _behind_blocks(data, at + 2)
        else:
            return found
        if found > 1:
            return found
    return found


def _behind_blocks(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1
