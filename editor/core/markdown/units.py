"""Pieces of a body and the units they are patched in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from editor.core.markdown.containers import TAG, OpenContainers
from editor.core.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

    from editor.core.markdown.abbreviations import Abbreviation
    from editor.core.markdown.contents import Entry
    from editor.core.markdown.definitions import Definition
    from editor.core.markdown.highlight_code import Code
    from editor.core.markdown.item_edit import ItemEdit


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a piece begins and what it means for the rest of the body; found without reading its text.

    `tags` are the names of raw HTML tags and containers that the piece opens, or closes (`/div`), for
    others. It `may_grow` when the piece behind the next one can make both its own: a definition list.
    A long piece brings its `tokens` along, whose lines count from its first.
    """

    start: int
    line_count: int
    definitions: tuple[Definition | Abbreviation, ...] = ()
    notes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    may_grow: bool = False
    tokens: list[Token] | None = field(default=None, compare=False, repr=False)

    @property
    def end(self) -> int:
        """Give the line at which the next piece begins."""
        return self.start + self.line_count


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A piece whose text has been read.

    `names` are the definitions it asked for, found or not. `notes` are its footnote tokens in order,
    `headings` the heading tokens, `slugs` what their addresses are made of, `titles` what they say with
    their level. `searched` is the running text in which abbreviations were sought.
    """

    tokens: tuple[Token, ...]
    spans: tuple[Span, ...]
    names: frozenset[str] = frozenset()
    notes: tuple[Token, ...] = ()
    headings: tuple[Token, ...] = ()
    slugs: tuple[str, ...] = ()
    titles: tuple[tuple[int, str], ...] = ()
    has_contents: bool = False
    searched: str = ""
    is_simple: bool = False
    """whether it is one long list or table whose items or rows mean nothing for one another"""
    reader: object = field(default=None, repr=False)
    """the parser that read it"""


class _Placed(NamedTuple):
    """Tokens and spans of a piece that begins at some line of its unit."""

    parsed: Parsed
    line: int
    tokens: Sequence[Token]
    spans: Sequence[Span]


@dataclass(slots=True, eq=False)
class Piece:
    """One top-level construct with the blank lines behind it; `parsed` comes later than the rest."""

    line_count: int
    definitions: tuple[Definition | Abbreviation, ...]
    notes: tuple[str, ...]
    tags: tuple[str, ...]
    may_grow: bool = False
    parsed: Parsed | None = None
    tokens: list[Token] | None = None
    """the blocks of a long piece until it is read, which uses them up"""
    placed: _Placed | None = None
    """what is read of it, with lines counted from its unit's first"""

    def placed_at(self, parsed: Parsed, line: int) -> _Placed:
        """Give what is read of it as it counts in a unit where it begins at a line."""
        found = self.placed
        if found is None or found.line != line or found.parsed is not parsed:
            tokens = [_moved_token(token, line) for token in parsed.tokens]
            spans = [Span(span.line + line, span.start, span.end, span.kind) for span in parsed.spans]
            found = self.placed = _Placed(parsed, line, tokens, spans)
        return found

    @classmethod
    def from_cut(cls, cut: Cut) -> Piece:
        """Make the piece of a cut."""
        return cls(cut.line_count, cut.definitions, cut.notes, cut.tags, cut.may_grow, None, cut.tokens)


@dataclass(frozen=True, slots=True)
class InnerEdit:
    """Pieces of a unit that gave place to others: `old` ones to `count` from index `first`.

    `first_line` is the line of the unit where they begin, `old_end` the one where the first piece behind
    them began; that and all behind it moved by `shift`.
    """

    first: int
    count: int
    old: tuple[Piece, ...]
    first_line: int
    old_end: int
    shift: int


@dataclass(slots=True, eq=False)
class Unit:
    """The pieces that one block shows, and what they are drawn with.

    `numbers` are those of its footnote tokens, `repeats` tells for each heading how many before it have
    the same slug, `contents` lists the body's headings where that is asked for; when one of them changes,
    the html must follow. `is_late` is set while it waits to be
    read again, because something it names was defined behind it, or codes of it were `put_off`.
    """

    pieces: tuple[Piece, ...]
    line_count: int = field(init=False)
    html: str = ""
    tokens: tuple[Token, ...] = ()
    spans: tuple[Span, ...] = ()
    notes: tuple[Token, ...] = ()
    slugs: tuple[str, ...] = ()
    numbers: tuple[tuple[int, int], ...] = ()
    repeats: tuple[int, ...] = ()
    titles: tuple[tuple[int, str], ...] = ()
    has_contents: bool = False
    contents: tuple[Entry, ...] = ()
    is_late: bool = False
    put_off: tuple[Code, ...] = ()
    follows: tuple[str, ItemEdit | InnerEdit] | None = None
    """the html of the unit that an edit made this of, until this one is drawn"""

    def __post_init__(self) -> None:
        self.line_count = sum(piece.line_count for piece in self.pieces)

    @property
    def parsed(self) -> list[Parsed]:
        """Give what is read of its pieces so far."""
        return [piece.parsed for piece in self.pieces if piece.parsed is not None]

    def gather(self) -> None:
        """Take over what its pieces say, with lines counted from the unit's first."""
        parsed = self.parsed
        self.notes = tuple(chain.from_iterable(one.notes for one in parsed))
        self.slugs = tuple(chain.from_iterable(one.slugs for one in parsed))
        self.titles = tuple(chain.from_iterable(one.titles for one in parsed))
        self.has_contents = any(one.has_contents for one in parsed)
        if not self.notes:
            self.numbers = ()
        if not self.slugs:
            self.repeats = ()
        if len(parsed) == 1:
            self.tokens, self.spans = parsed[0].tokens, parsed[0].spans
            return
        tokens: list[Token] = []
        spans: list[Span] = []
        line = 0
        for piece, one in zip(self.pieces, parsed, strict=True):
            placed = piece.placed_at(one, line)
            tokens += placed.tokens
            spans += placed.spans
            line += piece.line_count
        self.tokens, self.spans = tuple(tokens), tuple(spans)


def _moved_token(token: Token, lines: int) -> Token:
    if token.map is None or not lines:
        return token
    return token.copy(map=[token.map[0] + lines, token.map[1] + lines])


def tags_of(pieces: Iterable[Piece]) -> list[str]:
    """Give the tags and containers that pieces open and close for one another, in order."""
    return list(chain.from_iterable(piece.tags for piece in pieces))


def join(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """Join the pieces from one that opens something to the one that closes it; all others stay alone."""
    ends = _joined_ranges(pieces)
    for start, end in _container_ranges(pieces):
        ends[start] = max(ends.get(start, end), end)
    groups: list[tuple[Piece, ...]] = []
    place = 0
    while place < len(pieces):
        end = ends.get(place, place)
        # ranges may overlap: <a> in 0, <b> in 2, </a> in 3, </b> in 5
        reach = place
        while reach < end:
            reach += 1
            end = max(end, ends.get(reach, reach))
        groups.append(tuple(pieces[place : end + 1]))
        place = end + 1
    return groups


def _joined_ranges(pieces: Sequence[Piece]) -> dict[int, int]:
    ends: dict[int, int] = {}
    opened: list[tuple[str, int]] = []
    counts: Counter[str] = Counter()
    for index, piece in enumerate(pieces):
        for tag in piece.tags:
            if TAG in tag:
                continue
            if not tag.startswith("/"):
                opened.append((tag, index))
                counts[tag] += 1
                continue
            name = tag[1:]
            if not counts[name]:
                continue
            while opened[-1][0] != name:
                counts[opened.pop()[0]] -= 1
            start = opened.pop()[1]
            counts[name] -= 1
            if start != index:
                ends[start] = max(ends.get(start, index), index)
    return ends


def _container_ranges(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    opened: OpenContainers[int] = OpenContainers()
    for index, piece in enumerate(pieces):
        for tag in piece.tags:
            if tag.startswith(TAG):
                opened.open(int(tag.removeprefix(TAG)), index)
            elif tag.startswith(f"/{TAG}"):
                closed = opened.close(int(tag.removeprefix(f"/{TAG}")))
                if closed:
                    yield closed[0], index
