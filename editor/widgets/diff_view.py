"""What is not saved yet, line by line: a unified diff to be read and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from editor.widgets.plain_label import named, plain_label
from editor.widgets.theme import MONO_FAMILIES, mix, theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from editor.core.text.line_diff import DiffRow
    from editor.widgets.theme import Theme

_SIZE = (820, 560)
_GROUND = 0.16


class DiffView(QDialog):
    """Shows rows of a diff with a sentence above; Esc closes it, Ctrl+C copies what is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("diff-view")
        self.setWindowTitle(self.tr("Unsaved changes"))
        self.resize(*_SIZE)
        self._rows: Sequence[DiffRow] = ()
        self._sentence = plain_label()
        self._sentence.setWordWrap(True)
        self._text = named(QPlainTextEdit(self), "diff")
        self._text.setReadOnly(True)
        self._text.setProperty("field", True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setAccessibleName(self.tr("Changed lines"))
        font = QFont()
        font.setFamilies(list(MONO_FAMILIES))
        font.setPixelSize(13)
        self._text.setFont(font)
        copy = QPushButton(self.tr("Copy all"), self)
        copy.clicked.connect(self._copy)
        close = QPushButton(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._sentence)
        column.addWidget(self._text, 1)
        column.addLayout(buttons)
        self._text.setFocus()

    def show_rows(self, sentence: str, rows: Sequence[DiffRow]) -> None:
        """Show a diff, in place of the one before."""
        self._sentence.setText(sentence)
        self._rows = rows
        self._draw()

    def text(self) -> str:
        """Give the diff as it is copied."""
        return "\n".join(row.sign.replace("@", "") + row.text for row in self._rows) + "\n"

    def changeEvent(self, event: QEvent) -> None:
        """Draw the rows in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_text"):
            self._draw()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text())

    def _draw(self) -> None:
        theme = theme_of(QApplication.palette())
        self._text.clear()
        cursor = QTextCursor(self._text.document())
        cursor.beginEditBlock()
        for number, row in enumerate(self._rows):
            if number:
                cursor.insertBlock()
            line, words = _formats(row.sign, theme)
            cursor.setBlockFormat(line)
            sign = "" if row.sign == "@" else row.sign
            cursor.insertText(sign + row.text, words)
        cursor.endEditBlock()
        self._text.moveCursor(QTextCursor.MoveOperation.Start)


def _formats(sign: str, theme: Theme) -> tuple[QTextBlockFormat, QTextCharFormat]:
    """Give the ground and the ink of a row."""
    line, words = QTextBlockFormat(), QTextCharFormat()
    ground = {"+": theme.ok, "-": theme.bad}.get(sign)
    if ground:
        line.setBackground(QColor(mix(ground, theme.surface, _GROUND)))
    ink = {"+": theme.text, "-": theme.text, "@": theme.link}.get(sign, theme.quiet)
    words.setForeground(QColor(ink))
    return line, words
