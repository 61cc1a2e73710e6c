from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from editor.widgets.field_name import FieldName, is_field_name

pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")


@pytest.fixture
def name(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    widget = FieldName("mood", window)
    column = QVBoxLayout(window)
    column.addWidget(widget)
    widget.other = QLineEdit(window)
    column.addWidget(widget.other)
    widget.told = []
    widget.renamed.connect(widget.told.append)
    widget.remove_requested.connect(lambda: widget.told.append(None))
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    widget.handle.setFocus()
    yield widget
    window.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_a_key_lets_the_name_be_typed_anew(name, qtbot, key):
    qtbot.keyClick(name.handle, key)
    assert name.edit.hasFocus()
    qtbot.keyClicks(name.edit, "feeling")
    qtbot.keyClick(name.edit, Qt.Key.Key_Return)
    assert name.told == ["feeling"]
    assert name.handle.hasFocus()


def test_escape_leaves_it_and_going_away_takes_it(name, qtbot):
    qtbot.keyClick(name.handle, Qt.Key.Key_F2)
    qtbot.keyClicks(name.edit, "feeling")
    qtbot.keyClick(name.edit, Qt.Key.Key_Escape)
    assert name.told == []
    qtbot.keyClick(name.handle, Qt.Key.Key_F2)
    qtbot.keyClicks(name.edit, "feeling")
    name.other.setFocus()
    assert name.told == ["feeling"]
    assert name.edit.isHidden()


@pytest.mark.parametrize("words", ["a: b", "", "- x", "{y}"])
def test_what_is_no_name_is_marked_and_not_told(name, qtbot, words):
    name.open()
    name.edit.clear()
    qtbot.keyClicks(name.edit, words)
    qtbot.keyClick(name.edit, Qt.Key.Key_Return)
    assert name.told == []
    assert name.edit.property("error")
    assert not is_field_name(words)


def test_delete_asks_to_remove_unless_nobody_may(name, qtbot):
    qtbot.keyClick(name.handle, Qt.Key.Key_Delete)
    assert name.told == [None]
    name.set_read_only(True)
    qtbot.keyClick(name.handle, Qt.Key.Key_Delete)
    qtbot.keyClick(name.handle, Qt.Key.Key_F2)
    assert name.told == [None]
    assert name.edit.isHidden()
    assert name.handle.accessibleName() == "Field mood"
