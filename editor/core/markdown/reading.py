"""Reads the text of one piece: its tokens, the definitions it asks for, its notes, headings and spans."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markdown_it.rules_core import StateCore, block, inline, normalize

from editor.core.markdown.abbreviations import ASKED, SEARCHED
from editor.core.markdown.cutting import LONG, source_of
from editor.core.markdown.definitions import AskedLinks, AskedNotes, abbreviation_name
from editor.core.markdown.highlight_code import language_of
from editor.core.markdown.known_texts import has_many_texts
from editor.core.markdown.long_piece import is_simple
from editor.core.markdown.outline import plain_text
from editor.core.markdown.parser import make_parser
from editor.core.markdown.shared_tokens import SharedTokens
from editor.core.markdown.slug import slug_of
from editor.core.markdown.spans import spans_of
from editor.core.markdown.units import Parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from editor.core.markdown.definitions import DefinitionTable
    from editor.core.markdown.highlight_code import CodeHighlighter
    from editor.core.markdown.known_texts import KnownTexts
    from editor.core.markdown.parser import MarkdownOptions

_LARGE = 4096
_MAX_LINKIFIED = 20_000
_MAX_ADDRESSES = 100
_MAX_QUOTES = 2_000
_MAX_QUOTE_WORK = 20_000_000
_NO_NAMES = frozenset[str]()


class PieceReader:
    """Reads pieces; what it gives depends on their lines and the definitions they ask for only."""

    def __init__(self, options: MarkdownOptions, highlighter: CodeHighlighter, known: KnownTexts) -> None:
        self._known = known
        self.md: MarkdownIt = make_parser(options)
        self._options = options
        self._highlighter = highlighter
        self._shared = SharedTokens()

    # few posts need these

    @cached_property
    def _md_without_addresses(self) -> MarkdownIt:
        return make_parser(replace(self._options, linkify=False))

    @cached_property
    def _md_without_quotes(self) -> MarkdownIt:
        if not self._options.typographer:
            return self._md_without_addresses
        return make_parser(replace(self._options, linkify=False, typographer=False))

    def read(
        self,
        lines: Sequence[str],
        table: DefinitionTable,
        announce: Callable[[], None],
        tokens: list[Token] | None = None,
    ) -> Parsed:
        """Read the lines of a piece; `announce` is called before what may run away.

        `tokens` are its blocks where they are known, with nothing read of their text; they are used up.
        """
        if len(source := source_of(lines)) > _LARGE:
            announce()
        return self._read(lines, source, self._md_for(source), table, announce, tokens, self._known)

    def read_part(
        self,
        old: Parsed,
        lines: Sequence[str],
        part: Sequence[str],
        table: DefinitionTable,
        announce: Callable[[], None],
    ) -> Parsed | None:
        """Read a part of a piece that is not read anew otherwise, as the piece is read.

        `lines` are all that the piece has now. None where they make it be read otherwise than it was.
        """
        md = self._md_for(source_of(lines))
        if md is not old.reader or table.abbreviations:
            return None
        source = source_of(part)
        if len(source) > _LARGE:
            announce()
        return self._read(part, source, md, table, announce, None, None)

    def _md_for(self, source: str) -> MarkdownIt:
        if not _may_have_quotes(source):
            return self._md_without_quotes
        return self.md if _may_be_linkified(source) else self._md_without_addresses

    def _read(
        self,
        lines: Sequence[str],
        source: str,
        md: MarkdownIt,
        table: DefinitionTable,
        announce: Callable[[], None],
        tokens: list[Token] | None,
        texts: KnownTexts | None,
    ) -> Parsed:
        if tokens is None:
            tokens = []
            md.block.parse(source, md, {}, tokens)
        asked: set[str] = set()
        env: dict[str, Any] = {
            "references": AskedLinks(table, asked),
            "footnotes": {"refs": AskedNotes(table, asked), "list": {}},
            ASKED: table.abbreviations,
        }
        state = StateCore(source, md, env, tokens)
        is_long = len(source) > _LARGE and has_many_texts(tokens)
        known = texts if is_long and not table.abbreviations else None
        _run_rules(state, known, table, asked)
        tokens = state.tokens
        if any(self._is_risky(token) for token in tokens):
            announce()
        self._shared.share(tokens)
        searched = env.get(SEARCHED, "")
        asked.update(abbreviation_name(label) for label in table.abbreviations if label in searched)
        headings = tuple(token for token in tokens if token.type == "heading_open")
        titles = _titles(tokens)
        return Parsed(
            tokens=tuple(tokens),
            spans=spans_of(lines, tokens, self._highlighter, known),
            names=frozenset(asked) if asked else _NO_NAMES,
            notes=tuple(_notes(tokens, env["footnotes"]["list"])),
            headings=headings,
            slugs=tuple(
                str(heading.attrs.get("id", "")) or slug_of(text)
                for heading, (_, text) in zip(headings, titles, strict=True)
            ),
            titles=titles,
            has_contents=any(token.type == "contents" for token in tokens),
            searched=searched,
            is_simple=(texts is None or len(lines) >= LONG) and is_simple(tokens),
            reader=md,
        )

    def _is_risky(self, token: Token) -> bool:
        return token.type == "fence" and self._highlighter.has_to_work(language_of(token.info), token.content)


def _run_rules(state: StateCore, known: KnownTexts | None, table: DefinitionTable, asked: set[str]) -> None:
    rules = [rule for rule in state.md.core.ruler.getRules("") if rule not in (normalize, block)]
    if known is not None:
        known.read(state, rules, inline, table, asked)
        return
    for rule in rules:
        rule(state)


def _may_be_linkified(source: str) -> bool:
    """Tell whether bare addresses may be sought: their search takes quadratic time in text made for it."""
    return (
        len(source) <= _MAX_LINKIFIED
        and source.count("//") <= _MAX_ADDRESSES
        and source.count("@") <= _MAX_ADDRESSES
        and source.count("mailto:") <= _MAX_ADDRESSES
        and source.count("www.") <= _MAX_ADDRESSES
    )


def _may_have_quotes(source: str) -> bool:
    """Tell whether quotes may become typographic: each makes a copy of its text, and seeks its partner."""
    quotes = source.count('"') + source.count("'")
    return quotes <= _MAX_QUOTES and quotes * len(source) <= _MAX_QUOTE_WORK


def _notes(tokens: Sequence[Token], known: dict[int, dict[str, Any]]) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            found.append(token)
        elif token.type == "inline" and token.children:
            _collect_uses(token.children, known, found)
    return found


def _collect_uses(children: Sequence[Token], known: dict[int, dict[str, Any]], found: list[Token]) -> None:
    for child in children:
        if child.type != "footnote_ref":
            continue
        found.append(child)
        label = child.meta.get("label")
        if label is None:
            child.children = known[child.meta["id"]]["tokens"]
            _collect_uses(child.children or (), known, found)
        # ids count within a piece; numbers are given for the whole body, by label
        child.meta = {"label": label} if label is not None else {}


def _titles(tokens: Sequence[Token]) -> tuple[tuple[int, str], ...]:
    return tuple(
        (int(token.tag[1:]), plain_text(tokens[index + 1].children or ()))
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    )
