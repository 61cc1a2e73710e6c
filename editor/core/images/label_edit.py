"""Images of the reference style, told apart without a parser: the label, and where its definition stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.core.text.edit import Range

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEFINITION = re.compile(
    r"[ \t>]{0,40}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,9})?\[((?:[^\[\]\\]|\\.){1,999})\]:[ \t]*"
)
_ADDRESS = re.compile(r"<((?:[^<>\\]|\\.)*)>|(\S+)")
_FENCE = re.compile(r"[ \t>]{0,40}(`{3,}|~{3,})")
_INDENT = re.compile(r"[ \t>]*")


def label_parts(text: str) -> tuple[str, str] | None:
    """Take `![description][label]`, `![label][]` or `![label]` apart into description and label."""
    if not text.startswith("!["):
        return None
    end = _closing(text, 1)
    if end is None:
        return None
    description = text[2:end]
    rest = text[end + 1 :].lstrip("\n")
    label = rest[1:-1] if rest.startswith("[") and rest.endswith("]") else ""
    return description, label if label.strip() else description


def definition_range(lines: Sequence[str], label: str) -> Range | None:
    """Find where the destination of a label stands, outside fences; the first definition counts."""
    wanted, fence = _folded(label), ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        found = None if fence else _DEFINITION.match(line)
        if found is None or _folded(found[1]) != wanted:
            continue
        at = found.end()
        if at == len(line) and number + 1 < len(lines):
            number, line = number + 1, lines[number + 1]
            indent = _INDENT.match(line)
            at = indent.end() if indent else 0
        address = _ADDRESS.match(line, at)
        if address is None:
            return None
        group = 1 if address[1] is not None else 2
        return Range.on_line(number, address.start(group), address.end(group))
    return None


def _closing(text: str, at: int) -> int | None:
    """Give the offset of the bracket that closes the one at an offset."""
    depth = 0
    while at < len(text):
        sign = text[at]
        if sign == "\\":
            at += 1
        elif sign == "[":
            depth += 1
        elif sign == "]":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return None


def _folded(label: str) -> str:
    # as Markdown compares labels: white space and case put aside
    return " ".join(label.split()).casefold().upper()
