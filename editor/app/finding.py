"""One line of the doctor's report, and the report of all of them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from editor.app.terminal import TerminalText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.app.terminal import Terminal

NAME_WIDTH = 14


class Mark(StrEnum):
    """How a finding is: as it should be, good enough, or missing."""

    FINE = "✓"
    WORSE = "!"
    MISSING = "✕"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was found, and what to do about it ("" where nothing is to be done)."""

    mark: Mark
    name: str
    found: str
    advice: str = ""


def report(title: str, findings: Sequence[Finding], terminal: Terminal) -> str:
    """Write the findings, one line each, and below them the advice in words."""
    say = terminal.said
    lines = [title, ""]
    lines += [f"{found.mark} {_column(say(found.name))} {say(found.found)}" for found in findings]
    advice = [found for found in findings if found.advice]
    if advice:
        lines += ["", say(TerminalText("What to do:"))]
        lines += [
            say(
                TerminalText(
                    "{mark} {name}: {advice}", mark=str(found.mark), name=found.name, advice=found.advice
                )
            )
            for found in advice
        ]
    missing = ", ".join(say(found.name) for found in findings if found.mark is Mark.MISSING)
    end = TerminalText("Missing: {names}.", names=missing) if missing else TerminalText("Nothing is missing.")
    return "\n".join([*lines, "", say(end)]) + "\n"


def _column(name: str) -> str:
    """Fill a name up to the width of its column; a Chinese letter is two wide."""
    width = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in name)
    return name + " " * (NAME_WIDTH - width)
