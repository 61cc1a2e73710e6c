"""`inkwright doctor`: what is found and what lacks on this machine, with advice in plain words.

It changes nothing, needs no screen, and runs where packages lack, to say which.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from editor import __version__
from editor.app.finding import Mark, in_plain_marks, report
from editor.app.screen_findings import screen_findings
from editor.app.system_findings import (
    folder_findings,
    input_method_finding,
    language_finding,
    libraries_finding,
    packages_finding,
    pyside_finding,
    python_finding,
    sandbox_finding,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.app.finding import Finding
    from editor.app.places import Places


def run_doctor(arguments: Sequence[str]) -> int:
    """Print the report; give 0 when nothing is missing, else 1."""
    parser = argparse.ArgumentParser(
        prog="inkwright doctor",
        description="Tell what Inkwright finds on this machine and what lacks, with advice. Changes nothing.",
        epilog="Exit code 0 when nothing is missing, else 1.",
    )
    parser.parse_args(list(arguments))
    findings = examine()
    _write(report(f"Inkwright {__version__} in {Path(__file__).resolve().parents[2]}", findings))
    return 1 if any(found.mark is Mark.MISSING for found in findings) else 0


def examine() -> list[Finding]:
    """Look at everything."""
    places = _places()
    pyside = pyside_finding()
    libraries = libraries_finding()
    # before anything starts a thread
    findings = [python_finding(), pyside, packages_finding(), libraries, sandbox_finding()]
    if pyside.mark is not Mark.MISSING:
        findings += screen_findings(_wanted_rendering(places))
    findings += [input_method_finding(os.environ), language_finding()]
    return findings + (folder_findings(places) if places else [])


def _places() -> Places | None:
    if importlib.util.find_spec("platformdirs") is None:
        return None
    from editor.app.places import system_places

    return system_places()


def _wanted_rendering(places: Places | None) -> str:
    """Read the one setting that matters here; a file that is broken is not ours to repair now."""
    try:
        stored = json.loads(Path(places.settings).read_text("utf-8")) if places else {}
    except (OSError, ValueError):
        return "auto"
    wanted = stored.get("rendering") if isinstance(stored, dict) else None
    return wanted if isinstance(wanted, str) else "auto"


def _write(text: str) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = in_plain_marks(text).encode(encoding, "replace").decode(encoding)
    sys.stdout.write(text)
