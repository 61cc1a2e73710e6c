"""One line of the doctor's report, and the report of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME_WIDTH = 14


class Mark(StrEnum):
    """How a finding is: as it should be, good enough, or missing."""

    FINE = "✓"
    WORSE = "!"
    MISSING = "✕"


PLAIN_MARKS = {Mark.FINE: "+", Mark.WORSE: "!", Mark.MISSING: "x"}
"""for terminals that cannot write the others"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was found, and what to do about it ("" where nothing is to be done)."""

    mark: Mark
    name: str
    found: str
    advice: str = ""


def report(title: str, findings: Sequence[Finding]) -> str:
    """Write the findings, one line each, and below them the advice in words."""
    lines = [title, ""]
    lines += [f"{found.mark} {found.name:{NAME_WIDTH}} {found.found}" for found in findings]
    advice = [found for found in findings if found.advice]
    if advice:
        lines += ["", "What to do:"]
        lines += [f"{found.mark} {found.name}: {found.advice}" for found in advice]
    missing = [found.name for found in findings if found.mark is Mark.MISSING]
    lines += ["", f"Missing: {', '.join(missing)}." if missing else "Nothing is missing."]
    return "\n".join(lines) + "\n"


def in_plain_marks(text: str) -> str:
    """Write the marks in letters that every terminal has."""
    for mark, plain in PLAIN_MARKS.items():
        text = text.replace(mark, plain)
    return text
