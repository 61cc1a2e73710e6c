"""One line to type at, and below it what answers: commands, posts or headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
)

from editor.widgets.theme import inactive, mix, theme_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    Index = QModelIndex | QPersistentModelIndex

WIDTH = 600
ROW_HEIGHT = 34
MOST_ROWS = 11
TOP = 54
"""pixels between the window's top and the palette: the header stays in sight"""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """A row: its words, quiet ones behind them, its keys, and whether it can be chosen now."""

    id: str
    text: str
    detail: str = ""
    keys: str = ""
    is_enabled: bool = True


class CommandPalette(QFrame):
    """Asks for the rows of what is typed and tells which is wanted; it goes when something else is done."""

    chosen = Signal(str)
    """the id of an entry; the focus is back where it was"""

    def __init__(self, search: Callable[[str], Sequence[PaletteEntry]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._search = search
        self._before: QWidget | None = None
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(self.tr("A command   ·   @ a post   ·   # a heading"))
        self._line.setAccessibleName(self.tr("Commands"))
        self._line.textChanged.connect(self._look)
        self._line.installEventFilter(self)
        self._rows = _Rows(self)
        self._view = QListView(self)
        self._view.setObjectName("palette-rows")
        self._view.setModel(self._rows)
        self._view.setItemDelegate(_Delegate(self._rows, self))
        self._view.setUniformItemSizes(True)
        self._view.setMouseTracking(True)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(self.tr("Commands"))
        self._view.clicked.connect(self._choose)
        self._nothing = QLabel(self.tr("Nothing matches"), self)
        self._nothing.setProperty("tone", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setFixedHeight(2 * ROW_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        for widget in (self._line, self._view, self._nothing):
            column.addWidget(widget)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(36)
        shadow.setOffset(0, 8)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        parent.installEventFilter(self)
        self.hide()

    def open(self, text: str = "") -> None:
        """Come up with some text typed already; the focus returns where it was."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._line.setText(text)
        self._look()
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Steer the rows from the line, go when the writer turns away, and stay in the middle."""
        if watched is self._line:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._on_key(Qt.Key(event.key()))
            if event.type() == QEvent.Type.FocusOut and self.window().isActiveWindow():
                self.hide()
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            self._go_back()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self._view.currentIndex())
        elif key in _STEPS and self._rows.rowCount():
            count, row, step = self._rows.rowCount(), self._view.currentIndex().row(), _STEPS[key]
            wanted = (row + step) % count if abs(step) == 1 else min(max(row + step, 0), count - 1)
            self._view.setCurrentIndex(self._rows.index(wanted))
        else:
            return key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        return True

    def _look(self) -> None:
        self._rows.set_entries(self._search(self._line.text()))
        count = self._rows.rowCount()
        self._view.setVisible(count > 0)
        self._nothing.setVisible(count == 0)
        self._view.setFixedHeight(min(max(count, 1), MOST_ROWS) * ROW_HEIGHT)
        self._view.setCurrentIndex(self._rows.index(0))
        self._view.scrollToTop()
        self._place()

    def _place(self) -> None:
        parent = self.parentWidget()
        assert parent is not None
        room = parent.size()
        width = min(WIDTH, room.width() - 32)
        rows = min(max(self._rows.rowCount(), 1), MOST_ROWS, max((room.height() - TOP - 90) // ROW_HEIGHT, 2))
        self._view.setFixedHeight(rows * ROW_HEIGHT)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((room.width() - width) // 2, TOP)

    def _choose(self, index: QModelIndex) -> None:
        entry = self._rows.entry(index.row())
        if entry is not None and entry.is_enabled:
            self._go_back()
            self.chosen.emit(entry.id)

    def _go_back(self) -> None:
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: tuple[PaletteEntry, ...] = ()

    def set_entries(self, entries: Sequence[PaletteEntry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, row: int) -> PaletteEntry | None:
        """Give the entry of a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """Tell how many entries there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Give what a role asks of a row."""
        entry = self.entry(index.row())
        if entry is not None and role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if entry is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            off = "" if entry.is_enabled else self.tr("not possible now")
            return "  ".join(part for part in (entry.text, entry.detail, entry.keys, off) if part)
        return None


class _Delegate(QStyledItemDelegate):
    """Paints words on the left, keys on the right."""

    def __init__(self, rows: _Rows, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Give every row the same height."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        entry = self._rows.entry(index.row())
        if entry is None:
            return
        theme = theme_of(QApplication.palette())
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        font = QFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(theme.select))
            painter.drawRoundedRect(rect, 6, 6)
            painter.fillRect(QRect(rect.left(), rect.top() + 8, 3, rect.height() - 16), QColor(theme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(mix(theme.select, theme.raised, 0.5)))
            painter.drawRoundedRect(rect, 6, 6)
        inner = rect.adjusted(14, 0, -14, 0)
        right = self._put(painter, font, inner, entry.keys, theme.quiet, _RIGHT)
        inner.setRight(inner.right() - right)
        pale = inactive(theme)
        words = theme.text if entry.is_enabled else pale
        left = self._put(painter, font, inner, entry.text, words, _LEFT)
        font.setPixelSize(12)
        inner.setLeft(inner.left() + left)
        self._put(painter, font, inner, entry.detail, theme.quiet if entry.is_enabled else pale, _LEFT)
        painter.restore()

    def _put(
        self, painter: QPainter, font: QFont, room: QRect, words: str, colour: str, place: Qt.AlignmentFlag
    ) -> int:
        """Draw words and give the pixels they take, the gap behind them counted in."""
        if not words or room.width() < 24:
            return 0
        metrics = QFontMetrics(font, painter.device())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(room, place, shown)
        return metrics.horizontalAdvance(shown) + 12


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
