"""Footnotes: `[^label]` with its definition, and `^[notes]` that stand where they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline

from editor.core.markdown.bounded_rules import bound_notes

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

MOST_INLINE = 200
"""notes in one paragraph; each looks for its end in all that follows"""


def use_footnotes(md: MarkdownIt) -> None:
    """Let a parser read `[^label]`."""
    footnote_plugin(md, inline=False, move_to_end=False)
    bound_notes(md)


def use_inline_notes(md: MarkdownIt) -> None:
    """Let a parser read `^[a note]`."""
    md.inline.ruler.after("image", "footnote_inline", _read_inline)


def _read_inline(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("^[", state.pos) or state.src.count("^[") > MOST_INLINE:
        return False
    return footnote_inline(state, silent)
