"""A layout that flows like words: left to right, then the next line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays widgets out in lines, and tells where one more would stand at the right end of the last."""

    def __init__(self, parent: QWidget | None = None, gap: int = 7) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end (called by Qt)."""
        self._items.append(item)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Put a widget before the one at `place`."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def end_place(self, width: int, size: QSize) -> QRect:
        """Give the place of one more widget: right in the last line, or in a line below where it is full."""
        x, y, tallest = self._arrange(QRect(0, 0, width, 0), is_trial=True)
        if x > 0 and x + size.width() > width:
            y += tallest + self.gap
        return QRect(QPoint(max(width - size.width(), 0), y), size)

    def count(self) -> int:
        """Tell how many items there are."""
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Give the item at a place, None past the end."""
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Take an item out."""
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height that all lines take in a width."""
        _, y, tallest = self._arrange(QRect(0, 0, width, 0), is_trial=True)
        return y + tallest

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        """Give a size that fits the widest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Give the size of the largest item."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, is_trial: bool) -> tuple[int, int, int]:
        """Place the items; give where the next would begin within the rect, and the last line's height."""
        x, y, tallest = rect.left(), rect.top(), 0
        end = rect.left() + rect.width()
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 100_000))
            if x > rect.left() and x + size.width() > end:
                x, y, tallest = rect.left(), y + tallest + self.gap, 0
            if not is_trial:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.gap
            tallest = max(tallest, size.height())
        return x - rect.left(), y - rect.top(), tallest
