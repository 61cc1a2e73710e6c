"""How an image of the library is drawn: words stand below the captions, a hairline below each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from editor.widgets.library_rows import LibraryColumn
from editor.widgets.theme import theme_of

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter

    Index = QModelIndex | QPersistentModelIndex

PAD = 10
"""what the captions keep free at their left, too"""


class LibraryDelegate(QStyledItemDelegate):
    """Paints the cells of the library."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        if index.column() == LibraryColumn.NAME:
            super().paint(painter, option, index)
        else:
            self._paint_words(painter, QStyleOptionViewItem(option), index)
        theme = theme_of(QApplication.palette())
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))
        view = option.widget  # pyright: ignore[reportAttributeAccessIssue]
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == index.row():
            for edge in (rect.top(), rect.bottom() - 1):
                painter.fillRect(QRect(rect.left(), edge, rect.width(), 2), QColor(theme.accent))

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        words: str = option.text  # pyright: ignore[reportAttributeAccessIssue]
        option.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        widget = option.widget  # pyright: ignore[reportAttributeAccessIssue]
        style = widget.style() if widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        role = QPalette.ColorRole.Text
        if state & QStyle.StateFlag.State_Selected:
            role = QPalette.ColorRole.HighlightedText
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        inner = rect.adjusted(PAD, 0, -4, -1)
        font = option.font  # pyright: ignore[reportAttributeAccessIssue]
        palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setFont(font)
        painter.setPen(palette.color(role))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()
