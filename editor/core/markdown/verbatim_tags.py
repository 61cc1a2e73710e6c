"""Reads what a tag hides from Markdown up to its partner: code, raw HTML, comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.core.markdown.tag_pieces import VerbatimKind

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

    from editor.core.markdown.site_tag import Tag
    from editor.core.markdown.tag_pieces import Verbatim


def read_verbatim_block(
    state: StateBlock, first: int, end: int, tag: Tag, verbatim: Verbatim, *, silent: bool
) -> bool:
    """Read lines up to the closing tag; as with a fence, all of them when nothing closes it.

    A whole construct inside one line that goes on behind it is left to the line.
    """
    closer = re.compile(
        rf"\{{%-?\s*end{re.escape(tag.name)}\s*-?%\}}|\{{\{{[<%]\s*/\s*{re.escape(tag.name)}\s*[>%]\}}\}}"
    )
    begin = state.bMarks[first] + state.tShift[first] + len(tag.source)
    stop = state.eMarks[first]
    found = closer.search(state.src, begin, stop)
    if found and state.src[found.end() : stop].strip():
        return False
    if silent:
        return True
    line, is_closed = first, found is not None
    while found is None and line + 1 < end:
        line += 1
        begin_of_line = state.bMarks[line] + state.tShift[line]
        if begin_of_line < state.eMarks[line] and state.sCount[line] < state.blkIndent:
            line -= 1  # it ends with the list or quote that it stands in
            break
        found = closer.search(state.src, begin_of_line, state.eMarks[line])
        is_closed = found is not None
    content = _content(state, first, line, begin, found)
    _push(state, first, line + 1, tag, verbatim, content, is_closed=is_closed)
    if found is not None and line > first:
        _push_rest(state, line, state.src[found.end() : state.eMarks[line]].strip())
    state.line = line + 1
    return True


def _content(state: StateBlock, first: int, last: int, begin: int, found: re.Match[str] | None) -> str:
    opener = state.src[begin : state.eMarks[first]].strip()
    if last == first:
        return (state.src[begin : found.start()].strip() if found else opener) + "\n"
    whole = state.getLines(first + 1, last if found else last + 1, state.sCount[first], True)
    before = found and state.src[state.bMarks[last] + state.tShift[last] : found.start()].strip()
    parts = [f"{opener}\n" if opener else "", whole, f"{before}\n" if before else ""]
    return "".join(parts)


def _push(
    state: StateBlock, first: int, end: int, tag: Tag, verbatim: Verbatim, content: str, *, is_closed: bool
) -> None:
    kinds = {VerbatimKind.CODE: "fence", VerbatimKind.HTML: "html_block", VerbatimKind.HIDDEN: "site_hidden"}
    token = state.push(kinds[verbatim.kind], "code" if verbatim.kind is VerbatimKind.CODE else "", 0)
    token.map = [first, end]
    if verbatim.kind is VerbatimKind.HTML and end > first + 1 and content:
        # its lines begin behind that of the tag: whoever looks for images in them has to know
        around = state.tokens.pop()
        hidden = state.push("site_hidden", "", 0)
        hidden.map = [first, end]
        hidden.markup = tag.source
        state.tokens.append(around)
        token.map, token.level = [first + 1, end], token.level + 1
    token.info = verbatim.info.language
    token.content = content
    token.markup = tag.source
    token.meta = {"tag": tag, "fence": verbatim.info}
    if not is_closed:
        token.meta["hint"] = "site-unclosed"


def _push_rest(state: StateBlock, line: int, rest: str) -> None:
    if not rest:
        return
    opening = state.push("paragraph_open", "p", 1)
    opening.map = [line, line + 1]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = rest, [line, line + 1], []
    state.push("paragraph_close", "p", -1)
