"""Editing a description where it stands in the table: Enter keeps it, Escape leaves it, Tab goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from editor.widgets.image_order import Column

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QTableView, QWidget

    from editor.widgets.image_row import ImageRow

LEAST_WIDTH = 300
"""pixels: a column may be narrower than a sentence needs"""


class DescriptionEditor(QObject):
    """One line over a cell of the table; at most one is open.

    Focus that goes elsewhere keeps what was typed, and leaves a suggestion that nobody has touched.
    """

    described = Signal(str, str)
    """key and new description"""
    ended = Signal(str)
    """the line is closed: `kept` by Enter, `skipped` by Tab, `left` by Escape or as the focus went"""

    def __init__(self, table: QTableView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._line: QLineEdit | None = None
        self._row: ImageRow | None = None

    @property
    def line(self) -> QLineEdit | None:
        """Give the open line."""
        return self._line

    def open(self, row: ImageRow, rect: QRect, suggestion: str) -> None:
        """Edit the description of a row, whose cell is at `rect`; an empty one begins with the suggestion."""
        self.close("left")
        line = self._line = QLineEdit(self._table.viewport())
        self._row = row
        line.setObjectName("description")
        line.setAccessibleName(self.tr("Description of {name}").format(name=row.destination[:200]))
        line.setPlaceholderText(self.tr("What the image shows"))
        described = row.reference.description if row.reference else ""
        line.setText(described or suggestion)
        line.setModified(False)
        line.selectAll()
        self.place(rect)
        line.installEventFilter(self)
        line.show()
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, rect: QRect) -> None:
        """Put the line over its cell again, as the table has moved."""
        if self._line is not None:
            room = self._table.viewport().width() - rect.left() - 8
            width = min(max(rect.width() - 4, LEAST_WIDTH), max(room, 60))
            self._line.setGeometry(rect.left() + 2, rect.center().y() - 16, width, 32)

    @property
    def key(self) -> str:
        """Give the key of the row whose description is edited, "" where none is."""
        return self._row.key if self._row else ""

    def is_about(self, row: ImageRow) -> bool:
        """Tell whether a row is the one whose description is edited."""
        return self._row is not None and (row.key, row.destination) == (self._row.key, self._row.destination)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that end the editing, and notice when the focus goes."""
        if watched is not self._line:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            endings = {
                Qt.Key.Key_Return: "kept",
                Qt.Key.Key_Enter: "kept",
                Qt.Key.Key_Escape: "left",
                Qt.Key.Key_Tab: "skipped",
            }
            if event.key() in endings:
                ending = endings[Qt.Key(event.key())]
                self._finish(ending, keeps=ending == "kept")
                return True
        elif event.type() == QEvent.Type.FocusOut and self._line is not None:
            self._on_focus_out()
        return False

    def close(self, ending: str) -> None:
        """Close the line without keeping what stands in it."""
        if self._shut():
            self.ended.emit(ending)

    def _shut(self) -> bool:
        line, self._line, self._row = self._line, None, None
        if line is None:
            return False
        had_focus = line.hasFocus()
        line.removeEventFilter(self)
        line.hide()
        line.deleteLater()
        if had_focus:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_focus_out(self) -> None:
        line = self._line
        if line is not None and line.isVisible() and not _has_menu(line):
            self._finish("left", keeps=line.isModified())

    def _finish(self, ending: str, *, keeps: bool) -> None:
        line, row = self._line, self._row
        if line is None or row is None:
            return
        text = " ".join(line.text().split())
        described = row.reference.description if row.reference else ""
        self._shut()
        if keeps and text != described.strip():
            self.described.emit(row.key, text)
        self.ended.emit(ending)


def _has_menu(line: QWidget) -> bool:
    """Tell whether the focus only went to the line's own menu or an input method's window."""
    popup = QApplication.activePopupWidget()
    return popup is not None and popup.parent() is line


def description_cell(table: QTableView, place: int) -> QRect:
    """Give the rectangle of a row's description in the viewport."""
    return table.visualRect(table.model().index(place, Column.DESCRIPTION))
