"""Several small edits of one text as one: the smallest that does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.text.edit import Position, Range, TextEdit
from editor.core.text.source import between

if TYPE_CHECKING:
    from collections.abc import Sequence


def joined(lines: Sequence[str], edits: Sequence[TextEdit]) -> TextEdit:
    """Make one edit of several that do not overlap, without the characters at its ends that stay.

    Edits at one place happen in their order. At least one edit is needed.
    """
    ordered = sorted(edits, key=lambda edit: (edit.range.start, edit.range.end))
    place = ordered[0].range.start
    parts: list[str] = []
    for edit in ordered:
        parts.append(text_of(lines, Range(place, edit.range.start)))
        parts.append(edit.new_text)
        place = max(place, edit.range.end)
    return _trimmed(lines, Range(ordered[0].range.start, place), "".join(parts))


def applied(lines: Sequence[str], edit: TextEdit) -> list[str]:
    """Give the lines that an edit leads to."""
    start, end = edit.range.start, edit.range.end
    text = lines[start.line][: start.column] + edit.new_text
    text += lines[end.line][end.column :] if end.line < len(lines) else ""
    return [*lines[: start.line], *text.split("\n"), *lines[end.line + 1 :]]


def text_of(lines: Sequence[str], found: Range) -> str:
    """Give the characters of a range."""
    return between(lines, found.start, found.end)


def advanced(place: Position, text: str) -> Position:
    """Give the place behind a text that begins at a place."""
    line_ends = text.count("\n")
    if not line_ends:
        return Position(place.line, place.column + len(text))
    return Position(place.line + line_ends, len(text) - text.rfind("\n") - 1)


def _trimmed(lines: Sequence[str], found: Range, new: str) -> TextEdit:
    old = text_of(lines, found)
    shorter = min(len(old), len(new))
    suffix = 0
    while suffix < shorter and old[-1 - suffix] == new[-1 - suffix]:
        suffix += 1
    prefix = 0
    while prefix < shorter - suffix and old[prefix] == new[prefix]:
        prefix += 1
    start = advanced(found.start, old[:prefix])
    end = advanced(start, old[prefix : len(old) - suffix])
    return TextEdit(Range(start, end), new[prefix : len(new) - suffix])
