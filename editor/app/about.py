"""About Inkwright: version, licence, what it promises, and where its log is; all of it can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from editor import __version__

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ICON_EDGE = 64
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class About(QMessageBox):
    """Tells what this program is; `log_path` is "" where no log can be written."""

    def __init__(self, log_path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(self.tr("About Inkwright"))
        self.setIconPixmap(QApplication.windowIcon().pixmap(_ICON_EDGE, _ICON_EDGE))
        self.setText(f"Inkwright {__version__}")
        told = [
            self.tr("A desktop Markdown editor for people who write a blog as files."),
            self.tr(
                "A save is all or nothing. Bytes you did not touch stay. A post runs nothing and asks "
                "nobody. No account, no telemetry."
            ),
            self.tr("Licence: MIT"),
        ]
        if log_path:
            told.append(self.tr("Log: {path}").format(path=log_path))
        self.setInformativeText("\n\n".join(told))
        for label in self.findChildren(QLabel):  # the box itself would make only its first one selectable
            label.setTextInteractionFlags(_SELECTABLE)
