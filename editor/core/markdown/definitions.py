"""What a body defines for all of itself: link destinations, footnotes and abbreviations, and who asks."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from editor.core.markdown.abbreviations import MAX_ABBREVIATIONS, Abbreviation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Definition(NamedTuple):
    """`[label]: destination "title"`; the label is normalised, so that `[A]` and `[a]` are one.

    `written` is the destination before it was normalised; images are named by it.
    """

    label: str
    destination: str
    title: str
    written: str


def note_name(label: str) -> str:
    """Give a footnote's name among the labels; none of a link can look like it."""
    return f"[^{label}]"


def abbreviation_name(label: str) -> str:
    """Give an abbreviation's name among the labels."""
    return f"*[{label}]"


def abbreviations_among(names: Iterable[str]) -> list[str]:
    """Give the labels of the abbreviations that are named."""
    return [name[2:-1] for name in names if name.startswith("*[")]


class DefinitionTable:
    """Every definition of a body by its name; the first of a name holds."""

    def __init__(self) -> None:
        self._links: dict[str, Definition] = {}
        self._notes: set[str] = set()
        self._abbreviations: dict[str, str] = {}

    @property
    def abbreviations(self) -> Mapping[str, str]:
        """Give what each abbreviation is short for: the first ones of the body."""
        return MappingProxyType(self._abbreviations)

    def add(self, definitions: Iterable[Definition | Abbreviation], notes: Iterable[str]) -> set[str]:
        """Take in definitions that stand behind all others; give the names that are new."""
        names: set[str] = set()
        for definition in definitions:
            if isinstance(definition, Abbreviation):
                names |= self._add_abbreviation(definition)
            elif definition.label not in self._links:
                self._links[definition.label] = definition
                names.add(definition.label)
        for label in notes:
            if label not in self._notes:
                self._notes.add(label)
                names.add(note_name(label))
        return names

    def _add_abbreviation(self, one: Abbreviation) -> set[str]:
        if one.label in self._abbreviations or len(self._abbreviations) >= MAX_ABBREVIATIONS:
            return set()
        self._abbreviations[one.label] = one.meaning
        return {abbreviation_name(one.label)}

    def differences(self, other: DefinitionTable) -> set[str]:
        """Give the names that mean something else, or nothing, in the other table."""
        mine, theirs = self._links, other._links
        names = {label for label in mine.keys() | theirs.keys() if mine.get(label) != theirs.get(label)}
        changed = self._abbreviations.items() ^ other._abbreviations.items()
        names |= {abbreviation_name(label) for label, _ in changed}
        return names | {note_name(label) for label in self._notes ^ other._notes}

    def link(self, label: str) -> Definition | None:
        """Look a normalised link label up."""
        return self._links.get(label)

    def has_note(self, label: str) -> bool:
        """Tell whether a footnote of that label is defined."""
        return label in self._notes


class AskedLinks(dict[str, Any]):
    """What markdown-it takes for its `references`: looks links up and keeps the names it was asked for."""

    def __init__(self, table: DefinitionTable, asked: set[str]) -> None:
        super().__init__()
        self._table = table
        self._asked = asked

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - the signature of dict.get
        """Look a label up the way markdown-it does."""
        self._asked.add(key)
        definition = self._table.link(key)
        if definition is None:
            return default
        return {"href": definition.destination, "title": definition.title}


class AskedNotes(dict[str, int]):
    """What the footnote rules take for their `refs` (keys begin with `:`), likewise."""

    def __init__(self, table: DefinitionTable, asked: set[str]) -> None:
        super().__init__()
        self._table = table
        self._asked = asked

    def __bool__(self) -> bool:
        # an empty table would keep the rule from asking
        return True

    def __contains__(self, key: object) -> bool:
        label = str(key)[1:]
        self._asked.add(note_name(label))
        return self._table.has_note(label)
