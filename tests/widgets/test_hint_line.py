from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from editor.widgets.hint_line import HintLine

pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")


@pytest.fixture
def line(qtbot):
    widget = HintLine()
    qtbot.addWidget(widget)
    return widget


def test_it_is_hidden_while_there_is_nothing_to_say(line):
    assert not line.show_hints((), ())
    assert line.isHidden()
    line.show_hints(("One", "Two"), ())
    assert line.label.text() == "One  ·  Two"
    assert not line.isHidden()


def test_a_problem_stands_before_the_hints_and_goes_by_itself(line):
    line.show_hints(("One",), ())
    line.set_problem("A date that cannot be read")
    assert line._problem.text().endswith(" A date that cannot be read")
    assert line._problem.property("tone") == "bad"
    assert not line._problem.isHidden()
    line.show_hints((), ())
    assert not line.isHidden()
    line.set_problem("")
    assert line._problem.isHidden()
    assert line.isHidden()
    line.show_hints(("Two",), ())
    assert not line.isHidden()


def test_the_most_pressing_action_has_a_button_that_stays_while_it_is_the_same(line, qtbot):
    chosen = []
    line.chosen.connect(chosen.append)
    assert line.show_hints(("One",), ("Repair & go",))
    (button,) = line.buttons
    assert button.text() == "Repair && go"
    assert not line.show_hints(("Other",), ("Repair & go",))
    assert line.buttons == [button]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen == [0]
    line.set_read_only(True)
    assert not button.isEnabled()
    assert line.show_hints(("Other",), ("Another",))
    assert not line.buttons[0].isEnabled()
    assert line.show_hints((), ())
    assert line.buttons == []


def test_all_other_actions_are_in_a_menu(line, qtbot):
    chosen = []
    line.chosen.connect(chosen.append)
    line.show()
    assert line.show_hints(("One", "Two", "Three"), ("First", "Second & more", "Third"))
    first, more = line.buttons
    assert (first.text(), more.text()) == ("First", "2 more ▾")
    assert more.toolTip() == "Second & more\nThird"
    for wanted, words in ((1, "Second && more"), (2, "Third")):
        qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
        menu = line.findChildren(QMenu)[-1]
        (action,) = (one for one in menu.actions() if one.text() == words)
        assert menu.activeAction() is menu.actions()[0]
        action.trigger()
        menu.close()
        assert chosen[-1] == wanted
    line.set_read_only(True)
    assert not more.isEnabled()
