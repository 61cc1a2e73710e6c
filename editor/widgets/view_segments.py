"""Source, both or preview: three words in one pill, of which one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QHBoxLayout, QPushButton

from editor.widgets.theme import theme_of

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

MODES = ("source", "split", "preview")
_ICON = 16


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
        self._captions = (self.tr("Source"), self.tr("Split"), self.tr("Preview"))
        self._is_compact = False
        for number, (mode, caption) in enumerate(zip(MODES, self._captions, strict=True)):
            button = QPushButton(caption, self)
            button.setAccessibleName(caption)
            button.setIconSize(QSize(_ICON, _ICON))
            button.setProperty("segment", True)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            hint = self.tr("Ctrl+F8 goes from view to view")
            button.setToolTip(f"{caption} · {hint}")
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

    def set_compact(self, *, is_compact: bool) -> None:
        """Show a picture in place of each word, where there is little room."""
        if is_compact == self._is_compact:
            return
        self._is_compact = is_compact
        for button, caption in zip(self._group.buttons(), self._captions, strict=True):
            button.setText("" if is_compact else caption)
        self._draw_icons()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the pictures in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._is_compact:
            self._draw_icons()

    def _draw_icons(self) -> None:
        from editor.widgets.icons import icon  # with what draws SVGs: not before it is needed

        colour = theme_of(QApplication.palette()).text
        for button, mode in zip(self._group.buttons(), MODES, strict=True):
            button.setIcon(icon(f"view-{mode}", colour) if self._is_compact else QIcon())

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
