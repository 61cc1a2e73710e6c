"""Marks where something will be inserted: seen, moved with the text, and no part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from editor.core.text.edit import Position, Range, TextEdit
from editor.widgets.source_editor import SourceEditor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def editor(qtbot: QtBot) -> SourceEditor:
    made = SourceEditor()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.set_lines(["one", "two", "three"])
    made.show()
    return made


def labels(editor: SourceEditor) -> list[QLabel]:
    return [one for one in editor.viewport().findChildren(QLabel) if one.property("arrival")]


def test_a_mark_is_seen_and_leaves_the_text_alone(editor: SourceEditor) -> None:
    anchor = editor.add_anchor(Position(1, 3))
    editor.show_mark(anchor, "Keeping images…")
    (label,) = labels(editor)
    assert label.isVisible()
    assert editor.marks() == ["Keeping images…"]
    assert editor.lines() == ["one", "two", "three"]
    assert not editor.document().isUndoAvailable()


def test_a_mark_moves_with_the_text(editor: SourceEditor, qtbot: QtBot) -> None:
    anchor = editor.add_anchor(Position(1, 3))
    editor.show_mark(anchor, "coming")
    before = labels(editor)[0].y()
    start = Position(0, 0)
    editor.apply_edits([TextEdit(Range(start, start), "zero\n")])
    qtbot.waitUntil(lambda: labels(editor)[0].y() > before)
    assert editor.take_anchor(anchor) == Position(2, 3)


def test_several_marks_at_one_place_do_not_cover_one_another(editor: SourceEditor) -> None:
    for words in ("lake", "hill"):
        editor.show_mark(editor.add_anchor(Position(0, 3)), words)
    one, two = labels(editor)
    assert not one.geometry().intersects(two.geometry())


def test_a_mark_goes_when_its_words_do_or_its_anchor_is_gone(editor: SourceEditor) -> None:
    anchor = editor.add_anchor(Position(0, 3))
    editor.show_mark(anchor, "lake")
    editor.show_mark(anchor, "")
    assert editor.marks() == []
    other = editor.add_anchor(Position(0, 3))
    editor.show_mark(other, "hill")
    editor.take_anchor(other)
    editor.show_mark(other, "hill")
    assert not labels(editor)[-1].isVisible()
