from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView

from editor.core.markdown.outline import Heading
from editor.widgets.outline_view import OutlineView

# the platform without a screen says so for every window with a smallest size
pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")

HEADINGS = (Heading(2, "湖边", 3), Heading(3, "Second\nday", 10), Heading(2, "", 20))


@pytest.fixture
def shown(qtbot):
    view = OutlineView()
    view.resize(240, 400)
    qtbot.addWidget(view)
    view.show()
    return view


def _list(view):
    return view.findChild(QListView)


def _texts(view):
    model = _list(view).model()
    return [model.index(row).data() for row in range(model.rowCount())]


def test_headings_stand_on_one_line_each(shown):
    shown.set_headings(HEADINGS)
    assert _texts(shown) == ["湖边", "Second day", "—"]
    spoken = _list(shown).model().index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Second day, level 3"


def test_the_heading_of_the_cursor_is_current_and_stays_so_over_an_edit(shown):
    shown.set_headings(HEADINGS)
    for line, row in ((0, -1), (3, 0), (9, 0), (10, 1), (99, 2)):
        shown.set_line(line)
        assert shown._rows.current == row
    shown.set_line(12)
    shown.set_headings((Heading(2, "New", 0), *HEADINGS))
    assert shown._rows.current == 2


def test_a_click_and_enter_ask_for_the_line(shown, qtbot):
    shown.set_headings(HEADINGS)
    view, told = _list(shown), []
    shown.line_requested.connect(told.append)
    place = view.visualRect(view.model().index(2)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    view.setCurrentIndex(view.model().index(1))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told == [20, 10]


def test_an_edit_of_one_heading_draws_that_row_alone(shown):
    shown.set_headings(HEADINGS)
    model, told = _list(shown).model(), []
    model.dataChanged.connect(lambda first, last, _: told.append((first.row(), last.row())))
    model.modelReset.connect(lambda: told.append("reset"))
    shown.set_headings((*HEADINGS[:2], Heading(2, "End", 21)))
    assert told == [(2, 2)]


def test_without_headings_it_says_so(shown):
    words = shown.findChild(QLabel, "empty")
    shown.set_headings(())
    assert words.isVisible()
    assert "#" in words.text()
    shown.set_headings((), has_post=False)
    assert words.text() == "No post is open"
    shown.set_headings(HEADINGS)
    assert not words.isVisible()


def test_a_deep_outline_begins_at_its_own_highest_level(shown):
    shown.set_headings((Heading(4, "a", 0), Heading(6, "b", 1)))
    assert shown._rows.top_level == 4
    assert not shown.grab().isNull()
