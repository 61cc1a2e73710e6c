"""Lines of one even height, which QPlainTextEdit does not offer by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QPlainTextDocumentLayout

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QTextBlock, QTextDocument


class SpacedLayout(QPlainTextDocumentLayout):
    """A plain text layout whose lines are all `line_height` pixels high, the text in their middle.

    The text keeps its own height inside the line, so the caret and what is asked for an input method
    are right; only the gaps between the lines grow. A line that needs more gets more.
    """

    def __init__(self, document: QTextDocument, line_height: float) -> None:
        super().__init__(document)
        self._line_height = line_height

    @property
    def line_height(self) -> float:
        """Tell how high a line is."""
        return self._line_height

    def set_line_height(self, line_height: float) -> None:
        """Change the height of all lines; the caller lays the document out again."""
        self._line_height = line_height

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Give the place a block takes, its lines spread."""
        rect = super().blockBoundingRect(block)
        if not block.isValid() or not block.isVisible():
            return rect
        layout = block.layout()
        count = layout.lineCount()
        if not count:
            return rect
        height = self._line_height
        last = layout.lineAt(count - 1)
        if last.y() != (count - 1) * height + _inset(height, last.height()):
            for index in range(count):
                line = layout.lineAt(index)
                line.setPosition(QPointF(line.x(), index * height + _inset(height, line.height())))
        bottom = max(count * height, last.y() + last.height())
        if not block.next().isValid():
            bottom += self.document().documentMargin()
        rect.setHeight(bottom)
        return rect


def _inset(line_height: float, text_height: float) -> float:
    return max(0.0, (line_height - text_height) // 2)
