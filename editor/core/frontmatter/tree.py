"""What a reader found in a front matter: values with their places, the same for YAML, TOML and JSON."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from editor.core.diagnostic import Diagnostic, Severity
from editor.core.text.edit import Position, Range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.frontmatter.field import FieldValue

MAX_CHARACTERS = 128 * 1024
"""a longer front matter is not read: reading it would outlast the patience of whoever types in it"""
MAX_NODES = 10_000
MAX_DEPTH = 64


class Style(StrEnum):
    """How a value is written."""

    PLAIN = "plain"
    SINGLE = "single"
    DOUBLE = "double"
    LITERAL = "literal"
    """YAML's `|`"""
    FOLDED = "folded"
    """YAML's `>`"""
    LONG_SINGLE = "long-single"
    """TOML's three single quotes"""
    LONG_DOUBLE = "long-double"
    FLOW = "flow"
    """a list or mapping in brackets"""
    BLOCK = "block"
    """a list or mapping over lines"""
    ALIAS = "alias"
    TABLE = "table"
    """a mapping below a TOML header"""


class Node(NamedTuple):
    """A value where it stands: in `tags: [a, b] # mine` the range runs over `[a, b]`.

    An empty value has an empty range behind the colon, or the dash.
    """

    value: FieldValue
    range: Range
    style: Style
    items: tuple[Node, ...] = ()
    """the values of a list"""
    entries: tuple[Entry, ...] = ()
    """the members of a mapping"""
    dash: Position | None = None
    """where the dash stands, for an item of a block list"""
    tag: str = ""
    anchor: str = ""
    """the name that aliases call this value by"""
    target: Node | None = None
    """what an alias stands for; its value is the alias's value too"""
    weight: int = 1
    """how many values this is, with all that aliases repeat"""
    height: int = 1
    """how deep this is, also through aliases"""

    @property
    def is_scalar(self) -> bool:
        """Tell whether the value is one text, or nothing."""
        return not isinstance(self.value, (tuple, dict))


class Entry(NamedTuple):
    """A member of a mapping: its name, the range of the key as written, and its value."""

    name: str
    key: Range
    node: Node
    range: Range


class Reading(NamedTuple):
    """All that was read: entries in the order of the source, and what is wrong."""

    entries: tuple[Entry, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    flow: Range | None = None
    """the braces around the entries, where there are any"""


class ReadingProblem(Exception):  # noqa: N818 - it never leaves the readers, where it ends a reading early
    """Why reading cannot go on, as the Diagnostic that tells it."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


@dataclass(slots=True)
class Places:
    """The content of a front matter as one text, and where its characters stand in the post."""

    lines: Sequence[str]
    first_line: int
    text: str = field(init=False)
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.text = "\n".join(self.lines)
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line) + 1)
        self._starts = starts[: max(len(self.lines), 1)]

    def position(self, offset: int) -> Position:
        """Give the place of the character at an offset of the text."""
        line = bisect_right(self._starts, offset) - 1
        return Position(self.first_line + line, offset - self._starts[line])

    def range(self, start: int, end: int) -> Range:
        """Give the range between two offsets of the text."""
        return Range(self.position(start), self.position(end))

    @property
    def end(self) -> Position:
        """Give the end of the last line."""
        return self.position(len(self.text))

    @property
    def is_too_long(self) -> bool:
        """Tell whether the text is longer than may be read."""
        return len(self.text) > MAX_CHARACTERS


def syntax_problem(found: Range, problem: str) -> Diagnostic:
    """Say that the front matter cannot be read, in the words of whoever tried."""
    return Diagnostic("frontmatter.syntax", Severity.ERROR, found, {"problem": problem})


def too_large(found: Range, what: str) -> Diagnostic:
    """Say that the front matter is too long (`characters`), too rich (`values`) or too deep (`depth`)."""
    return Diagnostic("frontmatter.too-large", Severity.ERROR, found, {"what": what})


def too_many_aliases(found: Range) -> Diagnostic:
    """Say that a few lines stand for more values than can be read, or that a value holds itself."""
    return Diagnostic("frontmatter.too-many-aliases", Severity.ERROR, found)


def duplicate_key(found: Range, key: str) -> Diagnostic:
    """Say that a key stands twice, so that no one knows which counts."""
    return Diagnostic("frontmatter.duplicate-key", Severity.ERROR, found, {"key": key})


def without_surrogates(text: str) -> str:
    """Replace halves of surrogate pairs, which an escape can write but no file can hold."""
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
