"""Asking disk or web about the destination of an image; the one door for all checks."""

from __future__ import annotations

import base64
import binascii
import os
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from editor.core.images.check import ImageNote, ImageReport, ImageStatus
from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.site.image_paths import candidates
from editor.core.site.served_address import served_address
from editor.workspace.errors import NotAllowedError, WorkspaceError
from editor.workspace.image_header import (
    HEAD_BYTES,
    ImageFormat,
    foreign_format,
    read_header,
    why_not_an_image,
)
from editor.workspace.image_notes import notes_of
from editor.workspace.local_file import read_file
from editor.workspace.local_images import Listing, find_local
from editor.workspace.raster import fault_in, size_of

if TYPE_CHECKING:
    from editor.core.images.check import CheckPolicy, SizePolicy
    from editor.core.site.convention import Convention
    from editor.workspace.local_images import LocalImage
    from editor.workspace.web_images import WebImages

MAX_DECODE_BYTES = 10_000_000
"""Larger files are judged by their first bytes alone."""
MAX_DATA_CHARACTERS = 15_000_000
_OWN_DISK = re.compile(r"^(?:file:|[A-Za-z]:[\\/]|\\\\)", re.IGNORECASE)
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]+:")
_NOTES = {
    "empty": ImageNote.EMPTY,
    "lfs": ImageNote.LFS_POINTER,
    "not-in-browsers": ImageNote.NOT_IN_BROWSERS,
}


def check_image(
    destination: str,
    post_path: str,
    convention: Convention,
    policy: CheckPolicy,
    web: WebImages,
    *,
    form: str = "inline",
) -> ImageReport:
    """Find out what there is to know of one image, as it is written in the post; may block, never raises.

    `form` is the form of the reference, since Hexo resolves a tag, raw HTML and Markdown each in its own way.
    """
    parsed = parse_destination(destination)
    match parsed.kind:
        case DestinationKind.WEB:
            return web.report(parsed.url, policy)
        case DestinationKind.DATA:
            return _check_data(destination, policy.sizes)
        case DestinationKind.TEMPLATE:
            return ImageReport(ImageStatus.UNKNOWN, ImageStatus.UNKNOWN, data={"why": "template"})
        case _:
            why = why_nowhere(parsed.path)
            if why:
                return ImageReport(ImageStatus.MISSING, ImageStatus.MISSING, data={"why": why})
            report = _check_local(parsed.path, post_path, convention, form)
            return _look_into(report, convention.root, policy.sizes) if report.path else report


def why_nowhere(path: str) -> str:
    r"""Tell why a path means nothing on any site, "" where it may mean a file.

    `no-destination` for nothing at all, `own-disk` for a place on the writer's machine (`C:\a.png`,
    `file:///a.png`, `\\server\a.png`), `scheme` for another kind of address (`ftp:`).
    """
    if not path:
        return "no-destination"
    if _OWN_DISK.match(path):
        return "own-disk"
    return "scheme" if _SCHEME.match(path) else ""


def _check_local(path_text: str, post_path: str, convention: Convention, form: str) -> ImageReport:
    found = find_local(candidates(convention, path_text, post_path, form), convention.root, Listing())
    report = ImageReport(
        found.here, found.site, path=found.path, data=why_not_on_site(found, convention, post_path)
    )
    if found.actual:
        notes = (ImageNote.NOT_UNICODE_NORMAL,) if is_other_composition(path_text, found.actual) else ()
        report = replace(report, data={"actual": found.actual}, notes=notes)
    if not found.path:
        return replace(report, data={"why": "special"}) if found.here is ImageStatus.NOT_AN_IMAGE else report
    return report


def why_not_on_site(found: LocalImage, convention: Convention, post_path: str) -> dict[str, str]:
    """Say why the site will not show a file that is there: it has it at another address, or not at all."""
    if found.here is not ImageStatus.OK or found.site is not ImageStatus.OUTSIDE:
        return {}
    served = served_address(convention, found.path, post_path)
    return {"why": "other-address", "served": served} if served else {"why": "not-served"}


def is_other_composition(written: str, actual: str) -> bool:
    """Tell whether a path ends in the very letters of a file's name, put together in another Unicode form."""
    return unicodedata.normalize("NFC", written).endswith(unicodedata.normalize("NFC", actual))


def _look_into(report: ImageReport, root: str, sizes: SizePolicy) -> ImageReport:
    """Read the file: a header, and up to ten megabytes to see whether it decodes."""
    try:
        size = os.stat(report.path).st_size
        content = read_file(
            report.path, MAX_DECODE_BYTES if size <= MAX_DECODE_BYTES else 4 * HEAD_BYTES, root
        )
    except NotAllowedError:
        unread = ImageStatus.UNKNOWN
        return replace(report, here=unread, site=unread, data={**report.data, "why": "not-allowed"})
    except (WorkspaceError, OSError):
        return replace(report, here=ImageStatus.MISSING, site=ImageStatus.MISSING, path="")
    return _judged(replace(report, bytes=size), content, sizes, is_whole=size <= MAX_DECODE_BYTES)


def _judged(report: ImageReport, content: bytes, sizes: SizePolicy, *, is_whole: bool) -> ImageReport:
    header = read_header(content)
    if header is None:
        why = why_not_an_image(content)
        note = (_NOTES[why],) if why in _NOTES else ()
        told = {**report.data, "format": foreign_format(content)} if why == "not-in-browsers" else report.data
        return _no_image(replace(report, data=told, notes=(*report.notes, *note)), why)
    report = replace(
        report, notes=(*report.notes, *notes_of(header, content, report.bytes, report.path, sizes))
    )
    width, height = header.width, header.height
    if header.format is not ImageFormat.SVG:
        fault = "large" if header.is_too_large else fault_in(content) if is_whole else ""
        if fault == "damaged":
            return _no_image(report, fault)
        if fault:
            report = replace(report, data={**report.data, "why": fault})
        if not width:
            width, height = size_of(content)
    return replace(report, width=width, height=height, format=header.format.value)


def _no_image(report: ImageReport, why: str) -> ImageReport:
    broken = ImageStatus.NOT_AN_IMAGE
    return replace(report, here=broken, site=broken, data={**report.data, "why": why})


def _check_data(destination: str, sizes: SizePolicy) -> ImageReport:
    content = data_bytes(destination)
    report = ImageReport(ImageStatus.OK, ImageStatus.OK)
    if content is None:
        return _no_image(report, "large" if len(destination) > MAX_DATA_CHARACTERS else "other")
    return _judged(replace(report, bytes=len(content)), content, sizes, is_whole=True)


def data_bytes(address: str) -> bytes | None:
    """Decode a `data:` address, None where it is malformed or longer than we decode."""
    if len(address) > MAX_DATA_CHARACTERS:
        return None
    head, comma, body = address.strip().partition(",")
    if not comma or not head.lower().startswith("data:"):
        return None
    raw = unquote_to_bytes(body.partition("#")[0])
    if not head.rstrip().lower().endswith(";base64"):
        return raw
    packed = raw.translate(None, b" \t\r\n\f")
    try:
        return base64.b64decode(packed + b"=" * (-len(packed) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
