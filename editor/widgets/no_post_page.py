"""What lies on the desk while no post is open: one sentence and the way to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class NoPostPage(QFrame):
    """Says that a post can be chosen from the list, or begun."""

    new_post_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = self._words = QLabel(self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setProperty("tone", "quiet")
        keys = QLabel(self.tr("Ctrl+P finds in the list  ·  Ctrl+O opens any Markdown file"), self)
        keys.setTextFormat(Qt.TextFormat.PlainText)
        keys.setWordWrap(True)
        keys.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        keys.setProperty("role", "small")
        begin = QPushButton(self.tr("New post"), self)
        begin.setProperty("primary", True)
        begin.setProperty("big", True)
        begin.clicked.connect(self.new_post_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 28, 28, 28)
        column.setSpacing(16)
        column.addStretch(3)
        column.addWidget(words)
        column.addWidget(begin, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(keys)
        column.addStretch(4)
        self.set_empty(is_empty=False)

    def set_empty(self, *, is_empty: bool) -> None:
        """Say what fits a folder with posts, or one without any."""
        choose = self.tr("Choose a post from the list, or begin a new one.")
        first = self.tr("There is no post in this folder yet. Begin the first one.")
        self._words.setText(first if is_empty else choose)
