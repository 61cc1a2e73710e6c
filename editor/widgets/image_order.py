"""In which order the rows of the image panel stand, and which of them the typed words let through."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from editor.widgets.sentences import verdict_tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from editor.widgets.image_row import ImageRow
    from editor.widgets.sentences import Place


class Column(IntEnum):
    """The columns, from the left."""

    THUMBNAIL = 0
    DESCRIPTION = 1
    DESTINATION = 2
    HERE = 3
    SITE = 4
    """what the site will show; for an unused file, what can be done with it"""
    SIZE = 5
    LINE = 6
    ACTION = 7
    """the best thing to do, and the button that opens the menu"""


_NAMES = {
    Column.DESCRIPTION: "description",
    Column.DESTINATION: "destination",
    Column.HERE: "here",
    Column.SITE: "site",
    Column.SIZE: "size",
    Column.LINE: "line",
}
_RANKS = {"bad": 0, "warn": 1, "quiet": 2, "ok": 3}
_LAST = 4


def order_name(column: Column, *, is_descending: bool) -> str:
    """Name an order for the settings: `line`, `-size` for the largest first."""
    return ("-" if is_descending else "") + _NAMES.get(column, "line")


def read_order(name: str) -> tuple[Column, bool]:
    """Read what order_name wrote: the column, and whether it descends; an unknown name is by line."""
    wanted = name.removeprefix("-")
    column = next((column for column, known in _NAMES.items() if known == wanted), Column.LINE)
    return column, name.startswith("-") and wanted in _NAMES.values()


def is_sortable(column: Column) -> bool:
    """Tell whether rows can be put in the order of a column."""
    return column in _NAMES


def ordered(rows: Iterable[ImageRow], column: Column, *, is_descending: bool) -> list[ImageRow]:
    """Put rows, given as they stand in the post, in the order of a column; unused files come last."""
    found = list(rows)
    if column is not Column.LINE:
        found.sort(key=_KEYS[column], reverse=is_descending)
    elif is_descending:
        found.reverse()
    return [row for row in found if row.reference is not None] + [
        row for row in found if row.reference is None
    ]


def is_level(old: ImageRow, new: ImageRow, column: Column) -> bool:
    """Tell whether two rows stand at the same place in the order of a column."""
    if (old.reference is None) is not (new.reference is None):
        return False
    return column is Column.LINE or _KEYS[column](old) == _KEYS[column](new)


def has_words(row: ImageRow, words: tuple[str, ...]) -> bool:
    """Tell whether every word, casefolded, stands in the row's description or address."""
    described = row.reference.description if row.reference else ""
    text = f"{described[:1000]}\n{row.destination[:2000]}".casefold()
    return all(word in text for word in words)


def _described(row: ImageRow) -> str:
    return row.reference.description[:200].casefold() if row.reference else ""


def _sized(row: ImageRow) -> tuple[int, int]:
    return (row.report.bytes, row.report.width * row.report.height) if row.report else (0, 0)


def _ranked(place: Place) -> Callable[[ImageRow], int]:
    return lambda row: _RANKS[verdict_tone(row.report, place)] if row.reference else _LAST


_KEYS: dict[Column, Callable[[ImageRow], Any]] = {
    Column.DESCRIPTION: _described,
    Column.DESTINATION: lambda row: row.destination[:400].casefold(),
    Column.HERE: _ranked("here"),
    Column.SITE: _ranked("site"),
    Column.SIZE: _sized,
}
