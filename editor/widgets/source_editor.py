"""The source of a post: typing, edits from outside, pictures dropped, and what of it is a fact."""

from __future__ import annotations

import re
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from editor.core.text import commands
from editor.core.text.edit import LineChange, Position
from editor.widgets.filling import Filling
from editor.widgets.highlighter import PostHighlighter
from editor.widgets.line_tracker import LineTracker
from editor.widgets.source_edits import Anchors, PlacedEdits, cursor_at, position_in, range_of
from editor.widgets.source_view import SourceView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QDropEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from editor.core.text.edit import Range, TextEdit
    from editor.core.text.span import Span
    from editor.widgets.arrival_marks import ArrivalMarks
    from editor.widgets.theme import Theme

LONG_RUN = 20_000
"""Wrapping an unbroken run longer than this costs a second for every key."""

UNDO_PAUSE = 1.0
"""Seconds without a key after which the next one begins a new undo step."""

_LONG_RUN = re.compile(rf"\S{{{LONG_RUN}}}")


class SourceEditor(SourceView):
    """One post's source. The document is the text; everything about it is told in lines and columns.

    `continue_list` answers Enter inside a list or quote with edits, or with none.
    """

    line_changed = Signal(LineChange)
    cursor_moved = Signal(Position)
    files_dropped = Signal(list, Position)
    image_data_dropped = Signal(bytes, str, Position)
    web_image_dropped = Signal(str, Position, bool)
    """a web image, where, and whether Shift was held: the writer wants it the other way than usual"""
    posts_dropped = Signal(list)

    def __init__(
        self,
        parent: QWidget | None = None,
        continue_list: Callable[[Sequence[str], Range], Sequence[TextEdit]] | None = commands.continue_list,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Source of the post"))
        self._continue_list = continue_list
        self._tracker = LineTracker(self.document())
        self._anchors = Anchors(self.document())
        self._facts: list[LineChange] = []
        self._waiting: list[PlacedEdits] = []
        self._is_quiet = False
        self._is_growing = False
        self._filling = Filling(self, self._grow)
        self._filling.grown.connect(self._on_grown)
        self._early_spans: list[tuple[int, int, list[Span]]] = []
        self._last_key = 0.0
        self._last_typed = ""
        self._marks: ArrivalMarks | None = None
        self._wants_other_way = False
        self._highlighter = PostHighlighter(self.document())
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().contentsChanged.connect(self._on_contents_changed)
        self.cursorPositionChanged.connect(lambda: self.cursor_moved.emit(self.place()))
        self.verticalScrollBar().valueChanged.connect(self._draw_spans_in_sight)
        self.updateRequest.connect(self._draw_spans_in_sight)

    # --- text

    def lines(self) -> list[str]:
        """Give the lines, exactly as they are (no-break spaces and U+2028 included)."""
        self.finish_filling()
        return list(self._tracker.lines)

    def set_lines(self, lines: Sequence[str]) -> None:
        """Show another text: nothing to undo, nothing told. Anchors stay at their line and column.

        The end of a long one follows in the next turns of the event loop; whoever needs it gets it earlier.
        """
        if self.is_composing:
            QGuiApplication.inputMethod().commit()
        if self.is_composing:
            # nobody took the commit: a composition must not land in the new text
            QGuiApplication.inputMethod().reset()
            super().inputMethodEvent(QInputMethodEvent())
        anchors = self._anchors.positions()
        self._waiting.clear()
        self._early_spans.clear()
        self._highlighter.forget()
        first = self._filling.begin(lines)
        self.expect_lines(len(lines))
        self._is_quiet = True
        self.setPlainText("\n".join(first))
        self._tracker.reset()
        self._is_quiet = False
        if anchors:
            self.finish_filling()
        self._anchors.put(anchors.items())
        self._last_typed = ""
        self._choose_wrap(lines)

    def finish_filling(self) -> None:
        """See to it that a text just set is there to its end; the rest of a long one takes a moment."""
        self._filling.finish()

    def _grow(self, add: Callable[[], None]) -> None:
        self._is_growing = True
        try:
            add()
        finally:
            self._is_growing = False

    def _on_grown(self) -> None:
        early, self._early_spans = self._early_spans, []
        for first_line, line_count, spans in early:
            self.set_spans(first_line, line_count, spans)

    def apply_edits(self, edits: Sequence[TextEdit], select: Range | None = None) -> None:
        """Make the edits of the present text, one undo step; `select` counts in the new text.

        While an input method composes they wait, moving with the text, for the end of the composition.
        """
        if not edits:
            return
        self.finish_filling()
        placed = PlacedEdits(self.document(), edits)
        if self.is_composing:
            self._waiting.append(placed)
            return
        self.setTextCursor(placed.apply(self.textCursor()))
        if select is not None:
            cursor = cursor_at(self.document(), select.start)
            end = cursor_at(self.document(), select.end).position()
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        self._last_typed = ""
        self.ensureCursorVisible()

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        if self._is_quiet:
            return
        change = self._tracker.note(position, added)
        if change is not None and not self._is_growing:
            self._facts.append(change)

    def _on_contents_changed(self) -> None:
        """Tell the facts once the layout is up to date, so that whoever hears of them may act."""
        facts, self._facts = self._facts, []
        for change in facts:
            self._choose_wrap(change.lines)
            self.line_changed.emit(change)

    def _choose_wrap(self, lines: Iterable[str]) -> None:
        wraps = self.lineWrapMode() != QPlainTextEdit.LineWrapMode.NoWrap
        if any(len(line) >= LONG_RUN and _LONG_RUN.search(line) for line in lines):
            if wraps:
                self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        elif not wraps and not any(len(line) >= LONG_RUN for line in self._tracker.lines):
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)

    # --- places

    def place(self) -> Position:
        """Tell where the caret is."""
        return position_in(self.document(), self.textCursor().position())

    def selection_range(self) -> Range:
        """Tell what is selected; empty at the caret when nothing is."""
        return range_of(self.textCursor())

    def go_to(self, position: Position) -> None:
        """Put the caret there and show it."""
        self.finish_filling()
        self.setTextCursor(cursor_at(self.document(), position))
        self.ensureCursorVisible()

    def add_anchor(self, position: Position) -> int:
        """Remember a place that moves with the text; take_anchor gives it back."""
        self.finish_filling()
        return self._anchors.add(position)

    def take_anchor(self, anchor: int) -> Position:
        """Tell where an anchor is now, and forget it. KeyError when there is no such anchor."""
        return self._anchors.take(anchor)

    def show_mark(self, anchor: int, text: str) -> None:
        """Say beside an anchor what is on its way to it, outside the text; "" takes that away."""
        if self._marks is None:
            from editor.widgets.arrival_marks import ArrivalMarks  # not before something arrives

            self._marks = ArrivalMarks(self, self._anchors.place_of)
        self._marks.show(anchor, text)

    def marks(self) -> list[str]:
        """Give what is said beside anchors."""
        return self._marks.texts() if self._marks else []

    # --- look

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        super().set_theme(theme)
        self._highlighter.set_theme(theme)

    def set_spans(self, first_line: int, line_count: int, spans: Iterable[Span]) -> None:
        """Colour `line_count` lines from `first_line`; the spans count their lines from there."""
        if not self._filling.is_done and first_line + line_count > self.blockCount():
            self._early_spans.append((first_line, line_count, list(spans)))
            return
        self._highlighter.set_spans(first_line, line_count, spans)
        top = self.firstVisibleBlock().blockNumber()
        if first_line < top + self._most_rows() and first_line + line_count > top:
            self._draw_spans_in_sight()

    def _draw_spans_in_sight(self) -> None:
        if self._highlighter.is_waiting and not self.is_composing:
            self._highlighter.show_lines(self.firstVisibleBlock(), self._most_rows())

    def _most_rows(self) -> int:
        return self.viewport().height() // 8

    # --- keys and input methods

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type; Enter continues a list, and undo steps end at words and pauses."""
        self.finish_filling()
        if self.is_composing or self.isReadOnly():
            super().keyPressEvent(event)
            return
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._continue():
            return
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers() and self._delete_joined():
            return
        self._part_undo(event.text())
        super().keyPressEvent(event)

    def _continue(self) -> bool:
        if self._continue_list is None or self.textCursor().hasSelection():
            return False
        edits = self._continue_list(self._tracker.lines, self.selection_range())
        self.apply_edits(edits)
        return bool(edits)

    def _delete_joined(self) -> bool:
        """Delete a joined emoji as a whole: Qt would leave half a family behind."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
        if "\u200d" not in cursor.selectedText():
            return False
        cursor.removeSelectedText()
        return True

    def _part_undo(self, typed: str) -> None:
        now = monotonic()
        was_apart = not self._last_typed or self._last_typed.isspace()
        if (
            (typed and not typed.isspace() and was_apart)
            or typed in {"\r", "\n"}
            or now - self._last_key > UNDO_PAUSE
        ):
            # an unmodified document does not join the next key with the ones before
            self.document().setModified(False)
        self._last_key = now
        self._last_typed = typed

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take a composition; edits that waited for its end are made then."""
        self.finish_filling()
        if event.commitString():
            self.document().setModified(False)
        super().inputMethodEvent(event)
        if self.is_composing:
            return
        waiting, self._waiting = self._waiting, []
        for placed in waiting:
            self.setTextCursor(placed.apply(self.textCursor()))
        self._draw_spans_in_sight()

    # --- paste, drop, copy

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Tell whether a drop may be taken."""
        from editor.widgets.mime_reading import can_read  # not before the first paste or drop

        return can_read(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert words; tell of pictures and posts, with the place they were dropped or pasted at."""
        if self.isReadOnly():
            return
        self.finish_filling()
        from editor.widgets.mime_reading import (
            DroppedAddress,
            DroppedFiles,
            DroppedImage,
            DroppedText,
            read_mime,
        )

        place = self.place()
        dropped = read_mime(source)
        match dropped:
            case DroppedFiles(posts, others):
                if others:
                    self.files_dropped.emit(list(others), place)
                if posts:
                    self.posts_dropped.emit(list(posts))
            case DroppedImage(content, name):
                self.image_data_dropped.emit(content, name, place)
            case DroppedAddress(url):
                self.web_image_dropped.emit(url, place, self._wants_other_way)
            case DroppedText(text):
                self.document().setModified(False)
                self.textCursor().insertText(_plain(text))
                self.ensureCursorVisible()
            case None:
                return

    def take_drop(self, event: QDropEvent, place: QPointF) -> None:
        """Take a drop, and remember whether Shift is held over it."""
        self._wants_other_way = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        try:
            super().take_drop(event, place)
        finally:
            self._wants_other_way = False

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the selected characters exactly; Qt would turn no-break spaces into spaces."""
        mime = QMimeData()
        mime.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return mime


def _plain(text: str) -> str:
    """Give pasted text with the line ends that the document knows; what Qt cannot hold is left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    return text.translate({0: None, 0xFDD0: None, 0xFDD1: None})
