"""`inkwright doctor`: what is found and what lacks on this machine, with advice in plain words.

It changes nothing, needs no screen, and runs where packages lack, to say which.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING

from editor import __version__
from editor.app.early_settings import early_setting
from editor.app.finding import Mark, report
from editor.app.optional_findings import diagrams_finding, keyring_finding, math_font_finding
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
from editor.app.terminal import TerminalText
from editor.app.terminal_parser import TerminalParser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.app.finding import Finding
    from editor.app.places import Places
    from editor.app.terminal import Terminal


def run_doctor(arguments: Sequence[str], terminal: Terminal) -> int:
    """Print the report; give 0 when nothing is missing, else 1."""
    parser = TerminalParser(
        terminal,
        prog="inkwright doctor",
        description=TerminalText(
            "Tell what Inkwright finds on this machine and what lacks, with advice. Changes nothing."
        ),
        epilog=TerminalText("Exit code 0 when nothing is missing, else 1."),
    )
    parser.parse_args(list(arguments))
    findings = examine()
    title = TerminalText(
        "Inkwright {version} in {folder}",
        version=__version__,
        folder=str(Path(__file__).resolve().parents[2]),
    )
    terminal.write(report(terminal.said(title), findings, terminal))
    return 1 if any(found.mark is Mark.MISSING for found in findings) else 0


def examine() -> list[Finding]:
    """Look at everything."""
    places = _places()
    pyside = pyside_finding()
    libraries = libraries_finding()
    # before anything starts a thread
    findings = [
        python_finding(),
        pyside,
        packages_finding(),
        diagrams_finding(),
        libraries,
        sandbox_finding(),
    ]
    if pyside.mark is not Mark.MISSING:
        findings += screen_findings(early_setting("rendering", "auto"))
    findings.append(math_font_finding())
    findings += [input_method_finding(os.environ), language_finding(), keyring_finding()]
    return findings + (folder_findings(places) if places else [])


def _places() -> Places | None:
    if importlib.util.find_spec("platformdirs") is None:
        return None
    from editor.app.places import system_places

    return system_places()
