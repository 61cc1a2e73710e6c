"""Typing that is on its way: told when finished or after a pause, and never overwritten by its own echo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from editor.widgets.composition import Composition

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

PAUSE = 400
"""Milliseconds without a key after which half-typed words are told."""


class PendingText(QObject):
    """Stands between an editor and the text that it shows.

    What a person types comes back later, as a fact, through `show_text`. Until then the editor is
    ahead of the facts: an echo of what was sent changes nothing, so the cursor stays, and a fact that
    says something else while words are unsent lets those words go first.
    """

    settled = Signal(object)

    def __init__(self, editor: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._fact = self._text()
        self._last = self._fact
        self._sent: list[str] = []
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._tell)
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(self._timer.start)
            editor.editingFinished.connect(self.flush)
        else:
            editor.textChanged.connect(self._on_text_changed)
            editor.installEventFilter(self)
        # the filter that came last is asked first: words must be text before they are told
        self._composition = Composition(editor)

    @property
    def is_pending(self) -> bool:
        """Tell whether something was typed that has not been told."""
        return self._text() != self._last

    def show_text(self, text: str, *, afresh: bool = False) -> None:
        """Show a fact; equal to the last one, it touches nothing.

        `afresh` forgets what was sent and typed: the fact is about another post.
        """
        if afresh:
            self._fact = text
            self._composition.drop()
            self._display(text)
            return
        if text == self._fact:
            return
        self._fact = text
        if text in self._sent:
            del self._sent[: self._sent.index(text) + 1]
        elif self.is_pending:
            self.flush()
        elif not (self._editor.hasFocus() and text.strip() == self._text().strip()):
            self._display(text)

    def flush(self) -> None:
        """Tell what was typed now, also what is still being composed."""
        self._composition.settle()
        self._tell()

    def _tell(self) -> None:
        self._timer.stop()
        text = self._text()
        if text != self._last:
            self._last = text
            self._sent.append(text)
            self.settled.emit(text)

    def replace(self, text: str) -> None:
        """Put other words in as if they had been typed, and tell them at once."""
        self._put(text)
        self.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving a field of several lines finishes the editing."""
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)

    def _on_text_changed(self) -> None:
        if self.is_pending:
            self._timer.start()

    def _display(self, text: str) -> None:
        self._sent.clear()
        if text != self._text():
            self._last = text
            self._put(text)
        self._last = self._text()
        self._timer.stop()

    def _put(self, text: str) -> None:
        if isinstance(self._editor, QLineEdit):
            self._editor.setText(text)
            self._editor.setCursorPosition(0 if not self._editor.hasFocus() else len(text))
        else:
            self._editor.setPlainText(text)

    def _text(self) -> str:
        editor = self._editor
        return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
