"""An interrupted save is offered once it is opened; taking back is a step of the undo stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.app.interrupted_saves import InterruptedSaves

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.desk import Desk

OLD = "---\r\ntitle: 旧\r\n---\r\nold text\r\n".encode("gb18030")
TORN = "---\ntitle: 新\n---\nnew".encode()


@pytest.fixture
def saves(desk: Desk) -> InterruptedSaves:
    return InterruptedSaves(desk.window, desk.posts, desk.saving, desk.background, desk.notices)


def leave_copy(folder: Path) -> tuple[Path, Path]:
    path, copy = folder / "post.md", folder / ".post.md.before-12345678~"
    path.write_bytes(TORN)
    copy.write_bytes(OLD)
    return path, copy


def test_the_old_text_is_taken_back_with_its_bytes_and_the_copy_goes_when_it_is_saved(
    desk: Desk, saves: InterruptedSaves, tmp_path: Path
) -> None:
    path, copy = leave_copy(tmp_path)
    restored: list[object] = []
    saves.restored.connect(restored.append)
    session = desk.open(path)
    assert "may be cut short" in desk.window.banner.sentence
    desk.press("Take it back")
    assert session.text.encode() == OLD
    assert restored == [session]
    assert copy.exists()
    session.undo()
    session.undo()
    assert session.text.encode() == TORN
    assert not session.is_dirty
    session.redo()
    session.redo()
    desk.saving.save(session)
    desk.settle()
    assert path.read_bytes() == OLD
    assert not copy.exists()


def test_discarding_removes_the_copy_and_nothing_else(
    desk: Desk, saves: InterruptedSaves, tmp_path: Path
) -> None:
    path, copy = leave_copy(tmp_path)
    session = desk.open(path)
    desk.press("Discard it")
    desk.settle()
    assert not copy.exists()
    assert path.read_bytes() == TORN
    assert not session.is_dirty
    assert saves is not None


def test_dismissing_keeps_the_copy_for_the_next_time(
    desk: Desk, saves: InterruptedSaves, tmp_path: Path
) -> None:
    path, copy = leave_copy(tmp_path)
    session = desk.open(path)
    desk.press("Dismiss")
    desk.posts.close(session)
    desk.open(path)
    assert "may be cut short" in desk.window.banner.sentence
    assert copy.exists()
    assert saves is not None
