"""What is counted over the whole body: footnotes by first use, headings of one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token


MAX_REPEATS = 100
"""From this many headings of one text on, the further ones get no id."""


MOST_WAYS_BACK = 20
"""So many uses of one footnote can be come back to from it."""


def number_notes(units: Iterable[Sequence[Token]]) -> list[tuple[tuple[int, int], ...]]:
    """Give each footnote token its number, and which use of it this is, from 1 on; units in order.

    Numbers follow the first uses. A definition wears the number of its label, 0 when nothing uses it, and
    the count of its uses. Uses are counted up to MOST_WAYS_BACK, what comes behind is 0.
    """
    numbers: dict[str, int] = {}
    uses: dict[str, int] = {}
    count = 0
    rows: list[list[tuple[int, int] | str]] = []
    for tokens in units:
        row: list[tuple[int, int] | str] = []
        for token in tokens:
            label = token.meta.get("label")
            if token.type == "footnote_reference_open":
                row.append(str(label))
            elif label is None:
                count += 1
                row.append((count, 1))
            else:
                if label not in numbers:
                    count += 1
                    numbers[label] = count
                use = uses.get(label, 0) + 1
                uses[label] = min(use, MOST_WAYS_BACK)
                row.append((numbers[label], use if use <= MOST_WAYS_BACK else 0))
        rows.append(row)
    return [
        tuple(
            (numbers.get(entry, 0), uses.get(entry, 0)) if isinstance(entry, str) else entry for entry in row
        )
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
