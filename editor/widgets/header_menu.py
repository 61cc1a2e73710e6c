"""What the context menu of a field in the form's header offers: rename, remove, show in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QWidget

from editor.widgets.field_name import is_field_name
from editor.widgets.one_line import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent, QPoint


class HeaderMenu(QObject):
    """Offers for whatever it watches what the rows offer by their names.

    `name_of` gives the name under which the field stands now, "" where the post has no such field;
    `is_taken` tells whether another field has a name.
    """

    renamed = Signal(str, str)
    remove_requested = Signal(str)
    source_requested = Signal(str)

    def __init__(self, name_of: Callable[[], str], is_taken: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._name_of, self._is_taken = name_of, is_taken
        self._host = parent
        self._is_read_only = False

    def watch(self, widget: QWidget) -> None:
        """Offer the menu on a widget too."""
        widget.installEventFilter(self)

    def set_read_only(self, is_read_only: bool) -> None:
        """Let nobody rename or remove the field."""
        self._is_read_only = is_read_only

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the menu in the place of the widget's own, which is in it."""
        if isinstance(event, QContextMenuEvent) and isinstance(watched, QWidget):
            self.open(watched, event.globalPos())
            return True
        return super().eventFilter(watched, event)

    def open(self, widget: QWidget, place: QPoint) -> None:
        """Show the menu at a place of the screen."""
        own = widget.createStandardContextMenu() if isinstance(widget, QLineEdit) else None
        menu = own if own is not None else QMenu(widget)
        name = self._name_of()
        if own is not None:
            menu.addSeparator()
        shown = one_line(name, 40).replace("&", "&&")
        can_edit = bool(name) and not self._is_read_only
        rename = menu.addAction(self.tr("Rename the field “{name}”…").format(name=shown), self.rename)
        remove = menu.addAction(
            self.tr("Remove the field “{name}”").format(name=shown), lambda: self._remove(name)
        )
        source = menu.addAction(self.tr("Show in the &source"), lambda: self.source_requested.emit(name))
        rename.setEnabled(can_edit)
        remove.setEnabled(can_edit)
        for action in (rename, remove, source):
            action.setVisible(bool(name))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _remove(self, name: str) -> None:
        if not self._is_read_only and name == self._name_of():
            self.remove_requested.emit(name)

    def rename(self, typed: str = "", problem: str = "") -> None:
        """Ask for another name, beginning with what was `typed` before when that had a `problem`."""
        name = self._name_of()
        if not name or self._is_read_only:
            return
        from PySide6.QtWidgets import QInputDialog  # not before the first renaming

        dialog = QInputDialog(self._host)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Rename the field"))
        asked = self.tr("New name of the field {name}").format(name=one_line(name, 60))
        dialog.setLabelText(f"{asked}\n{problem}" if problem else asked)
        for label in dialog.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        dialog.setTextValue(typed or name)
        dialog.textValueSelected.connect(lambda new: self._on_named(name, new.strip()))
        dialog.open()

    def _on_named(self, old: str, new: str) -> None:
        """Take a name that can be one; ask again where it cannot."""
        if new == old or self._is_read_only or old != self._name_of():
            return
        if not is_field_name(new):
            self.rename(new, self.tr("A name has letters, digits, “_”, “-” and “.” only."))
        elif self._is_taken(new):
            self.rename(new, self.tr("Another field has that name."))
        else:
            self.renamed.emit(old, new)
