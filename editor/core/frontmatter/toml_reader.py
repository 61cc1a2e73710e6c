"""Reads TOML into values with places; tomllib judges whether it is TOML at all."""

from __future__ import annotations

import re
import tomllib
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
)
from editor.core.text.edit import Position, Range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.diagnostic import Diagnostic

_SPACE = re.compile(r"[ \t]*")
_SPACE_AND_COMMENTS = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_KEY_PART = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_STRINGS = (
    (re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}', re.DOTALL), Style.LONG_DOUBLE),
    (re.compile(r"'''.*?'{3,5}", re.DOTALL), Style.LONG_SINGLE),
    (re.compile(r'"(?:[^"\\\n]|\\.)*"'), Style.DOUBLE),
    (re.compile(r"'[^'\n]*'"), Style.SINGLE),
)
_BARE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d[0-9:.+Zz-]*|[^\s,\]}#=\[{\"']+")
_PLACE = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_toml(lines: Sequence[str], first_line: int) -> Reading:
    """Read content lines of which the first is line `first_line` of the post. Never raises.

    `[params]` is one entry `params`, `[[resources]]` a list; a dotted key is an entry of that whole name.
    """
    places = Places(lines, first_line)
    if places.is_too_long:
        return Reading(diagnostics=(too_large(places.range(0, len(places.text)), "characters"),))
    reader = _Reader(places)
    try:
        reading = reader.read()
        tomllib.loads(places.text)
    except ReadingProblem as problem:
        return Reading(diagnostics=(problem.diagnostic,))
    except ValueError as error:
        return _refused(error, places, reader)
    return reading


def _refused(error: ValueError, places: Places, reader: _Reader) -> Reading:
    if reader.diagnostics:
        return Reading(tuple(reader.entries.values()), tuple(reader.diagnostics))
    words = str(error)
    found = _PLACE.search(words)
    place = places.end
    if found and found[1]:
        place = Position(places.first_line + int(found[1]) - 1, int(found[2]) - 1)
    problem = _PLACE.sub("", words) if isinstance(error, tomllib.TOMLDecodeError) else "a number is too long"
    return Reading(diagnostics=(syntax_problem(Range(place, place), problem),))


class _Reader:
    def __init__(self, places: Places) -> None:
        self._places = places
        self._text = places.text
        self._at = 0
        self._count = 0
        self.entries: dict[str, Entry] = {}
        self.diagnostics: list[Diagnostic] = []
        self._tables: dict[str, list[Node]] = {}

    def read(self) -> Reading:
        """Read statement by statement; a header gathers the members that follow it."""
        members = self.entries
        header: tuple[str, Range, bool] | None = None
        while self._skip(_SPACE_AND_COMMENTS) < len(self._text):
            if self._text[self._at] == "[":
                self._close_table(header, members)
                header, members = self._header(), {}
            else:
                self._add(members, self._member(0))
                self._skip(_SPACE)
                if self._text[self._at : self._at + 1] not in ("", "\n", "#"):
                    raise self._problem("a line end is expected")
        self._close_table(header, members)
        for name, tables in self._tables.items():
            self.entries[name] = self._list_of_tables(self.entries[name], tables)
        return Reading(tuple(self.entries.values()), tuple(self.diagnostics))

    def _problem(self, words: str) -> ReadingProblem:
        return ReadingProblem(syntax_problem(self._range(self._at), words))

    def _range(self, start: int) -> Range:
        return self._places.range(start, self._at)

    def _skip(self, what: re.Pattern[str]) -> int:
        found = what.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at

    def _take(self, sign: str) -> bool:
        if not self._text.startswith(sign, self._at):
            return False
        self._at += len(sign)
        return True

    def _add(self, members: dict[str, Entry], entry: Entry) -> None:
        if entry.name in members:
            self.diagnostics.append(duplicate_key(entry.key, entry.name))
        members[entry.name] = entry

    def _spend(self, depth: int = 0) -> None:
        self._count += 1
        if self._count > MAX_NODES or depth >= MAX_DEPTH:
            what = "depth" if depth >= MAX_DEPTH else "values"
            raise ReadingProblem(too_large(self._range(self._at), what))

    def _header(self) -> tuple[str, Range, bool]:
        self._spend()
        start = self._at
        is_list = self._take("[[")
        if not is_list:
            self._take("[")
        self._skip(_SPACE)
        name, _ = self._key()
        self._skip(_SPACE)
        if not self._take("]]" if is_list else "]"):
            raise self._problem("] is expected")
        return name, self._range(start), is_list

    def _close_table(self, header: tuple[str, Range, bool] | None, members: dict[str, Entry]) -> None:
        if header is None:
            return
        name, key, is_list = header
        end = max([key.end, *(member.range.end for member in members.values())])
        found = Range(key.start, end)
        values = {member.name: member.node.value for member in members.values()}
        table = Node(values, found, Style.TABLE, entries=tuple(members.values()))
        if is_list and name in self._tables:
            self._tables[name].append(table)
            return
        if is_list:
            self._tables[name] = [table]
        self._add(self.entries, Entry(name, key, table, found))

    def _list_of_tables(self, first: Entry, tables: list[Node]) -> Entry:
        whole = Range(first.range.start, tables[-1].range.end)
        value = tuple(table.value for table in tables)
        return Entry(first.name, first.key, Node(value, whole, Style.TABLE, items=tuple(tables)), whole)

    def _key(self) -> tuple[str, Range]:
        start = self._at
        parts: list[str] = []
        while True:
            found = _KEY_PART.match(self._text, self._at)
            if not found or len(parts) >= MAX_DEPTH:
                raise self._problem("a key is expected")
            self._at = found.end()
            parts.append(self._unquoted(found[0]) if found[0][0] in "\"'" else found[0])
            end = self._at
            self._skip(_SPACE)
            if not self._take("."):
                self._at = end
                return ".".join(parts), self._range(start)
            self._skip(_SPACE)

    def _member(self, depth: int) -> Entry:
        start = self._at
        name, key = self._key()
        self._skip(_SPACE)
        if not self._take("="):
            raise self._problem("= is expected")
        self._skip(_SPACE)
        node = self._value(depth)
        return Entry(name, key, node, self._range(start))

    def _value(self, depth: int) -> Node:
        self._spend(depth)
        start = self._at
        if self._take("["):
            return self._list(start, depth)
        if self._take("{"):
            return self._inline_table(start, depth)
        for pattern, style in _STRINGS:
            found = pattern.match(self._text, start)
            if found:
                self._at = found.end()
                return Node(self._unquoted(found[0]), self._range(start), style)
        found = _BARE.match(self._text, start)
        if not found:
            raise self._problem("a value is expected")
        self._at = found.end()
        return Node(found[0], self._range(start), Style.PLAIN)

    def _list(self, start: int, depth: int) -> Node:
        items: list[Node] = []
        self._skip(_SPACE_AND_COMMENTS)
        while not self._take("]"):
            items.append(self._value(depth + 1))
            self._skip(_SPACE_AND_COMMENTS)
            if not self._take(",") and not self._text.startswith("]", self._at):
                raise self._problem("a comma or ] is expected")
            self._skip(_SPACE_AND_COMMENTS)
        value = tuple(item.value for item in items)
        return Node(value, self._range(start), Style.FLOW, items=tuple(items))

    def _inline_table(self, start: int, depth: int) -> Node:
        entries: dict[str, Entry] = {}
        self._skip(_SPACE)
        while not self._take("}"):
            self._add(entries, self._member(depth + 1))
            self._skip(_SPACE)
            if not self._take(",") and not self._text.startswith("}", self._at):
                raise self._problem("a comma or } is expected")
            self._skip(_SPACE)
        value = {name: entry.node.value for name, entry in entries.items()}
        return Node(value, self._range(start), Style.FLOW, entries=tuple(entries.values()))

    def _unquoted(self, token: str) -> str:
        try:
            return str(tomllib.loads("text = " + token)["text"])
        except ValueError:
            raise self._problem("a string has an escape or character that TOML does not know") from None
