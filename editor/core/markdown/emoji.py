"""Shows `:smile:` as the emoji of that name; what is no name, such as `12:30:45`, stays text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_NAME = re.compile(r":([a-z0-9_+-]{1,60}):")


def use_emoji(md: MarkdownIt) -> None:
    """Let a parser read the names of emoji, but not in code and addresses."""
    md.inline.ruler.push("emoji", _read_emoji)
    md.add_render_rule("emoji", _draw_emoji)


def _read_emoji(state: StateInline, silent: bool) -> bool:
    match = _NAME.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    from editor.core.markdown.emoji_names import EMOJI  # not before the first name

    emoji = EMOJI.get(match[1])
    if emoji is None:
        return False
    if not silent:
        token = state.push("emoji", "", 0)
        token.content = emoji
        token.markup = match[0]
    state.pos = match.end()
    return True


def _draw_emoji(_renderer: object, tokens: Sequence[Token], idx: int, *_: Any) -> str:  # noqa: ANN401 - a rule of markdown-it
    return tokens[idx].content
