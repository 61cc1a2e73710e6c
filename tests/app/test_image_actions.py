"""What is asked of rows: mended, described, opened, copied; undone and done again with the files."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog

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
from editor.widgets.image_actions import ImageAction
from editor.workspace.file_steps import FileSteps
from editor.workspace.web_images import WebImages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from editor.app.post_session import PostSession
    from tests.fakes.desk import Desk

pytestmark = pytest.mark.usefixtures("images")
BEGINNING = "---\ntitle: Lake\n---\n\n"


class Panel:
    """A desk with an image panel whose actions work."""

    def __init__(self, desk: Desk, home: Path) -> None:
        self.desk = desk
        self.panel = desk.window.image_panel
        self.web = WebImages(str(home / "web"))
        policy = CheckPolicy(web_allowed=False)
        self.facts = ImageFacts(desk.background, lambda _: policy, self.web)
        self.repairs = ImageRepairs(desk.background)
        thumbnails = ImageThumbnails(desk.background, lambda _: policy, self.web)
        self.checks = ImageChecks(desk.window, desk.posts, self.facts, self.repairs, thumbnails)
        self.mending = ImageMending(self.repairs, desk.notices)
        self.opened: list[str] = []
        opening = ImageOpening(
            desk.window, desk.notices, desk.background, lambda url: self.opened.append(url.toString()) is None
        )
        self.actions = ImageActions(desk.window, self.checks, self.mending, opening, desk.notices)
        store = FileSteps(str(home / "steps"))
        self.steps = FolderSteps(desk.window, desk.posts, desk.background, desk.notices, store)
        self.steps.changed.connect(lambda _: self.checks.look_again())
        self.mending.carry = ImageFiles(
            desk.window, self.steps, desk.notices, self.web, lambda _: policy
        ).carry

    def look(self) -> None:
        """Let the panel show all that can be known, repairs included."""
        for _ in range(5):
            self.desk.settle()
            self.checks._show()
        self.desk.settle()

    def open(self, path: Path, *lines: str) -> PostSession:
        """Open a post of these lines and wait until its images are judged."""
        path.write_text(BEGINNING + "\n".join(lines) + "\n", newline="")
        session = self.desk.open(path)
        self.look()
        return session

    def rows(self) -> list[str]:
        return [row.destination for row in self.panel._rows.all_rows]

    def ask(self, action: ImageAction, *keys: str) -> None:
        self.panel.action_requested.emit(action.value, list(keys))
        self.look()


@pytest.fixture
def panel(desk: Desk, own_home: Path) -> Iterator[Panel]:
    made = Panel(desk, own_home)
    yield made
    made.checks._then.timeout.disconnect()
    made.checks._soon.timeout.disconnect()  # a file that is noticed late finds no window any more
    made.web.close()


@pytest.fixture
def images(blog: Path) -> Path:
    folder = blog / "source" / "images"
    for name in ("lake.png", "Hill.png"):
        written = io.BytesIO()
        Image.new("RGB", (40, 30), "teal").save(written, "PNG")
        (folder / name).write_bytes(written.getvalue())
    return folder


def body(session: PostSession) -> list[str]:
    return session.editor.lines()[4:-1]


def test_several_repairs_are_one_step_and_shared_definitions_change_once(
    panel: Panel, posts_folder: Path
) -> None:
    lines = ["![a](/images/LAKE.png) ![b][d] ![c][d]", "![e](/images/gone.png)", "", "[d]: /images/hill.png"]
    session = panel.open(posts_folder / "a.md", *lines)
    panel.ask(ImageAction.FIX, "0", "1", "2", "3")
    fixed = ["![a](/images/lake.png) ![b][d] ![c][d]", lines[1], "", "[d]: /images/Hill.png"]
    assert body(session) == fixed
    assert "3 images were fixed" in panel.desk.window.banner.sentence
    session.undo()
    assert body(session) == lines
    session.redo()
    assert body(session) == fixed


def test_a_file_that_is_not_served_is_carried_and_follows_undo_and_redo(
    panel: Panel, posts_folder: Path, images: Path, blog: Path
) -> None:
    outside = blog / "photos"
    outside.mkdir()
    (outside / "pier.png").write_bytes((images / "lake.png").read_bytes())
    session = panel.open(posts_folder / "a.md", "![a](../../photos/pier.png)")
    (row,) = panel.panel._rows.all_rows
    number = next(n for n, words in enumerate(row.repairs) if words.startswith(("Copy", "Move")))
    panel.panel.repair_requested.emit(row.key, number)
    panel.look()
    (carried,) = [path for path in images.iterdir() if path.name == "pier.png"]
    assert body(session) != ["![a](../../photos/pier.png)"]
    assert panel.panel._rows.all_rows[0].report.is_broken is False
    session.undo()
    panel.look()
    assert body(session) == ["![a](../../photos/pier.png)"]
    assert not carried.exists()
    assert (outside / "pier.png").exists()
    session.redo()
    panel.look()
    assert carried.exists()
    assert panel.panel._rows.all_rows[0].report.is_broken is False


def test_a_repair_whose_text_has_moved_changes_the_right_place(panel: Panel, posts_folder: Path) -> None:
    session = panel.open(posts_folder / "a.md", "x", "![a](/images/LAKE.png)")
    session.replace_all([*session.editor.lines()[:4], "new", *session.editor.lines()[4:]])
    panel.panel.action_requested.emit("fix", ["0"])  # the panel has not been told yet
    assert body(session) == ["new", "x", "![a](/images/LAKE.png)"]
    panel.look()
    assert body(session) == ["new", "x", "![a](/images/lake.png)"]


def test_a_read_only_post_is_neither_mended_nor_described(panel: Panel, posts_folder: Path) -> None:
    path = posts_folder / "a.md"
    path.write_text(BEGINNING + "![](/images/LAKE.png)\n")
    path.chmod(0o444)
    session = panel.desk.open(path)
    panel.look()
    panel.ask(ImageAction.FIX, "0")
    panel.panel.description_edited.emit("0", "Lake")
    panel.look()
    assert body(session) == ["![](/images/LAKE.png)"]
    assert panel.panel._bar._fix.isHidden()


@pytest.mark.parametrize(
    "line",
    ["![](/images/lake.png)", "<img src='/images/lake.png'>", "![x][d]\n\n[d]: /images/lake.png"],
)
def test_a_description_is_written_as_its_form_wants(panel: Panel, posts_folder: Path, line: str) -> None:
    session = panel.open(posts_folder / "a.md", line)
    before = body(session)
    panel.panel.description_edited.emit("0", 'A lake "of" ours')
    panel.look()
    assert panel.panel._rows.all_rows[0].reference.description == 'A lake "of" ours'
    session.undo()
    assert body(session) == before


def test_the_nearest_heading_or_else_the_title_is_suggested(panel: Panel, posts_folder: Path) -> None:
    panel.open(
        posts_folder / "a.md", "![](/images/lake.png)", "", "## *Two* boats", "", "![](/images/Hill.png)"
    )
    one, two = panel.panel._rows.all_rows
    assert panel.actions._suggestion(one) == "Lake"
    assert panel.actions._suggestion(two) == "Two boats"


def test_images_are_opened_by_their_kind_and_nothing_else_is(
    panel: Panel, posts_folder: Path, images: Path
) -> None:
    (images / "run.desktop").write_bytes((images / "lake.png").read_bytes())
    (images / "look.png").symlink_to(images / "run.desktop")
    (images / "draw.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    names = ("lake.png", "look.png", "draw.svg")
    panel.open(
        posts_folder / "a.md", *(f"![x](/images/{name})" for name in names), "![w](https://h.example/a.png)"
    )
    panel.ask(ImageAction.OPEN, "0")
    assert panel.opened == [f"file://{images}/lake.png"]
    panel.ask(ImageAction.OPEN, "1")
    assert len(panel.opened) == 1
    assert "run.desktop" in panel.desk.window.banner.sentence
    with panel.desk.answers("Cancel") as asked:
        panel.ask(ImageAction.OPEN, "2")
    assert len(asked.asked) == len(panel.opened) == 1
    with panel.desk.answers("Open it"):
        panel.ask(ImageAction.OPEN, "2")
    panel.ask(ImageAction.OPEN, "3")
    panel.ask(ImageAction.REVEAL, "0")
    panel.desk.settle()
    assert panel.opened[1:] == [f"file://{images}/draw.svg", "https://h.example/a.png", f"file://{images}"]


def test_addresses_are_copied_line_by_line(panel: Panel, posts_folder: Path) -> None:
    panel.open(posts_folder / "a.md", "![a](/images/lake.png)", "![b](</images/no no.png>)")
    panel.ask(ImageAction.COPY_ADDRESS, "0", "1")
    assert QApplication.clipboard().text() == "\n".join(panel.rows())


def test_replacing_and_renaming_ask_first(
    panel: Panel, posts_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, str]] = []
    panel.actions.add_replacing(lambda _, row, path: told.append((row.destination, path)))
    panel.actions.add_renaming(lambda _, row, name: told.append((row.destination, name)))
    panel.open(posts_folder / "a.md", "![a](/images/lake.png)")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/new.png", ""))
    panel.ask(ImageAction.REPLACE, "0")
    for name, is_given in (("pier.png ", True), ("lake.png", True), ("", True), ("x.png", False)):
        answer = (name, is_given)
        monkeypatch.setattr(QInputDialog, "getText", lambda *_, answer=answer: answer)
        panel.ask(ImageAction.RENAME, "0")
    assert told == [("/images/lake.png", "/new.png"), ("/images/lake.png", "pier.png")]


def test_a_request_for_rows_that_are_gone_does_nothing(panel: Panel, posts_folder: Path) -> None:
    session = panel.open(posts_folder / "a.md", "![a](/images/LAKE.png)")
    for action in ImageAction:
        panel.panel.action_requested.emit(action.value, ["17", "unused:/etc/passwd"])
    panel.panel.repair_requested.emit("0", 99)
    panel.look()
    assert body(session) == ["![a](/images/LAKE.png)"]
    assert panel.opened == []
