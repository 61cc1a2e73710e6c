"""What an input method holds: words that are being composed, which stand in a line but not in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Composition(QObject):
    """Watches one editor, and makes half-composed words text before somebody asks for it."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self._words = ""
        editor.installEventFilter(self)

    def settle(self) -> None:
        """Take what is being composed as typed: nobody comes back to finish it."""
        if not self._words:
            return
        if self._editor.hasFocus():
            QGuiApplication.inputMethod().commit()
        # an input method that was asked has said so by an event; one that has gone says nothing
        words, self._words = self._words, ""
        if words:
            event = QInputMethodEvent()
            event.setCommitString(words)
            QCoreApplication.sendEvent(self._editor, event)

    def drop(self) -> None:
        """Forget what is being composed: the editor shows something else now."""
        if self._words:
            self._words = ""
            QCoreApplication.sendEvent(self._editor, QInputMethodEvent())
            if self._editor.hasFocus():
                QGuiApplication.inputMethod().reset()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember the words; when the focus goes, Qt would drop them."""
        if isinstance(event, QInputMethodEvent):
            self._words = "" if self._editor.property("readOnly") else event.preeditString()
        elif event.type() == QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)
