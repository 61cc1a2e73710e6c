"""The first screen: what this is, and the ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.widgets.icons import icon_pixmap
from editor.widgets.one_line import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = 440
_MOST_RECENT = 6


class StartPage(QFrame):
    """The seal, one sentence, two buttons, and the folders of late."""

    open_folder_requested = Signal()
    sample_requested = Signal()
    recent_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        across = QHBoxLayout(self)
        middle = QWidget(self)
        middle.setFixedWidth(_WIDTH)
        across.addStretch(1)
        across.addWidget(middle)
        across.addStretch(1)
        column = QVBoxLayout(middle)
        column.setSpacing(0)
        column.addStretch(3)
        seal = QLabel(middle)
        seal.setPixmap(icon_pixmap("inkwright", "#ffffff", 84))
        seal.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(seal)
        column.addSpacing(18)
        column.addWidget(_centred(self.tr("Inkwright"), role="heading"))
        column.addSpacing(6)
        sentence = self.tr(
            "Write your blog as plain Markdown files, and see every image as your readers will."
        )
        column.addWidget(_centred(sentence, tone="quiet"))
        column.addSpacing(26)
        column.addLayout(self._buttons())
        column.addSpacing(30)
        self._recent_title = _centred(self.tr("Recent folders"), role="small")
        self._recent_title.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._recent_title.setContentsMargins(12, 0, 0, 4)
        column.addWidget(self._recent_title)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(1)
        column.addLayout(self._recent)
        column.addStretch(4)
        self.set_recent([])

    def set_recent(self, folders: Sequence[str]) -> None:
        """Offer folders that were open before, the latest first."""
        while item := self._recent.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for folder in folders[:_MOST_RECENT]:
            button = self._recent_button(folder)
            self._recent.addWidget(button)
            button.show()
        self._recent_title.setVisible(bool(folders))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        folder = QPushButton(self.tr("Open folder…"), self)
        folder.setProperty("primary", True)
        sample = QPushButton(self.tr("Try the sample site"), self)
        for button in (folder, sample):
            button.setProperty("big", True)
        row.addWidget(folder, 1)
        row.addWidget(sample, 1)
        folder.clicked.connect(self.open_folder_requested)
        sample.clicked.connect(self.sample_requested)
        return row

    def _recent_button(self, folder: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("recent", True)
        shown = one_line(folder, 1000)
        words = QFontMetrics(button.font()).elidedText(shown, Qt.TextElideMode.ElideMiddle, _WIDTH - 60)
        button.setText(words.replace("&", "&&"))
        button.setAccessibleName(shown)
        button.clicked.connect(lambda: self.recent_chosen.emit(folder))
        return button


def _centred(words: str, **properties: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setWordWrap(True)
    for name, value in properties.items():
        label.setProperty(name, value)
    return label
