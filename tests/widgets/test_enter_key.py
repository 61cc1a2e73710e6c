"""Enter on a button: as the space bar, but not in dialogs, nor where a button has keys of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from editor.widgets.enter_key import EnterKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")


class Handle(QPushButton):
    """A button with keys of its own."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.setText(str(event.key()))


@pytest.fixture
def enter(qapp: QApplication) -> Iterator[EnterKey]:
    made = EnterKey()
    qapp.focusChanged.connect(made.follow)
    yield made
    qapp.focusChanged.disconnect(made.follow)


def shown(host: QWidget, thing: QWidget, qtbot: QtBot) -> QLineEdit:
    """Show a thing in a host, and give a line beside it that has the focus."""
    qtbot.addWidget(host)
    column, line = QVBoxLayout(host), QLineEdit()
    column.addWidget(thing)
    column.addWidget(line)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow, timeout=15_000)
    line.setFocus()
    return line


@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.usefixtures("enter")
def test_enter_presses_the_button_with_the_focus_once(
    kind: type[QPushButton | QToolButton], key: Qt.Key, qtbot: QtBot
) -> None:
    button, clicks = kind(), []
    button.clicked.connect(lambda: clicks.append(1))
    host = QWidget()
    line = shown(host, button, qtbot)
    button.setFocus()
    qtbot.keyClick(button, key)
    assert len(clicks) == 1
    button.setEnabled(False)
    qtbot.keyClick(button, key)
    button.setEnabled(True)
    line.setFocus()
    qtbot.keyClick(line, key)
    assert len(clicks) == 1


@pytest.mark.usefixtures("enter")
def test_a_held_shift_or_control_is_no_press(qtbot: QtBot) -> None:
    button, clicks = QToolButton(), []
    button.clicked.connect(lambda: clicks.append(1))
    host = QWidget()
    shown(host, button, qtbot)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert clicks == []


@pytest.mark.usefixtures("enter")
def test_in_a_dialog_enter_is_the_dialogs(qtbot: QtBot) -> None:
    button, clicks = QToolButton(), []
    button.clicked.connect(lambda: clicks.append(1))
    dialog = QDialog()
    shown(dialog, button, qtbot)
    default = QPushButton("OK", dialog)
    default.setDefault(True)
    default.show()
    button.setFocus()
    with qtbot.waitSignal(default.clicked, timeout=15_000):
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert clicks == []


@pytest.mark.usefixtures("enter")
def test_a_button_of_its_own_class_keeps_its_keys(qtbot: QtBot) -> None:
    handle = Handle()
    host = QWidget()
    shown(host, handle, qtbot)
    handle.setFocus()
    qtbot.keyClick(handle, Qt.Key.Key_Return)
    assert handle.text() == str(Qt.Key.Key_Return)
