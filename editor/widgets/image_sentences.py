"""All that is to be said of one image, in whole sentences: what stands behind the words of its verdicts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDateTime, QLocale

from editor.core.images.check import ImageNote, ImageStatus
from editor.widgets.one_line import one_line
from editor.widgets.sentences import bytes_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.core.images.check import ImageReport

_NOTES: dict[ImageNote, object] = {
    ImageNote.GPS: QT_TRANSLATE_NOOP(
        "imageSentences", "The file tells where it was taken. Whoever saves it from your site can read that."
    ),
    ImageNote.TOO_LARGE: QT_TRANSLATE_NOOP(
        "imageSentences", "Large for the web: {size}. A smaller copy loads faster."
    ),
    ImageNote.WRONG_EXTENSION: QT_TRANSLATE_NOOP(
        "imageSentences", "The name ends like another format; the content is {format}."
    ),
    ImageNote.ANIMATED: QT_TRANSLATE_NOOP("imageSentences", "The image moves."),
    ImageNote.NOT_UNICODE_NORMAL: QT_TRANSLATE_NOOP(
        "imageSentences",
        "The file's name has the same letters, put together in another way (Unicode NFC and NFD). Servers "
        "take them for two names.",
    ),
    ImageNote.LFS_POINTER: QT_TRANSLATE_NOOP(
        "imageSentences", "Git LFS has left its placeholder here. “git lfs pull” brings the image."
    ),
    ImageNote.EMPTY: QT_TRANSLATE_NOOP("imageSentences", "The file has no content."),
    ImageNote.BOMB: QT_TRANSLATE_NOOP(
        "imageSentences", "{pixels} are more than anyone should open: the file was not looked into."
    ),
    ImageNote.NOT_IN_BROWSERS: QT_TRANSLATE_NOOP(
        "imageSentences", "Browsers cannot show {format}. Convert it to JPEG, PNG or WebP."
    ),
}
_WHY = {
    "hot-link": QT_TRANSLATE_NOOP(
        "imageSentences",
        "The host gives the image only to those who do not say which site they come from. Readers of your "
        "site will not see it.",
    ),
    "own-disk": QT_TRANSLATE_NOOP(
        "imageSentences",
        "This is a place on your own computer. Readers have no such file: bring it into the site's folder.",
    ),
    "not-served": QT_TRANSLATE_NOOP(
        "imageSentences", "The file lies where the site publishes nothing: readers will not get it."
    ),
    "other-address": QT_TRANSLATE_NOOP(
        "imageSentences", "The site has this file at another address: {served}"
    ),
    "scheme": QT_TRANSLATE_NOOP("imageSentences", "Browsers do not load images from such addresses."),
    "private": QT_TRANSLATE_NOOP(
        "imageSentences", "The address leads into a private network, where readers cannot follow."
    ),
    "no-host": QT_TRANSLATE_NOOP("imageSentences", "There is no host of this name any more."),
    "offline": QT_TRANSLATE_NOOP(
        "imageSentences", "The host was not found, and no other answered: there may be no network."
    ),
    "portal": QT_TRANSLATE_NOOP(
        "imageSentences", "A page answered in place of the image, as in networks that want you to sign in."
    ),
    "redirect": QT_TRANSLATE_NOOP("imageSentences", "The address leads on and on, and never to an image."),
    "timeout": QT_TRANSLATE_NOOP("imageSentences", "The host did not answer in time. It may answer later."),
}
_TLS = {
    "expired": QT_TRANSLATE_NOOP("imageSentences", "The host's certificate has expired."),
    "self-signed": QT_TRANSLATE_NOOP("imageSentences", "The host has signed its certificate itself."),
    "other-host": QT_TRANSLATE_NOOP("imageSentences", "The host's certificate is made out to another name."),
    "unknown": QT_TRANSLATE_NOOP(
        "imageSentences", "The host's certificate is signed by someone unknown to this computer."
    ),
}
_STATUS = {
    ImageStatus.BLOCKED: QT_TRANSLATE_NOOP(
        "imageSentences", "The host refuses to give the image to us. It may still give it to readers."
    ),
    ImageStatus.LIMITED: QT_TRANSLATE_NOOP(
        "imageSentences", "The host was asked too often and wants a pause of {seconds} seconds."
    ),
}


def report_sentences(report: ImageReport | None) -> tuple[str, ...]:
    """Give what is to be said of an image beyond its verdicts, the most important first; plain text."""
    return tuple(_sentences(report)) if report else ()


def tooltip_of(report: ImageReport | None) -> str:
    """Give the sentences as a tooltip; an address in them cannot pass for markup."""
    lines = "<br>".join(escape(sentence) for sentence in report_sentences(report))
    return f"<qt>{lines}</qt>" if lines else ""


def _sentences(report: ImageReport) -> Iterator[str]:
    yield from _reasons(report)
    for note in report.notes:
        yield _note(note, report)
    yield from _history(report)


def _reasons(report: ImageReport) -> Iterator[str]:
    why = report.data.get("why", "")
    if why == "tls" and report.data.get("tls") in _TLS:
        yield _say(_TLS[report.data["tls"]])
    elif why in _WHY:
        yield _say(_WHY[why]).replace("{served}", report.data.get("served", ""))
    elif report.here in _STATUS:
        yield _say(_STATUS[report.here]).format(seconds=report.data.get("retry_after", "60"))
    if report.data.get("referer") == "allowed":
        yield QCoreApplication.translate(
            "imageSentences",
            "The host gives the image only to sites that it knows, and yours is one of them.",
        )
    if report.data.get("stale"):
        yield QCoreApplication.translate(
            "imageSentences", "The host cannot be reached just now; this is what it said the last time."
        )
    if report.data.get("copy"):
        yield QCoreApplication.translate(
            "imageSentences", "There is an insurance copy of the image on your disk."
        )


def _history(report: ImageReport) -> Iterator[str]:
    if report.redirects:
        chain = " → ".join(one_line(address, 120) for address in report.redirects)
        yield QCoreApplication.translate("imageSentences", "The address leads on: {chain}").format(
            chain="→ " + chain
        )
        if urlsplit(report.redirects[-1]).scheme == "http":
            yield QCoreApplication.translate(
                "imageSentences",
                "The last of these is not encrypted, which browsers refuse on an encrypted site.",
            )
    if report.checked:
        moment = QDateTime.fromSecsSinceEpoch(int(report.checked))
        shown = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        yield QCoreApplication.translate("imageSentences", "Asked {moment}.").format(moment=shown)


def _note(note: ImageNote, report: ImageReport) -> str:
    pixels = f"{report.width} × {report.height}"
    size = " · ".join(part for part in (pixels if report.width else "", bytes_text(report.bytes)) if part)
    named = (report.format or report.data.get("format", "")).upper()
    return _say(_NOTES[note]).format(size=size, format=one_line(named, 30), pixels=pixels)


def _say(words: object) -> str:
    return QCoreApplication.translate("imageSentences", str(words))
