"""What an answer of a server proves about an image, and what it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from editor.core.images.check import ImageNote, ImageReport, ImageStatus
from editor.workspace.image_header import foreign_format, read_header, why_not_an_image
from editor.workspace.image_notes import notes_of
from editor.workspace.raster import size_of

if TYPE_CHECKING:
    from editor.core.images.check import SizePolicy
    from editor.workspace.web_address import Address
    from editor.workspace.web_request import Answer

_ICON = b"\0\0\1\0"
_REFUSED = frozenset({401, 402, 403, 406, 407, 451, 999})


def verdict(status: ImageStatus, **data: str) -> ImageReport:
    """Give a report whose two verdicts are the same, as on the web they are."""
    return ImageReport(here=status, site=status, data=data)


def judge(answer: Answer, asked: Address, sizes: SizePolicy) -> ImageReport:
    """Judge the answer to a GET.

    Only what is proven is called missing or not an image: 404, 410, and a body that is something else.
    """
    code = answer.status
    if code in (404, 410):
        return verdict(ImageStatus.MISSING, http=str(code))
    if code in _REFUSED:
        return verdict(ImageStatus.BLOCKED, http=str(code))
    if code == 429:
        return verdict(ImageStatus.LIMITED, http="429")
    if code in (204, 205):
        return verdict(ImageStatus.NOT_AN_IMAGE, http=str(code), why="empty")
    if not 200 <= code < 300:
        return verdict(ImageStatus.UNKNOWN, http=str(code))
    return _judge_body(answer, asked, sizes)


def is_refusal(answer: Answer) -> bool:
    """Tell whether a server knows the image and does not want to give it to us."""
    return answer.status in _REFUSED


def _judge_body(answer: Answer, asked: Address, sizes: SizePolicy) -> ImageReport:
    data = {"http": str(answer.status)}
    if answer.address.url != asked.url:
        data["final"] = answer.address.url
    header = read_header(answer.body)
    if header is not None:
        width, height = (header.width, header.height) if header.width else size_of(answer.body)
        sized = replace(header, width=width, height=height)
        notes = notes_of(sized, answer.body, answer.total, asked.url, sizes)
        fine = ImageStatus.OK
        return ImageReport(
            fine, fine, width, height, answer.total, header.format.value, data=data, notes=notes
        )
    if answer.is_encoded or answer.body.startswith(_ICON):
        return _by_type(answer, data)
    reason = why_not_an_image(answer.body)
    if reason == "not-in-browsers":
        data["format"] = foreign_format(answer.body)
        report = verdict(ImageStatus.NOT_AN_IMAGE, **data, why=reason)
        return replace(report, notes=(ImageNote.NOT_IN_BROWSERS,))
    if answer.media_type.startswith("image/") and reason == "other":
        return _by_type(answer, data)
    if reason == "html" and asked.scheme == "http" and answer.address.host != asked.host:
        # a hotel's network sends everyone to its login page, and can do so only without encryption
        return verdict(ImageStatus.UNKNOWN, **data, why="portal")
    return verdict(ImageStatus.NOT_AN_IMAGE, **data, why=reason, type=answer.media_type[:100])


def _by_type(answer: Answer, data: dict[str, str]) -> ImageReport:
    """Take the server's word where we cannot look: a coding or a format that only browsers know."""
    kind = answer.media_type
    if answer.body.startswith(_ICON):
        return ImageReport(ImageStatus.OK, ImageStatus.OK, bytes=answer.total, format="ico", data=data)
    if answer.is_encoded and kind.startswith("image/"):
        name = kind.removeprefix("image/").partition("+")[0][:20]
        return ImageReport(ImageStatus.OK, ImageStatus.OK, bytes=answer.total, format=name, data=data)
    return verdict(ImageStatus.UNKNOWN, **data, why="format", type=kind[:100])
