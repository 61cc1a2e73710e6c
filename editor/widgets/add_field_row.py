"""The row that adds a field: its name with what other posts have, its kind, and its first value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QLineEdit, QListView, QPushButton, QWidget

from editor.core.frontmatter.schema import FieldKind
from editor.widgets.field_name import WIDTH, is_field_name
from editor.widgets.theme import restyle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.core.frontmatter.field import FieldValue

_OFFERED = (
    FieldKind.TEXT,
    FieldKind.LONG_TEXT,
    FieldKind.NUMBER,
    FieldKind.SWITCH,
    FieldKind.DATE,
    FieldKind.LIST,
    FieldKind.IMAGE,
)


class AddFieldRow(QWidget):
    """Name, kind and value of a field that is not there yet; Enter goes on from one to the next."""

    add_requested = Signal(str, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Mapping[str, FieldKind] = {}
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(10)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Add field…"))
        self.name.setAccessibleName(self.tr("Name of the new field"))
        self.name.setFixedWidth(WIDTH)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("Kind of the new field"))
        for kind in _OFFERED:
            self.kind.addItem(self._word_for(kind), kind)
        self.value = QLineEdit(self)
        self.value.setAccessibleName(self.tr("Value of the new field"))
        self.button = QPushButton(self.tr("Add"), self)
        self.button.setEnabled(False)
        for column, widget in enumerate((self.name, self.kind, self.value, self.button)):
            row.addWidget(widget, 0, column)
        row.setColumnStretch(2, 1)
        self.name.textChanged.connect(self._on_name_changed)
        self.name.returnPressed.connect(self._on_name_entered)
        self.kind.currentIndexChanged.connect(self._say_what)
        self.value.returnPressed.connect(self._add)
        self.button.clicked.connect(self._add)
        self._say_what()

    def set_names(self, names: Mapping[str, FieldKind]) -> None:
        """Offer names, each with its usual kind, that generator or folder know and the post does not have."""
        self._known = dict(names)
        if self.name.completer() and self.name.property("names") == list(names):
            return
        self.name.setProperty("names", list(names))
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView()
        popup.setObjectName("completion")
        completer.setPopup(popup)
        self.name.setCompleter(completer)

    def clear(self) -> None:
        """Be empty again."""
        self.name.clear()
        self.value.clear()
        self.kind.setCurrentIndex(0)

    def mark_taken(self) -> None:
        """Show that a field of that name is there already."""
        restyle(self.name, error=True)

    def _word_for(self, kind: FieldKind) -> str:
        return {
            FieldKind.TEXT: self.tr("Text"),
            FieldKind.LONG_TEXT: self.tr("Long text"),
            FieldKind.NUMBER: self.tr("Number"),
            FieldKind.SWITCH: self.tr("Switch"),
            FieldKind.DATE: self.tr("Date"),
            FieldKind.LIST: self.tr("List"),
            FieldKind.IMAGE: self.tr("Image"),
        }[kind]

    def _on_name_changed(self, text: str) -> None:
        restyle(self.name, error=False)
        self.button.setEnabled(is_field_name(text.strip()))
        known = self._known.get(text.strip())
        if known is not None:
            usual = FieldKind.LIST if known in {FieldKind.TAGS, FieldKind.CATEGORIES} else known
            self.kind.setCurrentIndex(max(0, self.kind.findData(usual)))

    def _on_name_entered(self) -> None:
        if is_field_name(self.name.text().strip()):
            self.value.setFocus()
        else:
            restyle(self.name, error=bool(self.name.text()))

    def _say_what(self) -> None:
        match self._kind():
            case FieldKind.LIST:
                words = self.tr("Values, parted by commas")
            case FieldKind.SWITCH:
                words = self.tr("true or false")
            case FieldKind.DATE:
                words = self.tr("now")
            case _:
                words = self.tr("Value")
        self.value.setPlaceholderText(words)

    def _kind(self) -> FieldKind:
        return FieldKind(self.kind.currentData())

    def _add(self) -> None:
        name = self.name.text().strip()
        if is_field_name(name):
            kind = self._kind()
            self.add_requested.emit(name, _first_value(kind, self.value.text()), kind)


def _first_value(kind: FieldKind, words: str) -> FieldValue:
    """Give the value that a new field of a kind begins with; an empty switch is off, an empty date is now."""
    plain = words.strip()
    match kind:
        case FieldKind.LIST:
            parts = plain.replace("，", ",").split(",")
            return tuple(part.strip() for part in parts if part.strip())
        case FieldKind.SWITCH:
            return "true" if plain.lower() in {"true", "yes", "on", "1"} else "false"
        case FieldKind.DATE:
            return plain or QDateTime.currentDateTime().toString("yyyy-MM-dd HH:mm:ss")
        case FieldKind.NUMBER:
            return plain or "0"
        case _:
            return words
