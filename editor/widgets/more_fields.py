"""The fields that have no place in the header: a row for each, and a row to add another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from editor.core.frontmatter.field import MERGE_KEY
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.schema import FieldKind, kind_of, schema_for
from editor.widgets.add_field_row import AddFieldRow
from editor.widgets.field_editors import fitting_kind
from editor.widgets.field_name import is_field_name
from editor.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from editor.core.frontmatter.field import Field, FieldValue

_LONGEST = 4000
"""Characters of a value beyond which a row only shows it: a line edit would stall."""


class MoreFields(QWidget):
    """All rows, in the order of the source, and the row that adds a field."""

    field_edited = Signal(str, object)
    field_added = Signal(str, object, object)
    field_renamed = Signal(str, str)
    field_removed = Signal(str)
    source_requested = Signal(str)
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
        self._chosen: dict[str, FieldKind] = {}
        """kinds that a person has given new fields"""
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
        used = [name for name in self._names if is_field_name(name) and name not in known]
        offered = [name for name in (*known, *used) if name not in values and name not in taken]
        self.add_row.set_names({name: kind_of(name, None, generator, self._kinds) for name in offered})

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
        chosen = self._chosen.get(name)
        if chosen and kind is not FieldKind.OBJECT and fitting_kind(chosen, value) is chosen:
            kind = chosen
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
        row.remove_requested.connect(self._on_remove_requested)
        row.rename_requested.connect(self._on_rename_requested)
        row.source_requested.connect(self.source_requested)
        row.images_dropped.connect(self.images_dropped)
        return row

    def _on_add_requested(self, name: str, value: FieldValue, kind: FieldKind) -> None:
        if name in self._rows or name in self._shown[2]:
            if name in self._rows:
                self._rows[name].editor_widget.setFocus()
            self.add_row.mark_taken()
            return
        self._chosen[name] = kind
        self.add_row.clear()
        self.add_row.name.setFocus()
        self.field_added.emit(name, value, kind)

    def _on_rename_requested(self, old: str, new: str) -> None:
        if new in self._rows:
            self._rows[old].label.mark_taken()
            return
        self._rows[old].editor.flush()
        if old in self._chosen:
            self._chosen[new] = self._chosen[old]
        self.field_renamed.emit(old, new)

    def _on_remove_requested(self, name: str) -> None:
        names = list(self._rows)
        place = names.index(name) if name in self._rows else 0
        heirs = names[place + 1 :][:1] or names[:place][-1:]
        # where the field had the focus, the next one takes it: the keyboard is not left nowhere
        if self._rows[name].isAncestorOf(QApplication.focusWidget() or self):
            (self._rows[heirs[0]].label if heirs else self.add_row.name).setFocus()
        self.field_removed.emit(name)


def _row_kind(
    name: str, value: FieldValue, generator: Generator, kinds: Mapping[str, FieldKind]
) -> FieldKind:
    kind = fitting_kind(kind_of(name, value, generator, kinds), value)
    is_only_shown = name == MERGE_KEY or (isinstance(value, str) and len(value) > _LONGEST)
    return FieldKind.OBJECT if is_only_shown else kind
