"""The words for statuses and codes: made here, translated here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from editor.core.images.check import BROKEN, ImageStatus
from editor.widgets.one_line import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

    from editor.core.diagnostic import Diagnostic
    from editor.core.images.check import ImageReport

    Place = Literal["here", "site"]
    Tone = Literal["ok", "warn", "bad", "quiet"]


def _say(words: str) -> str:
    return QCoreApplication.translate("sentences", words)


_WORDS: dict[ImageStatus, tuple[str, str]] = {
    ImageStatus.CHECKING: ("Checking…", "Checking…"),
    ImageStatus.OK: ("Shows", "Will show"),
    ImageStatus.MISSING: ("Not found", "Will be missing"),
    ImageStatus.WRONG_CASE: ("Other case", "Not found: case differs"),
    ImageStatus.NOT_AN_IMAGE: ("Not an image", "Not an image"),
    ImageStatus.OUTSIDE: ("Outside the site", "Not served"),
    ImageStatus.BLOCKED: ("Refused", "May be refused"),
    ImageStatus.LIMITED: ("Asked too often", "Asked too often"),
    ImageStatus.UNKNOWN: ("Not known", "Not known"),
    ImageStatus.SKIPPED: ("Not asked", "Not asked"),
}
"""The plain words of each status: in the editor, on the site."""

_WHY = {
    "not-own": "Not asked: web checks are off",
    "private": "Not asked: private address",
    "template": "Only the generator knows",
    "timeout": "No answer in time",
    "offline": "Offline",
    "server": "Server error",
    "draft": "Draft",
}


def verdict_text(report: ImageReport | None, place: Place) -> str:
    """Say one verdict in a few words: `Other case: sunset.jpg`, `403 refused`, `Will show`."""
    if report is None:
        return _say("Checking…")
    status = report.here if place == "here" else report.site
    actual = one_line(report.data.get("actual", ""), 80)
    if status is ImageStatus.WRONG_CASE and actual:
        words = _say("Case differs: {name}") if place == "here" else _say("Not found: it is {name}")
        return words.format(name=actual)
    http = one_line(report.data.get("http", ""), 8)
    if http and status in _HTTP_WORDS:
        return f"{http} {_say(_HTTP_WORDS[status])}"
    why = report.data.get("why", "")
    if why in _WHY and status in {ImageStatus.SKIPPED, ImageStatus.UNKNOWN}:
        return _say(_WHY[why])
    here, site = _WORDS[status]
    return _say(here if place == "here" else site)


_HTTP_WORDS = {
    ImageStatus.MISSING: "not found",
    ImageStatus.BLOCKED: "refused",
    ImageStatus.LIMITED: "asked too often",
    ImageStatus.UNKNOWN: "server error",
}


def verdict_mark(report: ImageReport | None, place: Place) -> str:
    """Give the sign before the words, so that no verdict is told by colour alone: ✓ ● ✕ …"""
    if report is None:
        return "…"
    status = report.here if place == "here" else report.site
    if status is ImageStatus.CHECKING:
        return "…"
    return {"ok": "✓", "bad": "✕", "warn": "●", "quiet": "○"}[verdict_tone(report, place)]


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
    "frontmatter.syntax": "The front matter cannot be read{place}. Correct it in the source; the form is read-only until then.",
    "frontmatter.unclosed": "The front matter is never closed: add a line with its closing mark in the source.",
    "frontmatter.duplicate-key": "The field “{key}” stands twice in the front matter{place}. Remove one of them in the source.",
    "frontmatter.too-large": "The front matter is too large for the form. It can be edited in the source.",
    "frontmatter.too-deep": "The front matter is nested too deeply for the form. It can be edited in the source.",
    "frontmatter.too-many-aliases": "The front matter repeats itself too often for the form. It can be edited in the source.",
    "frontmatter.not-a-mapping": "The front matter does not consist of fields with names. Correct it in the source.",
    "frontmatter.cannot-rewrite": "The field “{key}” is written in a way that the form cannot change safely. Edit it in the source.",
    "frontmatter.no-such-field": "There is no field “{key}” any more.",
    "frontmatter.bom": "The post begins with a byte order mark, which this generator does not accept before the front matter.",
    "frontmatter.tab": "A tab indents the front matter{place}; this generator accepts only spaces there.",
    "frontmatter.date": "The date “{value}” is not one that the generator understands.",
}


def diagnostic_text(diagnostic: Diagnostic) -> str:
    """Say what a finding means, with its line and column where they help."""
    start = diagnostic.range.start
    place = _say(" (line {line}, column {column})").format(line=start.line + 1, column=start.column + 1)
    return diagnostic_sentence(diagnostic.code, diagnostic.data, place)


def diagnostic_sentence(code: str, data: Mapping[str, str], place: str = "") -> str:
    """Say what a code means where the place is not known, or is given in words: ` (line 3, column 1)`."""
    if code not in _CODES:
        return _say("Something is wrong{place}: {code}.").format(place=place, code=one_line(code, 80))
    words = {name: one_line(value, 120) for name, value in data.items()}
    key = words.get("key", words.get("name", "…"))
    return _say(_CODES[code]).format(place=place, key=key, value=words.get("value", "…"))
