"""How the source looks: spacing, margins, the current line, the selection, and where the mouse is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragLeaveEvent,
    QFont,
    QPainter,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from editor.widgets.line_numbers import LineNumbers
from editor.widgets.line_spacing import SpacedLayout
from editor.widgets.moved_event import moved_event
from editor.widgets.source_margins import INNER_MARGIN, RIGHT_MARGIN, SideMargins, make_paper, room_beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import (
        QDropEvent,
        QInputMethodEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QTextBlock,
    )
    from PySide6.QtWidgets import QWidget

    from editor.widgets.theme import Theme

FONT_FAMILIES = ("JetBrains Mono", "Noto Sans Mono CJK SC", "monospace")
FONT_SIZE = 14
LINE_HEIGHT = 1.75
CARET_WIDTH = 20
"""What Qt asks to be drawn anew when the caret blinks is no wider."""


class SourceView(QPlainTextEdit):
    """A plain text widget with the look of the source editor; what is written in it is SourceEditor's.

    `top_line_changed` tells the line at the upper edge, with how much of it has gone: 3.5 is the middle of
    line 3.
    """

    top_line_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._band = QColor("#efe9dc")
        self._selected = QColor("#f6e4de")
        self._ground, self._caret = QColor("#fffefb"), QColor("#b5402a")
        self._top_line = -1.0
        self._least_count = 1
        self._numbers_width = 0
        self._sides: SideMargins | None = None
        font = QFont()
        font.setFamilies(FONT_FAMILIES)
        font.setPixelSize(FONT_SIZE)
        for feature in ("calt", "liga"):  # a source shows its characters: `-->` is no arrow
            font.setFeature(QFont.Tag(feature), 0)
        self.setFont(font)
        self.setViewport(make_paper())
        self._layout = SpacedLayout(self.document(), _line_height(font))
        self.document().setDocumentLayout(self._layout)
        self.document().setDocumentMargin(INNER_MARGIN)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._had_selection = False
        self._numbers = LineNumbers(self.rows_in_sight, self)
        self.blockCountChanged.connect(self._on_block_count_changed)
        self.updateRequest.connect(self._on_update_requested)
        self.cursorPositionChanged.connect(self._on_cursor_position_changed)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._on_block_count_changed(1)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._band = QColor(theme.select)
        self._selected = QColor(theme.accent)
        self._selected.setAlphaF(0.26)
        self._ground, self._caret = QColor(theme.surface), QColor(theme.accent)
        families = ", ".join(f'"{family}"' for family in FONT_FAMILIES)
        # the selection is painted below, as high as the lines are; a sheet, since one above would win
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {theme.surface}; color: {theme.text}; border: 0;"
            f" selection-background-color: transparent; selection-color: {theme.text};"
            f" font-family: {families}; font-size: {FONT_SIZE}px; }}"
        )
        self._numbers.set_theme(theme)
        self.viewport().update()

    def rows_in_sight(self, top: float, bottom: float) -> Iterator[tuple[int, float, float, float]]:
        """Give line, top, height of the first row and of all rows of each line between two heights."""
        for block, rect in self._blocks_in_sight(top, bottom):
            rows = max(1, block.layout().lineCount())
            head = rect.top() + self._head(block)
            yield block.blockNumber(), head, self._layout.line_height, rows * self._layout.line_height

    def _head(self, block: QTextBlock) -> float:
        """Tell how far below a block's rectangle its first row begins."""
        layout = block.layout()
        if not layout.lineCount():
            return 0.0
        first = layout.lineAt(0)
        return first.y() - max(0.0, (self._layout.line_height - first.height()) // 2)

    def _blocks_in_sight(self, above: float, below: float) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Give the lines that have a part between two heights of the viewport."""
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        top = self.blockBoundingGeometry(block).translated(offset).top()
        while block.isValid() and top <= below:
            rect = self._layout.blockBoundingRect(block)
            bottom = top + rect.height()
            if bottom >= above:
                rect.moveTo(offset.x(), top)
                yield block, rect
            top = bottom
            block = block.next()

    # --- margins and numbers

    def expect_lines(self, count: int) -> None:
        """Make room for the numbers of so many lines at once, as a text of that length is on its way."""
        self._least_count = count

    def _on_block_count_changed(self, count: int) -> None:
        if count >= self._least_count:
            self._least_count = 1
        self._numbers_width = self._numbers.width_for(max(count, self._least_count))
        self._fit_margins()

    def _fit_margins(self) -> None:
        """Leave room for the numbers, and keep the rows of a wide pane to a measure."""
        beside = room_beside(self.width())
        left, right = beside + self._numbers_width, beside + RIGHT_MARGIN - INNER_MARGIN
        margins = self.viewportMargins()
        if (margins.left(), margins.right()) != (left, right):
            self.setViewportMargins(left, 0, right, 0)
            self._place_numbers()

    def _place_numbers(self) -> None:
        text, width = self.viewport().geometry(), self._numbers_width
        self._numbers.setGeometry(QRect(text.left() - width, text.top(), width, text.height()))
        if room_beside(self.width()) and self._sides is None:
            self._sides = SideMargins(self, self.take_drop)
        if self._sides is not None:
            self._sides.lay(is_wide=room_beside(self.width()) > 0)

    def _on_update_requested(self, rect: QRect, distance: int) -> None:
        if distance:
            self._numbers.scroll(0, distance)
        elif rect.width() > CARET_WIDTH:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())

    def _on_cursor_position_changed(self) -> None:
        cursor = self.textCursor()
        # within a line Qt asks for what changed: the rest is drawn anew only as the band or a selection moves
        if self._numbers.set_current(cursor.blockNumber()) or cursor.hasSelection() or self._had_selection:
            self.viewport().update()
        self._had_selection = cursor.hasSelection()

    def top_line(self) -> float:
        """Tell the line at the upper edge, with how much of it has gone."""
        block = self.firstVisibleBlock()
        rect = self.blockBoundingGeometry(block).translated(self.contentOffset())
        gone = min(max(-rect.top() / rect.height(), 0.0), 0.999) if rect.height() else 0.0
        return block.blockNumber() + gone

    def _on_scrolled(self) -> None:
        top_line = self.top_line()
        if top_line != self._top_line:
            self._top_line = top_line
            self.top_line_changed.emit(top_line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers beside the text."""
        self._fit_margins()  # first, so that a text is laid out once
        super().resizeEvent(event)
        self._place_numbers()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the current line and the selection under the text, as high as the lines are."""
        painter = QPainter(self.viewport())
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        current = cursor.blockNumber()
        for block, rect in self._blocks_in_sight(event.rect().top(), event.rect().bottom()):
            if block.blockNumber() == current:
                rows = max(1, block.layout().lineCount()) * self._layout.line_height
                top = rect.top() + self._head(block)
                painter.setBackground(self._band)
                painter.eraseRect(QRectF(0, top, self.viewport().width(), rows))  # loads no gradients
            if start < end and block.position() <= end and start < block.position() + block.length():
                self._paint_selection(painter, block, rect, start, end)
        painter.end()
        super().paintEvent(event)
        self._tint_caret()

    def _tint_caret(self) -> None:
        """Give the caret the accent's colour where Qt has just drawn it in the text's, and only there."""
        if not self.hasFocus():
            return
        painter = QPainter(self.viewport())
        modes = QPainter.CompositionMode
        is_dark = self._caret.lightness() > self._ground.lightness()
        painter.setCompositionMode(modes.CompositionMode_Darken if is_dark else modes.CompositionMode_Lighten)
        painter.setBackground(self._caret)
        painter.eraseRect(self.cursorRect())
        painter.end()

    def _paint_selection(
        self, painter: QPainter, block: QTextBlock, rect: QRectF, start: int, end: int
    ) -> None:
        layout = block.layout()
        begin, finish = start - block.position(), end - block.position()
        head = rect.top() + self._head(block)
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            line_end = line.textStart() + line.textLength()
            is_last = index + 1 == layout.lineCount()
            if line_end < begin or line.textStart() > finish or (line_end == begin and not is_last):
                continue
            left = _x_of(line, max(begin, line.textStart()))
            right = _x_of(line, min(finish, line_end))
            if finish > line_end and is_last:
                right += 6  # the line's end is selected too
            top = head + index * self._layout.line_height
            painter.fillRect(
                QRectF(rect.left() + left, top, right - left, self._layout.line_height), self._selected
            )

    # --- the mouse, the drop caret, the input method

    def _snapped(self, point: QPointF) -> QPointF:
        """Move a point into the text of its row: Qt takes the gaps between rows for ends of lines."""
        for block, rect in self._blocks_in_sight(0, self.viewport().height()):
            if point.y() < rect.bottom() or not block.next().isValid():
                layout = block.layout()
                head = rect.top() + self._head(block)
                row = int((point.y() - head) // self._layout.line_height)
                row = min(max(row, 0), max(0, layout.lineCount() - 1))
                if not layout.lineCount():
                    break
                line = layout.lineAt(row)
                return QPointF(point.x(), rect.top() + line.y() + line.height() / 2)
        return point

    def _snapped_event(self, event: QMouseEvent) -> QMouseEvent:
        return moved_event(event, self._snapped(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press on the row that the mouse is on."""
        super().mousePressEvent(self._snapped_event(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move on the row that the mouse is on."""
        super().mouseMoveEvent(self._snapped_event(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Release on the row that the mouse is on."""
        super().mouseReleaseEvent(self._snapped_event(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the word on the row that the mouse is on."""
        super().mouseDoubleClickEvent(self._snapped_event(event))

    def dropEvent(self, event: QDropEvent) -> None:
        """Drop on the row that the mouse is on; what comes from outside is copied, never moved away."""
        if event.source() in (self, self.viewport()):
            super().dropEvent(event)
            return
        self.take_drop(event, event.position())

    def take_drop(self, event: QDropEvent, place: QPointF) -> None:
        """Take what comes from outside at a place of the viewport."""
        # an event made here would crash Qt's own handler, so the drop is done by hand
        self.setTextCursor(self.cursorForPosition(self._snapped(place).toPoint()))
        self.insertFromMimeData(event.mimeData())
        super().dragLeaveEvent(QDragLeaveEvent())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.source() is None:  # from another program: the writer goes on in this one
            self.window().activateWindow()
            self.setFocus()

    def inputMethodQuery(  # noqa: N802 - a virtual of Qt
        self,
        property: Qt.InputMethodQuery,  # noqa: A002 - the name that Qt gives it
        argument: Any = None,  # noqa: ANN401 - a QVariant
    ) -> Any:  # noqa: ANN401 - a QVariant
        """Answer an input method; Qt forgets the viewport's margins, and the candidates would be off."""
        if argument is not None:
            return super().inputMethodQuery(property, argument)
        answer = super().inputMethodQuery(property)
        if isinstance(answer, QRectF) and property in {
            Qt.InputMethodQuery.ImCursorRectangle,
            Qt.InputMethodQuery.ImAnchorRectangle,
        }:
            return answer.translated(QPointF(self.viewport().pos()))
        return answer

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take input of a method; an empty event would only disturb the layout."""
        is_empty = not (event.preeditString() or event.commitString() or event.replacementLength())
        if self.isReadOnly() or (is_empty and not self.is_composing):
            event.ignore()
            return
        super().inputMethodEvent(event)

    @property
    def is_composing(self) -> bool:
        """Tell whether an input method shows text that it has not committed."""
        return bool(self.textCursor().block().layout().preeditAreaText())


def _line_height(font: QFont) -> float:
    return float(4 * round(font.pixelSize() * LINE_HEIGHT / 4))


def _x_of(line: Any, position: int) -> float:  # noqa: ANN401 - QTextLine.cursorToX answers a tuple
    answer = line.cursorToX(position)
    return float(answer[0] if isinstance(answer, tuple) else answer)
