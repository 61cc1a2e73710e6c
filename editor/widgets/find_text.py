"""Where some words stand in a source: plain text, no patterns, so nothing in it can run away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.core.text.edit import Range

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_FOUND = 20_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, inside one line, and how exactly."""

    words: str
    is_case_exact: bool = False
    is_whole_word: bool = False


def find_all(lines: Iterable[str], wanted: Wanted) -> list[Range]:
    """Give the places in reading order, at most MAX_FOUND; none overlaps another."""
    if not wanted.words:
        return []
    pattern = _pattern(wanted)
    found: list[Range] = []
    for number, line in enumerate(lines):
        for match in pattern.finditer(line):
            found.append(Range.on_line(number, match.start(), match.end()))
            if len(found) == MAX_FOUND:
                return found
    return found


def _pattern(wanted: Wanted) -> re.Pattern[str]:
    escaped = re.escape(wanted.words)
    if wanted.is_whole_word:
        escaped = rf"(?<!\w){escaped}(?!\w)"
    return re.compile(escaped, 0 if wanted.is_case_exact else re.IGNORECASE)
