"""Keeps what units are counted by up to date: footnote numbers, repeated headings, the list of headings."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from editor.core.markdown.contents import MAX_ENTRIES, MAX_LISTS, Entry
from editor.core.markdown.numbering import MAX_REPEATS, anchors_of, count_repeats, number_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from editor.core.markdown.units import Unit


class Counts(NamedTuple):
    """What units are counted by, one unit behind the other, and what was counted."""

    notes: list[tuple[str, str | None]]
    numbers: list[tuple[int, int]]
    slugs: list[str]
    repeats: list[int]
    titles: list[tuple[int, str]]
    lists: int


def counts_of(units: Sequence[Unit]) -> Counts:
    """Note the counts of units that are about to be replaced or read again."""
    return Counts(
        _note_keys(units),
        list(chain.from_iterable(unit.numbers for unit in units)),
        list(chain.from_iterable(unit.slugs for unit in units)),
        list(chain.from_iterable(unit.repeats for unit in units)),
        list(chain.from_iterable(unit.titles for unit in units)),
        sum(unit.has_contents for unit in units),
    )


class UnitCounter:
    """Counts units anew only where a count may have changed; most edits change none."""

    def __init__(self) -> None:
        self._slugs: Counter[str] = Counter()
        self._lists = 0

    def follow(self, before: Counts, now: Sequence[Unit], everything: Iterable[Unit]) -> set[int]:
        """Count the units that came for others; give the indices of all whose counts are new."""
        units = list(everything) if before.notes or before.slugs or _are_counted(now) else []
        return self._follow_notes(before, now, units) | self._follow_slugs(before, now, units)

    def follow_contents(
        self, before: Counts, now: Sequence[Unit], everything: Iterable[Unit], *, is_parsed: bool
    ) -> set[int]:
        """List the headings anew for the units that show them; give the indices of those that changed.

        To be called behind `follow`, whose counts make the anchors. Nothing is listed before all is parsed.
        """
        lists = sum(unit.has_contents for unit in now)
        self._lists += lists - before.lists
        if not is_parsed or (not self._lists and not before.lists):
            return set()
        if not lists and not before.lists and before.titles == _titles(now) and before.slugs == _slugs(now):
            return set()
        return list_headings(everything)

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
        slugs = _slugs(now)
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


def _slugs(units: Iterable[Unit]) -> list[str]:
    return list(chain.from_iterable(unit.slugs for unit in units))


def _titles(units: Iterable[Unit]) -> list[tuple[int, str]]:
    return list(chain.from_iterable(unit.titles for unit in units))


def list_headings(everything: Iterable[Unit]) -> set[int]:
    """Give the first few units that show the headings what they are; give the indices of those changed."""
    units = list(everything)
    asking = [index for index, unit in enumerate(units) if unit.has_contents]
    entries = tuple(islice(_entries(units), MAX_ENTRIES + 1)) if asking else ()
    changed: set[int] = set()
    for place, index in enumerate(asking):
        shown = entries if place < MAX_LISTS else ()
        if units[index].contents != shown:
            units[index].contents = shown
            changed.add(index)
    return changed


def _entries(units: Iterable[Unit]) -> Iterator[Entry]:
    for unit in units:
        for (level, text), anchor in zip(unit.titles, anchors_of(unit.slugs, unit.repeats), strict=True):
            yield Entry(level, text, anchor)
