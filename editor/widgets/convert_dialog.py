"""How images are to be made other: width, format, quality, and what becomes of the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QVBoxLayout,
)

from editor.widgets.number_box import NumberBox
from editor.widgets.plain_label import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FORMATS = ("", "webp", "avif", "jpg")
_USUAL_WIDTH = 1600
_NUMBER_WIDTH = 24


class ConvertDialog(QDialog):
    """Asks once for all chosen images; `choice` gives the answer when accepted."""

    def __init__(self, count: int, width: int, parent: QWidget) -> None:
        """`width` is that of the widest image, 0 where it is not known."""
        super().__init__(parent)
        self.setObjectName("convert")
        self.setWindowTitle(self.tr("Convert or resize"))
        one, several = self.tr("Convert or resize 1 image"), self.tr("Convert or resize {count} images")
        heading = plain_label(one if count == 1 else several.format(count=count))
        heading.setProperty("role", "section")
        self.width_box = NumberBox(0, 20_000, self.tr(" px at most"), self)
        self.width_box.setSingleStep(100)
        self.width_box.setSpecialValueText(self.tr("as it is"))
        self.width_box.setValue(_USUAL_WIDTH if width > _USUAL_WIDTH else 0)
        self.format_box = QComboBox(self)
        names = (self.tr("as it is"), "WebP", "AVIF", "JPEG")
        for value, name in zip(_FORMATS, names, strict=True):
            self.format_box.addItem(name, value)
        self.format_box.setCurrentIndex(1)
        self.quality = QSlider(Qt.Orientation.Horizontal, self)
        self.quality.setRange(30, 100)
        self.quality.setValue(82)
        self._number = plain_label("82")
        self._number.setMinimumWidth(_NUMBER_WIDTH)
        self.quality.valueChanged.connect(lambda value: self._number.setText(str(value)))
        self.strips = QCheckBox(self.tr("Remove place and camera data"), self)
        self.strips.setChecked(True)
        self.keeps = QCheckBox(self.tr("Keep the original beside it"), self)
        note = plain_label(
            self.tr("Otherwise it goes to the trash. Animations and drawings stay as they are.")
        )
        note.setWordWrap(True)
        note.setProperty("role", "small")
        self.finished.connect(self.deleteLater)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(self._form())
        column.addWidget(self.strips)
        column.addWidget(self.keeps)
        column.addWidget(note)
        column.addWidget(self._buttons())

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(self.tr("&Width"), self.width_box)
        form.addRow(self.tr("&Format"), self.format_box)
        words = QLabel(self.tr("&Quality"), self)
        words.setBuddy(self.quality)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.quality, 1)
        row.addWidget(self._number)
        form.addRow(words, row)
        return form

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        agree = buttons.addButton(self.tr("Convert"), QDialogButtonBox.ButtonRole.AcceptRole)
        agree.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def choice(self) -> tuple[int, str, int, bool, bool]:
        """Give width (0 as it is), format ("" as it is), quality, whether to strip, to keep the original."""
        return (
            self.width_box.value(),
            str(self.format_box.currentData()),
            self.quality.value(),
            self.strips.isChecked(),
            self.keeps.isChecked(),
        )
