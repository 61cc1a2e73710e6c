"""How new images are named and where they go, with an example that follows every key."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.images.name_pattern import (
    DEFAULT_PATTERN,
    PLACEHOLDERS,
    NameFacts,
    folder_in_site,
    stems,
    unknown_placeholders,
)
from editor.core.site.slug import slugize
from editor.widgets.setting_rows import add_row, setting_form, small_label

if TYPE_CHECKING:
    from editor.core.images.image_habits import ImageHabits

_EXAMPLE_DIGEST = "3f9a1c07be52"


class ImageNamePage(QWidget):
    """Pattern and place; `usual_folder` is where images go when no place is given, relative to the site."""

    changed = Signal()

    def __init__(self, habits: ImageHabits, usual_folder: str, facts: NameFacts) -> None:
        super().__init__()
        self._usual_folder = usual_folder
        self._facts = replace(
            facts,
            name=self.tr("Mountain lake"),
            digest=_EXAMPLE_DIGEST,
        )
        self._pattern = QLineEdit(habits.pattern)
        self._pattern.setPlaceholderText(DEFAULT_PATTERN)
        self._pattern.setAccessibleName(self.tr("Name pattern"))
        self._place = QLineEdit(habits.place)
        self._place.setPlaceholderText(usual_folder or self.tr("beside the post"))
        self._place.setAccessibleName(self.tr("Folder below the site"))
        self._example = small_label()
        self._example.setAccessibleName(self.tr("Example"))
        self._downloads = QRadioButton(self.tr("Download them into the site"))
        self._links = QRadioButton(self.tr("Link them where they are"))
        (self._links if habits.links_web else self._downloads).setChecked(True)
        self._kinds = QButtonGroup(self)
        for button in (self._downloads, self._links):
            self._kinds.addButton(button)
        self._heic = QCheckBox(self.tr("Keep HEIC as it is (most browsers do not show it)"))
        self._heic.setChecked(habits.processing.keeps_heic)
        self._fill()
        self._pattern.textChanged.connect(self._show_example)
        self._place.textChanged.connect(self._show_example)
        self._show_example()

    def habits(self, habits: ImageHabits) -> ImageHabits:
        """Give the habits as they are chosen here; the rest is that of `habits`."""
        return replace(
            habits,
            pattern=self._pattern.text().strip() or DEFAULT_PATTERN,
            place=self._place.text().strip(),
            links_web=self._links.isChecked(),
            processing=replace(habits.processing, keeps_heic=self._heic.isChecked()),
        )

    def example(self) -> str:
        """Give the example as it is shown."""
        return self._example.text()

    def _fill(self) -> None:
        form = setting_form()
        add_row(form, self.tr("Name"), self._pattern)
        add_row(form, "", small_label(" ".join(f"{{{name}}}" for name in PLACEHOLDERS)))
        add_row(form, self.tr("Folder"), self._place)
        add_row(form, self.tr("Example"), self._example)
        web = QVBoxLayout()
        web.setSpacing(6)
        web.addWidget(self._downloads)
        web.addWidget(self._links)
        web.addWidget(small_label(self.tr("Hold Shift while you drop one to do the other.")))
        add_row(form, self.tr("Web pictures"), web)
        add_row(form, self.tr("HEIC"), self._heic)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addStretch(1)

    def _show_example(self) -> None:
        pattern = self._pattern.text().strip() or DEFAULT_PATTERN
        unknown = (*unknown_placeholders(pattern), *unknown_placeholders(self._place.text()))
        if unknown:
            self._example.setText(self.tr("No placeholder: {names}").format(names=" ".join(unknown)))
        else:
            place = self._place.text().strip()
            folder = folder_in_site(place, self._facts) if place else self._usual_folder
            stem = next(stems(pattern, self._facts))
            shown = f"{folder}/{stem}.jpg" if folder else f"{stem}.jpg"
            self._example.setText(shown)
        self._example.setProperty("tone", "bad" if unknown else "quiet")
        self._example.style().unpolish(self._example)
        self._example.style().polish(self._example)
        self.changed.emit()


def example_facts(title: str, slug: str) -> NameFacts:
    """Give what an example speaks of: the post in front, now; a made-up one where none is open."""
    title = title or QCoreApplication.translate("ImageNamePage", "A day at the lake")
    return NameFacts(datetime.now(), title=title, slug=slug or slugize(title))
