"""Columns of Python and columns of Qt: the one place that turns one into the other.

Python counts characters, Qt counts UTF-16 units: in `"a😀b"` the `b` is at column 2 for Python and at 3
for Qt. A column outside the text is moved to its nearest end; a Qt column inside a surrogate pair is
moved before the pair, so that no character is ever torn.
"""

from __future__ import annotations

_LAST_OF_PLANE_0 = "\uffff"


def to_utf16(text: str, column: int) -> int:
    """Give the Qt column of a Python column."""
    column = max(0, min(column, len(text)))
    if text.isascii() or max(text, default="") <= _LAST_OF_PLANE_0:
        return column
    return column + sum(character > _LAST_OF_PLANE_0 for character in text[:column])


def from_utf16(text: str, units: int) -> int:
    """Give the Python column of a Qt column."""
    units = max(0, units)
    if text.isascii() or max(text, default="") <= _LAST_OF_PLANE_0:
        return min(units, len(text))
    seen = 0
    for column, character in enumerate(text):
        seen += 2 if character > _LAST_OF_PLANE_0 else 1
        if seen > units:
            return column
    return len(text)
