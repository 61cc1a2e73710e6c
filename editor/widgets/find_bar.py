"""The bar that finds and replaces words in the source."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QTextEdit, QToolButton, QWidget

from editor.core.text.edit import TextEdit
from editor.widgets.chips import icon_button, recolour_icons
from editor.widgets.find_text import MAX_FOUND, Wanted, find_all
from editor.widgets.source_edits import cursor_at

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from editor.core.text.edit import Range
    from editor.widgets.source_editor import SourceEditor
    from editor.widgets.theme import Theme

MAX_SHOWN = 1000
"""Places that are marked in the source at once, around the current one."""


class FindBar(QWidget):
    """Finds in one source editor at a time. `closed` tells that the writer goes back to the text."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor: SourceEditor | None = None
        self._found: list[Range] = []
        self._colour = QColor("#f6e4de")
        translate = QCoreApplication.translate
        self._words = QLineEdit(placeholderText=translate("FindBar", "Find"))
        self._replacement = QLineEdit(placeholderText=translate("FindBar", "Replace with"))
        for field in (self._words, self._replacement):
            field.setAccessibleName(field.placeholderText())
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._count.setMinimumWidth(72)
        self._count.setProperty("tone", "quiet")
        self._case = self._button("Aa", translate("FindBar", "Match case"), is_switch=True)
        self._whole = self._button("“ab”", translate("FindBar", "Whole words"), is_switch=True)
        self._previous = self._button("", translate("FindBar", "Previous (Shift+Enter)"), drawn="chevron-up")
        self._next = self._button("", translate("FindBar", "Next (Enter)"), drawn="chevron-down")
        self._close = self._button("", translate("FindBar", "Close (Esc)"), drawn="close")
        self._replace = self._button(translate("FindBar", "Replace"), "")
        self._replace_all = self._button(translate("FindBar", "Replace all"), "")
        self._lay_out()
        self._search_soon = QTimer(self, singleShot=True, interval=80)
        self._search_soon.timeout.connect(self._search)
        self._words.textChanged.connect(lambda: self._search(moves=True))
        self._case.toggled.connect(lambda: self._search(moves=True))
        self._whole.toggled.connect(lambda: self._search(moves=True))
        self._previous.clicked.connect(lambda: self._step(-1))
        self._next.clicked.connect(lambda: self._step(1))
        self._close.clicked.connect(self._go_back)
        self._replace.clicked.connect(self._replace_one)
        self._replace_all.clicked.connect(self._replace_every)
        for field in (self._words, self._replacement):
            field.installEventFilter(self)
        self.hide()

    def _button(self, text: str, hint: str, *, is_switch: bool = False, drawn: str = "") -> QToolButton:
        button = icon_button(drawn) if drawn else QToolButton()
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if drawn:
            button.setFixedSize(28, 28)
        button.setText(text)
        button.setCheckable(is_switch)
        button.setToolTip(hint)
        button.setAccessibleName(hint or text)
        return button

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(28, 8, 22, 10)
        layout.setSpacing(6)
        layout.addWidget(self._words, 0, 0)
        finding = (self._count, self._case, self._whole, self._previous, self._next, self._close)
        for column, widget in enumerate(finding, 1):
            layout.addWidget(widget, 0, column)
        layout.addWidget(self._replacement, 1, 0)
        replacing = QHBoxLayout()
        replacing.addWidget(self._replace)
        replacing.addWidget(self._replace_all)
        replacing.addStretch(1)
        layout.addLayout(replacing, 1, 1, 1, len(finding))
        layout.setColumnStretch(0, 1)

    def set_theme(self, theme: Theme) -> None:
        """Take the colour that marks the places."""
        self._colour = QColor(theme.accent_soft)
        recolour_icons(self)
        self._show_places()

    def set_editor(self, editor: SourceEditor | None) -> None:
        """Find in another source, or in none."""
        if self._editor is not None:
            self._editor.line_changed.disconnect(self._on_line_changed)
            self._editor.setExtraSelections([])
        self._editor = editor
        if editor is not None:
            editor.line_changed.connect(self._on_line_changed)
        self._search()

    def open(self) -> None:
        """Show the bar, with the selected words to look for."""
        if self._editor is not None:
            selected = self._editor.textCursor().selectedText()
            if selected and "\u2029" not in selected and len(selected) <= 200:
                self._words.setText(selected)
        self.show()
        self._words.setFocus()
        self._words.selectAll()
        self._search()

    # --- finding

    def _on_line_changed(self) -> None:
        if self.isVisible():
            self._search_soon.start()

    def _search(self, *, moves: bool = False) -> None:
        wanted = Wanted(self._words.text(), self._case.isChecked(), self._whole.isChecked())
        is_live = self._editor is not None and not self.isHidden()
        self._found = find_all(self._editor.lines(), wanted) if self._editor and is_live else []
        if moves and self._editor is not None and self._found:
            place = self._editor.selection_range().start
            index = bisect_left(self._found, place, key=lambda found: found.start)
            self._select(index % len(self._found))
        self._show_places()

    def _show_places(self) -> None:
        editor = self._editor
        if editor is None:
            return
        current = self._current()
        first = max(0, (current or 0) - MAX_SHOWN // 2)
        marks: list[QTextEdit.ExtraSelection] = []
        for found in self._found[first : first + MAX_SHOWN]:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(found)
            mark.format.setBackground(self._colour)
            marks.append(mark)
        editor.setExtraSelections(marks)
        self._count.setText(self._count_text(current))

    def _count_text(self, current: int | None) -> str:
        if not self._words.text():
            return ""
        if not self._found:
            return QCoreApplication.translate("FindBar", "Not found")
        total = f"{len(self._found)}+" if len(self._found) == MAX_FOUND else str(len(self._found))
        return total if current is None else f"{current + 1} / {total}"

    def _current(self) -> int | None:
        """Give the index of the place that is selected, if one is."""
        if self._editor is None or not self._found:
            return None
        selected = self._editor.selection_range()
        index = bisect_left(self._found, selected)
        return index if index < len(self._found) and self._found[index] == selected else None

    def _step(self, direction: int) -> None:
        if self._editor is None or not self._found:
            return
        current = self._current()
        if current is not None:
            index = current + direction
        else:
            index = bisect_left(self._found, self._editor.selection_range()) - (direction < 0)
        self._select(index % len(self._found))
        self._show_places()

    def _select(self, index: int) -> None:
        if self._editor is not None:
            self._editor.setTextCursor(self._cursor(self._found[index]))
            self._editor.ensureCursorVisible()

    def _cursor(self, found: Range) -> QTextCursor:
        assert self._editor is not None
        self._editor.finish_filling()
        document = self._editor.document()
        cursor = cursor_at(document, found.start)
        end = cursor_at(document, found.end).position()
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # --- replacing

    def _replace_one(self) -> None:
        if self._editor is None or self._editor.isReadOnly():
            return
        current = self._current()
        if current is not None:
            self._editor.apply_edits([TextEdit(self._found[current], self._replacement.text())])
            # behind what was put in, so that a replacement that holds the words is not found again
            cursor = self._editor.textCursor()
            cursor.setPosition(cursor.selectionEnd())
            self._editor.setTextCursor(cursor)
            self._search()
        self._step(1)

    def _replace_every(self) -> None:
        if self._editor is None or self._editor.isReadOnly():
            return
        self._search()
        self._editor.apply_edits([TextEdit(found, self._replacement.text()) for found in self._found])
        self._search()

    # --- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter, Shift+Enter and Esc in the fields."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._go_back()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if watched is self._replacement:
                    self._replace_one()
                else:
                    self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
        return super().eventFilter(watched, event)

    def _go_back(self) -> None:
        self.hide()
        self._search()
        if self._editor is not None:
            self._editor.setFocus()
        self.closed.emit()
