import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from editor.widgets.kept_focus import KeptFocus

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def parts(qtbot):
    window = QWidget()
    column = QVBoxLayout(window)
    written, part = QLineEdit(), QWidget()
    inside = QLineEdit(part)
    column.addWidget(written)
    column.addWidget(part)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield written, part, inside
    window.hide()


def test_a_part_that_comes_back_does_not_take_the_focus(parts):
    written, part, inside = parts
    written.setFocus()
    keeper = KeptFocus(part)
    keeper.begin()
    inside.setFocus()
    assert written.hasFocus()
    keeper.end()
    inside.setFocus()
    assert inside.hasFocus()


def test_a_part_that_has_the_focus_keeps_it(parts):
    written, part, inside = parts
    inside.setFocus()
    keeper = KeptFocus(part)
    keeper.begin()
    written.setFocus()
    inside.setFocus()
    assert inside.hasFocus()
