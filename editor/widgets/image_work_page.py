"""What is done to new images, which images are called too large, and what room copies of web images have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from editor.widgets.number_box import NumberBox
from editor.widgets.setting_rows import add_row, setting_form, small_label

if TYPE_CHECKING:
    from editor.core.images.image_habits import ImageHabits

_FORMATS = ("", "webp", "avif", "jpg")


@dataclass(frozen=True, slots=True)
class ImageLimits:
    """What holds for all sites: sizes that are called too large, and the room for copies of web images."""

    heavy_kilobytes: int
    wide_pixels: int
    keeps_copies: bool
    copies_megabytes: int


class ImageWorkPage(QWidget):
    """Processing of a site's new images, and the limits of all sites."""

    def __init__(self, habits: ImageHabits, limits: ImageLimits) -> None:
        super().__init__()
        wanted = habits.processing
        self._edge = _number(wanted.longest_edge, 20_000, " px", self.tr("as it is"))
        self._edge.setSingleStep(100)
        self._edge.setAccessibleName(self.tr("Longest edge"))
        self._format = QComboBox()
        self._format.setAccessibleName(self.tr("Format"))
        for name in _FORMATS:
            self._format.addItem(name.upper() if name else self.tr("as it is"), name)
        self._format.setCurrentIndex(max(0, _FORMATS.index(wanted.convert_to)))
        self._quality = _number(wanted.quality, 100, " %")
        self._quality.setMinimum(1)
        self._quality.setAccessibleName(self.tr("Quality"))
        self._strips = QCheckBox(self.tr("Remove metadata: camera, place, date"))
        self._strips.setChecked(wanted.strips)
        self._heavy = _number(limits.heavy_kilobytes, 100_000, " kB", self.tr("never"))
        self._wide = _number(limits.wide_pixels, 20_000, " px", self.tr("never"))
        self._copies = QCheckBox(self.tr("Keep copies of the web images of my posts"))
        self._copies.setChecked(limits.keeps_copies)
        self._room = _number(limits.copies_megabytes, 100_000, " MB")
        self._room.setMinimum(1)
        self._room.setEnabled(limits.keeps_copies)
        self._copies.toggled.connect(self._room.setEnabled)
        self._fill()

    def habits(self, habits: ImageHabits) -> ImageHabits:
        """Give the habits as they are chosen here; the rest is that of `habits`."""
        chosen = replace(
            habits.processing,
            longest_edge=self._edge.value(),
            convert_to=str(self._format.currentData()),
            quality=self._quality.value(),
            strips=self._strips.isChecked(),
        )
        return replace(habits, processing=chosen)

    def limits(self) -> ImageLimits:
        """Give the limits as they are chosen here."""
        return ImageLimits(
            self._heavy.value(), self._wide.value(), self._copies.isChecked(), self._room.value()
        )

    def _fill(self) -> None:
        form = setting_form()
        add_row(form, self.tr("Longest edge"), self._edge)
        add_row(form, self.tr("Format"), self._format)
        add_row(form, self.tr("Quality"), self._quality)
        add_row(form, self.tr("Metadata"), self._strips)
        words = self.tr("Done to images that are dropped or pasted. Animations and SVG stay as they are.")
        add_row(form, "", small_label(words))
        add_row(form, self.tr("Too heavy above"), self._heavy)
        add_row(form, self.tr("Too wide above"), self._wide)
        add_row(form, self.tr("Copies"), self._copies)
        add_row(form, self.tr("Room for copies"), self._room)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addStretch(1)


def _number(value: int, most: int, unit: str, none: str = "") -> NumberBox:
    """Make a field for a number; `none` is what 0 is called."""
    field = NumberBox(0, most, unit)
    field.setSpecialValueText(none)
    field.setValue(value)
    field.setMaximumWidth(160)
    return field
