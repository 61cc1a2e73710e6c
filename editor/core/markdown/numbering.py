"""What is counted over the whole body: footnotes by first use, headings of one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token


MAX_REPEATS = 100
"""From this many headings of one text on, the further ones get no id."""


def number_notes(units: Iterable[Sequence[Token]]) -> list[tuple[tuple[int, bool], ...]]:
    """Give each footnote token its number, and whether it is the first use; units in order.

    Numbers follow the first uses. A definition wears the number of its label, 0 when nothing uses it.
    """
    numbers: dict[str, int] = {}
    count = 0
    rows: list[list[tuple[int, bool] | str]] = []
    for tokens in units:
        row: list[tuple[int, bool] | str] = []
        for token in tokens:
            label = token.meta.get("label")
            if token.type == "footnote_reference_open":
                row.append(str(label))
            elif label is None:
                count += 1
                row.append((count, True))
            elif label in numbers:
                row.append((numbers[label], False))
            else:
                count += 1
                numbers[label] = count
                row.append((count, True))
        rows.append(row)
    return [
        tuple((numbers.get(entry, 0), False) if isinstance(entry, str) else entry for entry in row)
        for row in rows
    ]


def count_repeats(units: Iterable[Sequence[str]], most: int) -> list[tuple[int, ...]]:
    """Give for each heading how many before it have the same slug, counted up to `most`."""
    seen: dict[str, int] = {}
    rows: list[tuple[int, ...]] = []
    for slugs in units:
        row: list[int] = []
        for slug in slugs:
            repeat = seen.get(slug, 0)
            row.append(repeat)
            seen[slug] = min(most, repeat + 1)
        rows.append(tuple(row))
    return rows


def anchors_of(slugs: Sequence[str], repeats: Sequence[int]) -> list[str]:
    """Give the ids of headings, `""` for one that gets none."""
    return [
        "" if not slug or repeat >= MAX_REPEATS else f"{slug}-{repeat}" if repeat else slug
        for slug, repeat in zip(slugs, repeats, strict=True)
    ]
