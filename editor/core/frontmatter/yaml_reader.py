"""Reads YAML into values with places: bounded, without a call stack that the text can deepen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from yaml.reader import ReaderError

from editor.core.diagnostic import Diagnostic, Severity
from editor.core.frontmatter.meaning import WrittenKey
from editor.core.frontmatter.patch import text_of
from editor.core.frontmatter.tree import (
    MAX_DEPTH,
    MAX_NODES,
    Entry,
    Node,
    Places,
    Reading,
    ReadingProblem,
    Style,
    duplicate_key,
    syntax_problem,
    too_large,
    too_many_aliases,
    without_surrogates,
)
from editor.core.frontmatter.yaml_scanner import YamlEvents, YamlText
from editor.core.text.edit import Position, Range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yaml.events import Event

YAML_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""what stands for no value when it has no quotes"""
_STYLES = {"'": Style.SINGLE, '"': Style.DOUBLE, "|": Style.LITERAL, ">": Style.FOLDED}
_CORE_TAG = "tag:yaml.org,2002:"
_CORE_TAGS = frozenset(
    _CORE_TAG + name
    for name in (
        *("str", "int", "float", "bool", "null", "timestamp", "binary", "merge", "value"),
        *("seq", "map", "set", "omap", "pairs"),
    )
)


def read_yaml(lines: Sequence[str], first_line: int, *, tabs_as_spaces: bool = False) -> Reading:
    """Read content lines of which the first is line `first_line` of the post. Never raises."""
    places = Places(lines, first_line)
    whole = Range(Position(first_line, 0), places.end)
    if places.is_too_long:
        return Reading(diagnostics=(too_large(whole, "characters"),))
    text = YamlText(lines, first_line, tabs_as_spaces=tabs_as_spaces)
    try:
        composer = _Composer(places, text, YamlEvents(text.text))
        root = composer.compose()
    except ReadingProblem as problem:
        return Reading(diagnostics=(problem.diagnostic,))
    except (YAMLError, ValueError, OverflowError) as error:
        return Reading(diagnostics=(_syntax(error, text),))
    if root is None:
        return Reading()
    if not isinstance(root.value, dict):
        found = Diagnostic("frontmatter.not-a-mapping", Severity.ERROR, root.range)
        return Reading(diagnostics=(found,))
    flow = root.range if root.style is Style.FLOW else None
    return Reading(root.entries, tuple(composer.diagnostics), flow)


def _syntax(error: Exception, text: YamlText) -> Diagnostic:
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        start = text.position(mark.line, mark.column) if mark else text.end
        return syntax_problem(Range(start, start), str(error.problem or error.context))
    if isinstance(error, ReaderError):
        start = text.position_of_index(int(error.position))
        return syntax_problem(
            Range(start, start), f"the character U+{int(error.character):04X} is not allowed"
        )
    return syntax_problem(Range(text.end, text.end), "an escape or number is out of range")


@dataclass(slots=True)
class _Frame:
    """A list or mapping whose end has not come yet."""

    event: Any
    start: Position
    dash: Position | None
    children: list[Node] = field(default_factory=list[Node])


class _Composer:
    """Puts nodes together from events, with a list of open frames in the place of recursion."""

    def __init__(self, places: Places, text: YamlText, events: YamlEvents) -> None:
        self._places = places
        self._text = text
        self._events = events
        self._frames: list[_Frame] = []
        self._anchors: dict[str, Node | None] = {}
        self._count = 0
        self.diagnostics: list[Diagnostic] = []

    def compose(self) -> Node | None:
        root: Node | None = None
        documents = 0
        while True:
            event = self._events.next_event()
            if isinstance(event, StreamEndEvent):
                return root
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    start = self._at(event.start_mark)
                    raise ReadingProblem(syntax_problem(Range(start, start), "a second document begins here"))
            if isinstance(event, (StreamStartEvent, DocumentStartEvent, DocumentEndEvent)):
                continue
            node = self._node(event)
            if node is not None and node.anchor:
                self._anchors[node.anchor] = node
            if node is not None and self._frames:
                self._frames[-1].children.append(node)
            elif node is not None:
                root = node

    def _node(self, event: Event) -> Node | None:
        if isinstance(event, CollectionEndEvent):
            return self._close(self._frames.pop(), event)
        start = self._at(event.start_mark)
        self._check(event, start)
        if isinstance(event, CollectionStartEvent):
            if event.anchor:
                self._anchors[event.anchor] = None  # open: whoever names it now holds itself
            self._frames.append(_Frame(event, start, self._dash(event)))
            return None
        if isinstance(event, AliasEvent):
            return self._alias(event, start)
        assert isinstance(event, ScalarEvent)
        return self._scalar(event, start)

    def _check(self, event: Event, start: Position) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            raise ReadingProblem(too_large(Range(start, start), "values"))
        if len(self._frames) >= MAX_DEPTH:
            raise ReadingProblem(too_large(Range(start, start), "depth"))
        tag = getattr(event, "tag", None)
        if tag and tag != "!" and tag not in _CORE_TAGS:
            raise ReadingProblem(syntax_problem(Range(start, start), f"the tag {tag} is not known"))

    def _alias(self, event: AliasEvent, start: Position) -> Node:
        end = self._at(event.end_mark)
        name = str(event.anchor)
        if name not in self._anchors:
            raise ReadingProblem(syntax_problem(Range(start, end), f"the anchor {name} is not defined"))
        target = self._anchors[name]
        if target is None:
            raise ReadingProblem(too_many_aliases(Range(start, end)))
        return Node(
            target.value,
            Range(start, end),
            Style.ALIAS,
            dash=self._dash(event),
            target=target,
            weight=target.weight,
            height=target.height,
        )

    def _scalar(self, event: ScalarEvent, start: Position) -> Node:
        style = _STYLES.get(event.style or "", Style.PLAIN)
        text = self._text.restored(without_surrogates(str(event.value)))
        is_null = style is Style.PLAIN and event.tag is None and text in YAML_NULLS
        if style in (Style.LITERAL, Style.FOLDED):
            end = self._end_of_block_scalar(event)
        else:
            end = self._at(event.end_mark)
        return Node(
            None if is_null else text,
            Range(start, end),
            style,
            dash=self._dash(event),
            tag=event.tag or "",
            anchor=event.anchor or "",
        )

    def _end_of_block_scalar(self, event: ScalarEvent) -> Position:
        first, last = int(event.start_mark.line), int(event.end_mark.line)
        lines = self._places.lines
        # an anchor or tag may stand a line above the sign
        keeps = first < len(lines) and "+" in lines[first].partition("#")[0]
        return self._text.end_of_block_scalar(first, last, keeps_blank_lines=keeps)

    def _close(self, frame: _Frame, event: Event) -> Node:
        children = frame.children
        is_flow = bool(frame.event.flow_style)
        if is_flow or not children:
            end = self._at(event.end_mark)
        else:
            end = max(child.range.end for child in children)
        is_list = isinstance(frame.event, SequenceStartEvent)
        entries = () if is_list else self._entries(children)
        weight = 1 + sum(child.weight for child in children)
        height = 1 + max((child.height for child in children), default=0)
        if weight > MAX_NODES or height > MAX_DEPTH + 1:
            raise ReadingProblem(too_many_aliases(Range(frame.start, end)))
        return Node(
            tuple(child.value for child in children)
            if is_list
            else {entry.name: entry.node.value for entry in entries},
            Range(frame.start, end),
            Style.FLOW if is_flow else Style.BLOCK,
            items=tuple(children) if is_list else (),
            entries=entries,
            dash=frame.dash,
            tag=frame.event.tag or "",
            anchor=frame.event.anchor or "",
            weight=weight,
            height=height,
        )

    def _entries(self, children: Sequence[Node]) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        names: set[str] = set()
        for key, value in zip(children[::2], children[1::2], strict=True):
            name = self._name(key)
            if name in names:
                self.diagnostics.append(duplicate_key(key.range, name))
            names.add(name)
            end = max(key.range.end, value.range.end)
            entries.append(Entry(name, key.range, value, Range(key.range.start, end)))
        return tuple(entries)

    def _name(self, key: Node) -> str:
        """Give the text of a key, for a list or mapping as it is written: `{{ title }}` is `{ title }`."""
        if isinstance(key.value, str):
            return key.value
        first = self._places.first_line
        lines = self._places.lines[: key.range.end.line - first + 1]
        written = Range(_moved(key.range.start, -first), _moved(key.range.end, -first))
        return WrittenKey(text_of(lines, written)) if lines else ""

    def _dash(self, event: Event) -> Position | None:
        """Find the dash of the block list that is open, None in anything else."""
        if not self._frames:
            return None
        parent = self._frames[-1].event
        if not isinstance(parent, SequenceStartEvent) or parent.flow_style:
            return None
        mark = parent.end_mark
        line, column = self._events.dash_before(event.start_mark.line, mark.line, mark.column)
        return self._text.position(line, column)

    def _at(self, mark: Any) -> Position:  # noqa: ANN401 - PyYAML's marks have no types
        return self._text.position(int(mark.line), int(mark.column))


def _moved(place: Position, shift: int) -> Position:
    return Position(place.line + shift, place.column)
