"""The source editor: what it tells, what it takes, and what it leaves alone."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from editor.core.text.edit import LineChange, Position, Range, TextEdit
from editor.core.text.span import Span, SpanKind
from editor.widgets.source_editor import LONG_RUN, SourceEditor
from editor.widgets.theme import load_theme


@pytest.fixture
def editor(qtbot):
    editor = SourceEditor()
    qtbot.addWidget(editor)
    editor.set_theme(load_theme("light"))
    editor.resize(600, 400)
    editor.show()
    qtbot.waitExposed(editor)
    editor.changes = []
    editor.line_changed.connect(editor.changes.append)
    return editor


def compose(editor, preedit, commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    editor.inputMethodEvent(event)


def insert(position, text):
    return TextEdit(Range(position, position), text)


def test_set_lines_tells_nothing_and_leaves_nothing_to_undo(editor):
    editor.set_lines(["a\u00a0b\u2028c", "😀", ""])
    assert editor.lines() == ["a\u00a0b\u2028c", "😀", ""]
    assert editor.changes == []
    assert not editor.document().isUndoAvailable()


def test_typing_tells_the_line(editor):
    editor.set_lines(["one", "two"])
    editor.go_to(Position(1, 3))
    QTest.keyClicks(editor, "!")
    assert editor.changes == [LineChange(1, 1, ("two!",))]


def test_formats_and_compositions_are_no_change(editor):
    editor.set_lines(["# one", "two"])
    editor.set_spans(0, 1, [Span(0, 0, 1, SpanKind.MARK)])
    compose(editor, "ni")
    compose(editor, "nihao")
    compose(editor, "")
    assert editor.changes == []
    assert editor.lines() == ["# one", "two"]


def test_a_commit_is_one_change(editor):
    editor.set_lines([""])
    compose(editor, "ni'hao")
    compose(editor, "", commit="你好")
    assert editor.changes == [LineChange(0, 1, ("你好",))]


def test_edits_wait_for_the_end_of_a_composition(editor):
    editor.set_lines(["title: a", "", "text"])
    editor.go_to(Position(2, 0))
    compose(editor, "ni")
    editor.apply_edits([TextEdit(Range.on_line(0, 7, 8), "b"), insert(Position(2, 4), "!")])
    assert editor.changes == []
    compose(editor, "", commit="你")
    assert editor.lines() == ["title: b", "", "你text!"]


def test_a_composition_does_not_land_in_the_next_text(editor):
    editor.set_lines(["old"])
    compose(editor, "ni")
    editor.set_lines(["new"])
    assert not editor.is_composing
    assert editor.lines() == ["new"]


def test_edits_are_one_undo_step_apart_from_typing(editor):
    editor.set_lines(["one", "two"])
    editor.go_to(Position(1, 3))
    QTest.keyClicks(editor, "xy")
    editor.apply_edits([insert(Position(0, 0), "# "), TextEdit(Range.on_line(1, 0, 3), "2\n3")])
    assert editor.lines() == ["# one", "2", "3xy"]
    QTest.keyClicks(editor, "z")
    editor.undo()
    assert editor.lines() == ["# one", "2", "3xy"]
    editor.undo()
    assert editor.lines() == ["one", "twoxy"]
    editor.undo()
    assert editor.lines() == ["one", "two"]
    replayed = ["one", "two"]
    for change in editor.changes:
        replayed[change.first : change.first + change.removed] = change.lines
    assert replayed == editor.lines()


def test_edits_at_one_place_keep_their_order(editor):
    editor.set_lines(["ac"])
    editor.apply_edits([insert(Position(0, 1), "b"), insert(Position(0, 1), "B")])
    assert editor.lines() == ["abBc"]


def test_a_selection_keeps_its_words(editor):
    editor.set_lines(["say 😀 word"])
    cursor = editor.textCursor()
    cursor.setPosition(7)
    cursor.setPosition(11, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    selected = editor.selection_range()
    assert selected == Range.on_line(0, 6, 10)
    editor.apply_edits([insert(selected.start, "**"), insert(selected.end, "**")])
    assert editor.lines() == ["say 😀 **word**"]
    assert editor.selection_range() == Range.on_line(0, 8, 12)


def test_one_undo_takes_one_word(editor):
    editor.set_lines([""])
    QTest.keyClicks(editor, "hello world")
    editor.undo()
    assert editor.lines() == ["hello "]


def test_anchors_move_with_the_text_and_outlive_a_new_text(editor):
    editor.set_lines(["one", "two"])
    anchor = editor.add_anchor(Position(1, 1))
    other = editor.add_anchor(Position(1, 3))
    editor.apply_edits([insert(Position(0, 0), "zero\n😀")])
    assert editor.take_anchor(anchor) == Position(2, 1)
    editor.set_lines(["a", "b", "c"])
    assert editor.take_anchor(other) == Position(2, 1)
    with pytest.raises(KeyError):
        editor.take_anchor(anchor)


def test_enter_continues_a_list(editor):
    editor.set_lines(["- a"])
    editor.go_to(Position(0, 3))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.lines() == ["- a", "- "]
    assert editor.place() == Position(1, 2)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.lines() == ["- a", ""]
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.lines() == ["- a", "", ""]


def test_backspace_takes_a_whole_family(editor):
    editor.set_lines(["x👨\u200d👩\u200d👧"])
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.lines() == ["x"]


def test_read_only_refuses_a_commit(editor):
    editor.set_lines(["x"])
    editor.setReadOnly(True)
    compose(editor, "", commit="y")
    assert editor.lines() == ["x"]


def test_an_unbroken_run_switches_wrapping_off_and_its_end_on(editor):
    editor.set_lines(["a", "b" * LONG_RUN])
    assert editor.lineWrapMode() == QPlainTextEdit.LineWrapMode.NoWrap
    editor.apply_edits([TextEdit(Range.on_line(1, 0, LONG_RUN), "b")])
    assert editor.lineWrapMode() == QPlainTextEdit.LineWrapMode.WidgetWidth


def test_the_caret_and_the_input_method_are_where_the_row_is(editor):
    editor.set_lines(["# 墨", "two " * 60, "three"])
    editor.go_to(Position(2, 3))
    rect = editor.cursorRect()
    rows = editor.document().findBlockByNumber(1).layout().lineCount()
    assert rows > 1
    assert rect.center().y() == pytest.approx(14 + 24 * (1 + rows) + 12, abs=2)
    wanted = rect.translated(editor.viewport().pos())
    candidate = editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).toRect()
    assert (candidate.x(), candidate.y()) == (wanted.x(), wanted.y())
    assert editor.viewport().x() + editor.document().documentMargin() >= 28


@pytest.mark.parametrize("offset", [1, 12, 23])
def test_a_click_anywhere_in_a_row_finds_its_characters(editor, offset):
    editor.set_lines(["first line", "second line"])
    x = round(editor.cursorRect().x() + 3.2 * editor.fontMetrics().horizontalAdvance("e"))
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 14 + 24 + offset))
    assert editor.place() == Position(1, 3)


def test_the_top_line_is_told_with_its_fraction(editor):
    editor.set_lines([f"line {number}" for number in range(200)])
    told = []
    editor.top_line_changed.connect(told.append)
    editor.verticalScrollBar().setValue(50)
    assert told == [pytest.approx(50, abs=0.01)]


def test_pasted_words_are_exact_and_line_ends_become_lines(editor):
    mime = QMimeData()
    mime.setText("a\u00a0b\r\nc\rd\0")
    editor.insertFromMimeData(mime)
    assert editor.lines() == ["a\u00a0b", "c", "d"]


def test_copied_words_are_exact(editor):
    editor.set_lines(["a\u00a0b", "c"])
    editor.selectAll()
    mime = editor.createMimeDataFromSelection()
    assert mime.text() == "a\u00a0b\nc"
    assert not mime.hasHtml()


def test_dropped_files_are_told_with_the_place(editor):
    told = []
    editor.files_dropped.connect(lambda paths, place: told.append((paths, place)))
    editor.posts_dropped.connect(told.append)
    editor.set_lines(["one"])
    editor.go_to(Position(0, 2))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/a b.PNG"), QUrl.fromLocalFile("/tmp/post.md")])
    editor.insertFromMimeData(mime)
    assert told == [(["/tmp/a b.PNG"], Position(0, 2)), ["/tmp/post.md"]]
    assert editor.lines() == ["one"]


def test_a_pasted_picture_is_told_as_png(editor):
    told = []
    editor.image_data_dropped.connect(lambda content, name, place: told.append((content[:4], name, place)))
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    mime = QMimeData()
    mime.setImageData(image)
    editor.insertFromMimeData(mime)
    assert told == [(b"\x89PNG", "", Position(0, 0))]


def test_a_key_in_a_long_post_costs_little(editor):
    editor.set_lines(
        [f"这是第 {number} 行 with a few more words in it for length" for number in range(20_000)]
    )
    editor.go_to(Position(10_000, 4))
    started = time.process_time()
    for _ in range(100):
        editor.textCursor().insertText("x")
    assert (time.process_time() - started) / 100 < 0.015


def test_spans_out_of_sight_are_drawn_when_they_come_into_sight(editor, qtbot):
    editor.set_lines([f"**line** {number}" for number in range(2000)])
    editor.set_spans(0, 2000, [Span(line, 0, 8, SpanKind.STRONG) for line in range(2000)])

    def formats(line):
        return editor.document().findBlockByNumber(line).layout().formats()

    assert len(formats(0)) == 1
    assert formats(1500) == []
    editor.go_to(Position(1500, 0))
    qtbot.waitUntil(lambda: bool(formats(1500)))
    assert formats(1500)[0].length == 8


def test_hostile_web_drops_insert_nothing(editor):
    mime = QMimeData()
    mime.setUrls([QUrl("javascript:alert(1)")])
    editor.insertFromMimeData(mime)
    mime = QMimeData()
    mime.setHtml('<img src="javascript:alert(1)" onerror="x">')
    editor.insertFromMimeData(mime)
    assert editor.lines() == [""]
    assert editor.cursorForPosition(QPointF(0, 0).toPoint()).position() == 0


def drop(editor, mime, place):
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    rest = (actions, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(editor.viewport(), QDragEnterEvent(place, *rest))
    event = QDropEvent(QPointF(place), *rest)
    event.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(editor.viewport(), event)
    return event


def test_a_drop_is_told_where_it_fell_and_is_never_a_move(editor):
    editor.set_lines(["first line", "second line"])
    told = []
    editor.files_dropped.connect(lambda paths, place: told.append((paths, place)))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/a.png")])
    x = round(editor.cursorRect().x() + 3.2 * editor.fontMetrics().horizontalAdvance("e"))
    event = drop(editor, mime, QPoint(x, 14 + 24 + 2))
    assert told == [(["/tmp/a.png"], Position(1, 3))]
    assert event.dropAction() == Qt.DropAction.CopyAction
    words = QMimeData()
    words.setText("new ")
    drop(editor, words, QPoint(0, 14 + 12))
    assert editor.lines() == ["new first line", "second line"]


def test_page_keys_and_ends_stay_quick_in_a_long_post(editor):
    editor.set_lines([f"line {number} " + "word " * 30 for number in range(20_000)])
    started = time.process_time()
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_PageUp)
    QTest.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert time.process_time() - started < 5
    assert editor.place() == Position(0, 0)
