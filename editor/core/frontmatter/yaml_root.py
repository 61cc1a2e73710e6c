"""What a text is, read as YAML: prose, a list or fields, as far as its beginning tells."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from yaml.error import YAMLError
from yaml.events import AliasEvent, CollectionStartEvent, MappingStartEvent, ScalarEvent, StreamEndEvent

from editor.core.frontmatter.tree import MAX_CHARACTERS
from editor.core.frontmatter.yaml_reader import YAML_NULLS
from editor.core.frontmatter.yaml_scanner import YamlEvents, YamlText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yaml.events import Event


class RootKind(StrEnum):
    """What a text is, read as YAML, as far as its beginning tells."""

    NOTHING = "nothing"
    TEXT = "text"
    LIST = "list"
    MAPPING = "mapping"
    BROKEN = "broken"


def root_kind(lines: Sequence[str]) -> RootKind:
    """Tell what some lines are, read as YAML; errors behind the beginning are not looked for."""
    if sum(map(len, lines)) > MAX_CHARACTERS:
        return RootKind.MAPPING
    text = YamlText(lines, 0, tabs_as_spaces=True)
    try:
        events = YamlEvents(text.text)
        while True:
            event = events.next_event()
            if isinstance(event, MappingStartEvent):
                return RootKind.MAPPING
            if isinstance(event, CollectionStartEvent):
                return RootKind.LIST
            if isinstance(event, (ScalarEvent, AliasEvent)):
                return _kind_of_scalar(event, events)
            if isinstance(event, StreamEndEvent):
                return RootKind.NOTHING
    except (YAMLError, ValueError, OverflowError):
        return RootKind.BROKEN


def _kind_of_scalar(event: Event, events: YamlEvents) -> RootKind:
    while not isinstance(events.next_event(), StreamEndEvent):
        pass  # an error behind the scalar makes the whole text broken, not prose
    is_null = isinstance(event, ScalarEvent) and not event.style and event.value in YAML_NULLS
    return RootKind.NOTHING if is_null else RootKind.TEXT
