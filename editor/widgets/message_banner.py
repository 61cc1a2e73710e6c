"""A sentence above the work, with what can be done about it: never in the way of typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from editor.widgets.theme import restyle, theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_ICONS = {"info": "info", "warn": "warn", "bad": "warn"}


class MessageBanner(QFrame):
    """Shows one message, hidden while there is none; an action `dismiss` is quiet, Esc triggers it."""

    action_triggered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "info"
        self._buttons: list[tuple[str, QPushButton]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 12, 7)
        self._row.setSpacing(8)
        self._mark = QLabel(self)
        self._mark.setFixedWidth(20)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row.addWidget(self._mark)
        self._row.addWidget(self._words, 1)
        self.setAccessibleName(self.tr("Message"))
        self.hide()

    @property
    def sentence(self) -> str:
        """Give the sentence shown, "" while hidden."""
        return "" if self.isHidden() else self._words.text()

    def show_message(
        self, sentence: str, actions: Sequence[tuple[str, str]] = (), tone: str = "info"
    ) -> None:
        """Show a sentence with buttons (id, text); `tone` is `info`, `warn` or `bad`."""
        for _, button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._words.setText(sentence)
        self._buttons = [(name, self._make_button(name, text)) for name, text in actions]
        self._tone = tone
        restyle(self, tone=tone)
        self._draw_mark()
        self.setAccessibleDescription(sentence)
        self.show()

    def dismiss(self) -> None:
        """Hide."""
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the mark in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.sentence:
            self._draw_mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stands for the button that dismisses."""
        if event.key() == Qt.Key.Key_Escape and any(name == "dismiss" for name, _ in self._buttons):
            self.action_triggered.emit("dismiss")
        else:
            super().keyPressEvent(event)

    def _make_button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("quiet", name == "dismiss")
        button.clicked.connect(lambda: self.action_triggered.emit(name))
        self._row.addWidget(button)
        button.show()
        return button

    def _draw_mark(self) -> None:
        theme = theme_of(QApplication.palette())
        colour = {"warn": theme.warn, "bad": theme.bad}.get(self._tone, theme.link)
        from editor.widgets.icons import icon_pixmap  # not before there is something to tell

        self._mark.setPixmap(icon_pixmap(_ICONS.get(self._tone, "info"), colour, 17))
