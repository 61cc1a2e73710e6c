"""Finds formulas in Markdown: which dollars, brackets and fences are meant as mathematics."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict


class FormulaSign(StrEnum):
    """What formulas stand between; which of these a site reads depends on its renderer."""

    DOLLAR = "$"
    """`$x$`: no space inside, no digit behind the closing one"""
    DOLLARS = "$$"
    """`$$x$$`, in a line or as lines of its own"""
    PARENTHESES = "\\("
    BRACKETS = "\\["
    """`\\[x\\]`, only where it begins a paragraph: elsewhere `\\[` is a bracket that was escaped"""
    BACKTICKS = "$`"
    FENCE = "```math"


ALL_SIGNS = frozenset(FormulaSign)
"""Every sign is read."""

MAX_INLINE = 5_000
"""A formula inside a paragraph is not longer than this, in characters."""

REACHES = "formula_reaches"
"""Under this name the env keeps how far the ends of unclosed formulas were sought, by their first lines."""

_BLANK_LINES = re.compile(r"\n\s*\n")
_NO_FORMULA = re.compile(r"#{1,6}(?:\s|$)|`{3}|~{3}|:{3}|</?[A-Za-z!]|<!--|\{%|\[\^")
_SIGN = re.compile(
    r"\\.|`+|\$+"
    # a tag, so that the dollars in its attributes are left alone
    r"""|</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[\w:.-]{1,40}="[^"<>]{0,500}"|\s[\w:.-]{1,40}='[^'<>]{0,500}'){1,20}\s?/?>""",
    re.DOTALL,
)
_MEANT = re.compile(r"[\\^_={}+\-*/<>|]|[A-Za-z0-9\u0370-\u03ff]")
_ENDS = "formula_ends"
_LINES_ABOVE = 100
_BLOCKS = (("$$", "$$", FormulaSign.DOLLARS), ("\\[", "\\]", FormulaSign.BRACKETS))


def use_formulas(md: MarkdownIt, signs: frozenset[FormulaSign] = ALL_SIGNS) -> None:
    """Let a parser read formulas: tokens `formula_inline` and `formula_block` with the LaTeX as content.

    `markup` holds the formula as it is written, signs included.
    """
    if not signs:
        return
    md.inline.ruler.before("escape", "formula", _inline_rule(signs))
    ends_others: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("fence", "formula_block", _block_rule(signs), ends_others)
    if FormulaSign.FENCE in signs:
        md.core.ruler.after("block", "formula_fences", _take_fences)
    md.add_render_rule("formula_inline", _draw)
    md.add_render_rule("formula_block", _draw)


def _draw(
    renderer: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    """Draw a formula, where the env says who can; as text elsewhere."""
    del renderer, options
    token = tokens[idx]
    is_alone = token.type == "formula_block"
    is_block = is_alone or bool(token.meta.get("is_display"))
    drawn = env.get("draw_formula")
    if drawn is None:
        return escapeHtml(token.markup)
    html: str = drawn(token.content, token.markup, is_block=is_block, is_alone=is_alone)
    return f"{html}\n" if is_alone else html


# --- inside a paragraph


def _inline_rule(signs: frozenset[FormulaSign]) -> Callable[[StateInline, bool], bool]:
    def read(state: StateInline, silent: bool) -> bool:
        sign = state.src[state.pos]
        if sign == "$":
            found = _dollars(state, signs)
        elif sign == "\\" and FormulaSign.PARENTHESES in signs:
            found = _parentheses(state)
        else:
            return False
        if found is None:
            return False
        content, end, is_display = found
        if not silent:
            token = state.push("formula_inline", "math", 0)
            token.content = content.replace("\n", " ").strip()
            token.markup = state.src[state.pos : end]
            token.meta = {"is_display": is_display}
        state.pos = end
        return True

    return read


def _dollars(state: StateInline, signs: frozenset[FormulaSign]) -> tuple[str, int, bool] | None:
    """Give the content of the formula that begins here, where it ends, and whether it is a display."""
    source, start = state.src, state.pos
    if start and source[start - 1] == "$":
        return None
    if source.startswith("$$", start):
        width, sign = 2, FormulaSign.DOLLARS
    elif source.startswith("$`", start):
        return _backticks(state) if FormulaSign.BACKTICKS in signs else None
    else:
        width, sign = 1, FormulaSign.DOLLAR
    if sign not in signs:
        return None
    runs = _runs_of_dollars(state)
    # the very next dollars must close it
    place = bisect_left(runs, (start + width, 0))
    if place == len(runs) or not place or runs[place - 1] != (start, width) or runs[place][1] != width:
        return None
    end = runs[place][0]
    content = source[start + width : end]
    if not content.strip() or len(content) > MAX_INLINE or end + width > state.posMax:
        return None
    if width == 1 and (content[0].isspace() or content[-1].isspace() or _is_digit(source, end + 1)):
        return None
    return content, end + width, width == 2


def _is_digit(source: str, place: int) -> bool:
    return place < len(source) and source[place] in "0123456789"


def _backticks(state: StateInline) -> tuple[str, int, bool] | None:
    source, start = state.src, state.pos
    end = source.find("`$", start + 2, min(state.posMax, start + MAX_INLINE))
    content = source[start + 2 : end]
    if end < 0 or not content.strip() or "`" in content or end + 2 > state.posMax:
        return None
    return content, end + 2, False


def _parentheses(state: StateInline) -> tuple[str, int, bool] | None:
    source, start = state.src, state.pos
    if not source.startswith("\\(", start):
        return None
    end = source.find("\\)", start + 2, min(state.posMax, start + MAX_INLINE))
    content = source[start + 2 : end]
    if end < 0 or "\\(" in content or not _MEANT.search(content):
        return None
    return content, end + 2, False


def _runs_of_dollars(state: StateInline) -> list[tuple[int, int]]:
    """Give place and width of all dollars that are neither escaped nor inside code or a tag.

    Found once for each text, so that many dollars cost no more than their number.
    """
    known: dict[str, list[tuple[int, int]]] = state.env.setdefault(_ENDS, {})
    runs = known.get(state.src)
    if runs is None:
        runs = known[state.src] = _find_runs(state.src)
    return runs


def _find_runs(source: str) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    ticks: dict[int, list[int]] | None = None
    skipped_to = 0
    for match in _SIGN.finditer(source):
        start = match.start()
        if start < skipped_to:
            continue
        if source[start] == "$":
            runs.append((start, match.end() - start))
        elif source[start] == "`":
            ticks = ticks or _ticks(source)
            width = match.end() - start
            places = ticks.get(width, [])
            place = bisect_left(places, match.end())
            if place < len(places):
                skipped_to = places[place] + width
    return runs


def _ticks(source: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for match in re.finditer("`+", source):
        found.setdefault(match.end() - match.start(), []).append(match.start())
    return found


# --- as lines of its own


def _block_rule(signs: frozenset[FormulaSign]) -> Callable[[StateBlock, int, int, bool], bool]:
    kinds = [(opening, closing) for opening, closing, sign in _BLOCKS if sign in signs]

    def read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if state.is_code_block(start):
            return False
        first = _line(state, start)
        for opening, closing in kinds:
            if first.startswith(opening) and _may_open(first, opening, closing):
                if silent and _is_inside(state, start, opening, closing):
                    return False
                if not silent:
                    _push(state, start, end, opening, closing)
                return True
        return False

    return read


def _may_open(first: str, opening: str, closing: str) -> bool:
    """Tell by its first line alone whether a block of formula begins: what follows cannot take that back."""
    rest = first[len(opening) :].rstrip()
    if rest.startswith("$"):
        return False
    place = rest.find(closing)
    return place < 0 or (place > 0 and place == len(rest) - len(closing) and bool(rest[:place].strip()))


def _is_inside(state: StateBlock, start: int, opening: str, closing: str) -> bool:
    """Tell whether the paragraph above has begun a formula in a line, which this line then ends."""
    if opening != closing or state.parentType != "paragraph":
        return False
    above = range(max(state.line, start - _LINES_ABOVE), start)
    return sum(_line(state, line).count(opening) for line in above) % 2 == 1


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _push(state: StateBlock, start: int, end: int, opening: str, closing: str) -> None:
    """Take lines up to the one that closes the formula, also over blank lines; where none does they are text.

    The env is told how far the closing line was sought: an edit there may still make such a text a formula.
    """
    last, is_closed = start, _closes(_line(state, start)[len(opening) :], closing)
    while not is_closed and last + 1 < end:
        line = last + 1
        if state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            break
        last = line
        text = _line(state, line)
        is_closed = _closes(text, closing)
        if not is_closed and closing in text:
            last = _end_of_text(state, line, end)
            break
    reach = last + 1
    if not is_closed and reach < end and state.isEmpty(reach):
        closed_at, reach = _closed_behind(state, start, reach, end, closing)
        is_closed, last = closed_at >= 0, max(closed_at, last)
    lines = state.getLines(start, last + 1, state.blkIndent, False)
    state.line = last + 1
    if is_closed:
        token = state.push("formula_block", "math", 0)
        token.block = True
        token.map = [start, state.line]
        token.markup = lines.strip()
        token.content = _BLANK_LINES.sub("\n", token.markup[len(opening) : -len(closing)].strip())
        return
    _push_text(state, start, lines, reach)


def _closed_behind(state: StateBlock, start: int, blank: int, end: int, closing: str) -> tuple[int, int]:
    """Seek the line that closes a formula behind a blank line in it; -1 for none, and how far it was sought.

    The generators' plugins go on to the end of the post. Here what never stands in a formula ends the search.
    """
    size = state.eMarks[blank] - state.bMarks[start]
    for line in range(blank, end):
        if state.isEmpty(line):
            if size > MAX_INLINE:
                return -1, line
            continue
        text = _line(state, line)
        if state.sCount[line] < state.blkIndent or _NO_FORMULA.match(text):
            return -1, line
        if closing in text:
            return (line if _closes(text, closing) else -1), line + 1
        size += len(text) + 1
    return -1, end


def _closes(text: str, closing: str) -> bool:
    return text.rstrip().endswith(closing)


def _end_of_text(state: StateBlock, line: int, end: int) -> int:
    while line + 1 < end and not state.isEmpty(line + 1) and state.sCount[line + 1] >= state.blkIndent:
        line += 1
    return line


def _push_text(state: StateBlock, start: int, lines: str, reach: int) -> None:
    if reach > state.line and not state.level:
        state.env.setdefault(REACHES, {})[start] = reach
    opened = state.push("paragraph_open", "p", 1)
    opened.map = [start, state.line]
    inline = state.push("inline", "", 0)
    inline.content = "\n".join(line.strip(" \t") for line in lines.split("\n")).strip()
    inline.map = [start, state.line]
    inline.children = []
    state.push("paragraph_close", "p", -1)


def _take_fences(state: StateCore) -> None:
    """Turn fences that say `math` into formulas."""
    for token in state.tokens:
        if token.type == "fence" and _is_math(token.info):
            token.type = "formula_block"
            token.markup = token.content.rstrip("\n")
            token.content = token.content.strip()


def _is_math(info: str) -> bool:
    words = info.split(maxsplit=1)
    return bool(words) and words[0].lower() == "math"
