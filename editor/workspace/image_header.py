"""What the first bytes of a file say: its real format and its size in pixels, nothing decoded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

MAX_PIXELS = 100_000_000
"""Larger pictures are bombs, or no use on a web page."""

HEAD_BYTES = 65_536
"""What is asked of a server, and enough for the header of nearly every image."""


class ImageFormat(StrEnum):
    """The formats that browsers show; the value is the extension without its dot."""

    PNG = "png"
    JPEG = "jpg"
    GIF = "gif"
    WEBP = "webp"
    AVIF = "avif"
    BMP = "bmp"
    SVG = "svg"

    @property
    def mime(self) -> str:
        """Give the media type."""
        special = {ImageFormat.JPEG: "image/jpeg", ImageFormat.SVG: "image/svg+xml"}
        return special.get(self, f"image/{self.value}")

    @property
    def extensions(self) -> tuple[str, ...]:
        """Give the extensions, with their dot, under which such a file is rightly named."""
        return (".jpg", ".jpeg", ".jpe", ".jfif") if self is ImageFormat.JPEG else (f".{self.value}",)


@dataclass(frozen=True, slots=True)
class ImageHeader:
    """Format and size in pixels; 0 × 0 where the size stands further on, or there is none (SVG)."""

    format: ImageFormat
    width: int = 0
    height: int = 0

    @property
    def is_too_large(self) -> bool:
        """Tell whether decoding it would take more memory than a picture may."""
        return self.width * self.height > MAX_PIXELS


# markers that start a frame: all of C0 to CF but DHT, JPG and DAC
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_SVG_START = re.compile(rb"<(?:svg:)?svg[\s>/]")
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_FOREIGN = (
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"8BPS\0\1", "Photoshop"),
    (b"%PDF-", "PDF"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
)
_PROLOGUE = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!DOCTYPE svg", b">"))


def read_header(data: bytes) -> ImageHeader | None:
    """Read format and size from the first bytes of a file, None where they begin no image we know."""
    found = _format_of(data)
    if found is None:
        return None
    width, height = _size(found, data)
    return ImageHeader(found, width, height)


def why_not_an_image(data: bytes) -> str:
    """Name what the first bytes are instead of an image: `empty`, `html`, `lfs`, `other`.

    `not-in-browsers` is an image that only other programs show, as `foreign_format` names it.
    """
    if not data:
        return "empty"
    if foreign_format(data):
        return "not-in-browsers"
    if data.startswith(b"version https://git-lfs.github.com/spec/"):
        return "lfs"
    return "html" if _HTML_START.match(_without_prologue(data)) else "other"


def foreign_format(data: bytes) -> str:
    """Name a format of images that browsers cannot show, "" for everything else."""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return "HEIC"
    return next((name for start, name in _FOREIGN if data.startswith(start)), "")


def _format_of(data: bytes) -> ImageFormat | None:
    for start, found in (
        (b"\x89PNG\r\n\x1a\n", ImageFormat.PNG),
        (b"\xff\xd8\xff", ImageFormat.JPEG),
        (b"GIF87a", ImageFormat.GIF),
        (b"GIF89a", ImageFormat.GIF),
    ):
        if data.startswith(start):
            return found
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ImageFormat.WEBP
    if data[4:8] == b"ftyp" and _is_avif(data):
        return ImageFormat.AVIF
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0" and len(data) >= 26:
        return ImageFormat.BMP
    return ImageFormat.SVG if _SVG_START.match(_without_prologue(data)) else None


def _without_prologue(data: bytes) -> bytes:
    """Skip what may stand before the first element of a document: declarations and comments."""
    rest = data[:HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    while opened := next((pair for pair in _PROLOGUE if rest.startswith(pair[0])), None):
        end = opened[1]
        if opened[0] == b"<!DOCTYPE svg" and b"[" in rest.partition(b">")[0]:
            end = b"]>"
        _, closed, rest = rest.partition(end)
        rest = rest.lstrip()
        if not closed:
            return b""
    return rest


def _is_avif(data: bytes) -> bool:
    brands = data[8 : min(_big(data[:4]), 256)]
    return any(brands[at : at + 4] in (b"avif", b"avis") for at in range(0, len(brands), 4))


def _size(image_format: ImageFormat, data: bytes) -> tuple[int, int]:
    if image_format is ImageFormat.PNG:
        return (
            (_big(data[16:20]), _big(data[20:24])) if data[12:16] == b"IHDR" and len(data) >= 24 else (0, 0)
        )
    if image_format is ImageFormat.GIF:
        return _little(data[6:8]), _little(data[8:10])
    if image_format is ImageFormat.BMP:
        return _bmp_size(data)
    if image_format is ImageFormat.JPEG:
        return _jpeg_size(data)
    if image_format is ImageFormat.WEBP:
        return _webp_size(data)
    return _avif_size(data) if image_format is ImageFormat.AVIF else (0, 0)


def _bmp_size(data: bytes) -> tuple[int, int]:
    if _little(data[14:18]) == 12:
        return _little(data[18:20]), _little(data[20:22])
    height = int.from_bytes(data[22:26], "little", signed=True)
    return _little(data[18:22]), abs(height)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Walk the segments up to the frame header; a large profile or thumbnail may push it out of sight."""
    at = 2
    while at + 9 <= len(data):
        if data[at] != 0xFF:
            return 0, 0
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _JPEG_FRAMES:
            return _big(data[at + 7 : at + 9]), _big(data[at + 5 : at + 7])
        elif marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
        else:
            at += 2 + max(2, _big(data[at + 2 : at + 4]))
    return 0, 0


def _webp_size(data: bytes) -> tuple[int, int]:
    kind = data[12:16]
    if kind == b"VP8X" and len(data) >= 30:
        return 1 + _little(data[24:27]), 1 + _little(data[27:30])
    if kind == b"VP8L" and len(data) >= 25 and data[20] == 0x2F:
        bits = _little(data[21:25])
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and data[23:26] == b"\x9d\x01\x2a" and len(data) >= 30:
        return _little(data[26:28]) & 0x3FFF, _little(data[28:30]) & 0x3FFF
    return 0, 0


def _avif_size(data: bytes) -> tuple[int, int]:
    """Give the largest picture that is announced: tiles and thumbnails announce smaller ones."""
    sizes = [(0, 0)]
    at = data.find(b"ispe", 0, HEAD_BYTES)
    while 0 <= at <= len(data) - 16:
        sizes.append((_big(data[at + 8 : at + 12]), _big(data[at + 12 : at + 16])))
        at = data.find(b"ispe", at + 4, HEAD_BYTES)
    return max(sizes, key=lambda size: size[0] * size[1])


def _big(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")
