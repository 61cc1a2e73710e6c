"""Keeps what units are counted by up to date: footnote numbers, and how often a heading came before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from editor.core.markdown.numbering import count_repeats, number_notes
from editor.core.markdown.render import MAX_REPEATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from editor.core.markdown.units import Unit


@dataclass(frozen=True, slots=True)
class Counts:
    """What units are counted by, one unit behind the other, and what was counted."""

    notes: list[tuple[str, str | None]]
    numbers: list[tuple[int, bool]]
    slugs: list[str]
    repeats: list[int]


def counts_of(units: Sequence[Unit]) -> Counts:
    """Note the counts of units that are about to be replaced or read again."""
    return Counts(
        _note_keys(units),
        list(chain.from_iterable(unit.numbers for unit in units)),
        list(chain.from_iterable(unit.slugs for unit in units)),
        list(chain.from_iterable(unit.repeats for unit in units)),
    )


class UnitCounter:
    """Counts units anew only where a count may have changed; most edits change none."""

    def __init__(self) -> None:
        self._slugs: Counter[str] = Counter()

    def follow(self, before: Counts, now: Sequence[Unit], everything: Iterable[Unit]) -> set[int]:
        """Count the units that came for others; give the indices of all whose counts are new."""
        units = list(everything) if before.notes or before.slugs or _are_counted(now) else []
        return self._follow_notes(before, now, units) | self._follow_slugs(before, now, units)

    def _follow_notes(self, before: Counts, now: Sequence[Unit], units: Sequence[Unit]) -> set[int]:
        if before.notes == _note_keys(now):
            place = 0
            for unit in now:
                unit.numbers = tuple(before.numbers[place : place + len(unit.notes)])
                place += len(unit.notes)
            return set()
        noted = [(index, unit) for index, unit in enumerate(units) if unit.notes]
        rows = number_notes(unit.notes for _, unit in noted)
        changed: set[int] = set()
        for (index, unit), numbers in zip(noted, rows, strict=True):
            if unit.numbers != numbers:
                unit.numbers = numbers
                changed.add(index)
        return changed

    def _follow_slugs(self, before: Counts, now: Sequence[Unit], units: Sequence[Unit]) -> set[int]:
        slugs = list(chain.from_iterable(unit.slugs for unit in now))
        if before.slugs == slugs:
            place = 0
            for unit in now:
                unit.repeats = tuple(before.repeats[place : place + len(unit.slugs)])
                place += len(unit.slugs)
            return set()
        self._slugs.subtract(before.slugs)
        self._slugs.update(slugs)
        touched = {*before.slugs, *slugs}
        is_each_alone = all(self._slugs[slug] <= 1 for slug in touched)
        for slug in touched:
            if not self._slugs[slug]:
                del self._slugs[slug]
        if is_each_alone and not self._had_namesakes(before):
            for unit in now:
                unit.repeats = (0,) * len(unit.slugs)
            return set()
        headed = [(index, unit) for index, unit in enumerate(units) if unit.slugs]
        rows = count_repeats((unit.slugs for _, unit in headed), MAX_REPEATS)
        changed: set[int] = set()
        for (index, unit), repeats in zip(headed, rows, strict=True):
            if unit.repeats != repeats:
                unit.repeats = repeats
                changed.add(index)
        return changed

    def _had_namesakes(self, before: Counts) -> bool:
        """Tell whether another heading may have been counted behind one that is gone."""
        return any(slug in self._slugs for slug in before.slugs)


def _note_keys(units: Iterable[Unit]) -> list[tuple[str, str | None]]:
    return [(token.type, token.meta.get("label")) for unit in units for token in unit.notes]


def _are_counted(units: Iterable[Unit]) -> bool:
    return any(unit.notes or unit.slugs for unit in units)
