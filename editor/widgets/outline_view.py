"""The headings of the post in front, indented by level, in the place of the list of posts."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QWidget,
)

from editor.widgets.flat_list import empty_words, flat_list
from editor.widgets.one_line import one_line
from editor.widgets.theme import mix, theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from editor.core.markdown.outline import Heading

    Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 34
STEP = 14
"""pixels by which a level is indented"""
_MARGIN = 16


class OutlineView(QWidget):
    """Shows headings and tells at which line a person wants to be."""

    line_requested = Signal(int)
    wanted = Signal()
    """it has come into sight and may be behind the text"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self._view = flat_list(self, self._rows, _Delegate(self._rows, self))
        self._view.setAccessibleName(self.tr("Outline"))
        self._view.clicked.connect(self._tell)
        self._view.installEventFilter(self)
        self._empty = empty_words(self)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._view)
        self._pages.addWidget(self._empty)
        self.set_headings((), has_post=False)

    def set_headings(self, headings: Sequence[Heading], *, has_post: bool = True) -> None:
        """Show other headings; the keyboard's row stays where it can."""
        row = self._view.currentIndex().row()
        self._rows.set_headings(headings)
        if 0 <= row < len(headings) and not self._view.currentIndex().isValid():
            self._view.setCurrentIndex(self._rows.index(row))
        none = self.tr("No headings yet: a line that begins with # is one")
        self._empty.setText(none if has_post else self.tr("No post is open"))
        self._pages.setCurrentWidget(self._view if headings else self._empty)

    def set_line(self, line: int) -> None:
        """Mark the heading under which a line of the post stands."""
        row = self._rows.set_line(line)
        if row >= 0 and not self._view.hasFocus():
            self._view.setCurrentIndex(self._rows.index(row))
            self._view.scrollTo(self._rows.index(row))
        self._view.viewport().update()

    def focus_current(self) -> None:
        """Put the keyboard on the heading the cursor is under."""
        if self._rows.rowCount():
            self._view.setCurrentIndex(self._rows.index(max(self._rows.current, 0)))
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: Any) -> None:  # noqa: ANN401 - QShowEvent
        """Ask for what has become of the headings while nobody saw them."""
        super().showEvent(event)
        self.wanted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to a heading by Enter."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:  # type: ignore[attr-defined]
            self._tell(self._view.currentIndex())
            return True
        return super().eventFilter(watched, event)

    def _tell(self, index: QModelIndex) -> None:
        heading = self._rows.heading(index.row())
        if heading is not None:
            self.line_requested.emit(heading.line)


class _Rows(QAbstractListModel):
    """Headings as rows; `current` is the one the cursor is under, -1 above the first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._headings: tuple[Heading, ...] = ()
        self._line = -1
        self.current = -1
        self.top_level = 1

    def set_headings(self, headings: Sequence[Heading]) -> None:
        """Take other headings; only what differs is drawn while their number stays."""
        new = tuple(headings)
        old, self.top_level = self._headings, min((heading.level for heading in new), default=1)
        if len(new) == len(old):
            self._headings = new
            differ = [row for row, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
            if differ:
                self.dataChanged.emit(self.index(differ[0]), self.index(differ[-1]))
        else:
            self.beginResetModel()
            self._headings = new
            self.endResetModel()
        self.set_line(self._line)

    def set_line(self, line: int) -> int:
        """Find the heading of a line; give its row."""
        self._line = line
        self.current = bisect_right(self._headings, line, key=lambda heading: heading.line) - 1
        return self.current

    def heading(self, row: int) -> Heading | None:
        """Give the heading of a row."""
        return self._headings[row] if 0 <= row < len(self._headings) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """Tell how many headings there are."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Give what a role asks of a row."""
        heading = self.heading(index.row())
        if heading is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(heading.text) or "—"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.tr("{text}, level {level}")
            return words.format(text=one_line(heading.text), level=heading.level)
        return None


class _Delegate(QStyledItemDelegate):
    """Paints a heading: the higher its level, the stronger."""

    def __init__(self, rows: _Rows, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Give every row the same height."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        heading = self._rows.heading(index.row())
        if heading is None:
            return
        theme = theme_of(QApplication.palette())
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        is_current, depth = index.row() == self._rows.current, heading.level - self._rows.top_level
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current:
            painter.fillRect(rect, QColor(theme.select))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(theme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(mix(theme.select, theme.page, 0.55)))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(4, 2, -3, -3), 6, 6)
        font = QFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
        font.setWeight(QFont.Weight.DemiBold if depth == 0 else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(theme.text if depth < 2 or is_current else theme.quiet))
        room = rect.adjusted(_MARGIN + depth * STEP, 0, -_MARGIN, 0)
        words = QFontMetrics(font, painter.device()).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
