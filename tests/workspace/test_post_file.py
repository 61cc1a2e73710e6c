from __future__ import annotations

import os
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from editor.core.text.edit import LineChange
from editor.workspace.errors import (
    ChangedOnDiskError,
    NotAllowedError,
    NotAPostError,
    NotFoundError,
    WorkspaceError,
)
from editor.workspace.post_file import LARGEST_POST, SavedPost, check_post, digest_of, read_post, save_post

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes, modes and links of POSIX")


def test_reading_and_saving_gives_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    data = b"\xef\xbb\xbf---\r\ntitle: \xff\n---\rbody\0 \xe2\x80\xa8"
    path.write_bytes(data)
    post = read_post(str(path))
    assert post.path == str(path)
    assert not post.is_read_only
    saved = save_post(post.path, post.text.encode(), post.digest)
    assert saved == SavedPost(post.digest, in_place=False, note="")
    assert path.read_bytes() == data


def test_an_edit_is_saved_and_read_again(tmp_path: Path) -> None:
    path = str(tmp_path / "post.md")
    first = save_post(path, b"one\r\ntwo\r\n", None)
    post = read_post(path)
    assert post.digest == first.digest == digest_of(path)
    post.text.apply(LineChange(1, 1, ("zwei",)))
    second = save_post(path, post.text.encode(), post.digest)
    assert read_post(path).digest == second.digest != first.digest
    assert read_post(path).text.encode() == b"one\r\nzwei\r\n"


def test_there_is_no_digest_where_there_is_no_file(tmp_path: Path) -> None:
    assert digest_of(str(tmp_path / "none.md")) is None
    (tmp_path / "file").touch()
    assert digest_of(str(tmp_path / "file" / "below")) is None
    assert digest_of(str(tmp_path / "file"))


def test_a_change_by_another_program_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    saved = save_post(str(path), b"mine", None)
    status = path.stat()
    path.write_bytes(b"them")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))  # same size, same time
    with pytest.raises(ChangedOnDiskError, match="changed by another program") as caught:
        save_post(str(path), b"newer", saved.digest)
    assert caught.value.path == str(path)
    assert path.read_bytes() == b"them"


def test_what_holds_the_wanted_bytes_already_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    saved = save_post(str(path), b"one", None)
    path.write_bytes(b"two")
    before = path.stat()
    assert save_post(str(path), b"two", saved.digest).digest == digest_of(str(path))
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_a_post_that_is_gone_is_not_written_again_unasked(tmp_path: Path) -> None:
    path = str(tmp_path / "post.md")
    saved = save_post(path, b"one", None)
    os.unlink(path)
    with pytest.raises(ChangedOnDiskError, match="gone"):
        save_post(path, b"two", saved.digest)
    assert not os.path.exists(path)
    save_post(path, b"two", None)
    assert digest_of(path)


def test_a_new_post_does_not_take_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_bytes(b"theirs")
    for data in (b"mine", b"theirs"):
        with pytest.raises(ChangedOnDiskError, match="exists already"):
            save_post(str(tmp_path / "post.md"), data, None)
    assert (tmp_path / "post.md").read_bytes() == b"theirs"


def test_a_first_draft_gets_its_folder_but_a_lost_tree_is_not_made_again(tmp_path: Path) -> None:
    save_post(str(tmp_path / "_drafts" / "post.md"), b"x", None)
    assert (tmp_path / "_drafts" / "post.md").read_bytes() == b"x"
    with pytest.raises(NotFoundError, match="no longer there"):
        save_post(str(tmp_path / "gone" / "site" / "post.md"), b"x", None)
    assert not (tmp_path / "gone").exists()


@posix
def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    real = tmp_path / "deep" / "real.md"
    real.parent.mkdir()
    real.write_bytes(b"old")
    (tmp_path / "first.md").symlink_to("deep/real.md")
    (tmp_path / "second.md").symlink_to("first.md")
    path = str(tmp_path / "second.md")
    post = read_post(path)
    save_post(path, b"new", post.digest)
    assert real.read_bytes() == b"new"
    assert os.readlink(path) == "first.md"
    assert os.listdir(real.parent) == ["real.md"]


@posix
def test_a_link_to_nothing_creates_its_target(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to("target.md")
    with pytest.raises(NotFoundError):
        read_post(str(tmp_path / "link.md"))
    assert digest_of(str(tmp_path / "link.md")) is None
    save_post(str(tmp_path / "link.md"), b"x", None)
    assert (tmp_path / "target.md").read_bytes() == b"x"
    assert (tmp_path / "link.md").is_symlink()


@posix
def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    for action in (read_post, digest_of, lambda path: save_post(path, b"x", None)):
        with pytest.raises(NotAPostError, match="circle"):
            action(str(tmp_path / "a.md"))
    assert (tmp_path / "a.md").is_symlink()


@posix
def test_what_is_no_ordinary_file_is_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "to-pipe").symlink_to("pipe")
    listener = socket.socket(socket.AF_UNIX)
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    listener.bind("socket")
    for name in ("pipe", "folder", "to-pipe", "socket"):
        for action in (read_post, digest_of, lambda path: save_post(path, b"x", "digest")):
            with pytest.raises(NotAPostError):
                action(str(tmp_path / name))
    listener.close()
    for action in (read_post, lambda path: save_post(path, b"x", "digest")):
        with pytest.raises(NotAPostError):
            action("/dev/null")


@posix
def test_a_read_only_post_is_opened_but_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_bytes(b"old")
    path.chmod(0o444)
    post = read_post(str(path))
    assert post.is_read_only
    with pytest.raises(NotAllowedError, match="read-only"):
        save_post(str(path), b"new", post.digest)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["post.md"]


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\0\0",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        bytes(1000),
    ],
)
def test_a_binary_file_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "post.md").write_bytes(data)
    with pytest.raises(NotAPostError, match="not a text file"):
        read_post(str(tmp_path / "post.md"))
    with pytest.raises(NotAPostError, match="not a text file"):
        check_post(str(tmp_path / "post.md"))


def test_a_file_over_the_limit_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "post.md").open("wb") as file:
        file.truncate(LARGEST_POST + 1)
    with pytest.raises(NotAPostError, match="50 MB"):
        read_post(str(tmp_path / "post.md"))
    with pytest.raises(NotAPostError, match="50 MB"):
        check_post(str(tmp_path / "post.md"))


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_name_that_is_no_text_opens_and_saves_that_very_file(tmp_path: Path) -> None:
    name = os.fsencode(str(tmp_path)) + b"/bad\xff\xfename.md"
    with open(name, "wb") as file:
        file.write(b"old")
    path = os.fsdecode(name)
    post = read_post(path)
    save_post(path, b"new", post.digest)
    assert os.listdir(os.fsencode(str(tmp_path))) == [b"bad\xff\xfename.md"]
    with open(name, "rb") as file:
        assert file.read() == b"new"
    with pytest.raises(ChangedOnDiskError) as caught:
        save_post(path, b"newer", "another")
    assert "bad\ufffd\ufffdname.md" in caught.value.sentence


def test_every_refusal_is_one_sentence(tmp_path: Path) -> None:
    for action in (read_post, lambda path: save_post(path, b"x", "digest")):
        with pytest.raises(WorkspaceError) as caught:
            action(str(tmp_path / "none.md"))
        assert caught.value.sentence.startswith(("Cannot", "“"))
        assert caught.value.sentence.endswith(".")
        assert "Errno" not in caught.value.sentence
