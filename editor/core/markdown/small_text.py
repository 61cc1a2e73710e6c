"""Text between single signs: `H~2~O` is set low, `x^2^` high."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

MAX_SMALL = 60
"""characters; what is longer is no index"""

_ESCAPED = re.compile(r"\\([ \\!\"#$%&'()*+,./:;<=>?@\[\]^_`{|}~-])")
_TEXT = r"((?:\\(?:[^\s\w]| )|[^\s\\{sign}，。！？；：、（）“”])+)"


def use_subscript(md: MarkdownIt) -> None:
    """Let a parser read `~x~`; `3~5天，10~20元` and `上午~下午` are ranges and stay text."""
    # before strikethrough, which may begin with one tilde as well
    md.inline.ruler.before("strikethrough", "sub", _reader("~", "sub"))
    md.inline.ruler.before("strikethrough", "range", _read_range)


def use_superscript(md: MarkdownIt) -> None:
    """Let a parser read `^x^`; `^[note]` is a footnote."""
    md.inline.ruler.before("emphasis", "sup", _reader("^", "sup"))


def _reader(sign: str, tag: str) -> Callable[[StateInline, bool], bool]:
    pattern = re.compile(re.escape(sign) + _TEXT.replace("{sign}", re.escape(sign)) + re.escape(sign))

    def read(state: StateInline, silent: bool) -> bool:
        limit = min(state.posMax, state.pos + MAX_SMALL)
        match = pattern.match(state.src, state.pos, limit)
        if silent or match is None or _is_doubled(state.src, match, sign):
            return False
        if sign == "~" and _is_range(state.src, match):
            return False
        state.push(f"{tag}_open", tag, 1).markup = sign
        state.push("text", "", 0).content = _ESCAPED.sub(r"\1", match[1])
        state.push(f"{tag}_close", tag, -1).markup = sign
        state.pos = match.end()
        return True

    return read


def _is_doubled(source: str, match: re.Match[str], sign: str) -> bool:
    """Tell whether another of the signs stands beside: `~~struck~~` is none of ours."""
    around = source[max(match.start() - 1, 0) : match.start()] + source[match.end() : match.end() + 1]
    return sign in around


def _is_range(source: str, match: re.Match[str]) -> bool:
    before, first = source[max(match.start() - 1, 0) : match.start()], match[1][0]
    behind, last = source[match.end() : match.end() + 1], match[1][-1]
    if (before.isdigit() and first.isdigit()) or (last.isdigit() and behind.isdigit()):
        return True
    return _is_ideograph(before) and any(map(_is_ideograph, match[1]))


def _is_ideograph(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff"


def _read_range(state: StateInline, silent: bool) -> bool:
    """Keep a lone tilde between two words a tilde; GitHub would strike what lies between two of them."""
    if not state.src.startswith("~", state.pos) or state.src.startswith("~~", state.pos):
        return False
    around = (state.src[max(state.pos - 1, 0) : state.pos], state.src[state.pos + 1 : state.pos + 2])
    if not all(sign.isalnum() for sign in around):
        return False
    if not silent:
        state.pending += "~"
    state.pos += 1
    return True
