"""Room for chips: a few lines of them; where there are more they scroll, so that the text keeps its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from editor.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

MOST_HEIGHT = 145
"""pixels: four lines of chips, and so much of the fifth that one sees there are more"""
SCROLL_BAR = 10


class ChipArea(QWidget):
    """Chips in lines, and one widget at the right end of the last, or below where the chips scroll.

    Chips are put into `flow` as children of `chips`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trailing: QWidget | None = None
        self.chips = QWidget()
        self.chips.setObjectName("bar")
        self.flow = FlowLayout(self.chips)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.chips)
        self.chips.installEventFilter(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def set_trailing(self, widget: QWidget) -> None:
        """Take the widget that keeps to the right end."""
        widget.setParent(self)
        self._trailing = widget
        widget.destroyed.connect(self._forget_trailing)
        self._place()

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height that chips and trailing widget take in a width."""
        return self._plan(width)[1].bottom() + 1

    def sizeHint(self) -> QSize:
        """Give a size that fits the widest chip; the height follows from the width that is had."""
        return self.flow.minimumSize().expandedTo(self._trailing_size())

    def minimumSizeHint(self) -> QSize:
        """Never be narrower than the widest chip."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the chips flow anew."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Place the trailing widget anew when it wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow and shrink as chips come and go."""
        if watched is self.chips and event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _forget_trailing(self) -> None:
        self._trailing = None  # at the end of the window, whose parts still ask for their places

    def _trailing_size(self) -> QSize:
        return self._trailing.sizeHint() if self._trailing else QSize(0, 0)

    def _plan(self, width: int) -> tuple[QRect, QRect]:
        """Give the room of the chips, and that of the trailing widget, which reaches to the lower edge."""
        size = self._trailing_size()
        chips = self.flow.heightForWidth(width)
        end = self.flow.end_place(width, size)
        whole = max(chips, end.bottom() + 1)
        if whole <= MOST_HEIGHT:
            end.setBottom(whole - 1)
            return QRect(0, 0, width, whole), end
        below = MOST_HEIGHT + self.flow.gap
        left = max(width - size.width(), 0)
        return QRect(0, 0, width, MOST_HEIGHT), QRect(left, below, size.width(), size.height())

    def _place(self) -> None:
        room, end = self._plan(self.width())
        self._scroll.setGeometry(room)
        is_full = end.top() > MOST_HEIGHT
        width = self.width() - SCROLL_BAR if is_full else self.width()
        height = self.flow.heightForWidth(width) if is_full else room.height()
        self.chips.resize(width, height)
        if self._trailing:
            self._trailing.setGeometry(QRect(end.topLeft(), self._trailing_size()))
            self._trailing.raise_()

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if now and self.chips.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, 6)
