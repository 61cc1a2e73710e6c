"""Text between doubled signs: `==marked==` and `++inserted++`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_inline.state_inline import Delimiter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


def use_mark(md: MarkdownIt) -> None:
    """Let a parser read `==text==` as `<mark>`."""
    _use(md, "=", "mark")


def use_inserted(md: MarkdownIt) -> None:
    """Let a parser read `++text++` as `<ins>`; the plus signs of `C++` and `i++` are left alone."""
    _use(md, "+", "ins")


def _use(md: MarkdownIt, sign: str, tag: str) -> None:
    md.inline.add_terminator_char(sign)
    md.inline.ruler.before("emphasis", tag, _reader(sign))
    md.inline.ruler2.before("emphasis", tag, _joiner(sign, tag))


def _reader(sign: str) -> Callable[[StateInline, bool], bool]:
    def read(state: StateInline, silent: bool) -> bool:
        if silent or not state.src.startswith(sign * 2, state.pos):
            return False
        scanned = state.scanDelims(state.pos, True)
        end = state.pos + scanned.length
        # a word of a programming language is on that side: `a==b and c==d`, `C++`
        can_open = scanned.can_open and not _is_ascii_word(state.src[state.pos - 1 : state.pos])
        can_close = scanned.can_close and not _is_ascii_word(state.src[end : end + 1])
        # the lone one of an odd number stays outside
        is_lone_last = can_close and not can_open
        if scanned.length % 2 and not is_lone_last:
            state.push("text", "", 0).content = sign
        for _ in range(scanned.length // 2):
            state.push("text", "", 0).content = sign * 2
            state.delimiters.append(
                Delimiter(
                    marker=ord(sign),
                    length=0,  # without the rule of three
                    token=len(state.tokens) - 1,
                    end=-1,
                    open=can_open,
                    close=can_close,
                )
            )
        if scanned.length % 2 and is_lone_last:
            state.push("text", "", 0).content = sign
        state.pos = end
        return True

    return read


def _is_ascii_word(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _joiner(sign: str, tag: str) -> Callable[[StateInline], None]:
    def join(state: StateInline) -> None:
        _join(state.tokens, state.delimiters, sign, tag)
        for meta in state.tokens_meta:
            if meta and "delimiters" in meta:
                _join(state.tokens, meta["delimiters"], sign, tag)

    return join


def _join(tokens: list[Token], delimiters: Iterable[Delimiter], sign: str, tag: str) -> None:
    known = list(delimiters)
    for opener in known:
        if opener.marker != ord(sign) or opener.end == -1:
            continue
        opening, closing = tokens[opener.token], tokens[known[opener.end].token]
        opening.type, opening.nesting = f"{tag}_open", 1
        closing.type, closing.nesting = f"{tag}_close", -1
        for token in (opening, closing):
            token.tag, token.markup, token.content = tag, sign * 2, ""
