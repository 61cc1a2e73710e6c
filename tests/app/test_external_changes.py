"""Files that other programs change: followed, asked about, never lost."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from editor.app.external_changes import ExternalChanges

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.fakes.desk import Desk


@pytest.fixture
def changes(desk: Desk, own_home: Path) -> ExternalChanges:
    return ExternalChanges(
        desk.posts, desk.saving, desk.background, desk.notices, str(own_home / "conflicts")
    )


def _look(changes: ExternalChanges, desk: Desk) -> None:
    changes.look_at_all()
    changes.look()
    desk.settle()


def test_a_clean_post_follows_its_file_and_undo_brings_the_old_text_back(
    changes: ExternalChanges, desk: Desk, posts_folder: Path
) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    old = desk.text(session)
    path.write_bytes(b"theirs\r\n")
    _look(changes, desk)
    assert session.text.encode() == b"theirs\r\n"
    assert not session.is_dirty
    session.undo()
    assert desk.text(session) == old


def test_a_replaced_file_is_noticed_again_and_again(
    changes: ExternalChanges, desk: Desk, posts_folder: Path, qtbot: QtBot
) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    assert changes is not None
    for words in ("first", "second"):
        fresh = posts_folder / "fresh~"
        fresh.write_text(words)
        os.replace(fresh, path)

        def is_shown(words: str = words) -> bool:
            desk.settle()
            return desk.text(session) == words

        qtbot.waitUntil(is_shown, timeout=15000)


def test_a_changed_post_asks_and_keeps_both(
    changes: ExternalChanges, desk: Desk, posts_folder: Path, own_home: Path
) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    desk.type(session, "mine")
    path.write_text("theirs")
    _look(changes, desk)
    assert "Another program has changed" in desk.window.banner.sentence
    desk.press("Keep mine")
    desk.settle()
    assert path.read_bytes().endswith(b"mine")
    assert [copy.read_text() for copy in (own_home / "conflicts").iterdir()] == ["theirs"]
    assert not session.is_dirty


def test_theirs_can_be_taken_and_undone(changes: ExternalChanges, desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    desk.type(session, "mine")
    path.write_text("theirs")
    _look(changes, desk)
    desk.press("Take theirs")
    desk.settle()
    assert desk.text(session) == "theirs"
    assert not session.is_dirty
    session.undo()
    assert desk.text(session).endswith("mine")


def test_what_is_typed_while_the_file_is_read_is_not_overwritten(
    changes: ExternalChanges, desk: Desk, posts_folder: Path
) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    path.write_text("theirs")
    changes.look_at_all()
    changes.look()
    desk.background.begin("digest_of")()
    finish = desk.background.begin("read_post")
    desk.type(session, "mine")
    finish()
    desk.settle()
    assert desk.text(session).endswith("mine")
    assert session.is_dirty
    assert "Another program has changed" in desk.window.banner.sentence


def test_a_file_that_is_gone_leaves_the_text_unsaved_and_can_be_saved_again(
    changes: ExternalChanges, desk: Desk, posts_folder: Path
) -> None:
    path = posts_folder / "one.md"
    before = path.read_bytes()
    session = desk.open(path)
    path.unlink()
    _look(changes, desk)
    assert "is gone" in desk.window.banner.sentence
    with desk.answers("Cancel") as answers:
        desk.closing.close(session)
        desk.settle()
    assert len(answers.asked) == 1
    assert desk.posts.current is session
    desk.saving.save(session)
    desk.settle()
    assert path.read_bytes() == before


def test_a_file_that_comes_back_is_followed(changes: ExternalChanges, desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    path.unlink()
    _look(changes, desk)
    path.write_text("another branch")
    _look(changes, desk)
    assert desk.text(session) == "another branch"
    assert not session.is_dirty
    assert desk.window.banner.sentence == ""


def test_saving_over_a_changed_file_asks(changes: ExternalChanges, desk: Desk, posts_folder: Path) -> None:
    assert changes is not None
    path = posts_folder / "one.md"
    session = desk.open(path)
    desk.type(session, "mine")
    path.write_text("theirs")
    desk.saving.save(session)
    desk.settle()
    assert path.read_text() == "theirs"
    assert "Another program has changed" in desk.window.banner.sentence


def test_saving_a_file_that_is_gone_says_so(changes: ExternalChanges, desk: Desk, posts_folder: Path) -> None:
    assert changes is not None
    path = posts_folder / "one.md"
    session = desk.open(path)
    desk.type(session, "mine")
    path.unlink()
    desk.saving.save(session)
    desk.settle()
    assert "is gone" in desk.window.banner.sentence
    desk.saving.save(session)
    desk.settle()
    assert path.read_bytes().endswith(b"mine")


def test_an_answer_about_a_closed_post_says_nothing(
    changes: ExternalChanges, desk: Desk, posts_folder: Path
) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    desk.type(session, "mine")
    path.write_text("theirs")
    changes.look_at_all()
    changes.look()
    finish = desk.background.begin("digest_of")
    desk.posts.close(session)
    finish()
    desk.settle()
    assert desk.window.banner.sentence == ""


def test_an_answer_about_the_folder_a_draft_has_left_says_nothing(
    changes: ExternalChanges, desk: Desk, posts_folder: Path, blog: Path
) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    session.want_draft(True)
    desk.saving.save(session)
    desk.background.begin("save_post")()  # written, not moved yet
    changes.look_at_all()
    changes.look()
    desk.settle()
    target = blog / "source" / "_drafts" / "one.md"
    assert session.path == str(target)
    assert "is gone" not in desk.window.banner.sentence
    _look(changes, desk)
    assert not session.is_dirty


def test_choices_about_a_closed_post_do_nothing(
    changes: ExternalChanges, desk: Desk, posts_folder: Path
) -> None:
    path = posts_folder / "one.md"
    for words in ("Keep mine", "Take theirs"):
        session = desk.open(path)
        desk.type(session, "mine")
        path.write_text("theirs of " + words)
        _look(changes, desk)
        desk.posts.close(session)
        desk.press(words)
        desk.settle()
        assert path.read_text() == "theirs of " + words
    assert desk.posts.current is None
