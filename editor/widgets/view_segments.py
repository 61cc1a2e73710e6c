"""Source, both or preview: three words in one pill, of which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

MODES = ("source", "split", "preview")


class ViewSegments(QFrame):
    """Tells which of MODES is wanted. A click leaves the keyboard where it is; arrows go along the words."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("view-segments")
        self.setAccessibleName(self.tr("Views of the post"))
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        captions = (self.tr("Source"), self.tr("Split"), self.tr("Preview"))
        for number, (mode, caption) in enumerate(zip(MODES, captions, strict=True)):
            button = QPushButton(caption, self)
            button.setProperty("segment", True)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolTip(self.tr("Ctrl+F8 goes from view to view"))
            button.clicked.connect(lambda _=False, mode=mode: self.chosen.emit(mode))
            button.installEventFilter(self)
            self._group.addButton(button, number)
            row.addWidget(button)
        self.show_chosen("split")

    def show_chosen(self, mode: str) -> None:
        """Mark the view that is shown, and let Tab stop at that one only."""
        for button in self._group.buttons():
            is_chosen = self._group.id(button) == MODES.index(mode)
            button.setChecked(is_chosen)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_chosen else Qt.FocusPolicy.NoFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from one view to the next by the arrows."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
            place = self._group.checkedId() + step
            if step and 0 <= place < len(MODES):
                self.chosen.emit(MODES[place])
                self._group.button(place).setFocus(Qt.FocusReason.TabFocusReason)
            return bool(step)
        return super().eventFilter(watched, event)
