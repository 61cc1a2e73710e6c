"""The quiet line of the form: sentences about the post, and buttons for what can be done about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from editor.widgets.elided_label import ElidedLabel
from editor.widgets.one_line import one_line
from editor.widgets.plain_label import named

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_BUTTONS = 1
"""more would leave no room for the sentences; the next one comes when this one's matter is settled"""


class HintLine(QWidget):
    """One line, hidden while there is nothing to say; `chosen` tells the number of the button pressed."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = named(ElidedLabel(self), "hint")
        self.label.setProperty("role", "small")
        self.buttons: list[QPushButton] = []
        self._is_read_only = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self.label, 1)
        self.hide()

    def show_hints(self, hints: Sequence[str], actions: Sequence[str]) -> bool:
        """Show sentences and buttons; tells whether the buttons are others than before."""
        self.label.setText("  ·  ".join(hints))
        self.label.setToolTip("\n".join(hints))
        self.setVisible(bool(hints))
        wanted = [one_line(words, 40) for words in actions[:_MOST_BUTTONS]]
        if wanted == [button.property("words") for button in self.buttons]:
            return False
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._make_button(number, words) for number, words in enumerate(wanted)]
        return True

    def set_read_only(self, is_read_only: bool) -> None:
        """Let nothing be done."""
        self._is_read_only = is_read_only
        for button in self.buttons:
            button.setEnabled(not is_read_only)

    def _make_button(self, number: int, words: str) -> QPushButton:
        button = QPushButton(words.replace("&", "&&"), self)
        button.setProperty("words", words)
        button.setProperty("hintAction", True)
        button.setEnabled(not self._is_read_only)
        button.clicked.connect(lambda: self.chosen.emit(number))
        self._row.addWidget(button)
        button.show()
        return button
