"""The tabs: opening, moving, switching and closing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.desk import Desk


def _titles(desk: Desk) -> list[str]:
    return [session.title for session in desk.posts]


def _open_three(desk: Desk, folder: Path) -> None:
    for name in ("one", "two", "three"):
        desk.open(folder / f"{name}.md")


def test_a_post_opened_twice_has_one_tab(desk: Desk, posts_folder: Path) -> None:
    first = desk.open(posts_folder / "one.md")
    desk.open(posts_folder / "two.md")
    assert desk.open(posts_folder / "one.md") is first
    assert desk.posts.current is first
    assert desk.tab_texts() == ["One", "Two"]


def test_everyone_who_asked_for_a_post_being_read_gets_it(desk: Desk, posts_folder: Path) -> None:
    got: list[str] = []
    desk.posts.open(str(posts_folder / "one.md"))
    desk.posts.open(str(posts_folder / "one.md"), lambda session: got.append(session.path))
    desk.settle()
    assert got == [str(posts_folder / "one.md")]
    assert len(desk.tab_texts()) == 1


def test_a_post_that_cannot_be_read_is_told_and_can_be_asked_again(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "late.md"
    failed: list[str] = []
    desk.posts.open(str(path), failed=lambda: failed.append("failed"))
    desk.settle()
    assert failed == ["failed"]
    assert "late.md" in desk.window.banner.sentence
    path.write_text("now\n")
    assert desk.open(path).editor.lines() == ["now", ""]


def test_many_posts_open_in_the_order_asked_for(desk: Desk, posts_folder: Path) -> None:
    paths = [str(posts_folder / f"{name}.md") for name in ("three", "gone", "one", "two")]
    desk.posts.open_all(paths)
    desk.settle()
    assert desk.tab_texts() == ["Three", "One", "Two"]


def test_moved_tabs_keep_their_posts(desk: Desk, posts_folder: Path) -> None:
    _open_three(desk, posts_folder)
    tabs = desk.window.tabs
    tabs.moveTab(2, 0)
    assert _titles(desk) == ["Three", "One", "Two"]
    assert desk.posts.current.title == "Three"
    tabs.moveTab(0, 1)
    assert _titles(desk) == ["One", "Three", "Two"]
    tabs.setCurrentIndex(2)
    assert desk.posts.current.title == "Two"
    assert desk.window.editors.currentWidget() is desk.posts.current.editor
    desk.type(desk.posts.current, "x")
    assert desk.tab_texts() == ["One", "Three", "Two ●"]


def test_closing_shows_the_neighbour_and_leaves_the_others(desk: Desk, posts_folder: Path) -> None:
    _open_three(desk, posts_folder)
    changes: list[object] = []
    desk.posts.current_changed.connect(changes.append)
    one, two, three = list(desk.posts)
    desk.posts.close(one)
    assert desk.posts.current is three
    assert changes == []
    desk.posts.close(three)
    assert desk.posts.current is two
    assert changes == [two]
    desk.posts.close(two)
    assert changes == [two, None]
    assert desk.posts.current is None
    assert desk.window.editors.count() == 0
    assert desk.window.windowTitle() == "Inkwright"
    assert not desk.window.isWindowModified()


def test_closing_a_closed_post_does_nothing(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    closed: list[object] = []
    desk.posts.closed.connect(closed.append)
    desk.posts.close(session)
    desk.posts.close(session)
    assert closed == [session]
    assert not desk.renderer.follows(session.number)


def test_a_patch_of_a_closed_post_is_dropped(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    desk.type(session, "x")
    late = desk.renderer.take()
    patched: list[object] = []
    session.patched.connect(patched.append)
    desk.posts.close(session)
    desk.renderer.say(late)
    assert patched == []


def test_a_new_post_is_unsaved_and_nameless(desk: Desk, posts_folder: Path) -> None:
    convention = desk.open(posts_folder / "one.md").convention
    session = desk.posts.new(convention, ["---", "title: ", "---", ""])
    desk.settle()
    assert session.is_dirty
    assert desk.tab_texts() == ["One", "Untitled ●"]
    assert session.home.startswith(str(posts_folder))


def test_stepping_goes_round(desk: Desk, posts_folder: Path) -> None:
    desk.posts.step(1)
    _open_three(desk, posts_folder)
    desk.posts.step(1)
    assert desk.posts.current.title == "One"
    desk.posts.step(-1)
    assert desk.posts.current.title == "Three"


def test_a_title_with_an_ampersand_is_shown_as_it_is(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: Salt & pepper\n---\n")
    desk.open(path)
    assert desk.tab_texts() == ["Salt && pepper"]


def test_posts_of_one_site_share_the_open_folders_convention(
    desk: Desk, posts_folder: Path, tmp_path: Path
) -> None:
    one = desk.open(posts_folder / "one.md")
    desk.posts.folder = one.convention
    lone = tmp_path / "lone.md"
    lone.write_text("x\n")
    assert desk.open(posts_folder / "two.md").convention is one.convention
    assert desk.open(lone).convention.root == str(tmp_path)
