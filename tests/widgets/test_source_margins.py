"""The margins of the source: a measure in a wide pane, and the mouse beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from editor.core.text.edit import Position
from editor.widgets.source_editor import SourceEditor
from editor.widgets.source_margins import (
    INNER_MARGIN,
    MEASURE,
    NUMBERS_WIDTH,
    RIGHT_MARGIN,
    SideMargin,
    room_beside,
    stand_above,
)
from editor.widgets.theme import load_theme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NARROW = QSize(700, 400)
WIDE = QSize(1800, 400)
LINES = ["---", "", "她在湖边等了三天。" * 40, "one two", "last"]


@pytest.fixture
def editor(qtbot: QtBot) -> SourceEditor:
    editor = SourceEditor()
    qtbot.addWidget(editor)
    editor.set_theme(load_theme("light"))
    editor.resize(WIDE)
    editor.set_lines(LINES)
    editor.show()
    qtbot.waitExposed(editor)
    return editor


def row_place(editor: SourceEditor, line: int) -> int:
    """Give the height of the middle of a line's first row, in the editor."""
    editor.go_to(Position(line, 0))
    return editor.cursorRect().center().y() + editor.viewport().y()


def text_width(editor: SourceEditor) -> int:
    return editor.viewport().width() - 2 * INNER_MARGIN


def at(editor: SourceEditor, x: int, line: int) -> tuple[QWidget, QPoint]:
    """Give what lies at a place of the editor beside a line, and the place in it."""
    place = QPoint(x, row_place(editor, line))
    found = editor.childAt(place)
    assert found is not None
    return found, found.mapFrom(editor, place)


def test_a_narrow_pane_gives_all_its_room_to_the_text(editor: SourceEditor) -> None:
    editor.resize(NARROW)
    bar = editor.verticalScrollBar()
    taken = bar.width() if bar.isVisible() else 0
    room = NARROW.width() - NUMBERS_WIDTH - INNER_MARGIN - RIGHT_MARGIN - taken
    assert text_width(editor) == room
    assert not any(side.isVisible() for side in editor.findChildren(SideMargin))


def test_a_wide_pane_keeps_its_rows_to_the_measure_in_the_middle(editor: SourceEditor) -> None:
    assert MEASURE <= text_width(editor) <= MEASURE + 1
    left = editor.viewport().x() - NUMBERS_WIDTH
    right = editor.width() - editor.viewport().geometry().right() - 1 - (RIGHT_MARGIN - INNER_MARGIN)
    assert abs(left - right) <= 1
    rows = editor.document().findBlockByNumber(2).layout()
    widths = [rows.lineAt(number).naturalTextWidth() for number in range(rows.lineCount())]
    assert len(widths) > 1
    assert max(widths) <= MEASURE + 1


def test_the_room_grows_with_the_pane_from_where_the_measure_is_reached() -> None:
    full = NUMBERS_WIDTH + INNER_MARGIN + MEASURE + RIGHT_MARGIN
    assert [room_beside(width) for width in (100, full, full + 2, full + 200)] == [0, 0, 1, 100]


def test_the_numbers_stand_beside_the_text_at_every_width(editor: SourceEditor) -> None:
    for size in (NARROW, WIDE, QSize(1200, 400), NARROW):
        editor.resize(size)
        numbers = editor._numbers.geometry()
        assert numbers.right() + 1 == editor.viewport().x()
        assert numbers.left() >= 0


def test_a_pane_made_wider_keeps_caret_and_selection(editor: SourceEditor) -> None:
    editor.resize(NARROW)
    cursor = editor.textCursor()
    cursor.setPosition(10)
    cursor.setPosition(40, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.resize(WIDE)
    assert (editor.textCursor().anchor(), editor.textCursor().position()) == (10, 40)


@pytest.mark.parametrize(("x", "column"), [(1700, 7), (40, 0)])
def test_a_click_beside_a_row_puts_the_caret_into_it(editor: SourceEditor, x: int, column: int) -> None:
    found, place = at(editor, x, 3)
    editor.go_to(Position(0, 0))
    QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=place)
    assert editor.place() == Position(3, column)


def test_a_click_on_a_number_of_a_wide_pane_goes_to_its_line(editor: SourceEditor) -> None:
    found, place = at(editor, editor.viewport().x() - 8, 3)
    editor.go_to(Position(0, 0))
    QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=place)
    assert editor.place() == Position(3, 0)


def test_a_drag_from_one_margin_to_the_other_selects_the_rows_between(editor: SourceEditor) -> None:
    found, start = at(editor, 40, 3)
    end = found.mapFrom(editor, QPoint(1700, row_place(editor, 4)))
    QTest.mousePress(found, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(found, end)
    QTest.mouseRelease(found, Qt.MouseButton.LeftButton, pos=end)
    assert editor.textCursor().selectedText() == "one two\u2029last"


def test_files_dropped_beside_a_row_land_in_it(editor: SourceEditor, tmp_path: Path, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    found, place = at(editor, 1700, 3)
    editor.go_to(Position(0, 0))
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, copy, mime, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(found, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(place), copy, mime, left, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(editor.files_dropped, timeout=15_000) as told:
        QApplication.sendEvent(found, drop)
    assert told.args == [[str(tmp_path / "a.png")], Position(3, 7)]


def test_a_bar_above_stands_over_the_column(qtbot: QtBot) -> None:
    bar = QWidget()
    qtbot.addWidget(bar)
    stand_above(bar, 1800)
    assert bar.contentsMargins().left() == bar.contentsMargins().right() == room_beside(1800) > 0
    stand_above(bar, 700)
    assert bar.contentsMargins().left() == 0
