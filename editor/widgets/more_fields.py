"""The fields that have no place in the header: a row for each, and a row to add another."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.frontmatter.field import MERGE_KEY
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.schema import FieldKind, kind_of, schema_for
from editor.widgets.chips import icon_button
from editor.widgets.field_editors import ImageEditor, fitting_kind, make_editor
from editor.widgets.one_line import one_line
from editor.widgets.theme import restyle
from editor.widgets.thumbnail import ThumbnailLabel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from editor.core.frontmatter.field import Field, FieldValue
    from editor.widgets.field_editors import FieldEditor

_LONGEST = 4000
"""Characters of a value beyond which a row only shows it: a line edit would stall."""


class FieldRow(QWidget):
    """A field: its name, its editor, and a button that removes it."""

    edited = Signal(str, object)
    remove_requested = Signal(str)
    images_dropped = Signal(str, list)

    def __init__(self, name: str, kind: FieldKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.kind = name, kind
        shown = one_line(name, 60)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        label = QLabel(shown)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("label", True)
        label.setFixedWidth(120)
        is_tall = kind is FieldKind.LONG_TEXT
        place = Qt.AlignmentFlag.AlignTop if is_tall else Qt.AlignmentFlag.AlignVCenter
        if is_tall:
            label.setContentsMargins(0, 7, 0, 0)
        row.addWidget(label, 0, place)
        widget = make_editor(kind, name, self)
        self.editor_widget = widget
        self.editor = cast("FieldEditor", widget)
        self.editor.edited.connect(lambda value: self.edited.emit(self.name, value))
        if isinstance(widget, ImageEditor):
            widget.files_dropped.connect(lambda paths: self.images_dropped.emit(self.name, paths))
        self._thumbnail = ThumbnailLabel(self) if kind is FieldKind.IMAGE else None
        if self._thumbnail:
            row.addWidget(self._thumbnail)
        is_narrow = kind in {FieldKind.SWITCH, FieldKind.NUMBER, FieldKind.DATE}
        row.addWidget(widget, 0 if is_narrow else 1)
        if is_narrow:
            row.addStretch(1)
        self.remove = icon_button("close", self)
        self.remove.setFixedSize(22, 22)
        self.remove.setAccessibleName(self.tr("Remove the field {name}").format(name=shown))
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self.name))
        row.addWidget(self.remove, 0, place)

    def show_thumbnail(self, png: bytes | None) -> None:
        """Show the picture that the field names, where it names one."""
        if self._thumbnail:
            self._thumbnail.show_png(png)

    def set_read_only(self, is_read_only: bool) -> None:
        """Let nobody change or remove it."""
        self.editor.set_read_only(is_read_only)
        self.remove.setEnabled(not is_read_only)


class MoreFields(QWidget):
    """All rows, in the order of the source, and the row that adds a field."""

    field_edited = Signal(str, object)
    field_removed = Signal(str)
    images_dropped = Signal(str, list)
    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rows")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: dict[str, FieldRow] = {}
        self._is_read_only = False
        self._names: Sequence[str] = ()
        self._kinds: Mapping[str, FieldKind] = {}
        self._thumbnails: Mapping[str, bytes] = {}
        self._shown: tuple[Sequence[Field], Generator, Sequence[str]] = ((), Generator.PLAIN, ())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 4, 4)
        column.setSpacing(8)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column.addLayout(self._list)
        self.add_row = AddFieldRow(self)
        self.add_row.add_requested.connect(self._on_add_requested)
        column.addWidget(self.add_row)
        column.addStretch(1)

    @property
    def rows(self) -> tuple[FieldRow, ...]:
        """Give the rows in their order."""
        return tuple(self._rows.values())

    def set_kinds(self, kinds: Mapping[str, FieldKind | None]) -> None:
        """Learn what other posts have: names, the most used first, and their kinds where they are known."""
        known = {name: kind for name, kind in kinds.items() if kind}
        if known == self._kinds and list(kinds) == list(self._names):
            return
        self._names, self._kinds = tuple(kinds), known
        fields, generator, taken = self._shown
        self.show_fields(fields, generator, taken)

    def set_thumbnails(self, thumbnails: Mapping[str, bytes]) -> None:
        """Show the pictures (PNG) that fields of these names name; all others show none."""
        if thumbnails != self._thumbnails:
            self._thumbnails = dict(thumbnails)
            for row in self.rows:
                row.show_thumbnail(self._thumbnails.get(row.name))

    def show_fields(
        self, fields: Sequence[Field], generator: Generator, taken: Sequence[str], *, afresh: bool = False
    ) -> None:
        """Show these fields; rows that stay keep their cursor. `taken` names fields shown elsewhere."""
        self._shown = fields, generator, taken
        values = {entry.name: entry.value for entry in fields}
        wanted = {
            name: self._kind_for(name, value, generator, afresh=afresh) for name, value in values.items()
        }
        if [(row.name, row.kind) for row in self._rows.values()] != list(wanted.items()):
            self._arrange(wanted)
        for name, value in values.items():
            self._rows[name].editor.show_value(value, afresh=afresh)
        known = [spec.name for spec in schema_for(generator)]
        used = [name for name in self._names if _is_name(name) and name not in known]
        self.add_row.set_names([name for name in (*known, *used) if name not in values and name not in taken])

    def set_read_only(self, is_read_only: bool) -> None:
        """Let nobody change anything."""
        self._is_read_only = is_read_only
        self.add_row.setVisible(not is_read_only)
        for row in self._rows.values():
            row.set_read_only(is_read_only)

    def flush(self) -> None:
        """Tell what was typed in any row now."""
        for row in self.rows:
            row.editor.flush()

    def _kind_for(self, name: str, value: FieldValue, generator: Generator, *, afresh: bool) -> FieldKind:
        """Give the kind of a row; one in which somebody types stays what it is as long as it can."""
        kind = _row_kind(name, value, generator, self._kinds)
        row = self._rows.get(name)
        if afresh or row is None or not row.isAncestorOf(QApplication.focusWidget() or self):
            return kind
        return row.kind if fitting_kind(row.kind, value) is row.kind else kind

    def _arrange(self, wanted: dict[str, FieldKind]) -> None:
        for name, row in list(self._rows.items()):
            if wanted.get(name) is not row.kind:
                self._list.removeWidget(row)
                row.hide()
                row.deleteLater()
                del self._rows[name]
        self._rows = {
            name: self._rows.get(name) or self._make_row(name, kind) for name, kind in wanted.items()
        }
        for place, row in enumerate(self._rows.values()):
            if self._list.indexOf(row) != place:
                self._list.removeWidget(row)
                self._list.insertWidget(place, row)
                row.show()
        self.arranged.emit()

    def _make_row(self, name: str, kind: FieldKind) -> FieldRow:
        row = FieldRow(name, kind, self)
        row.set_read_only(self._is_read_only)
        row.show_thumbnail(self._thumbnails.get(name))
        row.edited.connect(self.field_edited)
        row.remove_requested.connect(self.field_removed)
        row.images_dropped.connect(self.images_dropped)
        return row

    def _on_add_requested(self, name: str, value: str) -> None:
        if name in self._rows:
            self._rows[name].editor_widget.setFocus()
            self.add_row.mark_taken()
            return
        self.add_row.clear()
        self.add_row.name.setFocus()
        self.field_edited.emit(name, value)


class AddFieldRow(QWidget):
    """Name and value of a field that is not there yet."""

    add_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(10)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Add field…"))
        self.name.setAccessibleName(self.tr("Name of the new field"))
        self.name.setFixedWidth(120)
        self.value = QLineEdit(self)
        self.value.setPlaceholderText(self.tr("Value"))
        self.value.setAccessibleName(self.tr("Value of the new field"))
        self.button = QPushButton(self.tr("Add"), self)
        self.button.setEnabled(False)
        row.addWidget(self.name, 0, 0)
        row.addWidget(self.value, 0, 1)
        row.addWidget(self.button, 0, 2)
        row.setColumnStretch(1, 1)
        self.name.textChanged.connect(self._on_name_changed)
        self.name.returnPressed.connect(self.value.setFocus)
        self.value.returnPressed.connect(self._add)
        self.button.clicked.connect(self._add)

    def set_names(self, names: Sequence[str]) -> None:
        """Offer names that the generator or the folder knows and the post does not have."""
        if self.name.completer() and self.name.property("names") == list(names):
            return
        self.name.setProperty("names", list(names))
        completer = QCompleter(list(names), self)
        popup = QListView()
        popup.setObjectName("completion")
        completer.setPopup(popup)
        self.name.setCompleter(completer)

    def clear(self) -> None:
        """Be empty again."""
        self.name.clear()
        self.value.clear()

    def mark_taken(self) -> None:
        """Show that a field of that name is there already."""
        restyle(self.name, error=True)

    def _on_name_changed(self, text: str) -> None:
        restyle(self.name, error=False)
        self.button.setEnabled(_is_name(text.strip()))

    def _add(self) -> None:
        name = self.name.text().strip()
        if _is_name(name):
            self.add_requested.emit(name, self.value.text())


def _is_name(text: str) -> bool:
    """Tell whether a text can name a field in every format without quotes."""
    is_plain = all(sign.isalnum() or sign in "_-." for sign in text)
    return bool(text) and is_plain and text[0] not in "-." and len(text) <= 100


def _row_kind(
    name: str, value: FieldValue, generator: Generator, kinds: Mapping[str, FieldKind]
) -> FieldKind:
    kind = fitting_kind(kind_of(name, value, generator, kinds), value)
    is_only_shown = name == MERGE_KEY or (isinstance(value, str) and len(value) > _LONGEST)
    return FieldKind.OBJECT if is_only_shown else kind
