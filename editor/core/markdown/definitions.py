"""What a body defines for all of itself: link destinations and footnotes, and who asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Definition:
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


class DefinitionTable:
    """Every definition of a body by its name; the first of a name holds."""

    def __init__(self) -> None:
        self._links: dict[str, Definition] = {}
        self._notes: set[str] = set()

    def add(self, definitions: Iterable[Definition], notes: Iterable[str]) -> set[str]:
        """Take in definitions that stand behind all others; give the names that are new."""
        names: set[str] = set()
        for definition in definitions:
            if definition.label not in self._links:
                self._links[definition.label] = definition
                names.add(definition.label)
        for label in notes:
            if label not in self._notes:
                self._notes.add(label)
                names.add(note_name(label))
        return names

    def differences(self, other: DefinitionTable) -> set[str]:
        """Give the names that mean something else, or nothing, in the other table."""
        mine, theirs = self._links, other._links
        names = {label for label in mine.keys() | theirs.keys() if mine.get(label) != theirs.get(label)}
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
