"""Alerts: a quote whose first line is `[!NOTE]`, as GitHub draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

HAS_WORDS = "has_words"
"""The name in a renderer's env of whether the title is said, in English; the preview says it itself."""


def use_alerts(md: MarkdownIt) -> None:
    """Let a parser read alerts of the kinds NOTE, TIP, IMPORTANT, WARNING and CAUTION."""
    md.options["alerts"] = True
    md.core.ruler.after("block", "alerts", _take_alerts)
    md.add_render_rule("alert_title", _draw_title)


def _take_alerts(state: StateCore) -> None:
    tokens: list[Token] = []
    is_title = False
    for token in state.tokens:
        if token.type == "alert_title_open":
            is_title = True
        elif token.type == "alert_title_close":
            is_title = False
        elif not is_title:
            tokens.append(token)
        if token.type == "alert_open":
            kind = str(token.meta["kind"]).lower()
            tokens.append(Token("alert_title", "p", 0, meta={"kind": kind}, level=token.level + 1))
    state.tokens = tokens


def _draw_title(_renderer: object, tokens: Sequence[Token], idx: int, _options: object, env: Any) -> str:  # noqa: ANN401 - a rule of markdown-it
    """Draw the line that the page fills with the word for the kind."""
    kind = str(tokens[idx].meta["kind"])
    if env.get(HAS_WORDS):
        return f'<p class="markdown-alert-title">{kind.capitalize()}</p>\n'
    return f'<p class="markdown-alert-title" data-hint="{kind}"></p>\n'
