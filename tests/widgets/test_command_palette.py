from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget

from editor.widgets.command_palette import CommandPalette, PaletteEntry
from editor.widgets.theme import inactive, load_theme, palette_for

# the platform without a screen says so for every window with a smallest size
pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")

ENTRIES = (
    PaletteEntry("save", "Save", "File", "Ctrl+S"),
    PaletteEntry("bold", "Bold", "Format", is_enabled=False),
    PaletteEntry("quit", "Quit " + "long " * 60, "File"),
)


class Desk(QWidget):
    def __init__(self):
        super().__init__()
        self.field = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.field)
        self.asked = []
        self.palette_ = CommandPalette(self.search, self)

    def search(self, typed):
        self.asked.append(typed)
        return [entry for entry in ENTRIES if typed.casefold() in entry.text.casefold()]


@pytest.fixture
def desk(qtbot):
    made = Desk()
    made.resize(700, 500)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made).__enter__()
    made.field.setFocus()
    made.palette_.open()
    return made


def _line(desk):
    return desk.palette_.findChild(QLineEdit)


def _view(desk):
    return desk.palette_.findChild(QListView)


def test_it_opens_with_everything_and_the_first_row_chosen(desk):
    assert _line(desk).hasFocus()
    assert _view(desk).model().rowCount() == 3
    assert _view(desk).currentIndex().row() == 0
    assert not desk.grab().isNull()


def test_typing_asks_and_enter_chooses_with_the_focus_back(desk, qtbot):
    focused = []
    desk.palette_.chosen.connect(lambda name: focused.append((name, desk.field.hasFocus())))
    qtbot.keyClicks(_line(desk), "sa")
    qtbot.keyClick(_line(desk), Qt.Key.Key_Return)
    assert focused == [("save", True)]
    assert desk.asked[-1] == "sa"
    assert not desk.palette_.isVisible()


def test_arrows_go_around(desk, qtbot):
    rows = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(_line(desk), key)
        rows.append(_view(desk).currentIndex().row())
    assert rows == [2, 0, 1, 2, 0]


def test_what_cannot_be_done_now_is_not_chosen(desk, qtbot):
    told = []
    desk.palette_.chosen.connect(told.append)
    qtbot.keyClick(_line(desk), Qt.Key.Key_Down)
    qtbot.keyClick(_line(desk), Qt.Key.Key_Return)
    assert told == []
    assert desk.palette_.isVisible()


def test_escape_gives_the_focus_back(desk, qtbot):
    qtbot.keyClick(_line(desk), Qt.Key.Key_Escape)
    assert desk.field.hasFocus()
    assert not desk.palette_.isVisible()


def test_it_goes_when_the_writer_turns_to_something_else(desk):
    desk.field.setFocus()
    assert not desk.palette_.isVisible()


def test_nothing_found_is_said_and_enter_does_nothing(desk, qtbot):
    told = []
    desk.palette_.chosen.connect(told.append)
    qtbot.keyClicks(_line(desk), "zzz")
    qtbot.keyClick(_line(desk), Qt.Key.Key_Return)
    assert desk.palette_._nothing.isVisible()
    assert told == []


def test_it_stays_inside_a_small_window(desk):
    desk.resize(420, 300)
    assert desk.rect().contains(desk.palette_.geometry())


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_cannot_be_done_now_is_pale_and_can_still_be_read(desk, name, qapp):
    theme = load_theme(name)
    before = QApplication.palette()
    qapp.setPalette(palette_for(theme))
    shot = _view(desk).viewport().grab(_view(desk).visualRect(_view(desk).model().index(1))).toImage()
    qapp.setPalette(before)
    found = {shot.pixel(x, y) for x in range(shot.width()) for y in range(shot.height())}
    assert QColor(inactive(theme)).rgb() in found
    assert QColor(theme.text).rgb() not in found
