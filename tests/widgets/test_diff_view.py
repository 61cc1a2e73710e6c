from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from editor.core.text.line_diff import DiffRow
from editor.widgets.diff_view import DiffView
from editor.widgets.theme import apply_theme, load_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # what the offscreen platform says of dialogs
ROWS = (
    DiffRow("@", "@@ -1,2 +1,2 @@"),
    DiffRow(" ", "<b>kept</b>"),
    DiffRow("-", "old"),
    DiffRow("+", "new"),
)


@pytest.fixture
def view(qtbot: QtBot) -> DiffView:
    view = DiffView()
    qtbot.addWidget(view)
    view.show_rows("Two lines", ROWS)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_rows_are_shown_as_they_are_with_their_signs(view: DiffView) -> None:
    assert view._text.toPlainText() == "@@ -1,2 +1,2 @@\n <b>kept</b>\n-old\n+new"
    assert view._sentence.text() == "Two lines"
    grounds = [view._text.document().findBlockByNumber(row).blockFormat().background() for row in range(4)]
    assert [ground.style() != Qt.BrushStyle.NoBrush for ground in grounds] == [False, False, True, True]
    assert grounds[2].color() != grounds[3].color()


def test_the_colours_follow_the_theme(view: DiffView) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    inks = []
    for name in ("light", "dark"):
        apply_theme(app, load_theme(name))
        view.show_rows("", ROWS)
        cursor = QTextCursor(view._text.document().findBlockByNumber(2))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        inks.append(cursor.charFormat().foreground().color().name())
    assert inks == [load_theme("light").text, load_theme("dark").text]


def test_all_is_copied_with_a_button_and_some_with_the_keyboard(view: DiffView, qtbot: QtBot) -> None:
    qtbot.keyClick(view._text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view._text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "@@ -1,2 +1,2 @@\n <b>kept</b>\n-old\n+new"
    view._copy()
    assert QApplication.clipboard().text() == view.text() == "@@ -1,2 +1,2 @@\n <b>kept</b>\n-old\n+new\n"
    qtbot.keyClick(view._text, "x")
    assert "x" not in view._text.toPlainText()


def test_escape_closes_it(view: DiffView, qtbot: QtBot) -> None:
    qtbot.keyClick(view._text, Qt.Key.Key_Escape)
    assert not view.isVisible()
