from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox

from editor.widgets.message_box import draw_in

# the platform without a screen says so for every window with a smallest size
pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")


def _left_of_words(box: QMessageBox) -> int:
    box.show()
    return box.findChild(QLabel, "qt_msgbox_label").geometry().left()


def test_words_begin_at_the_margin(qtbot):
    boxes = [QMessageBox(), QMessageBox()]
    for box in boxes:
        qtbot.addWidget(box)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setText("Save the changes?")
        box.setInformativeText("Without saving, they are lost.")
        box.addButton("Save", QMessageBox.ButtonRole.AcceptRole)
    draw_in(boxes[1])
    assert _left_of_words(boxes[1]) == 18
    assert _left_of_words(boxes[0]) > 18


def test_words_begin_at_the_margin_also_above_buttons_that_are_wider(qtbot):
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setText("Save?")
    for words in ("Save everything now", "Don't save any of it", "Go on writing in this post"):
        box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
    draw_in(box)
    assert _left_of_words(box) == 18
    assert box.width() > box.findChild(QLabel, "qt_msgbox_label").sizeHint().width() + 100
