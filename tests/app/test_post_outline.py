"""The outline follows the post in front, and leads to its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.app.post_outline import FOLLOW_MS, PostOutline
from editor.core.markdown.outline import Heading
from editor.core.text.edit import Position

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.fakes.desk import Desk

LINES = ["---", "title: T", "---", "", "# One", "", "text", "", "## Two", "text"]


@pytest.fixture
def outline(desk: Desk) -> PostOutline:
    made = PostOutline(desk.window, desk.posts, desk.store)
    desk.window.show()
    return made


def _shown(desk: Desk) -> list[tuple[int, str, int]]:
    rows = desk.window.post_list.outline._rows
    return [(one.level, one.text, one.line) for one in rows._headings]


@pytest.mark.usefixtures("outline")
def test_it_shows_the_headings_and_follows_edits(desk: Desk, posts_folder: Path, qtbot: QtBot) -> None:
    session = desk.open(posts_folder / "one.md")
    session.replace_all(LINES)
    desk.settle()
    assert _shown(desk) == []  # nobody sees it: nothing is done
    desk.window.post_list.show_outline(shown=True)
    assert _shown(desk) == [(1, "One", 4), (2, "Two", 8)]
    session.editor.go_to(Position(3, 0))
    session.editor.insertPlainText("new\n\n# Zero\n\n")
    desk.settle()
    qtbot.waitUntil(lambda: len(_shown(desk)) == 3, timeout=FOLLOW_MS * 50)
    assert _shown(desk) == [(1, "Zero", 5), (1, "One", 8), (2, "Two", 12)]


@pytest.mark.usefixtures("outline")
def test_a_chosen_heading_takes_the_cursor(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    session.replace_all(LINES)
    desk.settle()
    desk.window.post_list.outline.line_requested.emit(8)
    assert session.editor.place() == Position(8, 0)


@pytest.mark.usefixtures("outline")
def test_where_it_stands_is_remembered(desk: Desk, posts_folder: Path) -> None:
    desk.open(posts_folder / "one.md")
    desk.window.actions_table.enable(has_post=True)
    desk.window.actions_table["show-outline"].trigger()
    assert desk.store.settings.shows_outline
    desk.window.post_list.focus_filter()
    assert not desk.store.settings.shows_outline


def test_headings_move_with_the_lines_above_them(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    session.replace_all(LINES)
    desk.settle()
    before = session.rendered.headings()
    assert before == (Heading(1, "One", 4), Heading(2, "Two", 8))
    session.editor.go_to(Position(1, 0))
    session.editor.insertPlainText("mood: good\n")
    desk.settle()
    assert [one.line for one in session.rendered.headings()] == [5, 9]
    session.replace_all(["no front matter, no heading"])
    desk.settle()
    assert session.rendered.headings() == ()
