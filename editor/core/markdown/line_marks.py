"""Marks elements inside a block with the line they begin at, so that source and preview scroll together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.renderer import RendererHTML

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

LINE_ATTRIBUTE = "data-line"
FIRST_LINE = "line_of_piece"
"""The name in a renderer's env of how many lines of the block lie before the tokens that are drawn."""

_MARKED = frozenset({"li", "tr", "p", "blockquote", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"})


def is_line_number(value: str) -> bool:
    """Tell whether a mark may pass the sanitiser: up to six digits and nothing else."""
    return value.isascii() and value.isdigit() and len(value) <= 6


class LineMarkingRenderer(RendererHTML):
    """Draws as markdown-it does; in `- a⏎- b` the second `<li>` says `data-line="1"`.

    The first line of a block needs no mark. Numbers count from the block, so a change above moves none.
    """

    def renderToken(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: N802 - a method of markdown-it
        """Draw one token with its mark."""
        html = super().renderToken(tokens, idx, options, env)
        token = tokens[idx]
        if token.nesting != 1 or token.map is None or token.tag not in _MARKED:
            return html
        line = token.map[0] + env.get(FIRST_LINE, 0)
        return html.replace(f"<{token.tag}", f'<{token.tag} {LINE_ATTRIBUTE}="{line}"', 1) if line else html
