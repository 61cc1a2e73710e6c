"""Enter presses the button that the keyboard is on, as the space bar does, on every desktop."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QToolButton, QWidget

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


class EnterKey(QObject):
    """Follows the focus; Qt lets Enter press a button outside of dialogs on some desktops only.

    A button that is a class of its own knows itself what its keys do.
    """

    def follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Let go of the button that had the focus, and watch the one that has it."""
        if old is not None and type(old) in (QPushButton, QToolButton):
            old.removeEventFilter(self)
        if new is not None and type(new) in (QPushButton, QToolButton):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give a button the space bar for Enter, unless it is in a dialog, where Enter may mean another."""
        if not isinstance(event, QKeyEvent) or event.key() not in _ENTER or event.modifiers() not in _PLAIN:
            return False
        if not isinstance(watched, QWidget) or isinstance(watched.window(), QDialog):
            return False
        if event.type() not in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
            return False
        space = QKeyEvent(
            event.type(), Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", event.isAutoRepeat()
        )
        QCoreApplication.sendEvent(watched, space)
        return True
