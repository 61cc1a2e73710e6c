"""Saving: nothing is written twice, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.workspace.content_folder import find_site

if TYPE_CHECKING:
    from pathlib import Path

    from editor.app.post_session import PostSession
    from tests.fakes.desk import Desk


def _save(desk: Desk, session: PostSession) -> None:
    desk.saving.save(session)
    desk.settle()


@pytest.fixture
def site(desk: Desk, blog: Path) -> Path:
    desk.posts.folder = find_site(str(blog))
    return blog


def test_saving_writes_what_was_typed_and_nothing_else(desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\n\xff\n")
    session = desk.open(path)
    _save(desk, session)
    assert path.read_bytes() == b"\xef\xbb\xbfa\r\nb\n\xff\n"
    desk.type(session, "c")
    _save(desk, session)
    assert path.read_bytes() == b"\xef\xbb\xbfa\r\nb\n\xff\nc"
    assert not session.is_dirty


def test_what_is_typed_during_a_save_is_saved_by_the_next(desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    done: list[str] = []
    desk.type(session, "a")
    desk.saving.save(session, lambda: done.append("first"))
    finish = desk.background.begin("save_post")
    desk.type(session, "b")
    desk.saving.save(session, lambda: done.append("second"))
    assert desk.saving.is_saving(session)
    finish()
    desk.settle()
    assert path.read_bytes().endswith(b"ab")
    assert sorted(done) == ["first", "second"]
    assert not session.is_dirty
    assert not desk.saving.is_saving(session)


def test_a_half_typed_field_is_saved_too(desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    desk.window.form.field_edited.emit("title", "New")
    _save(desk, session)
    assert b"title: New\n" in path.read_bytes()


def test_a_closed_posts_save_that_waited_is_not_carried_out(desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    before = path.read_bytes()
    session = desk.open(path)
    desk.type(session, "a")
    desk.window.form.field_edited.emit("title", "New")
    desk.saving.save(session)  # waits for the renderer
    desk.posts.close(session)
    desk.settle()
    assert path.read_bytes() == before


def test_an_untitled_post_asks_for_a_title_and_lands_in_the_site(desk: Desk, site: Path) -> None:
    desk.saving.new_post()
    desk.settle()
    session = desk.posts.current
    with desk.answers("") as answers:
        _save(desk, session)
    assert session.path == ""
    with desk.answers("Green tea"):
        _save(desk, session)
    assert len(answers.asked) == 1
    path = site / "source" / "_posts" / "Green-tea.md"
    assert session.path == str(path)
    assert "title: Green tea\n" in path.read_text()
    assert not session.is_dirty


def test_two_presses_save_an_untitled_post_once(desk: Desk, site: Path) -> None:
    desk.saving.new_post()
    desk.settle()
    session = desk.posts.current
    desk.window.form.field_edited.emit("title", "Tea")
    desk.saving.save(session)
    desk.saving.save(session)
    desk.settle()
    made = sorted(path.name for path in (site / "source" / "_posts").iterdir() if path.name.startswith("T"))
    assert made == ["Tea.md"]
    assert desk.window.banner.sentence == ""


def test_a_taken_name_is_not_overwritten(desk: Desk, site: Path) -> None:
    taken = site / "source" / "_posts" / "Tea.md"
    taken.write_text("first")
    desk.saving.new_post()
    desk.settle()
    desk.window.form.field_edited.emit("title", "Tea")
    _save(desk, desk.posts.current)
    assert taken.read_text() == "first"
    assert desk.posts.current.path == str(taken.with_name("Tea-1.md"))


def test_a_new_draft_is_saved_among_the_drafts(desk: Desk, site: Path) -> None:
    desk.saving.new_post()
    desk.settle()
    session = desk.posts.current
    session.want_draft(True)
    desk.window.form.field_edited.emit("title", "Tea")
    _save(desk, session)
    assert session.path == str(site / "source" / "_drafts" / "Tea.md")
    assert not session.is_dirty
    assert session.is_draft


def test_a_draft_move_can_be_undone_from_its_notice(desk: Desk, posts_folder: Path, blog: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    session.want_draft(True)
    _save(desk, session)
    assert (blog / "source" / "_drafts" / "one.md").exists()
    desk.press("Undo")
    desk.settle()
    assert (posts_folder / "one.md").exists()
    assert not (blog / "source" / "_drafts" / "one.md").exists()


def test_a_draft_whose_place_is_taken_stays_and_stays_unsaved(
    desk: Desk, posts_folder: Path, blog: Path
) -> None:
    taken = blog / "source" / "_drafts" / "one.md"
    taken.write_text("other")
    session = desk.open(posts_folder / "one.md")
    session.want_draft(True)
    _save(desk, session)
    assert taken.read_text() == "other"
    assert session.path == str(posts_folder / "one.md")
    assert session.is_dirty
    assert "exists already" in desk.window.banner.sentence


def test_the_move_notice_of_a_closed_post_does_nothing(desk: Desk, posts_folder: Path, blog: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    session.want_draft(True)
    _save(desk, session)
    desk.posts.close(session)
    desk.press("Undo")
    desk.settle()
    assert (blog / "source" / "_drafts" / "one.md").exists()


def test_a_read_only_post_is_not_written(desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    path.chmod(0o444)
    session = desk.open(path)
    before = path.read_bytes()
    _save(desk, session)
    assert "read-only" in desk.window.banner.sentence
    assert path.read_bytes() == before
    assert not desk.saving.is_saving(session)


def test_a_new_post_needs_a_folder(desk: Desk) -> None:
    desk.saving.new_post()
    assert desk.posts.current is None
    assert "Open a content folder first" in desk.window.banner.sentence


def test_a_copy_under_another_name_can_be_written_again(
    desk: Desk, posts_folder: Path, tmp_path: Path
) -> None:
    path = posts_folder / "one.md"
    path.chmod(0o444)
    session = desk.open(path)
    target = tmp_path / "copy.md"
    desk.saving.save_to(session, str(target))
    desk.settle()
    assert session.path == str(target)
    assert not session.is_read_only
    assert not session.editor.isReadOnly()
    desk.type(session, "x")
    _save(desk, session)
    assert target.read_bytes() == path.read_bytes() + b"x"


def test_a_copy_elsewhere_lives_by_the_habits_of_that_place(
    desk: Desk, posts_folder: Path, tmp_path: Path
) -> None:
    session = desk.open(posts_folder / "one.md")
    elsewhere = tmp_path / "notes"
    elsewhere.mkdir()
    desk.saving.save_to(session, str(elsewhere / "copy.md"))
    desk.settle()
    assert session.convention.root == str(elsewhere)


def test_the_file_of_another_tab_is_not_written_over(desk: Desk, posts_folder: Path) -> None:
    other = desk.open(posts_folder / "two.md")
    session = desk.open(posts_folder / "one.md")
    before = (posts_folder / "two.md").read_bytes()
    desk.saving.save_to(session, other.path)
    desk.settle()
    assert (posts_folder / "two.md").read_bytes() == before
    assert session.path == str(posts_folder / "one.md")
    assert "open in another tab" in desk.window.banner.sentence


def _with_assets(blog: Path, posts_folder: Path) -> Path:
    (blog / "_config.yml").write_text("title: Blog\npost_asset_folder: true\n")
    assets = posts_folder / "one"
    (assets / "deep").mkdir(parents=True)
    (assets / "lake.png").write_bytes(b"lake")
    (assets / "deep" / "hill.png").write_bytes(b"hill")
    return assets


def test_a_copy_takes_a_copy_of_the_asset_folder_along(desk: Desk, posts_folder: Path, blog: Path) -> None:
    assets = _with_assets(blog, posts_folder)
    session = desk.open(posts_folder / "one.md")
    session.kept_images = [str(assets / "lake.png"), "/elsewhere/x.png"]
    desk.saving.save_to(session, str(posts_folder / "four.md"))
    desk.settle()
    copied = posts_folder / "four"
    assert (copied / "lake.png").read_bytes() == (assets / "lake.png").read_bytes() == b"lake"
    assert (copied / "deep" / "hill.png").read_bytes() == b"hill"
    assert session.kept_images == [str(copied / "lake.png"), "/elsewhere/x.png"]
    assert session.path == str(posts_folder / "four.md")
    assert not session.is_dirty
    assert "copied along, into four" in desk.window.banner.sentence


def test_a_copy_outside_the_site_has_its_images_beside_it(
    desk: Desk, posts_folder: Path, blog: Path, tmp_path: Path
) -> None:
    _with_assets(blog, posts_folder)
    session = desk.open(posts_folder / "one.md")
    desk.saving.save_to(session, str(tmp_path / "copy.md"))
    desk.settle()
    assert (tmp_path / "copy" / "lake.png").read_bytes() == b"lake"
    assert not (blog / "images").exists()


def test_images_of_a_copy_are_never_put_over_others(desk: Desk, posts_folder: Path, blog: Path) -> None:
    _with_assets(blog, posts_folder)
    (posts_folder / "four").mkdir()
    (posts_folder / "four" / "lake.png").write_bytes(b"another")
    session = desk.open(posts_folder / "one.md")
    desk.saving.save_to(session, str(posts_folder / "four.md"))
    desk.settle()
    assert (posts_folder / "four" / "lake.png").read_bytes() == b"another"
    assert (posts_folder / "four" / "deep" / "hill.png").read_bytes() == b"hill"
    assert "were kept: lake.png" in desk.window.banner.sentence


def test_a_copy_whose_images_cannot_be_copied_is_saved_all_the_same(
    desk: Desk, posts_folder: Path, blog: Path
) -> None:
    _with_assets(blog, posts_folder)
    (posts_folder / "four").write_text("a file")
    session = desk.open(posts_folder / "one.md")
    desk.saving.save_to(session, str(posts_folder / "four.md"))
    desk.settle()
    assert "images could not be copied" in desk.window.banner.sentence
    assert session.path == str(posts_folder / "four.md")
    assert not desk.saving.is_saving(session)
