"""A long post on its way into the editor: what a person does meanwhile loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from editor.core.text.edit import Position, Range, TextEdit
from editor.core.text.span import Span, SpanKind
from editor.widgets.filling import LONG, SLICE
from editor.widgets.highlighter import LineSpans
from editor.widgets.source_editor import SourceEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from editor.core.text.edit import LineChange

LINES = [f"line {number} 字 \u00a0and a tail of words that goes on for a while" for number in range(6000)]


@pytest.fixture
def editor(qtbot: QtBot) -> SourceEditor:
    made = SourceEditor()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def followed(editor: SourceEditor, lines: list[str]) -> Callable[[], list[str]]:
    """What somebody knows who had the lines at first and hears of every change."""
    known = list(lines)

    def take(change: LineChange) -> None:
        known[change.first : change.first + change.removed] = change.lines

    editor.line_changed.connect(take)
    return lambda: known


def test_only_the_beginning_of_a_long_text_is_there_at_once(editor: SourceEditor, qtbot: QtBot) -> None:
    assert sum(map(len, LINES)) > 2 * LONG
    told: list[LineChange] = []
    editor.line_changed.connect(told.append)
    editor.set_lines(LINES)
    assert 0 < len(editor.toPlainText()) < 2 * SLICE
    qtbot.waitUntil(lambda: editor.blockCount() == len(LINES))
    assert editor.document().toRawText().split("\u2029") == LINES
    assert editor.lines() == LINES
    assert told == []
    assert not editor.document().isUndoAvailable()
    assert not editor.document().isModified()
    assert editor.place() == Position(0, 0)


def test_a_short_text_is_there_at_once(editor: SourceEditor) -> None:
    editor.set_lines(LINES[:100])
    assert editor.blockCount() == 100


def test_whoever_asks_for_the_lines_gets_all_of_them(editor: SourceEditor) -> None:
    editor.set_lines(LINES)
    assert editor.lines() == LINES


def test_a_key_that_comes_too_early_finds_the_whole_text_and_can_be_undone(
    editor: SourceEditor, qtbot: QtBot
) -> None:
    known = followed(editor, LINES)
    editor.set_lines(LINES)
    qtbot.keyClicks(editor, "new")
    assert editor.lines() == ["new" + LINES[0], *LINES[1:]]
    assert known() == editor.lines()
    qtbot.wait(20)
    editor.undo()
    assert editor.lines() == LINES == known()


def test_the_end_can_be_reached_and_written_at_meanwhile(editor: SourceEditor, qtbot: QtBot) -> None:
    known = followed(editor, LINES)
    editor.set_lines(LINES)
    qtbot.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert editor.place() == Position(len(LINES) - 1, len(LINES[-1]))
    qtbot.keyClicks(editor, "!")
    assert editor.lines()[-1] == LINES[-1] + "!"
    assert known() == editor.lines()


def test_an_edit_from_outside_lands_where_it_was_meant(editor: SourceEditor) -> None:
    known = followed(editor, LINES)
    editor.set_lines(LINES)
    place = Position(5000, 4)
    editor.apply_edits([TextEdit(Range(place, place), "-")])
    assert editor.lines()[5000] == LINES[5000][:4] + "-" + LINES[5000][4:]
    assert known() == editor.lines()


def test_a_change_that_nobody_announced_keeps_the_lines_behind_it(editor: SourceEditor, qtbot: QtBot) -> None:
    known = followed(editor, LINES)
    editor.set_lines(LINES)
    cursor = QTextCursor(editor.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(" more\nand a line")  # as a drag of Qt's own would
    last = editor.blockCount() - 2
    expected = [*LINES[:last], LINES[last] + " more", "and a line", *LINES[last + 1 :]]
    qtbot.waitUntil(lambda: editor.blockCount() == len(expected))
    assert editor.lines() == expected == known()


def test_another_text_takes_the_place_of_one_that_is_still_coming(editor: SourceEditor, qtbot: QtBot) -> None:
    editor.set_lines(LINES)
    editor.set_lines(["short"])
    qtbot.wait(30)
    assert editor.lines() == ["short"]
    editor.set_lines(LINES)
    editor.set_lines(LINES[::-1])
    qtbot.waitUntil(lambda: editor.blockCount() == len(LINES))
    assert editor.lines() == LINES[::-1]


def test_places_are_kept_and_found_below_what_is_there(editor: SourceEditor) -> None:
    editor.set_lines(LINES)
    anchor = editor.add_anchor(Position(5900, 3))
    editor.set_lines(LINES)
    assert editor.take_anchor(anchor) == Position(5900, 3)
    editor.set_lines(LINES)
    editor.go_to(Position(5500, 2))
    assert editor.place() == Position(5500, 2)


def test_colours_that_come_before_their_lines_wait_for_them(editor: SourceEditor, qtbot: QtBot) -> None:
    editor.set_lines(LINES)
    editor.set_spans(5500, 1, [Span(0, 0, 4, SpanKind.STRONG)])
    qtbot.waitUntil(lambda: editor.blockCount() == len(LINES))
    kept = editor.document().findBlockByNumber(5500).userData()
    assert isinstance(kept, LineSpans)
    assert kept.stretches == ((0, 4, SpanKind.STRONG),)


def test_the_text_does_not_move_sideways_as_it_grows(editor: SourceEditor, qtbot: QtBot) -> None:
    editor.set_lines(LINES)
    left = editor.viewport().x()
    qtbot.waitUntil(lambda: editor.blockCount() == len(LINES))
    assert editor.viewport().x() == left
    editor.set_lines(["short"])
    assert editor.viewport().x() <= left


def test_a_caret_at_the_end_of_what_is_there_stays_there(editor: SourceEditor, qtbot: QtBot) -> None:
    editor.set_lines(LINES)
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    editor.setTextCursor(cursor)
    place = editor.place()
    qtbot.waitUntil(lambda: editor.blockCount() == len(LINES))
    assert editor.place() == place
