from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from editor.workspace.errors import ChangedOnDiskError, DiskError, NotAllowedError, NotFoundError
from editor.workspace.post_move import move_post

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "_drafts" / "trip.md"
    path.parent.mkdir()
    path.write_bytes(b"text")
    (tmp_path / "_drafts" / "trip").mkdir()
    (tmp_path / "_drafts" / "trip" / "lake.png").write_bytes(b"png")
    return path


def test_a_post_moves_alone(tmp_path: Path, post: Path) -> None:
    move_post(str(post), str(tmp_path / "_posts" / "trip.md"))
    assert (tmp_path / "_posts" / "trip.md").read_bytes() == b"text"
    assert os.listdir(tmp_path / "_drafts") == ["trip"]


def test_a_post_moves_with_its_images(tmp_path: Path, post: Path) -> None:
    move_post(str(post), str(tmp_path / "_posts" / "lake trip.md"), with_folder=True)
    assert (tmp_path / "_posts" / "lake trip" / "lake.png").read_bytes() == b"png"
    assert os.listdir(tmp_path / "_drafts") == []


def test_a_post_without_images_moves_with_folder_too(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a")
    move_post(str(tmp_path / "a.md"), str(tmp_path / "b.md"), with_folder=True)
    assert os.listdir(tmp_path) == ["b.md"]


def test_nothing_is_ever_overwritten(tmp_path: Path, post: Path) -> None:
    taken = tmp_path / "_posts" / "trip.md"
    taken.parent.mkdir()
    taken.write_bytes(b"theirs")
    with pytest.raises(ChangedOnDiskError, match="exists already"):
        move_post(str(post), str(taken), with_folder=True)
    assert taken.read_bytes() == b"theirs"
    taken.unlink()
    (tmp_path / "_posts" / "trip").mkdir()
    with pytest.raises(ChangedOnDiskError, match="exists already"):
        move_post(str(post), str(taken), with_folder=True)
    assert post.read_bytes() == b"text"
    assert not taken.exists()


def test_a_file_that_appears_at_the_last_moment_is_not_overwritten(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = post.with_name("new.md")
    link = os.link

    def appear_then_link(source: str, to: str) -> None:
        target.write_bytes(b"theirs")
        link(source, to)

    monkeypatch.setattr(os, "link", appear_then_link)
    with pytest.raises(ChangedOnDiskError):
        move_post(str(post), str(target))
    assert target.read_bytes() == b"theirs"
    assert post.read_bytes() == b"text"


@pytest.mark.parametrize("has_links", [True, False])
def test_when_the_images_cannot_move_the_post_stays(
    tmp_path: Path, post: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    rename = os.rename

    def refuse_folders(source: str, to: str) -> None:
        if os.path.isdir(source):
            raise OSError(errno.EIO, "failing disk")
        rename(source, to)

    def no_links(_source: str, _to: str) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(os, "rename", refuse_folders)
    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(DiskError, match="failing disk"):
        move_post(str(post), str(tmp_path / "_posts" / "trip.md"), with_folder=True)
    assert post.read_bytes() == b"text"
    assert (post.parent / "trip" / "lake.png").exists()
    assert os.listdir(tmp_path / "_posts") == []


def test_another_disk_is_refused_with_advice(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def other_disk(_source: str, _to: str) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", other_disk)
    with pytest.raises(DiskError, match="different disks"):
        move_post(str(post), str(post.with_name("new.md")))
    assert post.exists()


def test_a_link_is_not_moved_away_from_what_it_leads_to(tmp_path: Path, post: Path) -> None:
    (tmp_path / "link.md").symlink_to(post.relative_to(tmp_path))
    with pytest.raises(NotAllowedError, match="is a link"):
        move_post(str(tmp_path / "link.md"), str(tmp_path / "other" / "link.md"))
    assert (tmp_path / "link.md").read_bytes() == b"text"


def test_a_post_that_is_gone_cannot_be_moved(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        move_post(str(tmp_path / "none.md"), str(tmp_path / "new.md"))
    assert os.listdir(tmp_path) == []


def test_moving_to_where_it_is_does_nothing(post: Path) -> None:
    move_post(str(post), str(post), with_folder=True)
    assert post.read_bytes() == b"text"


def test_only_the_case_of_the_name_may_change(post: Path) -> None:
    move_post(str(post), str(post.with_name("Trip.md")))
    assert "Trip.md" in os.listdir(post.parent)
    assert "trip.md" not in os.listdir(post.parent)
