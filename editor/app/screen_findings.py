"""What the doctor finds by asking Qt, in a process of its own: screen, rendering, preview and fonts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from editor.app.finding import Finding, Mark
from editor.app.screen import screen_problem

if TYPE_CHECKING:
    from collections.abc import Mapping

PROBE_BUDGET = 40.0
PREFERRED_CHINESE = "Noto Sans CJK SC"
OVERRIDE = 'set "rendering" to "gpu" or "software" in settings.json to override'


@dataclass(frozen=True, slots=True)
class Probe:
    """What Qt said: facts, whether Chromium drew a page, and the last complaint of a process that died."""

    facts: Mapping[str, Any] = field(default_factory=dict[str, Any])
    has_drawn: bool = False
    complaint: str = ""


def screen_findings(wanted_rendering: str) -> list[Finding]:
    """Tell of the screen and of all that only Qt knows."""
    problem = screen_problem()
    probe = ask_qt(wanted_rendering, dict(os.environ, QT_QPA_PLATFORM="offscreen") if problem else None)
    refused = ""
    if not probe.facts and not problem:  # the screen's plugin may be all that fails
        refused = probe.complaint
        probe = ask_qt(wanted_rendering, dict(os.environ, QT_QPA_PLATFORM="offscreen"))
    screen = _screen_finding(problem, refused, probe.facts)
    if not probe.facts:
        advice = f"Qt does not start: {probe.complaint or 'it says nothing'}."
        return [screen, Finding(Mark.MISSING, "Qt", "does not start", advice)]
    return [
        screen,
        _rendering_finding(probe.facts, is_screenless=bool(problem or refused)),
        _preview_finding(probe),
        *_font_findings(probe.facts),
    ]


def ask_qt(wanted_rendering: str, environment: Mapping[str, str] | None = None) -> Probe:
    """Run the probe; a probe that hangs or dies is a finding too."""
    around = dict(os.environ if environment is None else environment)
    around["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    command = [sys.executable, "-P", "-m", "editor.app.qt_probe", wanted_rendering]
    try:
        done = subprocess.run(command, env=around, capture_output=True, check=False, timeout=PROBE_BUDGET)
        out, said = done.stdout, done.stderr
    except subprocess.TimeoutExpired as late:
        out, said = late.stdout or b"", b"no answer in time"
    facts, page = _said(out)
    return Probe(facts, page.get("page") is True, _complaint(said))


def _said(out: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """Read the two lines of the probe; one that is not there, or cut, is empty."""
    found: list[dict[str, Any]] = []
    for line in out.decode("utf-8", "replace").split("\n"):
        try:
            value = json.loads(line)
        except ValueError:
            continue
        if isinstance(value, dict):
            found.append(value)
    first, second, *_ = [*found, {}, {}]
    return first, second


def _complaint(said: bytes) -> str:
    lines = [line.strip() for line in said.decode("utf-8", "replace").split("\n") if line.strip()]
    telling = [line for line in lines if "plugin" in line or "Error" in line or "FATAL" in line]
    return (telling or lines or [""])[-1][:300]


def _screen_finding(problem: str, refused: str, facts: Mapping[str, Any]) -> Finding:
    if problem:
        advice = f"{problem} Start Inkwright in a desktop session."
        return Finding(Mark.MISSING, "Screen", "none", advice)
    if refused:
        return Finding(Mark.MISSING, "Screen", "Qt cannot use it", f"Qt says: {refused}")
    shown = ", ".join(
        f"{screen['width']} × {screen['height']} at {screen['ratio']:.0%}"
        for screen in facts.get("screens", [])
    )
    return Finding(Mark.FINE, "Screen", f"{facts.get('platform', '')} {shown}".strip())


def _rendering_finding(facts: Mapping[str, Any], *, is_screenless: bool) -> Finding:
    renderer = facts["renderer"] or "no OpenGL"
    chosen = "graphics card" if facts["rendering"] == "gpu" else "software"
    if is_screenless:
        return Finding(Mark.WORSE, "Rendering", "unknown without a screen")
    return Finding(Mark.FINE, "Rendering", f"{chosen} ({renderer}); {OVERRIDE}")


def _preview_finding(probe: Probe) -> Finding:
    found = f"Qt {probe.facts['qt']}, Chromium {probe.facts['chromium']}"
    if probe.has_drawn:
        return Finding(Mark.FINE, "Preview", f"{found}, drew a page")
    advice = f"Chromium does not start: {probe.complaint or 'no answer in time'}."
    return Finding(Mark.MISSING, "Preview", f"{found}, drew nothing", advice)


def _font_findings(facts: Mapping[str, Any]) -> list[Finding]:
    chinese, mono, math = facts["chinese"], facts["mono"], facts["math"]
    best = PREFERRED_CHINESE if PREFERRED_CHINESE in chinese else next(iter(chinese), "")
    return [
        _font("Chinese font", best, Mark.MISSING, "fonts-noto-cjk", "Chinese is shown as boxes"),
        _font("Source font", mono, Mark.WORSE, "fonts-noto-mono", "the source is not aligned"),
        _font("Math font", next(iter(math), ""), Mark.WORSE, "fonts-dejavu-extra", "formulas look plain"),
    ]


def _font(name: str, found: str, else_mark: Mark, package: str, effect: str) -> Finding:
    if found:
        return Finding(Mark.FINE, name, found)
    advice = f"Without one {effect}. On Debian and Ubuntu: `sudo apt-get install {package}`."
    return Finding(else_mark, name, "none", advice)
