"""What `inkwright images` prints: judged references as lines for people, and as JSON for programs."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from editor.app.terminal import TerminalText
from editor.core.images.check import BROKEN, ImageStatus

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
}
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
        reason = reason_of(one.report, terminal)
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
    why = report.data.get("why", "")
    known = _REASONS.get(why if why in _REASONS else worst.value)
    if worst is ImageStatus.OUTSIDE and report.here is ImageStatus.OUTSIDE:
        known = _REASONS["elsewhere"]
    if worst is ImageStatus.MISSING and ("http" in report.data or why == "no-host"):
        known = _REASONS["missing-web"]
    if known is None:
        return worst.value
    said = terminal.said(TerminalText(known.template, **report.data) if "{" in known.template else known)
    http = report.data.get("http", "")
    return f"{said} (HTTP {http})" if http else said


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
