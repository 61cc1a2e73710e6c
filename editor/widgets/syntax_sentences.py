"""What to do about a mistake in YAML, TOML or JSON, in words of ours; the reader's own go into a hint."""

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
            "sentences", "A value that begins with * or & has to stand in quotes."
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
        SyntaxMistake.TAB: QT_TRANSLATE_NOOP("sentences", "A tab stands there; indent with spaces instead."),
        SyntaxMistake.BLOCK: QT_TRANSLATE_NOOP(
            "sentences", "A value that begins with | or > has to stand in quotes, or begin in the next line."
        ),
        SyntaxMistake.DOCUMENT: QT_TRANSLATE_NOOP(
            "sentences", "A second document begins there; front matter is only one."
        ),
        SyntaxMistake.VALUE: QT_TRANSLATE_NOOP(
            "sentences", "A value is missing, or begins with a stray sign."
        ),
        SyntaxMistake.COMMA: QT_TRANSLATE_NOOP("sentences", "A comma or a closing bracket is missing."),
        SyntaxMistake.NAME: QT_TRANSLATE_NOOP(
            "sentences", "A name is missing, or the sign between it and its value."
        ),
        SyntaxMistake.TWICE: QT_TRANSLATE_NOOP("sentences", "A name or table is there twice."),
        SyntaxMistake.COMMENT: QT_TRANSLATE_NOOP(
            "sentences", "“#” begins a comment there; a value with it has to stand in quotes."
        ),
        SyntaxMistake.RANGE: QT_TRANSLATE_NOOP("sentences", "A number, date or sign there cannot be."),
    }
)


def advice_for(problem: str) -> str:
    """Say what is wrong in our words; "" for what we have none for."""
    mistake = mistake_of(problem)
    return QCoreApplication.translate("sentences", str(_ADVICE[mistake])) if mistake else ""


def readers_words(problem: str) -> str:
    """Give what the reader itself said, in its English: for a hint, or to be looked up; "" for nothing."""
    return one_line(problem, 160)
