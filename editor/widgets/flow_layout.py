"""A layout that flows like words: left to right, then the next line; one widget may keep to the right end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays widgets out in lines; a trailing widget stands at the right end of the last line, or below it."""

    def __init__(self, parent: QWidget | None = None, gap: int = 7) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._trailing: QLayoutItem | None = None
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end (called by Qt)."""
        self._items.append(item)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Put a widget before the one at `place`."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def set_trailing(self, widget: QWidget) -> None:
        """Add the widget that keeps to the right end."""
        self.addWidget(widget)
        self._trailing = self._items[-1]

    def count(self) -> int:
        """Tell how many items there are."""
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Give the item at a place, None past the end."""
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Take an item out."""
        if not 0 <= place < len(self._items):
            return None
        item = self._items.pop(place)
        if item is self._trailing:
            self._trailing = None
        return item

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height that all lines take in a width."""
        return self._arrange(QRect(0, 0, width, 0), is_trial=True)

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

    def _arrange(self, rect: QRect, *, is_trial: bool) -> int:
        x, y, tallest = rect.left(), rect.top(), 0
        end = rect.left() + rect.width()
        shown = [item for item in self._items if not item.isEmpty() and item is not self._trailing]
        trailing = self._trailing if self._trailing and not self._trailing.isEmpty() else None
        for item in [*shown, *([trailing] if trailing else [])]:
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 100_000))
            if x > rect.left() and x + size.width() > end:
                x, y, tallest = rect.left(), y + tallest + self._gap, 0
            if item is trailing:
                x = max(x, end - size.width())
            if not is_trial:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            tallest = max(tallest, size.height())
        return y + tallest - rect.top()
