"""The settings of images: names and places, processing and limits, and the uploader of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QTabWidget,
    QVBoxLayout,
)

from editor.widgets.image_name_page import ImageNamePage
from editor.widgets.image_work_page import ImageWorkPage
from editor.widgets.plain_label import named, plain_label
from editor.widgets.uploader_page import UploaderPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from editor.core.images.image_habits import ImageHabits, UploaderChoice
    from editor.core.images.name_pattern import NameFacts
    from editor.widgets.image_work_page import ImageLimits

_WIDTH = 560


class ImageSettings(QDialog):
    """Shows the habits of one site and the limits of all; what is chosen is asked of it once it is accepted.

    `site` is the site's name, "" where no site is open: then the habits are those for all sites.
    """

    test_requested = Signal(object, str)
    """an uploader is to be tried with a secret, "" for the one that is kept"""

    def __init__(
        self,
        site: str,
        habits: ImageHabits,
        limits: ImageLimits,
        usual_folder: str,
        facts: NameFacts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings of images"))
        self._habits = habits
        self._name_page = ImageNamePage(habits, usual_folder, facts)
        self._work_page = ImageWorkPage(habits, limits)
        self._uploader_page = UploaderPage(habits)
        self._uploader_page.test_requested.connect(
            lambda: self.test_requested.emit(self._uploader_page.choice(), self._uploader_page.secret())
        )
        self._for_all = QCheckBox(self.tr("Use this for new sites too"))
        self._for_all.setVisible(bool(site))
        tabs = named(QTabWidget(), "image-settings")
        tabs.addTab(self._name_page, self.tr("Name and place"))
        tabs.addTab(self._work_page, self.tr("Size and copies"))
        tabs.addTab(self._uploader_page, self.tr("Upload"))
        for tab in (self._name_page, self._work_page, self._uploader_page):
            layout = tab.layout()
            if layout is not None:
                layout.setContentsMargins(0, 16, 0, 8)
        buttons = QDialogButtonBox()
        keep = buttons.addButton(self.tr("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setProperty("primary", True)
        keep.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._for_all)
        foot.addStretch(1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        heading = plain_label(site or self.tr("For all sites"))
        heading.setProperty("role", "section")
        heading.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column.addWidget(heading)
        column.addWidget(tabs, 1)
        column.addLayout(foot)
        self.setMinimumWidth(_WIDTH)
        self._tabs = tabs

    def show_upload(self) -> None:
        """Begin with the uploader."""
        self._tabs.setCurrentWidget(self._uploader_page)

    def show_server(self, address: str) -> None:
        """Offer an upload server that was found to be running."""
        self._uploader_page.show_server(address)

    def habits(self) -> ImageHabits:
        """Give the habits of the site as they are chosen."""
        found = self._habits
        for page in (self._name_page, self._work_page, self._uploader_page):
            found = page.habits(found)
        return found

    def limits(self) -> ImageLimits:
        """Give the limits of all sites as they are chosen."""
        return self._work_page.limits()

    def uploader(self) -> UploaderChoice:
        """Give the uploader as it is chosen."""
        return self._uploader_page.choice()

    def secret(self) -> str:
        """Give the secret that was typed for it, "" for none."""
        return self._uploader_page.secret()

    def is_for_all(self) -> bool:
        """Tell whether sites without habits of their own shall have these."""
        return self._for_all.isChecked()

    def show_answer(self, words: str, tone: str) -> None:
        """Say how the test of the uploader went; `tone` is `ok`, `bad` or `quiet`."""
        self._uploader_page.show_answer(words, tone)
