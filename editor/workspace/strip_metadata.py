"""Camera, place and other notes taken out of an image's bytes; the pixels' own bytes stay as they are."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from editor.workspace.errors import NotAnImageError
from editor.workspace.image_header import ImageFormat, read_header

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORIENTATION = 0x0112
_MAX_ENTRIES = 500
_PNG_NOTES = frozenset((b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"zxIf"))
_WEBP_NOTES = frozenset((b"EXIF", b"XMP "))
_NO_LENGTH = frozenset((0x01, *range(0xD0, 0xD8)))


def stripped(data: bytes) -> bytes | None:
    """Give an image without its notes, not encoded anew; None where its format is not understood here.

    Kept are the colour profile, and of the camera's notes which way up the picture is. Raises
    NotAnImageError where the parts of the file do not fit together.
    """
    header = read_header(data)
    match header.format if header else None:
        case ImageFormat.JPEG:
            return b"".join(_jpeg(data))
        case ImageFormat.PNG:
            return b"".join(_png(data))
        case ImageFormat.WEBP:
            return _webp(data)
        case _:
            return None


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at, is_first = 2, True
    while True:
        at, mark = _next_mark(data, at)
        if mark == 0xD9:
            yield b"\xff\xd9"  # what stands behind the end, such as a second picture, goes
            return
        if mark in _NO_LENGTH:
            yield data[at - 2 : at]
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        body = data[at + 2 : at + length]
        if length < 2 or len(body) != length - 2:
            raise _damaged()
        is_exif = mark == 0xE1 and body.startswith(b"Exif\0\0")
        if is_exif and is_first:
            is_first = False
            kept = _orientation_only(body[6:])
            if kept:
                yield b"\xff\xe1" + (len(kept) + 8).to_bytes(2, "big") + b"Exif\0\0" + kept
        elif not _is_jpeg_note(mark, body):
            yield data[at - 2 : at + length]
        at += length
        if mark == 0xDA:
            end = _end_of_scan(data, at)
            yield data[at:end]
            at = end


def _next_mark(data: bytes, at: int) -> tuple[int, int]:
    """Give the place behind the next mark, and the mark; fill bytes before it are passed over."""
    if data[at : at + 1] != b"\xff":
        raise _damaged()
    while data[at : at + 1] == b"\xff":
        at += 1
    if at >= len(data):
        raise _damaged()
    return at + 1, data[at]


def _end_of_scan(data: bytes, at: int) -> int:
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise _damaged()
        if data[at + 1] not in (0x00, 0xFF, *range(0xD0, 0xD8)):
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _is_jpeg_note(mark: int, body: bytes) -> bool:
    if mark == 0xFE:
        return True
    if mark == 0xE0:
        return not body.startswith((b"JFIF\0", b"JFXX\0"))
    if mark == 0xE2:
        return not body.startswith(b"ICC_PROFILE\0")
    return 0xE1 <= mark <= 0xEF and mark != 0xEE  # Adobe's mark says how colours are stored


def _png(data: bytes) -> Iterator[bytes]:
    yield data[:8]
    at = 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind, whole = data[at + 4 : at + 8], data[at : at + 12 + length]
        if len(whole) != 12 + length:
            raise _damaged()
        if kind == b"eXIf":
            kept = _orientation_only(whole[8:-4])
            if kept:
                check = zlib.crc32(b"eXIf" + kept)
                yield len(kept).to_bytes(4, "big") + b"eXIf" + kept + check.to_bytes(4, "big")
        elif kind not in _PNG_NOTES:
            yield whole
        at += 12 + length
        if kind == b"IEND":
            return
    raise _damaged()


def _webp(data: bytes) -> bytes:
    parts: list[bytes] = []
    end = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    at, has_exif = 12, False
    while at + 8 <= end:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        kind, body = data[at : at + 4], data[at + 8 : at + 8 + length]
        if len(body) != length:
            raise _damaged()
        if kind == b"EXIF" and not has_exif:
            body = _orientation_only(body.removeprefix(b"Exif\0\0"))
            has_exif = bool(body)
            if has_exif:
                parts.append(_chunk(kind, body))
        elif kind not in _WEBP_NOTES:
            parts.append(_chunk(kind, body))
        at += 8 + length + length % 2
    if parts and parts[0][:4] == b"VP8X":
        flags = parts[0][8] & ~0x0C | (0x08 if has_exif else 0)
        parts[0] = parts[0][:8] + bytes([flags]) + parts[0][9:]
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)


def _orientation_only(tiff: bytes) -> bytes:
    """Give camera notes that say nothing but which way up the picture is, b"" where it lies upright."""
    if tiff[:4] not in (b"II*\0", b"MM\0*"):
        return b""
    order = "little" if tiff[:2] == b"II" else "big"
    start = int.from_bytes(tiff[4:8], order)
    count = int.from_bytes(tiff[start : start + 2], order)
    for place in range(min(count, _MAX_ENTRIES)):
        entry = tiff[start + 2 + 12 * place : start + 14 + 12 * place]
        if len(entry) == 12 and int.from_bytes(entry[:2], order) == _ORIENTATION:
            turned = int.from_bytes(entry[8:10], order)
            if 2 <= turned <= 8:
                return (
                    b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + turned.to_bytes(2, "big") + b"\0" * 6
                )
    return b""


def _damaged() -> NotAnImageError:
    return NotAnImageError("The image is damaged, so its notes cannot be taken out safely.")
