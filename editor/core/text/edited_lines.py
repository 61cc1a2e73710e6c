"""What edits make of the lines of a text, and of the bytes kept beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.text.edit import LineChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from editor.core.text.edit import TextEdit


def changes_of(lines: Sequence[str], edits: Iterable[TextEdit]) -> list[LineChange]:
    """Give edits, which do not overlap, as changes of whole lines, to be applied in this order.

    They come from the end of the text, so that none moves the place of one that follows.
    """
    now = list(lines)
    changes: list[LineChange] = []
    for edit in sorted(edits, key=lambda edit: edit.range.start, reverse=True):
        first, last = edit.range.start, edit.range.end
        text = now[first.line][: first.column] + edit.new_text + now[last.line][last.column :]
        change = LineChange(first.line, last.line - first.line + 1, tuple(text.split("\n")))
        now[first.line : last.line + 1] = change.lines
        changes.append(change)
    return changes


def edited_lines(lines: Sequence[str], edits: Iterable[TextEdit]) -> list[str]:
    """Give the lines after edits that do not overlap."""
    now = list(lines)
    for change in changes_of(lines, edits):
        now[change.first : change.first + change.removed] = change.lines
    return now
