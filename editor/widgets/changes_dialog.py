"""A list of what is about to change, to be agreed to or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from editor.widgets.plain_label import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

MOST_SHOWN = 2000


class ChangesDialog(QDialog):
    """Shows rows of two words each; accepted when the writer agrees."""

    def __init__(
        self, title: str, sentence: str, rows: Sequence[tuple[str, str]], deed: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("changes")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        heading = plain_label(title)
        heading.setProperty("role", "section")
        heading.setWordWrap(True)
        words = plain_label(sentence)
        words.setWordWrap(True)
        self.list = QTreeWidget(self)
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(title)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        items = [QTreeWidgetItem(list(row)) for row in rows[:MOST_SHOWN]]
        for item in items:
            item.setToolTip(0, item.text(0))
        self.list.addTopLevelItems(items)
        buttons = QDialogButtonBox(self)
        agree = buttons.addButton(deed, QDialogButtonBox.ButtonRole.AcceptRole)
        agree.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(words)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(560, min(200 + 26 * max(len(items), 3), 560))
        agree.setFocus()
