"""About Inkwright: version, licence, what it promises, and where its log is; all of it can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QGridLayout, QPushButton

from editor import __version__
from editor.widgets.plain_label import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ICON_EDGE = 64
_TEXT_WIDTH = 400
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class About(QDialog):
    """Tells what this program is; `log_path` is "" where no log can be written."""

    def __init__(self, log_path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Inkwright"))
        told = [
            f"Inkwright {__version__}",
            self.tr("A desktop Markdown editor for people who write a blog as files."),
            self.tr(
                "A save is all or nothing. Bytes you did not touch stay. A post runs nothing and asks "
                "nobody. No account, no telemetry."
            ),
            self.tr("Licence: MIT"),
        ]
        if log_path:
            told.append(self.tr("Log: {path}").format(path=log_path))
        icon = plain_label()
        icon.setPixmap(QApplication.windowIcon().pixmap(_ICON_EDGE, _ICON_EDGE))
        name = plain_label(told[0])
        name.setProperty("role", "heading")
        name.setTextInteractionFlags(_SELECTABLE)
        self._told = "\n\n".join(told)
        self._words = plain_label("\n\n".join(told[1:]))
        self._words.setWordWrap(True)
        self._words.setMinimumWidth(_TEXT_WIDTH)
        self._words.setTextInteractionFlags(_SELECTABLE)
        self._words.setAccessibleName(self.windowTitle())
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 24, 24, 20)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        grid.addWidget(icon, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(name, 0, 1)
        grid.addWidget(self._words, 1, 1)
        grid.addWidget(close, 2, 1, Qt.AlignmentFlag.AlignRight)
        close.setFocus()

    def words(self) -> str:
        """Give all that is told."""
        return self._told
