"""What a paste or a drop brings: pictures, posts, web addresses or plain words."""

from __future__ import annotations

import base64
import binascii
import os
import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes, urlsplit

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSysInfo, QUrl
from PySide6.QtGui import QImage, QImageReader, QImageWriter

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

MAX_PIXELS = 100_000_000
MAX_IMAGE_BYTES = 50 * 1024 * 1024
MAX_ADDRESS = 8192
MAX_HTML = 2 * MAX_IMAGE_BYTES
MAX_TAGS = 500
MAX_AROUND = 20_000
"""Bounds of the HTML around a picture, within which the patterns below stay quick."""

POST_SUFFIXES = (".md", ".markdown")
IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp", ".heic", ".heif")
RASTER_TYPES = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}

_IMG = re.compile(r"<img\b[^>]{0,4000}?\bsrc\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']+)", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_COMMENT_OR_HEAD = re.compile(r"<!--.*?-->|<head\b.*?</head>|<style\b.*?</style>", re.IGNORECASE | re.DOTALL)
_DATA = re.compile(r"data:(image/[a-z+.-]{1,20})(?:;[^,;]{0,100}){0,4};base64,", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DroppedFiles:
    """Files of this machine: posts to open, and others, which are pictures or are refused later."""

    posts: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DroppedImage:
    """The bytes of a picture, and a name for it where one is known."""

    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class DroppedAddress:
    """The http(s) address of a picture on the web."""

    url: str


@dataclass(frozen=True, slots=True)
class DroppedText:
    """Plain words."""

    text: str


Dropped = DroppedFiles | DroppedImage | DroppedAddress | DroppedText


def can_read(mime: QMimeData) -> bool:
    """Tell, without reading it, whether there may be something to take."""
    return mime.hasUrls() or mime.hasImage() or mime.hasText() or mime.hasHtml()


def read_mime(mime: QMimeData) -> Dropped | None:
    """Give what is brought, or None when nothing of it may be taken.

    Words win over pixels (an office program offers both), a picture over its address, and an address is
    taken only when it is http(s). `javascript:` and the like are refused.
    """
    files = _files(mime)
    if files is not None:
        return files
    text = mime.text() if mime.hasFormat("text/plain") else ""
    if text.strip() and not _is_address(text.strip()):
        return DroppedText(text)
    image = _image(mime)
    if image is not None:
        return image
    source = _only_image_of(mime.html()) if mime.hasHtml() else ""
    if source:
        return _from_source(source)
    addresses = mime.urls()
    if addresses:  # none arrive where the other program is gone, whatever was promised
        return _from_address(addresses[0].toString(QUrl.ComponentFormattingOption.FullyEncoded))
    return DroppedText(text) if text else None


def _files(mime: QMimeData) -> DroppedFiles | None:
    """Read a list of file addresses; by its bytes, since Qt changes names that are not UTF-8."""
    if not mime.hasUrls():
        return None
    paths = [path for path in map(_local_path, bytes(mime.data("text/uri-list").data()).split(b"\n")) if path]
    if not paths:
        return None
    posts = tuple(path for path in paths if path.lower().endswith(POST_SUFFIXES))
    return DroppedFiles(posts, tuple(path for path in paths if path not in posts))


def _local_path(address: bytes) -> str:
    address = address.strip()
    if not address.lower().startswith(b"file:"):
        return ""
    if os.name == "nt":
        url = QUrl.fromEncoded(QByteArray(address))
        return "" if url.host() else url.toLocalFile()
    host, slash, rest = address[5:].removeprefix(b"//").partition(b"/")
    if host.decode("ascii", "replace").lower() not in {"", "localhost", QSysInfo.machineHostName().lower()}:
        return ""
    path = unquote_to_bytes(slash + rest)
    return "" if not path or b"\0" in path else os.fsdecode(path)


def _is_address(text: str) -> bool:
    return "\n" not in text and re.match(r"[A-Za-z][A-Za-z0-9+.-]*:\S*\Z", text) is not None


def _image(mime: QMimeData) -> DroppedImage | None:
    for name, suffix in RASTER_TYPES.items():
        content = bytes(mime.data(name).data()) if mime.hasFormat(name) else b""
        if content and len(content) <= MAX_IMAGE_BYTES and _is_small_enough(content, suffix):
            return DroppedImage(content, "")
    if not mime.hasImage():
        return None
    picture = mime.imageData()
    if not isinstance(picture, QImage) or picture.isNull():
        return None
    if picture.width() * picture.height() > MAX_PIXELS:
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    return DroppedImage(bytes(buffer.data().data()), "") if writer.write(picture) else None


def _is_small_enough(content: bytes, suffix: str) -> bool:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(suffix.encode()))
    size = reader.size()
    return size.isValid() and 0 < size.width() * size.height() <= MAX_PIXELS


def _only_image_of(html: str) -> str:
    """Give the source of the picture when html is one picture and no words, as a browser offers it."""
    if len(html) > MAX_HTML or html.count("<") > MAX_TAGS or html.lower().count("<img") != 1:
        return ""
    found = _IMG.search(html)
    if found is None:
        return ""
    rest = html[: found.start()] + html[found.end() :]
    if len(rest) > MAX_AROUND:
        return ""
    if unescape(_TAG.sub("", _COMMENT_OR_HEAD.sub("", rest + ">"))).strip(" \t\r\n>/\"'\0"):
        return ""
    return unescape(found.group(1).strip("\"'")).strip()


def _from_source(source: str) -> Dropped | None:
    data = _DATA.match(source)
    if data is None:
        return _from_address(source, is_image=True)
    if data.group(1).lower() not in RASTER_TYPES or len(source) > MAX_HTML:
        return None
    try:
        content = base64.b64decode(unquote_to_bytes(source[data.end() :]), validate=False)
    except (binascii.Error, ValueError):
        return None
    return DroppedImage(content, "") if 0 < len(content) <= MAX_IMAGE_BYTES else None


def _from_address(address: str, *, is_image: bool = False) -> Dropped | None:
    if len(address) > MAX_ADDRESS or any(character <= " " or character == "\x7f" for character in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    if is_image or parts.path.lower().endswith(IMAGE_SUFFIXES):
        return DroppedAddress(address)
    return DroppedText(address)
