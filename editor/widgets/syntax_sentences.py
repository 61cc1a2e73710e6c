"""What to do about a mistake in YAML, in words of ours; the reader's own words stand behind them."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from editor.core.frontmatter.syntax_mistake import SyntaxMistake, mistake_of
from editor.widgets.one_line import one_line

_ADVICE = MappingProxyType(
    {
        SyntaxMistake.COLON: QT_TRANSLATE_NOOP(
            "sentences", "A value with a colon and a space in it has to stand in quotes."
        ),
        SyntaxMistake.BRACKET: QT_TRANSLATE_NOOP("sentences", "A list in brackets is not closed."),
        SyntaxMistake.QUOTE: QT_TRANSLATE_NOOP("sentences", "A quotation mark is not closed."),
        SyntaxMistake.AFTER: QT_TRANSLATE_NOOP(
            "sentences", "Something stands where the value had ended, or is indented differently."
        ),
        SyntaxMistake.SIGN: QT_TRANSLATE_NOOP(
            "sentences", "A value that begins with this sign has to stand in quotes."
        ),
        SyntaxMistake.ESCAPE: QT_TRANSLATE_NOOP(
            "sentences", "A backslash between double quotes has to be doubled."
        ),
        SyntaxMistake.ANCHOR: QT_TRANSLATE_NOOP(
            "sentences", "A value that begins with * has to stand in quotes."
        ),
        SyntaxMistake.TAG: QT_TRANSLATE_NOOP(
            "sentences", "A value that begins with ! has to stand in quotes."
        ),
        SyntaxMistake.DASH: QT_TRANSLATE_NOOP(
            "sentences", "A list with dashes has to begin in a line of its own."
        ),
        SyntaxMistake.CHARACTER: QT_TRANSLATE_NOOP(
            "sentences", "An invisible control character stands there; delete it."
        ),
    }
)


def advice_for(problem: str) -> str:
    """Say what is wrong and, in brackets, what the reader of YAML said; "" for what is rare."""
    mistake = mistake_of(problem)
    if mistake is None:
        return ""
    said = QCoreApplication.translate("sentences", str(_ADVICE[mistake]))
    return f"{said} (YAML: {one_line(problem, 120)})"
