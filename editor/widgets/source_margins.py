"""The margins beside the source: a text column of readable width in the middle of a wide pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from editor.widgets.moved_event import moved_event

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDragMoveEvent,
        QDropEvent,
        QMouseEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QPlainTextEdit

    TakeDrop = Callable[[QDropEvent, QPointF], object]
    """what the editor does with a drop at a place of its viewport"""

MEASURE = 840
"""Pixels that a row of the source takes at most: 60 Chinese characters, 100 Latin ones."""
NUMBERS_WIDTH = 38
"""Pixels of the line numbers at least; with the inner margin the text begins at 52."""
INNER_MARGIN = 14
"""Pixels that the document keeps free on each side."""
RIGHT_MARGIN = 28
"""Pixels at least between the end of a row and the edge of the pane."""


def room_beside(width: int) -> int:
    """Tell how many pixels more than usual a pane of a width leaves free on each side of its text."""
    return max(0, (width - NUMBERS_WIDTH - INNER_MARGIN - MEASURE - RIGHT_MARGIN) // 2)


def stand_above(bar: QWidget, width: int) -> None:
    """Keep what a bar above the source shows to the column of its text; both are `width` pixels wide."""
    beside = room_beside(width)
    if bar.contentsMargins().left() != beside:
        bar.setContentsMargins(beside, 0, beside, 0)


def make_paper() -> QWidget:
    """Give a viewport like Qt's own, for the text to lie on.

    To ask for one that Qt has made, PySide loads every kind of widget there is: 10 ms of a start.
    """
    paper = QWidget()
    paper.setObjectName("qt_scrollarea_viewport")
    paper.setBackgroundRole(QPalette.ColorRole.Base)
    paper.setAutoFillBackground(True)
    paper.setCursor(Qt.CursorShape.IBeamCursor)
    paper.setAcceptDrops(True)
    paper.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    return paper


class SideMargins:
    """Both margins of a source editor, as wide as its viewport leaves them."""

    def __init__(self, editor: QPlainTextEdit, take_drop: TakeDrop) -> None:
        self._editor = editor
        self._left, self._right = SideMargin(editor, take_drop), SideMargin(editor, take_drop)

    def lay(self, *, is_wide: bool) -> None:
        """Lie beside the text, or out of the way where the pane has no room to spare."""
        text, margins = self._editor.viewport().geometry(), self._editor.viewportMargins()
        self._left.setGeometry(0, text.top(), margins.left(), text.height())
        self._right.setGeometry(text.right() + 1, text.top(), margins.right(), text.height())
        for side in (self._left, self._right):
            side.setVisible(is_wide)


class SideMargin(QWidget):
    """One margin: what the mouse does there, it does to the row beside it."""

    def __init__(self, editor: QPlainTextEdit, take_drop: TakeDrop) -> None:
        super().__init__(editor)
        self._editor = editor
        self._take_drop = take_drop
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAcceptDrops(True)
        self.lower()
        self.hide()

    def _beside(self, place: QPointF) -> QPointF:
        return place + QPointF(self.pos() - self._editor.viewport().pos())

    def _pass_on(self, event: QMouseEvent) -> None:
        """Let the text have an event of the mouse."""
        QCoreApplication.sendEvent(
            self._editor.viewport(), moved_event(event, self._beside(event.position()))
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret into the row beside."""
        self._pass_on(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select up to the row beside."""
        self._pass_on(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what the press has begun."""
        self._pass_on(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the nearest word of the row beside."""
        self._pass_on(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        QCoreApplication.sendEvent(self._editor.viewport(), event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the text."""
        QCoreApplication.sendEvent(self._editor.viewport(), event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let come what the text can take."""
        self._welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let come what the text can take."""
        self._welcome(event)

    def _welcome(self, event: QDragMoveEvent) -> None:
        if event.source() is None and self._editor.canInsertFromMimeData(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Drop on the row beside."""
        self._take_drop(event, self._beside(event.position()))
