"""Source and preview in step: who leads, who follows, and that neither chases the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.app.scroll_sync import ScrollSync
from editor.app.settings import Settings, SettingsStore
from editor.core.text.edit import Position

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from editor.app.post_session import PostSession
    from tests.fakes.desk import Desk

LINES = 400


@pytest.fixture
def sync(desk: Desk, tmp_path: Path) -> ScrollSync:
    store = SettingsStore(str(tmp_path / "settings.json"), Settings(), desk.background)
    return ScrollSync(desk.window.preview, desk.posts, store, desk.window.actions_table["scroll-together"])


@pytest.fixture
def long_post(desk: Desk, sync: ScrollSync, tmp_path: Path, qtbot: QtBot) -> PostSession:  # noqa: ARG001 - built first
    path = tmp_path / "long.md"
    path.write_text("\n\n".join(f"Paragraph {number}" for number in range(LINES // 2)))
    session = desk.open(path)
    session.editor.resize(500, 400)
    session.editor.show()
    qtbot.waitUntil(lambda: session.editor.verticalScrollBar().maximum() > 300)
    return session


def wheel(session: PostSession, row: int) -> None:
    """Scroll as the wheel does: the bar says that it was acted on, then moves."""
    bar = session.editor.verticalScrollBar()
    bar.setSliderPosition(row)
    bar.actionTriggered.emit(7)


def test_the_preview_follows_with_line_and_ends(desk: Desk, long_post: PostSession, qtbot: QtBot) -> None:
    preview = desk.window.preview
    wheel(long_post, 101)
    qtbot.waitUntil(lambda: preview.top == 101.0)
    assert preview.place[1:] == (1.0, 1.0)
    wheel(long_post, long_post.editor.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: preview.place[2] == 0.0)
    wheel(long_post, 0)
    qtbot.waitUntil(lambda: preview.place == (0.0, 0.0, 1.0))


@pytest.mark.usefixtures("sync")
def test_another_tab_says_nothing(desk: Desk, long_post: PostSession, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "two.md").write_text("two")
    desk.open(tmp_path / "two.md")
    qtbot.wait(40)
    desk.window.preview.top = -1.0
    long_post.editor.top_line_changed.emit(9.0)
    qtbot.wait(40)
    assert desk.window.preview.top == -1.0


def test_the_source_follows_and_is_not_heard(desk: Desk, long_post: PostSession, qtbot: QtBot) -> None:
    qtbot.wait(40)
    preview, bar = desk.window.preview, long_post.editor.verticalScrollBar()
    preview.top = -1.0
    preview.scrolled.emit(200.0, 1.0, 1.0)
    assert abs(bar.value() - 200) <= 1
    preview.scrolled.emit(390.0, 1.0, 0.0)
    assert bar.value() == bar.maximum()
    preview.scrolled.emit(0.0, 0.0, 1.0)
    assert bar.value() == 0
    qtbot.wait(60)
    assert preview.top == -1.0


def test_a_gap_closes_as_the_writer_scrolls_and_never_at_once(
    desk: Desk, long_post: PostSession, qtbot: QtBot
) -> None:
    qtbot.wait(40)
    preview, bar = desk.window.preview, long_post.editor.verticalScrollBar()
    preview.scrolled.emit(100.0, 1.0, 1.0)
    bar.setValue(140)  # not by the hand: the preview was left behind
    preview.scrolled.emit(102.0, 1.0, 1.0)
    assert 139 <= bar.value() <= 142
    preview.scrolled.emit(200.0, 1.0, 1.0)
    assert abs(bar.value() - 200) <= 1


def test_what_is_written_is_shown_and_a_click_moves_no_preview(
    desk: Desk, long_post: PostSession, qtbot: QtBot
) -> None:
    qtbot.wait(40)
    preview = desk.window.preview
    long_post.editor.go_to(Position(6, 0))
    assert (preview.marked, preview.is_written) == (6, True)
    qtbot.wait(40)
    preview.top = -1.0
    preview.line_clicked.emit(300)
    assert long_post.editor.place().line == 300
    assert (preview.marked, preview.is_written) == (300, False)
    qtbot.wait(60)
    assert preview.top == -1.0


def test_it_can_be_switched_off_and_is_remembered(
    desk: Desk, sync: ScrollSync, long_post: PostSession, qtbot: QtBot
) -> None:
    switch = desk.window.actions_table["scroll-together"]
    assert switch.isChecked()
    qtbot.wait(40)
    switch.trigger()
    assert not sync._store.settings.scrolls_together
    preview, bar = desk.window.preview, long_post.editor.verticalScrollBar()
    preview.top = -1.0
    wheel(long_post, 50)
    qtbot.wait(60)
    assert preview.top == -1.0
    preview.scrolled.emit(200.0, 1.0, 1.0)
    assert bar.value() == 50
    switch.trigger()
    assert preview.top == 50.0


def test_without_it_a_tab_comes_back_where_its_preview_was(
    desk: Desk, long_post: PostSession, tmp_path: Path
) -> None:
    desk.window.actions_table["scroll-together"].trigger()
    desk.window.preview.scrolled.emit(123.0, 1.0, 0.5)
    (tmp_path / "two.md").write_text("two")
    desk.open(tmp_path / "two.md")
    desk.posts.show(long_post)
    assert desk.window.preview.place == (123.0, 1.0, 0.5)
