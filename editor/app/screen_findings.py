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
from editor.app.terminal import TerminalText

if TYPE_CHECKING:
    from collections.abc import Mapping

PROBE_BUDGET = 40.0
PREFERRED_CHINESE = "Noto Sans CJK SC"
NO_ANSWER = TerminalText("no answer in time")


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
        advice = TerminalText(
            "Qt does not start: {reason}.", reason=probe.complaint or TerminalText("it says nothing")
        )
        return [screen, Finding(Mark.MISSING, "Qt", TerminalText("does not start"), advice)]
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
    except subprocess.TimeoutExpired as late:
        facts, page = _said(late.stdout or b"")
        return Probe(facts, page.get("page") is True, NO_ANSWER)
    facts, page = _said(done.stdout)
    return Probe(facts, page.get("page") is True, _complaint(done.stderr))


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
    name = TerminalText("Screen")
    if problem:
        advice = TerminalText("{problem} Start Inkwright in a desktop session.", problem=problem)
        return Finding(Mark.MISSING, name, TerminalText("none"), advice)
    if refused:
        advice = TerminalText("Qt says: {reason}", reason=refused)
        return Finding(Mark.MISSING, name, TerminalText("Qt cannot use it"), advice)
    shown = ", ".join(
        f"{screen['width']} × {screen['height']} ({screen['ratio']:.0%})"
        for screen in facts.get("screens", [])
    )
    return Finding(Mark.FINE, name, f"{facts.get('platform', '')} {shown}".strip())


def _rendering_finding(facts: Mapping[str, Any], *, is_screenless: bool) -> Finding:
    name = TerminalText("Rendering")
    if is_screenless:
        return Finding(Mark.WORSE, name, TerminalText("unknown without a screen"))
    is_card = facts["rendering"] == "gpu"
    found = TerminalText(
        '{chosen} ({renderer}); set "rendering" to "gpu" or "software" in settings.json to override',
        chosen=TerminalText("graphics card") if is_card else TerminalText("software"),
        renderer=facts["renderer"] or TerminalText("no OpenGL"),
    )
    return Finding(Mark.FINE, name, found)


def _preview_finding(probe: Probe) -> Finding:
    name = TerminalText("Preview")
    engines = f"Qt {probe.facts['qt']}, Chromium {probe.facts['chromium']}"
    if probe.has_drawn:
        return Finding(Mark.FINE, name, TerminalText("{engines}, drew a page", engines=engines))
    found = TerminalText("{engines}, drew nothing", engines=engines)
    advice = TerminalText("Chromium does not start: {reason}.", reason=probe.complaint or NO_ANSWER)
    return Finding(Mark.MISSING, name, found, advice)


def _font_findings(facts: Mapping[str, Any]) -> list[Finding]:
    chinese, mono = facts["chinese"], facts["mono"]
    best = PREFERRED_CHINESE if PREFERRED_CHINESE in chinese else next(iter(chinese), "")
    return [
        _font(
            Finding(Mark.MISSING, TerminalText("Chinese font"), best),
            TerminalText("Without one, Chinese is shown as boxes."),
            "fonts-noto-cjk",
        ),
        _font(
            Finding(Mark.WORSE, TerminalText("Source font"), mono),
            TerminalText("Without one, the source is not aligned."),
            "fonts-noto-mono",
        ),
    ]


def _font(found: Finding, effect: str, package: str) -> Finding:
    """Turn what is found into a finding that is fine, or into one that names the package to get."""
    if found.found:
        return Finding(Mark.FINE, found.name, found.found)
    advice = TerminalText(
        "{effect} On Debian and Ubuntu: `sudo apt-get install {packages}`.", effect=effect, packages=package
    )
    return Finding(found.mark, found.name, TerminalText("none"), advice)
