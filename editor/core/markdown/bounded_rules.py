"""Rules of libraries, kept from running away: names of footnotes end soon, tables have an end."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it.rules_block import table
from mdit_py_plugins.footnote.index import footnote_ref

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

MOST_CELLS = 8_000
"""A table that may have more is shown as text: reading and drawing it takes seconds at every key."""

_NOTE = re.compile(r"\[\^[^ \n\]]{1,999}\]")
_DELIMITERS = re.compile(r"[^\n]*\n[ \t]*\|?[ \t]*:?-+:?[ \t]*\|")
_BLANK = re.compile(r"\n[ \t>]*(?:\n|\Z)")


def bound_notes(md: MarkdownIt) -> None:
    """Let `[^label]` end within 999 characters: each `[^` would look for its end in all that follows."""
    md.inline.ruler.at("footnote_ref", _read_note)


def bound_tables(md: MarkdownIt) -> None:
    """Let a parser read no table that is too large."""
    md.block.ruler.at("table", _read_table, {"alt": ["paragraph", "reference"]})
    md.core.ruler.after("block", "large_tables", _mark_large)


def _read_note(state: StateInline, silent: bool) -> bool:
    return _NOTE.match(state.src, state.pos, state.posMax) is not None and footnote_ref(state, silent)


def _read_table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    if not silent and state.src.find("|", state.bMarks[first], state.eMarks[first]) >= 0:
        start = state.bMarks[first]
        blank = _BLANK.search(state.src, start)
        most = state.src.count("|", start, blank.start() if blank else len(state.src))
        if most > MOST_CELLS and _is_large(state, first, end):
            return False
    return table(state, first, end, silent)


def _mark_large(state: StateCore) -> None:
    """Let the text that would be a table say why it is none."""
    for opening, text in pairwise(state.tokens):
        is_large = opening.type == "paragraph_open" and text.content.count("|") > MOST_CELLS
        if is_large and _DELIMITERS.match(text.content):
            opening.meta = {**opening.meta, "hint": "large-table"}


def _is_large(state: StateBlock, first: int, end: int) -> bool:
    """Tell whether a table from this line would have too many cells, by its own lines alone."""
    ending = state.md.block.ruler.getRules("blockquote")
    count = 0
    for line in range(first, end):
        is_its = state.sCount[line] >= state.blkIndent and not state.isEmpty(line)
        if line > first + 1 and (not is_its or any(rule(state, line, end, True) for rule in ending)):
            break
        count += state.src.count("|", state.bMarks[line], state.eMarks[line])
        if count > MOST_CELLS:
            return True
    return False
