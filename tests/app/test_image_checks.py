"""The image panel and what it is told of: facts, files that change, files that nobody links."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog

from editor.app.folder_steps import FolderSteps
from editor.app.image_actions import ImageActions
from editor.app.image_checks import ImageChecks
from editor.app.image_facts import ImageFacts
from editor.app.image_files import ImageFiles
from editor.app.image_mending import ImageMending
from editor.app.image_opening import ImageOpening
from editor.app.image_repairs import ImageRepairs
from editor.app.image_thumbnails import ImageThumbnails
from editor.core.images.check import CheckPolicy
from editor.widgets.thumbnail import ThumbnailLabel
from editor.workspace.file_steps import FileSteps
from editor.workspace.web_images import WebImages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from editor.app.post_session import PostSession
    from tests.fakes.desk import Desk


def picture(width: int = 40) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, 30), "teal").save(written, "PNG")
    return written.getvalue()


class Panel:
    """A desk with an image panel."""

    def __init__(self, desk: Desk, home: Path) -> None:
        self.desk = desk
        self.web = WebImages(str(home / "web"))
        self.policy = CheckPolicy(web_allowed=False, private_allowed=False)
        self.facts = ImageFacts(desk.background, lambda _: self.policy, self.web)
        self.repairs = ImageRepairs(desk.background)
        thumbnails = ImageThumbnails(desk.background, lambda _: self.policy, self.web)
        self.checks = ImageChecks(desk.window, desk.posts, self.facts, self.repairs, thumbnails)
        mending = ImageMending(self.repairs, desk.notices)
        self.opened: list[str] = []
        opening = ImageOpening(
            desk.window, desk.notices, desk.background, lambda url: self.opened.append(url.toString()) is None
        )
        self.actions = ImageActions(desk.window, self.checks, mending, opening, desk.notices)
        steps = FolderSteps(
            desk.window, desk.posts, desk.background, desk.notices, FileSteps(str(home / "steps"))
        )
        files = ImageFiles(desk.window, steps, desk.notices, self.web, lambda _: self.policy)
        self.actions.add_trashing(files.delete_unused)
        files.trashed.connect(self.checks.look_again)
        steps.changed.connect(lambda _: self.checks.look_again())
        self.drops = desk.drops(self.web)
        self.drops.kept.connect(lambda _: self.checks.refresh())

    def look(self) -> None:
        """Let the panel show all that can be known."""
        for _ in range(5):
            self.desk.settle()
            self.checks._show()
        self.desk.settle()

    def rows(self) -> dict[str, bool | None]:
        """Give each row's destination, and whether it is broken (None while that is not known)."""
        return {
            row.destination: row.report.is_broken if row.report else None
            for row in self.checks._rows.values()
        }

    def unused(self) -> list[str]:
        return [key for key in self.checks._rows if key.startswith("unused:")]


@pytest.fixture
def panel(desk: Desk, own_home: Path) -> Iterator[Panel]:
    made = Panel(desk, own_home)
    yield made
    made.checks._then.timeout.disconnect()
    made.checks._soon.timeout.disconnect()  # a file that is noticed late finds no window any more
    made.web.close()


@pytest.fixture
def images(blog: Path) -> Path:
    return blog / "source" / "images"


def _write(session: PostSession, text: str) -> None:
    session.replace_all([*session.editor.lines(), text])


def test_each_image_is_a_row_with_its_verdict(
    panel: Panel, desk: Desk, posts_folder: Path, images: Path
) -> None:
    (images / "a.png").write_bytes(picture())
    counted: list[tuple[int, int]] = []
    panel.checks.counted.connect(lambda total, broken: counted.append((total, broken)))
    session = desk.open(posts_folder / "one.md")
    _write(session, "![A](/images/a.png) ![B](/images/gone.png)")
    panel.look()
    assert panel.rows() == {"/images/a.png": False, "/images/gone.png": True}
    assert counted[-1] == (2, 1)
    assert sum(bool(sentence) for sentence in desk.window.preview.problems.values()) == 1


def test_a_file_that_comes_is_seen(
    panel: Panel, desk: Desk, posts_folder: Path, images: Path, qtbot: QtBot
) -> None:
    session = desk.open(posts_folder / "one.md")
    _write(session, "![A](/images/a.png)")
    panel.look()
    assert panel.rows() == {"/images/a.png": True}
    (images / "a.png").write_bytes(picture())

    def arrived() -> bool:
        desk.settle()
        return panel.rows() == {"/images/a.png": False}

    qtbot.waitUntil(arrived)
    qtbot.waitUntil(lambda: bool(desk.window.preview.refreshed))  # it follows a turn later


def test_a_file_that_comes_while_it_is_looked_for_is_seen(
    panel: Panel, desk: Desk, posts_folder: Path, images: Path
) -> None:
    session = desk.open(posts_folder / "one.md")
    _write(session, "![A](/images/a.png)")
    desk.renderer.answer()
    panel.checks._show()
    QCoreApplication.processEvents()
    late = desk.background.begin("look_at")  # it is not there yet
    (images / "a.png").write_bytes(picture())
    panel.facts.forget_broken()
    late()
    panel.look()
    assert panel.rows() == {"/images/a.png": False}


def test_checking_one_site_again_forgets_no_question_of_another(
    panel: Panel, desk: Desk, posts_folder: Path, images: Path
) -> None:
    (images / "a.png").write_bytes(picture())
    session = desk.open(posts_folder / "one.md")
    _write(session, "![A](/images/a.png)")
    desk.renderer.answer()
    panel.checks._show()
    panel.facts.forget("/another/site")
    panel.look()
    assert panel.rows() == {"/images/a.png": False}


def test_an_answer_to_a_question_that_was_asked_again_does_not_count(
    panel: Panel, desk: Desk, posts_folder: Path, images: Path
) -> None:
    session = desk.open(posts_folder / "one.md")
    _write(session, "![A](/images/a.png)")
    desk.renderer.answer()
    panel.checks._show()
    QCoreApplication.processEvents()
    late = desk.background.begin("look_at")
    (images / "a.png").write_bytes(picture())
    panel.checks.check_again()
    panel.look()
    late()
    panel.look()
    assert panel.rows() == {"/images/a.png": False}


def test_what_another_tab_asked_about_is_shown_here(
    panel: Panel, desk: Desk, posts_folder: Path, qtbot: QtBot
) -> None:
    one = desk.open(posts_folder / "one.md")
    two = desk.open(posts_folder / "two.md")
    for session in (two, one):
        _write(session, "![A](https://images.example/a.png)")
        desk.renderer.answer()
    desk.posts.show(one)  # asks
    desk.renderer.answer()
    panel.checks._show()
    desk.posts.show(two)
    assert panel.rows() == {"https://images.example/a.png": None}
    QCoreApplication.processEvents()
    desk.background.begin("look_at")()
    qtbot.waitUntil(lambda: None not in panel.rows().values())
    assert panel.rows() == {"https://images.example/a.png": False}


def test_web_images_ask_for_permission(panel: Panel, desk: Desk, posts_folder: Path) -> None:
    wanted: list[object] = []
    panel.checks.permission_wanted.connect(wanted.append)
    session = desk.open(posts_folder / "one.md")
    _write(session, "![A](https://images.example/a.png)")
    panel.look()
    assert session.convention in wanted


def test_a_dropped_picture_is_kept_linked_and_undone_to_unused(
    panel: Panel, desk: Desk, posts_folder: Path, images: Path, tmp_path: Path
) -> None:
    (tmp_path / "cat.png").write_bytes(picture())
    session = desk.open(posts_folder / "one.md")
    before = desk.text(session)
    session.editor.files_dropped.emit([str(tmp_path / "cat.png")], session.editor.place())
    assert panel.drops.pending_of(session) == (str(tmp_path / "cat.png"),)
    panel.look()
    (kept,) = images.iterdir()
    assert f"![cat](/images/{kept.name})" in desk.text(session)
    assert panel.drops.pending_of(session) == ()
    assert panel.unused() == []
    session.undo()
    panel.look()
    assert desk.text(session) == before
    assert panel.unused() == [f"unused:{kept}"]
    assert kept.exists()
    session.redo()
    panel.look()
    assert panel.unused() == []


def test_several_pictures_are_one_step_at_the_place_they_fell(
    panel: Panel, desk: Desk, posts_folder: Path, tmp_path: Path
) -> None:
    paths = []
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(picture())
        paths.append(str(tmp_path / name))
    session = desk.open(posts_folder / "one.md")
    before = session.editor.lines()
    session.editor.moveCursor(session.editor.textCursor().MoveOperation.End)
    panel.drops.keep_files(session, paths, session.editor.place())
    session.replace_all(["typed above", *before])  # while the files are copied
    desk.settle()
    lines = session.editor.lines()
    assert lines[: len(before)] == ["typed above", *before[:-1]]
    assert [line[:4] for line in lines[len(before) :]] == ["![a]", "![b]"]
    session.undo()
    assert session.editor.lines() == ["typed above", *before]


def test_a_drop_into_a_post_that_is_closed_meanwhile_harms_nobody(
    panel: Panel, desk: Desk, posts_folder: Path, images: Path
) -> None:
    session = desk.open(posts_folder / "one.md")
    session.editor.image_data_dropped.emit(picture(), "cat", session.editor.place())
    desk.posts.close(session)
    desk.settle()
    assert len(list(images.iterdir())) == 1
    assert desk.window.status.text("busy") == ""
    assert panel.drops.pending_of(session) == ()


def test_what_is_no_picture_is_told_and_linked_nowhere(
    panel: Panel, desk: Desk, posts_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_text("no picture")
    session = desk.open(posts_folder / "one.md")
    before = desk.text(session)
    panel.drops.keep_files(session, [str(tmp_path / "a.png")], session.editor.place())
    desk.settle()
    assert desk.text(session) == before
    assert desk.window.banner.sentence


def test_a_read_only_post_takes_no_picture(
    panel: Panel, desk: Desk, posts_folder: Path, images: Path
) -> None:
    (posts_folder / "one.md").chmod(0o444)
    session = desk.open(posts_folder / "one.md")
    session.editor.image_data_dropped.emit(picture(), "cat", session.editor.place())
    desk.settle()
    assert list(images.iterdir()) == []
    assert "read-only" in desk.window.banner.sentence
    assert panel.drops.pending_of(session) == ()


def test_posts_and_pictures_dropped_on_the_window_go_their_ways(
    panel: Panel, desk: Desk, posts_folder: Path, images: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    session = desk.open(posts_folder / "one.md")
    desk.window.files_dropped.emit([str(posts_folder / "two.md"), str(tmp_path / "a.png")])
    desk.settle()
    assert [one.title for one in desk.posts] == ["One", "Two"]
    assert len(list(images.iterdir())) == 1
    assert panel.facts is not None
    assert "![a]" in desk.text(session)


def test_a_picture_for_a_field_is_kept_and_named_there(
    panel: Panel, desk: Desk, posts_folder: Path, images: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    session = desk.open(posts_folder / "one.md")
    desk.window.form.image_dropped.emit("cover", [str(tmp_path / "a.png")])
    desk.settle()
    (kept,) = images.iterdir()
    assert f"cover: /images/{kept.name}\n" in desk.text(session)
    assert session.kept_images == [str(kept)]
    assert panel.drops.pending_of(session) == ()


def test_an_unused_file_goes_to_the_trash_once(
    panel: Panel, desk: Desk, posts_folder: Path, images: Path
) -> None:
    session = desk.open(posts_folder / "one.md")
    session.editor.image_data_dropped.emit(picture(), "cat", session.editor.place())
    panel.look()
    (kept,) = images.iterdir()
    desk.window.image_panel.action_requested.emit("delete-unused", [f"unused:{kept}"])
    desk.settle()
    assert kept.exists()  # it is linked
    session.undo()
    panel.look()
    desk.window.image_panel.action_requested.emit("delete-unused", [f"unused:{kept}"])
    desk.settle()
    assert kept.exists()
    desk.window.findChild(QDialog, "changes").accept()
    panel.look()
    assert not kept.exists()
    assert panel.unused() == []
    session.undo()
    panel.look()
    assert kept.exists()
    assert panel.unused() == [f"unused:{kept}"]


def test_a_row_leads_to_its_line_and_an_unused_one_can_be_linked(
    panel: Panel, desk: Desk, posts_folder: Path, images: Path
) -> None:
    session = desk.open(posts_folder / "one.md")
    _write(session, "![A](/images/gone.png)")
    panel.look()
    desk.window.image_panel.action_requested.emit("go-to", ["0"])
    assert session.editor.place().line == len(session.editor.lines()) - 1
    session.editor.image_data_dropped.emit(picture(), "cat", session.editor.place())
    panel.look()
    session.undo()
    panel.look()
    (kept,) = images.iterdir()
    desk.window.image_panel.action_requested.emit("insert", [f"unused:{kept}"])
    panel.look()
    assert f"(/images/{kept.name})" in desk.text(session)
    assert panel.unused() == []


def test_a_field_that_names_an_image_shows_it_small(panel: Panel, images: Path, posts_folder: Path) -> None:
    (images / "a.png").write_bytes(picture(400))
    (posts_folder / "cover.md").write_text(
        "---\ntitle: A\ncover: /images/a.png\nbanner: /images/none.png\n---\n"
    )
    session = panel.desk.open(posts_folder / "cover.md")
    panel.look()
    shown = {row.name: row.findChild(ThumbnailLabel) for row in panel.desk.window.form._rows.rows}
    assert shown["banner"].isHidden()
    assert not shown["cover"].isHidden()
    assert shown["cover"].pixmap().width() <= ThumbnailLabel.ROOM.width()
    panel.desk.window.form.field_edited.emit("cover", "/images/none.png")
    panel.desk.settle()
    panel.look()
    assert "cover: /images/none.png" in panel.desk.text(session)
    assert shown["cover"].isHidden()
    panel.desk.window.form.field_edited.emit("banner", "/images/a.png")
    panel.desk.settle()
    panel.look()
    assert not shown["banner"].isHidden()
    panel.desk.open(posts_folder / "one.md")
    panel.look()
    assert panel.desk.window.form._rows._thumbnails == {}
