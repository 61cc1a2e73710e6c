"""What is typed into the line of a chip is not lost, whatever the list of completions does."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from editor.widgets.chips import AddChip, ChipWords

pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")


@pytest.fixture
def chip(qtbot):
    widget = AddChip(ChipWords("", "+ tag", "New tag"))
    qtbot.addWidget(widget)
    widget.set_completions([("Linux", 2), ("river", 1)])
    widget.show()
    widget.activateWindow()
    qtbot.waitExposed(widget)
    widget.open()
    return widget


def test_a_letter_typed_right_after_a_completion_stays(chip, qtbot):
    entered = []
    chip.words_entered.connect(entered.append)
    chip._on_completed("Linux")
    chip.edit.setText("Linux")  # as the completer does after its signal
    qtbot.keyClicks(chip.edit, "x")
    QApplication.processEvents()
    assert (entered, chip.edit.text()) == (["Linux"], "x")


def test_words_composed_right_after_a_completion_stay(chip):
    chip._on_completed("Linux")
    chip.edit.setText("Linux")
    QApplication.sendEvent(chip.edit, QInputMethodEvent("he", []))
    event = QInputMethodEvent()
    event.setCommitString("河")
    QApplication.sendEvent(chip.edit, event)
    QApplication.processEvents()
    assert chip.edit.text() == "河"


def test_the_words_of_the_completer_go(chip, qtbot):
    chip._on_completed("Linux")
    chip.edit.setText("Linux")
    qtbot.waitUntil(lambda: not chip.edit.text())


def test_an_open_list_stays_open_while_other_posts_are_counted(chip, qtbot):
    qtbot.keyClicks(chip.edit, "li")
    popup = chip.edit.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    chip.set_completions([("Linux", 3), ("river", 1), ("Lisbon", 1)])
    assert popup.isVisible()
    assert [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())] == [
        "Linux   3",
        "Lisbon   1",
    ]
    assert chip.edit.text() == "li"
    popup.hide()
