"""How an image is drawn in the table: thumbnail, words, verdicts with a mark, and what can be done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from editor.widgets.icons import icon_pixmap
from editor.widgets.image_actions import ImageAction
from editor.widgets.image_order import Column
from editor.widgets.image_rows import ROW_ROLE
from editor.widgets.sentences import short_verdict, verdict_tone
from editor.widgets.theme import MONO_FAMILIES, mix
from editor.widgets.thumbnail import pixmap_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from editor.widgets.image_row import ImageRow
    from editor.widgets.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 44
THUMBNAIL = QSize(50, 34)
MENU = "menu"
"""the name of the button that opens the menu, beside those of the actions"""
_PAD = 10
_MENU_EDGE = 26
_FOLDERS = re.compile(r"\S*/(?=\S)")
_VERTICAL = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class ImageDelegate(QStyledItemDelegate):
    """Paints cells; `selected` is the row that the keyboard is on, `hovered` the mouse's.

    `urgent` names for a row the one action that is worth a button beside the menu's.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.selected = -1
        self.hovered = -1
        self.pressed: tuple[int, str] = (-1, "")
        """row and name of the button that the mouse holds down"""
        self.urgent: Callable[[ImageRow], tuple[str, str]] = _nothing

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
        elif column is Column.ACTION or (column is Column.SITE and row.reference is None):
            self._paint_actions(painter, rect, font, index)
        else:
            self._paint_words(painter, inner, font, row, column, str(index.data() or ""))
        painter.restore()

    def action_at(self, place: QPoint, rect: QRect, font: QFont, index: Index) -> str:
        """Tell which button lies at a place: the name of an action, MENU, or "" for none."""
        buttons = self._buttons(rect, font, index)
        return next((name for name, room, _ in buttons if room.contains(place)), "")

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
        if state & QStyle.StateFlag.State_Active and index.row() == self.selected:
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
        metrics = QFontMetrics(font)
        if column in {Column.HERE, Column.SITE} and metrics.horizontalAdvance(words) > inner.width():
            words = short_verdict(words)
        painter.drawText(inner, _VERTICAL, metrics.elidedText(words, elide, inner.width()))

    def _paint_actions(self, painter: QPainter, rect: QRect, font: QFont, index: Index) -> None:
        theme = self.theme
        for name, room, words in self._buttons(rect, font, index):
            if self.pressed == (index.row(), name):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(mix(theme.text, theme.surface, 0.11)))
                painter.drawRoundedRect(QRectF(room), 6, 6)
            if name == MENU:
                self._paint_menu_button(painter, room, is_lit=index.row() in {self.hovered, self.selected})
                continue
            painter.setFont(font)
            painter.setPen(QPen(QColor(theme.accent)))
            flags = Qt.AlignmentFlag.AlignCenter
            if room.left() == rect.left() + 1:
                flags = _VERTICAL
            inner = room.adjusted(_PAD - 1, 0, -4, 0) if flags == _VERTICAL else room
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideMiddle, inner.width())
            painter.drawText(inner, flags, shown)

    def _paint_menu_button(self, painter: QPainter, room: QRect, *, is_lit: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.text if is_lit else self.theme.quiet))
        for step in (-5, 0, 5):
            painter.drawEllipse(QRectF(room.center().x() + step - 0.5, room.center().y() - 0.5, 2.6, 2.6))

    def _buttons(self, rect: QRect, font: QFont, index: Index) -> list[tuple[str, QRect, str]]:
        row: ImageRow | None = index.data(ROW_ROLE)
        if row is None:
            return []
        if index.column() == Column.SITE:
            return self._unused_buttons(rect, font, row)
        if index.column() != Column.ACTION:
            return []
        middle = rect.center().y() - _MENU_EDGE // 2
        menu = QRect(rect.right() - _MENU_EDGE - 6, middle, _MENU_EDGE, _MENU_EDGE)
        found = [(MENU, menu, "")]
        name, words = self.urgent(row)
        room = QRect(rect.left() + 1, rect.top() + 6, menu.left() - rect.left() - 4, rect.height() - 13)
        if QFontMetrics(font).horizontalAdvance(words) + _PAD + 4 > room.width():
            words = _FOLDERS.sub("", words)  # the name says most of it, the tip says all
        if name and room.width() >= QFontMetrics(font).height() * 2:
            width = QFontMetrics(font).horizontalAdvance(words) + _PAD + 4
            room.setWidth(min(room.width(), width))
            found.insert(0, (name, room, words))
        return found

    def _unused_buttons(self, rect: QRect, font: QFont, row: ImageRow) -> list[tuple[str, QRect, str]]:
        if row.reference is not None:
            return []
        metrics = QFontMetrics(font)
        found: list[tuple[str, QRect, str]] = []
        x = rect.left() + _PAD - 8
        for name, words in self._unused_words():
            width = metrics.horizontalAdvance(words) + 16
            found.append((name, QRect(x, rect.top() + 6, width, rect.height() - 12), words))
            x += width
        return found

    def _unused_words(self) -> tuple[tuple[str, str], ...]:
        return (
            (ImageAction.INSERT, self.tr("Insert")),
            (ImageAction.DELETE_UNUSED, self.tr("Move to trash")),
        )


def _nothing(_: ImageRow) -> tuple[str, str]:
    return "", ""
