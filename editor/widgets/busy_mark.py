"""A small ring that turns while something is at work, and holds still where motion is not wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from editor.widgets.theme import theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

EDGE = 14
STEPS = 12
STEP_MS = 90
"""eleven frames a second of 14 by 14 pixels; the timer runs only while the ring is seen"""
PATIENCE_MS = 250
"""what ends sooner is not shown: a flash would only disturb"""
ARC = 100
"""degrees"""


class BusyMark(QWidget):
    """Takes no room and no time until `set_busy`; then it appears after a moment, and turns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = 0
        self._turning = QTimer(self, interval=STEP_MS)
        self._turning.timeout.connect(self._turn)
        self._appearing = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._appearing.timeout.connect(self.show)
        self.setFixedSize(QSize(EDGE, EDGE))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Tell whether something is at work, whether the ring is seen already or not."""
        return self._appearing.isActive() or not self.isHidden()

    @property
    def is_turning(self) -> bool:
        """Tell whether it moves now."""
        return self._turning.isActive()

    def set_busy(self, *, is_busy: bool) -> None:
        """Say that work has begun, or that it is done."""
        if is_busy and not self.is_busy:
            self._appearing.start()
        elif not is_busy:
            self._appearing.stop()
            self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to turn, unless the system wants no motion."""
        super().showEvent(event)
        from PySide6.QtWidgets import QStyle  # all its enums come along: 5 ms that no start should pay

        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0:
            self._turning.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the clock."""
        super().hideEvent(event)
        self._turning.stop()
        self._step = 0

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw a ring and the arc on it."""
        theme = theme_of(QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(2, 2, EDGE - 4, EDGE - 4)
        painter.setPen(QPen(QColor(theme.line), 2))
        painter.drawEllipse(ring)
        pen = QPen(QColor(theme.accent), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        begin = 90 - self._step * 360 // STEPS
        painter.drawArc(ring, begin * 16, -ARC * 16)
        painter.end()

    def _turn(self) -> None:
        self._step = (self._step + 1) % STEPS
        self.update()
