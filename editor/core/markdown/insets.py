"""What stands in a block and is no text: formulas, diagrams and code, drawn by those who know how."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from editor.core.markdown.held_html import HeldHtml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown_it.token import Token

    from editor.core.markdown.diagram import DiagramDrawer
    from editor.core.markdown.math import FormulaDrawer


class Insets:
    """Draws formulas and diagrams; their html is held back while the rest is sanitised."""

    def __init__(self) -> None:
        self._held = HeldHtml()

    @cached_property
    def _formulas(self) -> FormulaDrawer:
        from editor.core.markdown.math import FormulaDrawer  # not before the first formula

        return FormulaDrawer()

    @cached_property
    def _diagrams(self) -> DiagramDrawer:
        from editor.core.markdown.diagram import DiagramDrawer  # not before the first diagram

        return DiagramDrawer()

    @property
    def drawing(self) -> dict[str, Callable[..., str]]:
        """Give what a renderer's env needs to draw them."""
        return {"draw_formula": self._formula, "draw_diagram": self._diagram, "hold": self._held.hold}

    def has_to_work(self, tokens: Iterable[Token]) -> bool:
        """Tell whether drawing these would do what may run away."""
        return any(self._is_risky(token) for token in tokens)

    def put_back(self, html: str) -> str:
        """Give sanitised html with formulas and diagrams in their places."""
        return self._held.put_back(html)

    def _is_risky(self, token: Token) -> bool:
        if token.type == "diagram":
            return self._diagrams.has_to_work(token.content)
        if token.type == "formula_block":
            return self._formulas.has_to_work(token.content)
        return token.type == "inline" and any(
            child.type == "formula_inline" and self._formulas.has_to_work(child.content)
            for child in token.children or ()
        )

    def _formula(self, latex: str, written: str, *, is_block: bool, is_alone: bool) -> str:
        return self._held.hold(self._formulas.draw(latex, written, is_block=is_block, is_alone=is_alone))

    def _diagram(self, source: str) -> str:
        return self._held.hold(self._diagrams.draw(source))
