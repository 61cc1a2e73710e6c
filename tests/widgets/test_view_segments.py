from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from editor.widgets.view_segments import ViewSegments

# the platform without a screen says so for every window with a smallest size
pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")


@pytest.fixture
def switch(qtbot):
    made = ViewSegments()
    made.chosen.connect(made.show_chosen)
    qtbot.addWidget(made)
    made.show()
    return made


def _words(switch):
    return {button.text(): button for button in switch.findChildren(QPushButton)}


def test_a_click_tells_the_mode(switch, qtbot):
    with qtbot.waitSignal(switch.chosen) as told:
        qtbot.mouseClick(_words(switch)["Preview"], Qt.MouseButton.LeftButton)
    assert told.args == ["preview"]
    assert [name for name, button in _words(switch).items() if button.isChecked()] == ["Preview"]


def test_arrows_go_along_the_words_and_stop_at_the_ends(switch, qtbot):
    told = []
    switch.chosen.connect(told.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(next(one for one in _words(switch).values() if one.isChecked()), key)
    assert told == ["source", "split", "preview"]


def test_tab_stops_at_the_chosen_word_only(switch):
    switch.show_chosen("source")
    stops = [name for name, one in _words(switch).items() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["Source"]
