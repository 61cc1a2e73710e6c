"""A switch that slides: on or off, told by place and ground, not by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication

from editor.widgets.theme import inactive, mix, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

_TRACK = QSize(28, 16)


class ToggleSwitch(QAbstractButton):
    """A checkable button drawn as a switch with its words at the right; Space toggles it."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setText(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Give room to the track, the ring around it and the words."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(_TRACK.width() + 8 + (words + 7 if words else 0), 26)

    def minimumSizeHint(self) -> QSize:
        """Never be squeezed."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.EnabledChange}:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw track, knob, ring and words."""
        theme = theme_of(QApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _TRACK.height()) / 2
        track = QRectF(4, top, _TRACK.width(), _TRACK.height())
        ground = theme.accent if self.isChecked() else mix(theme.quiet, theme.surface, 0.35)
        if self.underMouse() and self.isEnabled():
            ground = mix(theme.text, ground, 0.12)
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track.adjusted(-3, -3, 3, 3), 11, 11)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix("#000000", ground, 0.12) if self.isDown() else ground))
        painter.drawRoundedRect(track, 8, 8)
        knob = 12.0
        left = track.right() - knob - 2 if self.isChecked() else track.left() + 2
        off = theme.text if theme.is_dark else theme.raised
        painter.setBrush(QColor(theme.on_accent if self.isChecked() else off))
        painter.drawEllipse(QRectF(left, top + 2, knob, knob))
        painter.setOpacity(1.0)
        ink = theme.text if self.isChecked() or self.underMouse() else theme.quiet
        painter.setPen(QColor(ink if self.isEnabled() else inactive(theme)))
        words = self.rect().adjusted(int(track.right()) + 7, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()
