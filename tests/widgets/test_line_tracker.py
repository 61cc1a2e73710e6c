"""What Qt reports, and what of it is a change of lines."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from editor.core.text.edit import LineChange
from editor.widgets.line_tracker import LineTracker, trimmed


def tracked(text):
    document = QTextDocument()
    document.setDocumentLayout(QPlainTextDocumentLayout(document))
    document.setPlainText(text)
    tracker = LineTracker(document)
    changes = []

    def note(position, _removed, added):
        change = tracker.note(position, added)
        if change is not None:
            changes.append(change)

    document.contentsChange.connect(note)
    return document, tracker, changes


def put(document, start, end, text):
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)


@pytest.mark.usefixtures("qapp")
def test_a_key_changes_one_line():
    document, _, changes = tracked("one\ntwo\nthree")
    put(document, 5, 5, "x")
    assert changes == [LineChange(1, 1, ("txwo",))]


@pytest.mark.usefixtures("qapp")
def test_enter_parts_a_line():
    document, _, changes = tracked("one\ntwo")
    put(document, 1, 1, "\n")
    assert changes == [LineChange(0, 1, ("o", "ne"))]


@pytest.mark.usefixtures("qapp")
def test_a_whole_document_put_again_is_no_change():
    document, _, changes = tracked("one\ntwo\nthree")
    put(document, 0, 13, "one\ntwo\nthree")
    assert changes == []


@pytest.mark.usefixtures("qapp")
def test_a_replaced_document_reports_only_the_lines_that_differ():
    document, _, changes = tracked("one\ntwo\nthree")
    put(document, 0, 13, "one\n2\n2½\nthree")
    assert changes == [LineChange(1, 1, ("2", "2½"))]


@pytest.mark.usefixtures("qapp")
def test_special_spaces_stay():
    document, tracker, _ = tracked("a\u00a0b\u2028c")
    put(document, 0, 0, "\u00a0")
    assert tracker.lines == ["\u00a0a\u00a0b\u2028c"]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("seed", range(20))
def test_changes_replayed_on_other_lines_give_the_document(seed):
    random = Random(seed)
    document, tracker, changes = tracked("a\nb😀\n\nc\nd")
    replayed = list(tracker.lines)
    for _ in range(60):
        length = document.characterCount() - 1
        start = random.randint(0, length)
        end = min(length, start + random.choice([0, 0, 1, 3]))
        if random.random() < 0.2:
            random.choice([document.undo, document.redo])()
        else:
            put(document, start, end, random.choice(["", "x", "\n", "y\n\nz", "😀", "\n\n"]))
        for change in changes:
            replayed[change.first : change.first + change.removed] = change.lines
        changes.clear()
        block, texts = document.firstBlock(), []
        while block.isValid():
            texts.append(block.text())
            block = block.next()
        assert tracker.lines == replayed == texts


def test_trimmed_keeps_only_what_differs():
    assert trimmed(["a", "b", "c"], 0, 3, ["a", "x", "c"]) == LineChange(1, 1, ("x",))
    assert trimmed(["a", "a"], 0, 2, ["a", "a", "a"]) == LineChange(2, 0, ("a",))
    assert trimmed(["a", "b"], 0, 2, ["a", "b"]) is None
