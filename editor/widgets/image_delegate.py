"""How an image is drawn in the table: thumbnail, words, verdicts with a mark, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from editor.widgets.icons import icon_pixmap
from editor.widgets.image_rows import ROW_ROLE, Column
from editor.widgets.sentences import verdict_tone
from editor.widgets.theme import MONO_FAMILIES, mix
from editor.widgets.thumbnail import pixmap_of

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from editor.widgets.image_rows import ImageRow
    from editor.widgets.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 44
THUMBNAIL = QSize(50, 34)
_PAD = 10
_VERTICAL = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class ImageDelegate(QStyledItemDelegate):
    """Paints cells; `selected` is the row that the keyboard is on, `hovered` the mouse's."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.selected = -1
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        """Give every row the same height."""
        return QSize(60, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row: ImageRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        self._paint_ground(painter, rect, option, index)
        column = Column(index.column())
        inner = rect.adjusted(_PAD, 0, -_PAD, -1)
        font = QFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
        if column is Column.THUMBNAIL:
            self._paint_thumbnail(painter, rect, row)
        elif column is Column.SITE and row.reference is None:
            self._paint_actions(painter, rect, font, row)
        else:
            self._paint_words(painter, inner, font, row, column, str(index.data() or ""))
        painter.restore()

    def action_at(self, place: QPoint, rect: QRect, font: QFont, row: ImageRow) -> str:
        """Tell which action lies at a place: `insert`, `trash`, or "" for none."""
        return next((name for name, room, _ in self._actions(rect, font, row) if room.contains(place)), "")

    def _paint_ground(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        theme = self.theme
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(rect, QColor(theme.select))
            if index.column() == 0:
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(theme.accent))
        elif index.row() == self.hovered:
            painter.fillRect(rect, QColor(mix(theme.select, theme.surface, 0.5)))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))
        if is_selected and state & QStyle.StateFlag.State_Active and index.row() == self.selected:
            for edge in (rect.top(), rect.bottom() - 1):
                painter.fillRect(QRect(rect.left(), edge, rect.width(), 2), QColor(theme.accent))

    def _paint_thumbnail(self, painter: QPainter, rect: QRect, row: ImageRow) -> None:
        room = QRect(QPoint(rect.left() + _PAD, rect.center().y() - THUMBNAIL.height() // 2), THUMBNAIL)
        path = QPainterPath()
        path.addRoundedRect(QRectF(room), 5, 5)
        pixmap = pixmap_of(row.thumbnail) if row.thumbnail else None
        if pixmap is None:
            painter.fillPath(path, QColor(self.theme.line))
            sign = icon_pixmap("image", self.theme.faint, 16)
            painter.drawPixmap(QPoint(room.center().x() - 8, room.center().y() - 8), sign)
            return
        painter.setClipPath(path)
        fitted = pixmap.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRect(QPoint(0, 0), fitted)
        target.moveCenter(room.center())
        painter.drawPixmap(target, pixmap)
        painter.setClipping(False)

    def _paint_words(
        self, painter: QPainter, inner: QRect, font: QFont, row: ImageRow, column: Column, words: str
    ) -> None:
        colour = self.theme.text
        elide = Qt.TextElideMode.ElideRight
        if column is Column.DESTINATION:
            font.setFamilies(list(MONO_FAMILIES))
            font.setPixelSize(12)
            elide = Qt.TextElideMode.ElideMiddle
        elif column in {Column.HERE, Column.SITE}:
            tone = verdict_tone(row.report, "here" if column is Column.HERE else "site")
            colour = {"ok": self.theme.ok, "warn": self.theme.warn, "bad": self.theme.bad}.get(
                tone, self.theme.quiet
            )
        elif column is Column.DESCRIPTION and row.reference is None:
            colour = self.theme.quiet
        elif column is Column.DESCRIPTION and row.reference and not row.reference.description.strip():
            colour = self.theme.warn
        elif column in {Column.SIZE, Column.LINE}:
            colour = self.theme.text if column is Column.SIZE else self.theme.quiet
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(words, elide, inner.width())
        painter.drawText(inner, _VERTICAL, shown)

    def _paint_actions(self, painter: QPainter, rect: QRect, font: QFont, row: ImageRow) -> None:
        painter.setFont(font)
        painter.setPen(QPen(QColor(self.theme.accent)))
        for _, room, words in self._actions(rect, font, row):
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _actions(self, rect: QRect, font: QFont, row: ImageRow) -> list[tuple[str, QRect, str]]:
        if row.reference is not None:
            return []
        metrics = QFontMetrics(font)
        found: list[tuple[str, QRect, str]] = []
        x = rect.left() + _PAD - 8
        for name, words in self._action_words():
            width = metrics.horizontalAdvance(words) + 16
            found.append((name, QRect(x, rect.top() + 6, width, rect.height() - 12), words))
            x += width
        return found

    def _action_words(self) -> tuple[tuple[str, str], ...]:
        return (("insert", self.tr("Insert")), ("trash", self.tr("Move to trash")))
