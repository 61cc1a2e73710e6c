"""How a post is drawn in the list: title, date, category, draft pill, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from editor.widgets.one_line import one_line
from editor.widgets.post_rows import POST_ROLE, shown_date, shown_title
from editor.widgets.theme import mix

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from editor.core.post import PostSummary
    from editor.widgets.post_rows import PostRows
    from editor.widgets.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 58
_MARGIN = 16
PILL_INK = 0.12
"""share of the text's colour in the words of a pill, which the accent alone leaves a little pale"""


class PostDelegate(QStyledItemDelegate):
    """Paints rows; `current` is the path of the post in front, which is not the row the keyboard is on."""

    def __init__(self, rows: PostRows, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.theme = theme
        self.current = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Give every row the same height."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        post: PostSummary | None = index.data(POST_ROLE)
        if post is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        self._paint_ground(painter, rect, option.state, is_current=post.path == self.current)  # pyright: ignore[reportAttributeAccessIssue]
        inner = rect.adjusted(_MARGIN, 9, -_MARGIN, -8)
        font = QFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
        self._paint_title(painter, inner, font, shown_title(post))
        font.setPixelSize(12)
        self._paint_second_line(
            painter, QRect(inner.left(), inner.bottom() - 18, inner.width(), 18), font, post
        )
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, is_current: bool
    ) -> None:
        theme = self.theme
        if is_current:
            painter.fillRect(rect, QColor(theme.select))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(theme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(mix(theme.select, theme.page, 0.55)))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(4, 2, -3, -3), 6, 6)

    def _paint_title(self, painter: QPainter, inner: QRect, font: QFont, title: str) -> None:
        font = QFont(font)
        # 13.5 px: pixel sizes of QFont are whole numbers, points are not
        font.setPointSizeF(13.5 * 72 / max(painter.device().logicalDpiY(), 1))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text))
        words = QFontMetrics(font, painter.device()).elidedText(
            title, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), 21), _LEFT, words)

    def _paint_second_line(self, painter: QPainter, line: QRect, font: QFont, post: PostSummary) -> None:
        painter.setFont(font)
        metrics = QFontMetrics(font)
        mark = self._rows.broken_text(post)
        end = line.right()
        if mark:
            date_room = metrics.horizontalAdvance("0000-00-00") + 12
            width = min(metrics.horizontalAdvance(mark), max(line.width() - date_room, 0))
            painter.setPen(QColor(self.theme.bad))
            room = QRect(line.right() - width, line.top(), width + 1, line.height())
            painter.drawText(room, _RIGHT, metrics.elidedText(mark, Qt.TextElideMode.ElideRight, width + 1))
            end -= width + 8
        x = line.left()
        if post.is_draft:
            x = self._paint_pill(painter, line, font) + 8
        painter.setFont(font)
        painter.setPen(QColor(self.theme.quiet))
        for words in (shown_date(post), one_line(post.categories[0], 60) if post.categories else ""):
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(end - x, 0))
            if len(shown) > 1 and end - x > 14:  # a lone … tells nothing
                painter.drawText(QRect(x, line.top(), end - x, line.height()), _LEFT, shown)
                x += metrics.horizontalAdvance(shown) + 8

    def _paint_pill(self, painter: QPainter, line: QRect, font: QFont) -> int:
        small = QFont(font)
        small.setPixelSize(11)
        words = self._rows.draft_text()
        width = QFontMetrics(small).horizontalAdvance(words) + 14
        pill = QRectF(line.left(), line.top() + 1, width, 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.accent_soft))
        painter.drawRoundedRect(pill, 8.5, 8.5)
        painter.setFont(small)
        painter.setPen(QColor(mix(self.theme.text, self.theme.accent, PILL_INK)))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        return round(pill.right())


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
