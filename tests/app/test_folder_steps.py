"""Files that change together with posts: what looks at the disk meanwhile sees no stranger at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.app.external_changes import ExternalChanges
from editor.app.folder_steps import FolderSteps, Wish
from editor.workspace.file_steps import FileSteps
from editor.workspace.image_files import rename_plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.fakes.desk import Desk

# one pixel: smaller than any real picture, and whole
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


class Renaming:
    """A desk at which an image is renamed while another part looks for changes of other programs."""

    def __init__(self, desk: Desk, home: Path, blog: Path) -> None:
        self.desk = desk
        self.old = blog / "source" / "images" / "old.png"
        self.old.write_bytes(PIXEL)
        self.posts = [blog / "source" / "_posts" / name for name in ("one.md", "two.md", "three.md")]
        for path in self.posts:
            path.write_text(f"---\ntitle: {path.stem}\n---\n\n![a](/images/old.png)\n", newline="")
        store = FileSteps(str(home / "steps"))
        self.steps = FolderSteps(desk.window, desk.posts, desk.background, desk.notices, store)
        self.changes = ExternalChanges(
            desk.posts, desk.saving, desk.background, desk.notices, str(home / "conflicts")
        )
        self.changes.is_held = lambda: self.steps.is_writing
        self.clean = desk.open(self.posts[0])
        self.dirty = desk.open(self.posts[1])
        desk.type(self.dirty, "word")
        desk.settle()

    def begin(self) -> Callable[[], object]:
        """Rename the image; the disk has changed, and the window is told by what is given back."""
        root = self.clean.convention.root
        make = lambda: rename_plan(str(self.old), "new.png", root)  # noqa: E731 - a plan is a call
        self.steps.do(Wish(make, self.clean.convention, self.dirty))
        self.desk.background.step()
        return self.desk.background.begin("_done")

    def look(self) -> None:
        """Do what happens when the system tells that files have changed."""
        self.changes.look_at_all()
        self.changes.look()

    def texts(self) -> list[str]:
        return [session.editor.lines()[4] for session in (self.clean, self.dirty)]


@pytest.fixture
def renaming(desk: Desk, own_home: Path, blog: Path) -> Renaming:
    return Renaming(desk, own_home, blog)


def test_posts_that_a_rename_has_just_rewritten_are_no_strangers_work(renaming: Renaming) -> None:
    tell = renaming.begin()
    assert b"/images/new.png" in renaming.posts[0].read_bytes()
    renaming.look()
    assert not renaming.desk.background.is_busy
    tell()
    renaming.desk.settle()
    renaming.look()
    renaming.desk.settle()
    assert renaming.texts() == ["![a](/images/new.png)"] * 2
    assert [session.is_dirty for session in (renaming.clean, renaming.dirty)] == [False, True]
    assert renaming.desk.window.banner.sentence == ""


def test_a_look_at_the_disk_from_before_a_rename_does_not_count_after_it(renaming: Renaming) -> None:
    renaming.changes.look_at_all()
    renaming.changes.look()
    late = [renaming.desk.background.begin("digest_of") for _ in range(2)]
    renaming.begin()()
    for tell in late:
        tell()
    renaming.desk.settle()
    renaming.look()
    renaming.desk.settle()
    assert renaming.desk.window.banner.sentence == ""
    assert [session.is_dirty for session in (renaming.clean, renaming.dirty)] == [False, True]


def test_undo_of_a_rename_is_no_strangers_work_either(renaming: Renaming) -> None:
    renaming.begin()()
    renaming.desk.settle()
    renaming.dirty.undo()
    assert renaming.texts() == ["![a](/images/old.png)"] * 2
    tell = renaming.desk.background.begin("_turned")
    renaming.look()
    assert not renaming.desk.background.is_busy
    tell()
    renaming.desk.settle()
    assert not renaming.steps.is_writing
    renaming.look()
    renaming.desk.settle()
    assert renaming.desk.window.banner.sentence == ""
    assert [b"/images/old.png" in path.read_bytes() for path in renaming.posts] == [True] * 3
    assert [session.is_dirty for session in (renaming.clean, renaming.dirty)] == [False, True]


def test_a_change_of_another_program_is_noticed_once_the_rename_is_over(renaming: Renaming) -> None:
    tell = renaming.begin()
    renaming.look()
    tell()
    renaming.desk.settle()
    renaming.posts[0].write_text("theirs", newline="")
    renaming.look()
    renaming.desk.settle()
    assert renaming.clean.editor.lines() == ["theirs"]
    assert not renaming.clean.is_dirty


def test_a_rename_that_the_disk_refuses_holds_nobody_up(renaming: Renaming) -> None:
    root = renaming.clean.convention.root
    make = lambda: rename_plan(str(renaming.old), "new.png", root)  # noqa: E731 - a plan is a call
    renaming.steps.do(Wish(make, renaming.clean.convention, renaming.dirty))
    renaming.desk.background.step()
    renaming.posts[2].write_text("written meanwhile", newline="")
    renaming.desk.settle()
    assert not renaming.steps.is_writing
    assert renaming.old.exists()
    assert renaming.texts() == ["![a](/images/old.png)"] * 2
