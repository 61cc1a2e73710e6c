"""One field as a row of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from editor.core.frontmatter.schema import FieldKind
from editor.widgets.chips import icon_button
from editor.widgets.field_editors import ImageEditor, make_editor
from editor.widgets.field_name import FieldName
from editor.widgets.one_line import one_line
from editor.widgets.thumbnail import ThumbnailLabel

if TYPE_CHECKING:
    from editor.widgets.field_editors import FieldEditor


class FieldRow(QWidget):
    """A field: its name, its editor, and a button that removes it."""

    edited = Signal(str, object)
    remove_requested = Signal(str)
    rename_requested = Signal(str, str)
    source_requested = Signal(str)
    images_dropped = Signal(str, list)

    def __init__(self, name: str, kind: FieldKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.kind = name, kind
        shown = one_line(name, 60)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.label = FieldName(name, self)
        is_tall = kind is FieldKind.LONG_TEXT
        place = Qt.AlignmentFlag.AlignTop if is_tall else Qt.AlignmentFlag.AlignVCenter
        if is_tall:
            self.label.setContentsMargins(0, 3, 0, 0)
        self.label.renamed.connect(lambda new: self.rename_requested.emit(self.name, new))
        self.label.remove_requested.connect(lambda: self.remove_requested.emit(self.name))
        self.label.source_requested.connect(lambda: self.source_requested.emit(self.name))
        row.addWidget(self.label, 0, place)
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
        self.label.set_read_only(is_read_only)
        self.remove.setEnabled(not is_read_only)
