"""Shortcodes of Hugo that run over several lines: the `>}}` that ends one is no quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock


def last_line_of(state: StateBlock, first: int, end: int) -> int | None:
    """Give the last line of what a shortcode opens at a line that does not close it, None for other lines.

    It reaches to the line that closes it, or to a blank line: then it is text, but the same lines, so that
    what is typed into it later changes nothing around it.
    """
    begin, stop = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    if not state.src.startswith(("{{<", "{{%"), begin):
        return None
    closer = ">}}" if state.src[begin + 2] == "<" else "%}}"
    if state.src.find(closer, begin, stop) >= 0:
        return None
    line = first
    while line + 1 < end and not state.isEmpty(line + 1) and state.sCount[line + 1] >= state.blkIndent:
        line += 1
        if state.src.find(closer, state.bMarks[line], state.eMarks[line]) >= 0:
            break
    return line if line > first else None


def push_paragraph(state: StateBlock, first: int, last: int) -> None:
    """Make the lines a paragraph, in which the shortcode is read."""
    opening = state.push("paragraph_open", "p", 1)
    opening.map = [first, last + 1]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(first, last + 1, state.blkIndent, False).strip()
    inline.map, inline.children = [first, last + 1], []
    state.push("paragraph_close", "p", -1)
