"""Cuts lines into top-level pieces without reading the text inside them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from editor.core.markdown.abbreviations import abbreviation_of
from editor.core.markdown.attribute_lists import is_attribute_list
from editor.core.markdown.containers import mark_name
from editor.core.markdown.definitions import Definition
from editor.core.markdown.formula_rules import REACHES
from editor.core.markdown.html_tags import unmatched_tags
from editor.core.markdown.tag_pairs import join_name
from editor.core.markdown.units import Cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from editor.core.markdown.abbreviations import Abbreviation

LONG = 60
"""Pieces of so many lines are not parsed twice."""
LOOK_AHEAD = 3
"""No construct looks further than this many lines behind its end to know that it has ended."""


def source_of(lines: Sequence[str]) -> str:
    """Join lines the way markdown-it wants its source, which ends with a line end."""
    source = "\n".join(lines).replace("\0", "\ufffd")
    return f"{source}\n" if lines and lines[-1] else source


def cut(lines: Sequence[str], md: MarkdownIt, first: int = 0) -> list[Cut]:
    """Cut lines that begin at a top-level start into pieces; the last one reaches to the end.

    `first` is the line that the starts of the pieces count from.
    Blank lines before the first construct belong to no piece. A link definition that something follows
    without a blank line is one piece with it, because its title may reach into there; so is a formula that
    nothing closes with all among which its end was sought.
    """
    env: dict[str, Any] = {}
    tokens: list[Token] = []
    md.block.parse(source_of(lines), md, env, tokens)
    definitions = _definitions(env)
    starts = _starts(tokens, definitions, lines, env.get(REACHES, {}))
    if not starts:
        return []
    owned = [_Owned() for _ in starts]
    for start, _, definition in definitions:
        owned[bisect_right(starts, start) - 1].definitions.append(definition)
    ends = [*starts[1:], len(lines)]
    place = 0
    for token in tokens:
        if token.map is not None:
            place = bisect_right(starts, token.map[0]) - 1
            owned[place].take(token)
        if ends[place] - starts[place] >= LONG:
            owned[place].keep(token, starts[place])
    return [
        piece.cut(first + start, end - start) for piece, start, end in zip(owned, starts, ends, strict=True)
    ]


@dataclass(slots=True)
class _Owned:
    """What a piece holds that means something for others."""

    definitions: list[Definition | Abbreviation] = field(default_factory=list["Definition | Abbreviation"])
    notes: list[str] = field(default_factory=list[str])
    html: list[str] = field(default_factory=list[str])
    marks: list[str] = field(default_factory=list[str])
    may_grow: bool = False
    tokens: list[Token] | None = None

    def keep(self, token: Token, start: int) -> None:
        """Keep a block of a long piece, so that it need not be found again."""
        if token.map is not None:
            token.map = [token.map[0] - start, token.map[1] - start]
        if self.tokens is None:
            self.tokens = []
        self.tokens.append(token)

    def take(self, token: Token) -> None:
        if token.type == "footnote_reference_open":
            self.notes.append(str(token.meta["label"]))
        elif token.type == "abbreviation":
            self.definitions.append(abbreviation_of(token))
        elif token.level > 0:
            return
        elif token.type == "html_block":
            self.html.append(token.content)
        elif token.type == "container":
            self.marks.append(mark_name(token))
        elif token.type == "dl_open":
            self.may_grow = True
        else:
            self.marks.extend(join_name(token))

    def cut(self, start: int, line_count: int) -> Cut:
        tags = unmatched_tags("\n".join(self.html)) if self.html else ()
        return Cut(
            start,
            line_count,
            tuple(self.definitions),
            tuple(self.notes),
            (*tags, *self.marks),
            may_grow=self.may_grow,
            tokens=self.tokens,
        )


def _definitions(env: dict[str, Any]) -> list[tuple[int, int, Definition]]:
    entries = [(label, entry) for label, entry in env.get("references", {}).items()]
    entries += [(entry["label"], entry) for entry in env.get("duplicate_refs", [])]
    found = [(*entry["map"], _definition(label, entry["href"], entry["title"])) for label, entry in entries]
    found.sort(key=lambda item: item[:2])
    return found


def _definition(label: str, href: str, title: str) -> Definition:
    return Definition(label, href, title, str(getattr(href, "written", href)))


def _belongs_above(token: Token, line: int, lines: Sequence[str]) -> bool:
    return is_attribute_list(token) and bool(lines[line - 1].strip())


def _starts(
    tokens: Iterable[Token],
    definitions: Iterable[tuple[int, int, Definition]],
    lines: Sequence[str],
    reaches: Mapping[int, int],
) -> list[int]:
    constructs: list[tuple[int, int]] = []
    for token in tokens:
        if token.level or token.nesting < 0 or token.map is None:
            continue
        if constructs and token.map[0] == constructs[-1][1] and _belongs_above(token, token.map[0], lines):
            constructs[-1] = (constructs[-1][0], token.map[1])
            continue
        # words behind a closing tag stand in its last line: they cannot be read without what it closes
        if not constructs or token.map[0] >= constructs[-1][1]:
            constructs.append((token.map[0], max(token.map[1], reaches.get(token.map[0], 0))))
    tops = [construct[0] for construct in constructs]
    glued: set[int] = set()
    starts = set(tops)
    for start, end, _ in definitions:
        owner = bisect_right(tops, start) - 1
        if owner >= 0 and start < constructs[owner][1]:
            continue
        starts.add(start)
        glued.add(end)
    return sorted(starts - glued)
