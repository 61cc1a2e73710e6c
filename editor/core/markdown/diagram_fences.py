"""Which fences are diagrams: those that say `mermaid`. What draws them is only loaded with the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

_NAMES = frozenset({"mermaid"})


def use_diagrams(md: MarkdownIt) -> None:
    """Let a parser take fences that say `mermaid` as diagrams: tokens `diagram`."""
    md.core.ruler.after("block", "diagrams", _take_fences)
    md.add_render_rule("diagram", _draw)


def _draw(
    renderer: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    """Draw a diagram, where the env says who can; as its code elsewhere."""
    del renderer, options
    source = tokens[idx].content
    drawn = env.get("draw_diagram")
    return str(drawn(source)) if drawn else f"<pre><code>{escapeHtml(source)}</code></pre>\n"


def _take_fences(state: StateCore) -> None:
    for token in state.tokens:
        words = token.info.split(maxsplit=1) if token.type == "fence" else ()
        if words and words[0].lower() in _NAMES:
            token.type = "diagram"
