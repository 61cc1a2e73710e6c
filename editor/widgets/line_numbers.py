"""The numbers beside the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from editor.widgets.source_margins import NUMBERS_WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QPaintEvent

    from editor.widgets.theme import Theme

FONT_SIZE = 12
LEFT_GAP = 12
RIGHT_GAP = 2


class LineNumbers(QWidget):
    """A margin of line numbers, which says nothing to the keyboard or the mouse.

    `rows` gives what is between two heights: line (from 0), top and height of its first row, height of all
    its rows.
    """

    def __init__(
        self, rows: Callable[[float, float], Iterator[tuple[int, float, float, float]]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._current = 0
        self._colours = (QColor("#a9aaa8"), QColor("#62656b"), QColor("#efe9dc"), QColor("#fffefb"))
        font = QFont(parent.font())
        font.setPixelSize(FONT_SIZE)
        self.setFont(font)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._colours = (
            QColor(theme.faint),
            QColor(theme.quiet),
            QColor(theme.select),
            QColor(theme.surface),
        )
        self.update()

    def set_current(self, line: int) -> bool:
        """Say on which line the caret is; tell whether that is another one than before."""
        if line == self._current:
            return False
        self._current = line
        self.update()
        return True

    def width_for(self, line_count: int) -> int:
        """Tell how much room the numbers of so many lines take."""
        digits = len(str(max(1, line_count)))
        needed = QFontMetrics(self.font()).horizontalAdvance("9") * digits + LEFT_GAP + RIGHT_GAP
        return max(NUMBERS_WIDTH, needed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers in sight and the band of the current line."""
        painter = QPainter(self)
        number, current_number, band, ground = self._colours
        painter.setBackground(ground)
        painter.eraseRect(event.rect())  # unlike fillRect this loads no gradients: 2 ms of a start
        for line, top, row, height in self._rows(event.rect().top(), event.rect().bottom()):
            is_current = line == self._current
            if is_current:
                painter.setBackground(band)
                painter.eraseRect(QRectF(0, top, self.width(), height))
            painter.setPen(current_number if is_current else number)
            place = QRect(0, round(top), self.width() - RIGHT_GAP, round(row))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, flags, str(line + 1))
