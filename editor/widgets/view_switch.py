"""Two or more words side by side, of which one is chosen: which view of a pane is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QShowEvent


class ViewSwitch(QWidget):
    """Buttons that look like the kinds of the post list; arrows go from one to the next."""

    chosen = Signal(int)
    """the number of the view that is wanted"""

    def __init__(self, captions: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 6, 0)  # the line below the words would lift them above their row
        row.setSpacing(10)
        self._group = QButtonGroup(self)
        for number, caption in enumerate(captions):
            button = QPushButton(caption, self)
            button.setProperty("kind", True)
            button.setCheckable(True)
            button.setChecked(number == 0)
            button.clicked.connect(lambda _=False, number=number: self.chosen.emit(number))
            button.installEventFilter(self)
            self._group.addButton(button, number)
            row.addWidget(button)

    def showEvent(self, event: QShowEvent) -> None:
        """Give each button the room of its words in bold, as it is drawn when it is chosen."""
        super().showEvent(event)
        for button in self._group.buttons():
            bold = QFont(button.font())
            bold.setWeight(QFont.Weight.Bold)
            button.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(button.text()) + 12)

    def show_chosen(self, number: int) -> None:
        """Mark the view that is shown."""
        self._group.button(number).setChecked(True)

    def focus(self) -> None:
        """Put the keyboard on the chosen view."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from one view to the next by the arrows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
            if step:
                count = len(self._group.buttons())
                self.chosen.emit((self._group.checkedId() + step) % count)
                self.focus()
                return True
        return super().eventFilter(watched, event)
