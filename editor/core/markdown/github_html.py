"""Draws tables, tasks and struck text with the html that GitHub's own renderer gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

_ALIGNMENT = re.compile(r"text-align:\s*(left|center|right)")


def draw_as_github(md: MarkdownIt) -> None:
    """Let a parser's own renderer say `<del>`, `align` and `<input>`."""
    for name, draw in (
        ("s_open", _open_struck),
        ("s_close", _close_struck),
        ("th_open", draw_cell),
        ("td_open", draw_cell),
        ("task_box", _draw_box),
    ):
        md.add_render_rule(name, draw)


def draw_cell(renderer: RendererHTML, tokens: Sequence[Token], idx: int, *_: Any) -> str:  # noqa: ANN401 - a rule of markdown-it
    """Open a table's cell; styles do not pass the sanitiser, alignments do."""
    token = tokens[idx]
    attributes = {name: value for name, value in token.attrs.items() if name != "style"}
    match = _ALIGNMENT.search(str(token.attrs.get("style", "")))
    if match:
        attributes["align"] = match[1]
    return f"<{token.tag}{renderer.renderAttrs(token.copy(attrs=attributes))}>"


def _open_struck(*_: object) -> str:
    return "<del>"


def _close_struck(*_: object) -> str:
    return "</del>"


def _draw_box(_renderer: object, tokens: Sequence[Token], idx: int, *_: Any) -> str:  # noqa: ANN401 - as above
    checked = ' checked=""' if tokens[idx].meta["is_done"] else ""
    return f'<input type="checkbox"{checked} disabled="">'
