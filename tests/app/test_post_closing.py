"""Closing: nothing is lost, nobody is asked in vain."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

from editor.workspace.web_images import WebImages

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.desk import Desk


def test_a_post_closed_while_it_is_saved_stays_closed(desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    desk.type(session, "a")
    desk.saving.save(session)
    finish = desk.background.begin("save_post")
    with desk.answers("Don't save"):
        desk.closing.close(session)
    desk.settle()
    finish()
    desk.settle()
    assert desk.posts.current is None
    assert not desk.renderer.follows(session.number)
    assert path.read_bytes().endswith(b"a")


def test_closing_asks_and_saves(desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    desk.type(session, "a")
    with desk.answers("Cancel", "Save") as answers:
        desk.closing.close(session)
        desk.settle()
        assert desk.posts.current is session
        desk.closing.close(session)
        desk.settle()
    assert answers.asked == ["Save the changes to “One”?"] * 2
    assert desk.posts.current is None
    assert path.read_bytes().endswith(b"a")


def test_what_is_typed_while_closing_saves_is_asked_about(desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    desk.type(session, "a")
    with desk.answers("Save", "Save") as answers:
        desk.closing.close(session)
        finish = desk.background.begin("save_post")
        desk.type(session, "b")
        finish()
        desk.settle()
    assert len(answers.asked) == 2
    assert path.read_bytes().endswith(b"ab")


def test_a_failed_save_stops_the_closing(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    desk.type(session, "a")
    (posts_folder / "one.md").unlink()
    (posts_folder / "one.md").mkdir()
    with desk.answers("Save"):
        desk.closing.close(session)
        desk.settle()
    assert desk.posts.current is session
    assert session.is_dirty
    assert desk.window.banner.sentence
    assert not desk.saving.is_saving(session)


def test_nothing_is_dropped_before_the_last_question_is_answered(desk: Desk, posts_folder: Path) -> None:
    sessions = [desk.open(posts_folder / f"{name}.md") for name in ("one", "two", "three")]
    for session in sessions:
        desk.type(session, "x")
    ended: list[bool] = []
    with desk.answers("Don't save", "Save", "Cancel") as answers:
        desk.closing.close_all(lambda: ended.append(True))
        desk.settle()
    assert len(answers.asked) == 3
    assert ended == []
    assert [session.is_dirty for session in desk.posts] == [True, False, True]
    with desk.answers("Don't save", "Save"):
        desk.closing.close_all(lambda: ended.append(True))
        desk.settle()
    assert ended == [True]
    assert not (posts_folder / "one.md").read_bytes().endswith(b"x")
    assert (posts_folder / "three.md").read_bytes().endswith(b"x")


def test_a_save_that_fails_while_quitting_stops_it(desk: Desk, posts_folder: Path) -> None:
    first, second = (desk.open(posts_folder / f"{name}.md") for name in ("one", "two"))
    desk.type(first, "x")
    desk.type(second, "x")
    (posts_folder / "one.md").unlink()
    (posts_folder / "one.md").mkdir()
    ended: list[bool] = []
    with desk.answers("Save", "Save"):
        desk.closing.close_all(lambda: ended.append(True))
        desk.settle()
    assert ended == []
    assert len(desk.tab_texts()) == 2


def test_quitting_during_a_save_waits_for_it(desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    desk.type(session, "x")
    desk.saving.save(session)
    ended: list[bool] = []
    with desk.answers("Save"):
        desk.closing.close_all(lambda: ended.append(True))
        desk.settle()
    assert ended == [True]
    assert path.read_bytes().endswith(b"x")


def test_an_image_dropped_on_a_field_is_waited_for(
    desk: Desk, posts_folder: Path, blog: Path, tmp_path: Path
) -> None:
    web = WebImages(str(tmp_path / "web"))
    drops = desk.drops(web)
    desk.saving._drops = drops
    file = io.BytesIO()
    Image.new("RGB", (4, 3)).save(file, "PNG")
    (tmp_path / "lake.png").write_bytes(file.getvalue())
    path = posts_folder / "one.md"
    session = desk.open(path)
    desk.window.form.image_dropped.emit("cover", [str(tmp_path / "lake.png")])
    assert drops.pending_of(session) == (str(tmp_path / "lake.png"),)
    with desk.answers("Save") as answers:
        desk.closing.close(session)
        assert desk.posts.current is session
        desk.settle()
    assert answers.asked == ["Save the changes to “One”?"]
    assert desk.posts.current is None
    assert drops.pending_of(session) == ()
    (kept,) = (blog / "source" / "images").iterdir()
    assert f"cover: /images/{kept.name}\n" in path.read_text()
    web.close()
