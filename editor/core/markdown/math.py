"""Draws formulas: LaTeX in, MathML out, checked; or the source with what is wrong with it."""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml

if TYPE_CHECKING:
    from math_core import LatexToMathML

MAX_FORMULA = 5_000
"""A longer formula, in characters, is shown as it is written: what nests in it could exhaust the stack."""

MAX_FORMULA_WITH_COMMANDS = 1_000
"""The same for one that defines commands of its own."""

MAX_EXPANSIONS = 50
"""So many uses of commands that a formula defines are followed."""

_MAX_ARGUMENTS = 8
_MAX_KEPT = 1_000
_RISKY = 1_000
_DEFINES = re.compile(
    r"\\(?:[gex]?def|let|futurelet|(?:re)?newcommand|providecommand|DeclareMathOperator|newenvironment)"
)
_UNNUMBERED = re.compile(r"\\(begin|end)\{(equation|align|alignat|gather|multline|flalign)\}")
_NUMBERS = re.compile(r"\\begin\{(?:equation|align|alignat|gather|multline|flalign)\*?\}")
_EQNARRAY = (re.compile(r"\\begin\{eqnarray\*?\}"), re.compile(r"\\end\{eqnarray\*?\}"))
_NEW = re.compile(r"\\(?:re)?newcommand\*?\s*(?:\{\s*(\\[A-Za-z]+)\s*\}|(\\[A-Za-z]+))")
_SPLIT = re.compile(r"\\(begin|end)\{split\}")


def is_risky_formula(latex: str) -> bool:
    """Tell whether drawing it may take long, or worse."""
    return len(latex) > _RISKY or _DEFINES.search(latex) is not None


class FormulaDrawer:
    """Turns LaTeX into html that needs no sanitising, and remembers it, by text and place."""

    def __init__(self) -> None:
        self._converter: LatexToMathML | None = None
        self._kept: OrderedDict[tuple[str, bool], tuple[str, str]] = OrderedDict()

    def has_to_work(self, latex: str) -> bool:
        """Tell whether this formula is risky and not known yet."""
        return is_risky_formula(latex) and not {(latex, True), (latex, False)} & self._kept.keys()

    def draw(self, latex: str, written: str, *, is_block: bool, is_alone: bool) -> str:
        """Draw a formula, as a display where it `is_block`; around one that `is_alone` is no paragraph.

        `written` is it with its signs, which is shown where it cannot be read.
        """
        key = (latex, is_block)
        known = self._kept.get(key)
        if known is None:
            known = self._kept[key] = self._converted(latex, is_block=is_block)
            if len(self._kept) > _MAX_KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        mathml, problem = known
        tag = "div" if is_alone else "span"
        if mathml:
            return f'<{tag} class="formula">{mathml}</{tag}>' if is_block else mathml
        return _problem(written, problem, is_alone=is_alone)

    def _converted(self, latex: str, *, is_block: bool) -> tuple[str, str]:
        """Give the MathML, or what is wrong: `("", "6: Unknown environment")`."""
        if _is_too_much(latex):
            return "", ""
        # loaded with the first formula: most posts have none
        from math_core import LatexError, LatexToMathML

        from editor.core.markdown.mathml import checked_mathml

        if self._converter is None:
            self._converter = LatexToMathML(fancy_error=False, max_expansions=MAX_EXPANSIONS)
        try:
            # nothing is shared between formulas, so that each depends on its own text only
            made = self._converter.convert_with_local_state(_as_read(latex), displaystyle=is_block)
        except (LatexError, UnicodeError) as error:
            return "", str(error)
        return checked_mathml(made) or "", ""


def _is_too_much(latex: str) -> bool:
    """Tell whether what nests in a formula, or in what its commands stand for, could exhaust the stack."""
    if not _DEFINES.search(latex):
        return len(latex) > MAX_FORMULA
    return len(latex) > MAX_FORMULA_WITH_COMMANDS or latex.count("#") > _MAX_ARGUMENTS


def _as_read(latex: str) -> str:
    """Say in other words what the converter does not know, and number nothing that has no tag.

    The environment `align` is numbered by LaTeX alone; the pages of blogs leave the numbers out.
    """
    latex = _NEW.sub(_defined_anew, latex)
    latex = _SPLIT.sub(r"\\\1{aligned}", latex)
    latex = _EQNARRAY[1].sub(r"\\end{array}", _EQNARRAY[0].sub(r"\\begin{array}{rcl}", latex))
    if "\\tag" in latex and not _NUMBERS.search(latex):
        return f"\\begin{{equation*}}{latex}\\end{{equation*}}"
    return _UNNUMBERED.sub(r"\\\1{\2*}", latex)


def _defined_anew(match: re.Match[str]) -> str:
    """Define a command whether it is known or not, as the scripts of web pages do."""
    name = match[1] or match[2]
    return f"\\providecommand{{{name}}}{{}}\\renewcommand{{{name}}}"


def _problem(written: str, problem: str, *, is_alone: bool) -> str:
    said = escapeHtml(re.sub(r"^\d+: ", "", problem))
    source = escapeHtml(written)
    if not is_alone:
        return f'<code class="formula-problem" title="{said}">{source}</code>'
    hint = f'<p class="hint">{said}</p>' if said else '<p class="hint" data-hint="formula-refused"></p>'
    return f'<div class="formula formula-problem"><pre>{source}</pre>{hint}</div>'
