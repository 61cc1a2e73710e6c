"""A field's value as YAML that someone gives, and as plain data that someone asks for."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from editor.core.diagnostic import Diagnostic
from editor.core.frontmatter.fence import find_fence
from editor.core.frontmatter.field import FenceKind
from editor.core.frontmatter.fields import read_content
from editor.core.frontmatter.meaning import BareText, meaning
from editor.core.frontmatter.tree import syntax_problem
from editor.core.frontmatter.yaml_reader import read_yaml
from editor.core.text.edit import Position, Range
from editor.core.text.source import split_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.core.frontmatter.field import FieldValue
    from editor.core.frontmatter.generator import Generator
    from editor.core.frontmatter.tree import Node

_Value = TypeVar("_Value")

_KEY = "value: "
_MOST_DIGITS = 4000
_SWITCHES = {"true": True, "false": False}
_WHOLE = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+")
_BINARY = re.compile(r"0b[01]+")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def read_value(text: str) -> FieldValue | Diagnostic:
    """Read a value that is written in YAML, in scalars that say how they are meant.

    `[a, "1", 2]` is a list, nothing at all no value. Places in the Diagnostic count in `text`. What would
    silently lose characters is refused: a text behind ` #`, and what refers to an anchor.
    """
    rows = split_lines(text)
    lines = [_KEY + rows[0]] if len(rows) == 1 else [_KEY.rstrip(), *("  " + row for row in rows)]
    reading = read_yaml(lines, 0)
    if reading.diagnostics:
        return _in_value(reading.diagnostics[0], len(rows))
    node = reading.entries[0].node
    last = max(number for number, line in enumerate(lines) if line.strip())
    end = Position(last, len(lines[last].rstrip(" \t")))
    if len(reading.entries) > 1 or (node.range.end < end and text.strip(" \t")):
        problem = "“#” begins a comment here"
        return _in_value(syntax_problem(Range(node.range.end, end), problem), len(rows))
    if _names_anchors(node):
        return _in_value(syntax_problem(node.range, "a value cannot name an anchor"), len(rows))
    return meaning(node)


def read_data(lines: Sequence[str], generator: Generator) -> dict[str, object] | Diagnostic:
    """Read the fields of a post as plain data, in their order; {} for a post without a front matter.

    Numbers and switches are what YAML 1.2, TOML or JSON say they are, dates the text that is written,
    aliases what they stand for.
    """
    return _each(lines, generator, _data)


def read_fields(lines: Sequence[str], generator: Generator) -> dict[str, FieldValue] | Diagnostic:
    """Read the fields of a post in scalars that say how they are meant, as `set_field` takes them."""
    return _each(lines, generator, lambda node, _: meaning(node))


def _each(
    lines: Sequence[str], generator: Generator, read: Callable[[Node, FenceKind], _Value]
) -> dict[str, _Value] | Diagnostic:
    fence = find_fence(lines, generator)
    if fence is None:
        return {}
    reading = read_content(lines, fence, generator)
    if reading.diagnostics:
        return reading.diagnostics[0]
    return {entry.name: read(entry.node, fence.kind) for entry in reading.entries}


def _in_value(found: Diagnostic, row_count: int) -> Diagnostic:
    """Move a finding from the lines made around a value into the value."""

    def _moved(place: Position) -> Position:
        if row_count == 1:
            return Position(0, max(0, place.column - len(_KEY)))
        return Position(max(0, place.line - 1), max(0, place.column - 2))

    place = Range(_moved(found.range.start), _moved(found.range.end))
    return Diagnostic(found.code, found.severity, place, found.data)


def _data(node: Node, kind: FenceKind) -> object:
    if node.target is not None:
        return _data(node.target, kind)
    if isinstance(node.value, tuple):
        return [_data(item, kind) for item in node.items]
    if isinstance(node.value, Mapping):
        return {entry.name: _data(entry.node, kind) for entry in node.entries}
    marked = meaning(node)
    return _scalar(marked, kind) if isinstance(marked, BareText) else node.value


def _names_anchors(node: Node) -> bool:
    return bool(node.anchor or node.target) or any(
        _names_anchors(child) for child in (*node.items, *(entry.node for entry in node.entries))
    )


def _scalar(text: str, kind: FenceKind) -> object:
    """Give the number or switch that a text means, else the text."""
    is_yaml = kind in (FenceKind.YAML, FenceKind.YAML_OPEN)
    folded = text.lower() if is_yaml and text in (text.lower(), text.title(), text.upper()) else text
    if folded in _SWITCHES:
        return _SWITCHES[folded]
    bare = text.replace("_", "") if kind is FenceKind.TOML else text
    if len(bare) > _MOST_DIGITS:
        return text
    if _WHOLE.fullmatch(bare):
        return int(bare)
    if _BASED.fullmatch(bare) or (kind is FenceKind.TOML and _BINARY.fullmatch(bare)):
        return int(bare, 0)
    number = float(bare) if _DECIMAL.fullmatch(bare) else math.inf
    return number if math.isfinite(number) else text
