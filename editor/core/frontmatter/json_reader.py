"""Reads JSON into values with places: an object, or the members of one without its braces."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

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
    without_surrogates,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.diagnostic import Diagnostic
    from editor.core.text.edit import Range

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
_BARE = re.compile(r"true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?")


def read_json(lines: Sequence[str], first_line: int, *, has_braces: bool) -> Reading:
    """Read content lines of which the first is line `first_line` of the post. Never raises.

    Without braces the lines are the members of an object, as Hexo's `;;;` front matter has them.
    """
    places = Places(lines, first_line)
    if places.is_too_long:
        return Reading(diagnostics=(too_large(places.range(0, len(places.text)), "characters"),))
    reader = _Reader(places)
    try:
        return reader.read(has_braces=has_braces)
    except ReadingProblem as problem:
        return Reading(diagnostics=(problem.diagnostic,))


class _Reader:
    def __init__(self, places: Places) -> None:
        self._places = places
        self._text = places.text
        self._at = 0
        self._count = 0
        self._diagnostics: list[Diagnostic] = []

    def read(self, *, has_braces: bool) -> Reading:
        self._skip_space()
        if has_braces:
            root = self._value(0)
            entries, flow = root.entries, root.range
        else:
            entries, flow = self._members(0, end=""), None
        self._skip_space()
        if self._at < len(self._text):
            raise self._problem("nothing may follow here")
        return Reading(entries, tuple(self._diagnostics), flow)

    def _problem(self, words: str) -> ReadingProblem:
        return ReadingProblem(syntax_problem(self._range(self._at), words))

    def _range(self, start: int) -> Range:
        return self._places.range(start, self._at)

    def _skip_space(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _take(self, sign: str) -> bool:
        self._skip_space()
        if not self._text.startswith(sign, self._at):
            return False
        self._at += len(sign)
        return True

    def _value(self, depth: int) -> Node:
        self._skip_space()
        self._count += 1
        if self._count > MAX_NODES or depth >= MAX_DEPTH:
            what = "depth" if depth >= MAX_DEPTH else "values"
            raise ReadingProblem(too_large(self._range(self._at), what))
        start = self._at
        if self._text.startswith('"', start):
            text = self._string()
            return Node(text, self._range(start), Style.DOUBLE)
        if self._take("{"):
            entries = self._members(depth, end="}")
            value = {entry.name: entry.node.value for entry in entries}
            return Node(value, self._range(start), Style.FLOW, entries=entries)
        if self._take("["):
            items = self._items(depth)
            return Node(tuple(item.value for item in items), self._range(start), Style.FLOW, items=items)
        found = _BARE.match(self._text, start)
        if not found:
            raise self._problem("a value is expected")
        self._at = found.end()
        return Node(None if found[0] == "null" else found[0], self._range(start), Style.PLAIN)

    def _string(self) -> str:
        found = _STRING.match(self._text, self._at)
        if not found:
            raise self._problem("a string is expected, or does not end on its line")
        try:
            text = str(json.loads(found[0]))
        except ValueError:
            raise self._problem("a string has an escape that JSON does not know") from None
        self._at = found.end()
        return without_surrogates(text)

    def _items(self, depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        if self._take("]"):
            return ()
        while True:
            items.append(self._value(depth + 1))
            if self._take("]"):
                return tuple(items)
            if not self._take(","):
                raise self._problem("a comma or ] is expected")

    def _members(self, depth: int, end: str) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        names: set[str] = set()
        if self._closes(end):
            return ()
        while True:
            self._skip_space()
            start = self._at
            name = self._string()
            key = self._range(start)
            if not self._take(":"):
                raise self._problem("a colon is expected")
            node = self._value(depth + 1)
            entries.append(Entry(name, key, node, self._range(start)))
            if name in names:
                self._diagnostics.append(duplicate_key(key, name))
            names.add(name)
            if self._closes(end):
                return tuple(entries)
            if not self._take(","):
                raise self._problem("a comma is expected")

    def _closes(self, end: str) -> bool:
        self._skip_space()
        return self._take(end) if end else self._at >= len(self._text)


def end_of_object(text: str) -> int | None:
    """Give the offset behind the `}` that closes the `{` at which a text begins, None where none does.

    Braces in strings do not count, as in Hugo's pageparser (`lexFrontMatterJSON`).
    """
    depth = 0
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"|[{}]', text, re.DOTALL):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if depth == 0:
                return found.end()
    return None
