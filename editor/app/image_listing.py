"""What `inkwright images` prints: judged references as lines for people, and as JSON for programs."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from editor.app.terminal import TerminalText
from editor.core.images.check import BROKEN, ImageNote, ImageStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.app.terminal import Terminal
    from editor.core.images.check import ImageReport
    from editor.workspace.image_audit import JudgedReference

_MAX_SHOWN = 120
_REASONS = {
    "missing": TerminalText("no such file"),
    "missing-web": TerminalText("not there any more"),
    "wrong-case": TerminalText("the file is written {actual}"),
    "not-an-image": TerminalText("the file is no image"),
    "outside": TerminalText("the site does not serve this folder"),
    "other-address": TerminalText("the site serves the file as {served}"),
    "not-served": TerminalText("the site does not serve this folder"),
    "unicode": TerminalText("the file's name is composed otherwise (Unicode NFC and NFD)"),
    "own-disk": TerminalText("a place on this computer, which no reader has"),
    "scheme": TerminalText("browsers load no images from such an address"),
    "elsewhere": TerminalText("outside the site"),
    "blocked": TerminalText("refused to us, perhaps not to readers"),
    "limited": TerminalText("asked too often, try again later"),
    "unknown": TerminalText("not known"),
    "template": TerminalText("only the generator knows"),
    "no-destination": TerminalText("no address"),
    "not-allowed": TerminalText("the system does not let us read it"),
    "skipped": TerminalText("not asked; --web asks"),
    "private": TerminalText("an address of this machine or its network; --private asks"),
    "empty": TerminalText("the file is empty"),
    "lfs": TerminalText("Git LFS has left its placeholder"),
    "html": TerminalText("a web page, no image"),
    "not-in-browsers": TerminalText("browsers show no images of this kind"),
    "no-host": TerminalText("there is no host of this name"),
    "timeout": TerminalText("no answer in time"),
    "offline": TerminalText("the host was not found; there may be no network"),
    "refused": TerminalText("the host takes no connection"),
    "connection": TerminalText("the connection broke"),
    "proxy": TerminalText("the proxy cannot be reached"),
    "redirect": TerminalText("the address leads on and on"),
    "portal": TerminalText("a page answered in place of the image"),
    "hot-link": TerminalText("the host refuses it to your site's readers"),
    "tls": TerminalText("the host's certificate is not good"),
    "tls-expired": TerminalText("the host's certificate has expired"),
    "tls-self-signed": TerminalText("the host has signed its certificate itself"),
    "tls-other-host": TerminalText("the host's certificate is for another name"),
    "tls-unknown": TerminalText("the host's certificate is signed by someone unknown"),
}
_NOTES = {
    ImageNote.BOMB: TerminalText("more pixels than anyone should open"),
    ImageNote.WRONG_EXTENSION: TerminalText("the name says another format; it is {format}"),
    ImageNote.GPS: TerminalText("the file tells where it was taken"),
    ImageNote.TOO_LARGE: TerminalText("large for the web"),
}
"""what is said of images that are fine all the same"""
_MARKS = {"ok": "✓", "broken": "✕"}


def as_json(found: Sequence[JudgedReference], terminal: Terminal) -> str:
    """Write references as an array of objects; `here` and `site` are codes, `reason` is said in words."""
    rows = [
        {
            "post": one.post,
            "line": one.reference.line + 1,
            "column": one.reference.column + 1,
            "syntax": one.reference.form,
            "description": one.reference.description,
            "destination": one.reference.destination,
            "kind": one.kind.value,
            "file": one.report.path,
            "here": one.report.here.value,
            "site": one.report.site.value,
            "status": status_of(one.report),
            "reason": reason_of(one.report, terminal),
            "width": one.report.width,
            "height": one.report.height,
            "bytes": one.report.bytes,
            "format": one.report.format,
            "notes": [note.value for note in one.report.notes],
        }
        for one in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def unused_as_json(paths: Sequence[str]) -> str:
    """Write unused images as an array of objects."""
    rows = [{"file": path, "status": "unused", "bytes": _size(path)} for path in paths]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def as_text(found: Sequence[JudgedReference], posts: int, terminal: Terminal) -> str:
    """Write references for people: post by post, a line for each, and a line that counts them."""
    lines: list[str] = []
    before = ""
    for one in found:
        if one.post != before:
            lines += ["", relative_path(one.post)] if before else [relative_path(one.post)]
            before = one.post
        status = status_of(one.report)
        shown = _one_line(one.reference.destination)
        reason = reason_of(one.report, terminal) or "; ".join(_notes(one.report, terminal))
        behind = f"  ({reason})" if reason else ""
        lines.append(f"{one.reference.line + 1:>6}  {_MARKS.get(status, '?')} {shown}{behind}")
    broken = sum(one.report.is_broken for one in found)
    counted = TerminalText(
        "{images} images in {posts} posts, {broken} broken", images=len(found), posts=posts, broken=broken
    )
    return "\n".join([*lines, *([""] if lines else []), terminal.said(counted)]) + "\n"


def status_of(report: ImageReport) -> str:
    """Say both verdicts in one word: ok, broken, or what keeps us from knowing."""
    if report.is_broken:
        return "broken"
    return report.site.value if report.here is ImageStatus.OK else report.here.value


def reason_of(report: ImageReport, terminal: Terminal) -> str:
    """Say why an image is not well, "" where it is."""
    worst = report.here if report.here in BROKEN else report.site
    if worst is ImageStatus.OK:
        return ""
    why = _why(report)
    known = _REASONS.get(why if why in _REASONS else worst.value)
    if worst is ImageStatus.OUTSIDE and report.here is ImageStatus.OUTSIDE:
        known = _REASONS["elsewhere"]
    if worst is ImageStatus.MISSING and "http" in report.data:
        known = _REASONS["missing-web"]
    if known is None:
        return worst.value
    said = terminal.said(TerminalText(known.template, **report.data) if "{" in known.template else known)
    http = report.data.get("http", "")
    return f"{said} (HTTP {http})" if http else said


def _why(report: ImageReport) -> str:
    why, fault = report.data.get("why", ""), report.data.get("tls", "")
    return f"tls-{fault}" if why == "tls" and fault else why


def _notes(report: ImageReport, terminal: Terminal) -> list[str]:
    """Say what is worth knowing of an image that shows."""
    return [
        terminal.said(TerminalText(known.template, format=report.format.upper()) if "{" in known else known)
        for note in report.notes
        if (known := _NOTES.get(note))
    ]


def _one_line(destination: str) -> str:
    shown = _printable(" ".join(destination.split()))
    return shown if len(shown) <= _MAX_SHOWN else f"{shown[:_MAX_SHOWN]}…"


def relative_path(path: str) -> str:
    """Show a path from the current folder where it lies below it, without signs that move a cursor."""
    shown = os.path.relpath(path)
    return _printable(path if shown.startswith("..") else shown)


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else "�" for sign in text)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
