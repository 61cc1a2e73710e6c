"""The words for statuses and codes: made here, translated here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from editor.core.images.check import BROKEN, ImageNote, ImageStatus
from editor.widgets.one_line import one_line
from editor.widgets.syntax_sentences import advice_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Literal

    from editor.core.diagnostic import Diagnostic
    from editor.core.images.check import ImageReport

    Place = Literal["here", "site"]
    Tone = Literal["ok", "warn", "bad", "quiet"]


_DETAILS = re.compile(r"[:：，].*", re.DOTALL)
"""what stands behind the first mark of a verdict"""


def _say(words: object) -> str:
    return QCoreApplication.translate("sentences", str(words))


_WORDS: dict[ImageStatus, tuple[object, object]] = {
    ImageStatus.CHECKING: (
        QT_TRANSLATE_NOOP("sentences", "Checking…"),
        QT_TRANSLATE_NOOP("sentences", "Checking…"),
    ),
    ImageStatus.OK: (QT_TRANSLATE_NOOP("sentences", "Shows"), QT_TRANSLATE_NOOP("sentences", "Will show")),
    ImageStatus.MISSING: (
        QT_TRANSLATE_NOOP("sentences", "Not found"),
        QT_TRANSLATE_NOOP("sentences", "Will be missing"),
    ),
    ImageStatus.WRONG_CASE: (
        QT_TRANSLATE_NOOP("sentences", "Other case"),
        QT_TRANSLATE_NOOP("sentences", "Not found: case differs"),
    ),
    ImageStatus.NOT_AN_IMAGE: (
        QT_TRANSLATE_NOOP("sentences", "Not an image"),
        QT_TRANSLATE_NOOP("sentences", "Not an image"),
    ),
    ImageStatus.OUTSIDE: (
        QT_TRANSLATE_NOOP("sentences", "Outside the site"),
        QT_TRANSLATE_NOOP("sentences", "Not served"),
    ),
    ImageStatus.BLOCKED: (
        QT_TRANSLATE_NOOP("sentences", "Refused"),
        QT_TRANSLATE_NOOP("sentences", "May be refused"),
    ),
    ImageStatus.LIMITED: (
        QT_TRANSLATE_NOOP("sentences", "Asked too often"),
        QT_TRANSLATE_NOOP("sentences", "Asked too often"),
    ),
    ImageStatus.UNKNOWN: (
        QT_TRANSLATE_NOOP("sentences", "Not known"),
        QT_TRANSLATE_NOOP("sentences", "Not known"),
    ),
    ImageStatus.SKIPPED: (
        QT_TRANSLATE_NOOP("sentences", "Not asked"),
        QT_TRANSLATE_NOOP("sentences", "Not asked"),
    ),
}
"""The plain words of each status: in the editor, on the site."""

_WHY: dict[str, object] = {
    "not-own": QT_TRANSLATE_NOOP("sentences", "Not asked: web checks are off"),
    "private": QT_TRANSLATE_NOOP("sentences", "Not asked: private address"),
    "template": QT_TRANSLATE_NOOP("sentences", "Only the generator knows"),
    "no-destination": QT_TRANSLATE_NOOP("sentences", "No destination"),
    "special": QT_TRANSLATE_NOOP("sentences", "Not a file"),
    "not-allowed": QT_TRANSLATE_NOOP("sentences", "May not be read"),
    "damaged": QT_TRANSLATE_NOOP("sentences", "Damaged file"),
    "large": QT_TRANSLATE_NOOP("sentences", "Too large to look at"),
    "html": QT_TRANSLATE_NOOP("sentences", "A web page, not an image"),
    "text": QT_TRANSLATE_NOOP("sentences", "A text, not an image"),
    "empty": QT_TRANSLATE_NOOP("sentences", "Empty"),
    "lfs": QT_TRANSLATE_NOOP("sentences", "Git LFS pointer"),
    "not-in-browsers": QT_TRANSLATE_NOOP("sentences", "Not for browsers"),
    "hot-link": QT_TRANSLATE_NOOP("sentences", "Loads only without a Referer"),
    "own-disk": QT_TRANSLATE_NOOP("sentences", "On your own disk"),
    "portal": QT_TRANSLATE_NOOP("sentences", "A login page answers"),
    "format": QT_TRANSLATE_NOOP("sentences", "Unknown format"),
    "scheme": QT_TRANSLATE_NOOP("sentences", "Unknown kind of address"),
    "address": QT_TRANSLATE_NOOP("sentences", "Not a valid address"),
    "closed": QT_TRANSLATE_NOOP("sentences", "Stopped"),
    "too-much": QT_TRANSLATE_NOOP("sentences", "Answer too large"),
    "redirect": QT_TRANSLATE_NOOP("sentences", "Redirects too often"),
    "no-host": QT_TRANSLATE_NOOP("sentences", "No such host"),
    "offline": QT_TRANSLATE_NOOP("sentences", "Offline"),
    "timeout": QT_TRANSLATE_NOOP("sentences", "No answer in time"),
    "tls": QT_TRANSLATE_NOOP("sentences", "No safe connection"),
    "refused": QT_TRANSLATE_NOOP("sentences", "Connection refused"),
    "proxy": QT_TRANSLATE_NOOP("sentences", "The proxy refuses"),
    "connection": QT_TRANSLATE_NOOP("sentences", "Connection lost"),
}
"""What stands behind a verdict: `data["why"]` of a report."""


def listed(words: Iterable[str]) -> str:
    """Put words in a row as the language does: `tea, books` or `茶、书`; empty ones are left out."""
    return QCoreApplication.translate("sentences", ", ").join(word for word in words if word)


def verdict_text(report: ImageReport | None, place: Place) -> str:
    """Say one verdict in a few words: `Other case: sunset.jpg`, `403 refused`, `Will show`."""
    if report is None:
        return QCoreApplication.translate("sentences", "Checking…")
    status = report.here if place == "here" else report.site
    actual = one_line(report.data.get("actual", ""), 80)
    if status is ImageStatus.WRONG_CASE and actual:
        words = (
            QCoreApplication.translate("sentences", "Case differs: {name}")
            if place == "here"
            else QCoreApplication.translate("sentences", "Not found: it is {name}")
        )
        return words.format(name=actual)
    why = report.data.get("why", "")
    if why in _WHY and status not in {ImageStatus.OK, ImageStatus.CHECKING}:
        return _say(_WHY[why])
    http = one_line(report.data.get("http", ""), 8)
    if http and status in _HTTP_WORDS:
        return f"{http} {_say(_HTTP_WORDS[status])}"
    here, site = _WORDS[status]
    words = _say(here if place == "here" else site)
    return listed((words, note_text(report))) if place == "site" and status is ImageStatus.OK else words


_NOTES: dict[ImageNote, object] = {
    ImageNote.BOMB: QT_TRANSLATE_NOOP("sentences", "too large to open"),
    ImageNote.GPS: QT_TRANSLATE_NOOP("sentences", "tells its place"),
    ImageNote.WRONG_EXTENSION: QT_TRANSLATE_NOOP("sentences", "misnamed"),
    ImageNote.TOO_LARGE: QT_TRANSLATE_NOOP("sentences", "large"),
}
"""The notes that are worth a look although the image shows, the gravest first."""


def note_text(report: ImageReport) -> str:
    """Say in a word or three what is odd about an image that shows, "" where nothing is."""
    return next((_say(words) for note, words in _NOTES.items() if note in report.notes), "")


_HTTP_WORDS = {
    ImageStatus.MISSING: QT_TRANSLATE_NOOP("sentences", "not found"),
    ImageStatus.BLOCKED: QT_TRANSLATE_NOOP("sentences", "refused"),
    ImageStatus.LIMITED: QT_TRANSLATE_NOOP("sentences", "asked too often"),
    ImageStatus.UNKNOWN: QT_TRANSLATE_NOOP("sentences", "server error"),
}


def verdict_mark(report: ImageReport | None, place: Place) -> str:
    """Give the sign before the words, so that no verdict is told by colour alone: ✓ ● ✕ …."""
    if report is None:
        return "…"
    status = report.here if place == "here" else report.site
    if status is ImageStatus.CHECKING:
        return "…"
    return {"ok": "✓", "bad": "✕", "warn": "●", "quiet": "○"}[verdict_tone(report, place)]


def short_verdict(words: str) -> str:
    """Give a verdict without its details, for a narrow column: `Case differs` of `Case differs: a.jpg`."""
    return _DETAILS.sub("", words) or words


def verdict_tone(report: ImageReport | None, place: Place) -> Tone:
    """Give the colour token of a verdict."""
    if report is None:
        return "quiet"
    status = report.here if place == "here" else report.site
    if status is ImageStatus.OK:
        return "ok"
    if status is ImageStatus.WRONG_CASE and place == "here":
        return "warn"
    if status in BROKEN:
        return "bad"
    return "warn" if status in {ImageStatus.BLOCKED, ImageStatus.LIMITED} else "quiet"


def size_text(report: ImageReport | None) -> str:
    """Say pixels and bytes: `4032 × 3024 · 3.1 MB`, empty where neither is known."""
    if report is None:
        return ""
    pixels = f"{report.width} × {report.height}" if report.width and report.height else ""
    return " · ".join(part for part in (pixels, bytes_text(report.bytes)) if part)


def bytes_text(count: int) -> str:
    """Say a number of bytes in units of 1,000: `348 KB`, `3.1 MB`, empty for 0."""
    if count <= 0:
        return ""
    if count < 1000:
        return f"{count} B"
    return f"{round(count / 1000)} KB" if count < 999_500 else f"{count / 1_000_000:.1f} MB"


_CODES = {
    "frontmatter.syntax": QT_TRANSLATE_NOOP(
        "sentences",
        "The front matter cannot be read{place}. Correct it in the source; the form is read-only until then.",
    ),
    "frontmatter.unclosed": QT_TRANSLATE_NOOP(
        "sentences", "The front matter is never closed: add a line with its closing mark in the source."
    ),
    "frontmatter.text-before": QT_TRANSLATE_NOOP(
        "sentences",
        "Something stands before the front matter's opening mark. Delete it in the source; the form is "
        "read-only until then.",
    ),
    "frontmatter.duplicate-key": QT_TRANSLATE_NOOP(
        "sentences",
        "The field “{key}” stands twice in the front matter{place}. Remove one of them in the source.",
    ),
    "frontmatter.too-large": QT_TRANSLATE_NOOP(
        "sentences", "The front matter is too large for the form. It can be edited in the source."
    ),
    "frontmatter.too-deep": QT_TRANSLATE_NOOP(
        "sentences", "The front matter is nested too deeply for the form. It can be edited in the source."
    ),
    "frontmatter.too-complex": QT_TRANSLATE_NOOP(
        "sentences",
        "The front matter is too complex for the form. It can be edited in the source.",
    ),
    "frontmatter.too-hard": QT_TRANSLATE_NOOP(
        "sentences",
        "The front matter takes too long to read. It can be edited in the source.",
    ),
    "frontmatter.too-many-aliases": QT_TRANSLATE_NOOP(
        "sentences", "The front matter repeats itself too often for the form. It can be edited in the source."
    ),
    "frontmatter.not-a-mapping": QT_TRANSLATE_NOOP(
        "sentences", "The front matter does not consist of fields with names. Correct it in the source."
    ),
    "frontmatter.cannot-rewrite": QT_TRANSLATE_NOOP(
        "sentences",
        "The value is written in a way that the form cannot change safely. Edit it in the source.",
    ),
    "frontmatter.no-such-field": QT_TRANSLATE_NOOP("sentences", "There is no field “{key}” any more."),
    "frontmatter.bom": QT_TRANSLATE_NOOP(
        "sentences",
        "The post begins with a byte order mark, which this generator does not accept there.",
    ),
    "frontmatter.tab": QT_TRANSLATE_NOOP(
        "sentences", "A tab indents the front matter{place}; this generator accepts only spaces there."
    ),
    "frontmatter.date": QT_TRANSLATE_NOOP(
        "sentences", "The date “{value}” is not one that the generator understands."
    ),
}


def diagnostic_text(diagnostic: Diagnostic) -> str:
    """Say what a finding means, with its line and column where they help."""
    start = diagnostic.range.start
    place = QCoreApplication.translate("sentences", " (line {line}, column {column})").format(
        line=start.line + 1, column=start.column + 1
    )
    return diagnostic_sentence(diagnostic.code, diagnostic.data, place)


def diagnostic_sentence(code: str, data: Mapping[str, str], place: str = "") -> str:
    """Say what a code means where the place is not known, or is given in words: ` (line 3, column 1)`."""
    if code not in _CODES:
        return QCoreApplication.translate("sentences", "Something is wrong{place}: {code}.").format(
            place=place, code=one_line(code, 80)
        )
    words = {name: one_line(value, 120) for name, value in data.items()}
    key = words.get("key", words.get("name", "…"))
    said = _say(_CODES[code]).format(place=place, key=key, value=words.get("value", "…"))
    advice = advice_for(data.get("problem", "")) if code == "frontmatter.syntax" else ""
    both = QCoreApplication.translate("sentences", "{first} {second}")
    return both.format(first=said, second=advice) if advice else said
