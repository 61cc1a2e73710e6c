"""The name of a field at the beginning of its row, renamed in place: the handle for what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget

from editor.widgets.one_line import one_line
from editor.widgets.theme import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent

WIDTH = 120
_RENAME_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_field_name(text: str) -> bool:
    """Tell whether a text can name a field in every format without quotes."""
    is_plain = all(sign.isalnum() or sign in "_-." for sign in text)
    return bool(text) and is_plain and text[0] not in "-." and len(text) <= 100


class FieldName(QWidget):
    """Shows a name; F2, Enter or a double click let it be typed anew, Delete asks to remove the field."""

    renamed = Signal(str)
    remove_requested = Signal()
    source_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._is_read_only = False
        self.setFixedWidth(WIDTH)
        shown = one_line(name, 60)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.handle = _Handle(self)
        self.handle.set_name(shown)
        self.edit = _NameLine(self)
        self.edit.setAccessibleName(self.tr("New name of the field {name}").format(name=shown))
        self.edit.hide()
        row.addWidget(self.handle)
        row.addWidget(self.edit)
        self.setFocusProxy(self.handle)
        self.handle.rename_requested.connect(self.open)
        self.handle.remove_requested.connect(self._on_remove_requested)
        self.handle.menu_requested.connect(self._open_menu)
        self.edit.entered.connect(self._on_entered)
        self.edit.left.connect(self._close)
        self.edit.textEdited.connect(lambda _: restyle(self.edit, error=False))

    def set_read_only(self, is_read_only: bool) -> None:
        """Let nobody rename or remove it."""
        self._is_read_only = is_read_only
        if is_read_only:
            self._close()

    def open(self) -> None:
        """Let the name be typed anew."""
        if self._is_read_only:
            return
        self.handle.hide()
        self.edit.setText(self.name)
        self.edit.show()
        self.edit.selectAll()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_taken(self) -> None:
        """Show that another field has that name, and let it be typed anew."""
        restyle(self.edit, error=True)

    def _on_entered(self) -> None:
        name = self.edit.text().strip()
        if name == self.name:
            self._close()
        elif is_field_name(name):
            self.renamed.emit(name)
            if not self.edit.property("error"):
                self._close()
        else:
            restyle(self.edit, error=True)

    def _close(self) -> None:
        had_focus = self.edit.hasFocus()
        self.edit.hide()
        self.handle.show()
        restyle(self.edit, error=False)
        if had_focus:
            self.handle.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_remove_requested(self) -> None:
        if not self._is_read_only:
            self.remove_requested.emit()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("&Rename…"), self.open).setEnabled(not self._is_read_only)
        menu.addAction(self.tr("Re&move"), self._on_remove_requested).setEnabled(not self._is_read_only)
        menu.addAction(self.tr("Show in the &source"), self.source_requested.emit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class _Handle(QPushButton):
    """The name as something that takes the focus and keys."""

    rename_requested = Signal()
    remove_requested = Signal()
    menu_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("fieldName", True)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(self.tr("F2 renames the field, Delete removes it"))

    def set_name(self, name: str) -> None:
        """Show a name, cut where it is too long."""
        metrics = self.fontMetrics()
        cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, WIDTH - 8)
        self.setText(cut.replace("&", "&&"))
        self.setAccessibleName(self.tr("Field {name}").format(name=name))
        hint = self.tr("Double click or F2 renames it; more by a right click")
        self.setToolTip(f"{name}\n{hint}" if cut != name else hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename, remove, or hand on."""
        if event.key() in _RENAME_KEYS:
            self.rename_requested.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_requested.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.menu_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename."""
        self.rename_requested.emit()
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done."""
        self.menu_requested.emit()
        event.accept()


class _NameLine(QLineEdit):
    """A name that is typed: Enter takes it, Esc and going away leave it as it was."""

    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take or leave what was typed."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take a name that is whole when the focus goes: what was typed is not lost."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            if self.isVisible():
                self.entered.emit()
            self.left.emit()
