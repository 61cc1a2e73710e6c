"""The menu that a right click on the preview opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class PreviewMenu(QMenu):
    """Offers what can be done with a selection and a link; says what was chosen."""

    copy_requested = Signal()
    html_requested = Signal()
    select_all_requested = Signal()
    find_requested = Signal()
    link_chosen = Signal(str)
    zoom_requested = Signal(int)
    """steps larger or smaller; 0 for as designed"""

    def __init__(self, parent: QWidget, *, has_selection: bool, href: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        translate = QCoreApplication.translate
        copy = self.addAction(translate("Preview", "Copy"))
        copy.triggered.connect(self.copy_requested)
        html = self.addAction(translate("Preview", "Copy as HTML source"))
        html.triggered.connect(self.html_requested)
        for action in (copy, html):
            action.setEnabled(has_selection)
        self.addAction(translate("Preview", "Select all")).triggered.connect(self.select_all_requested)
        self.addAction(translate("Preview", "Find…")).triggered.connect(self.find_requested)
        if href:
            self.addSeparator()
            follow = self.addAction(translate("Preview", "Open link outside"))
            follow.triggered.connect(lambda: self.link_chosen.emit(href))
            address = self.addAction(translate("Preview", "Copy link address"))
            address.triggered.connect(lambda: QGuiApplication.clipboard().setText(href))
        self.addSeparator()
        larger, smaller = translate("Preview", "Zoom in"), translate("Preview", "Zoom out")
        for label, step in ((larger, 1), (smaller, -1), (translate("Preview", "Actual size"), 0)):
            action = self.addAction(label)
            action.triggered.connect(lambda _checked=False, step=step: self.zoom_requested.emit(step))
