from __future__ import annotations

import os
import signal
import sys
import traceback
from typing import TYPE_CHECKING

import pytest

from editor.workspace.kept_copy import discard_copy, find_interrupted, posts_with_copies
from editor.workspace.post_file import digest_of, save_post
from editor.workspace.process_mark import own_mark

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and hard links of POSIX")

OLD = "---\ntitle: 旧\n---\nthe old text, 旧\n".encode() * 400
NEW = "---\ntitle: 新\n---\nwhat was being written, 新\n".encode() * 500


def linked(folder: Path, name: str = "post.md") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(OLD)
    os.link(path, folder / f"other {name}")
    return path


def save_and_die(path: Path, copies: Path, at_write: int, *, is_locked: bool = False) -> int:
    """Save in a process of its own that is killed at one of its writes, which it does by half."""
    expected = digest_of(str(path))
    child = os.fork()
    if child == 0:
        code = 1
        try:
            write, done = os.write, 0

            def dying(file: int, data: memoryview) -> int:
                nonlocal done
                done += 1
                if done == at_write:
                    write(file, data[: len(data) // 2])
                    os.kill(os.getpid(), signal.SIGKILL)
                return write(file, data)

            os.write = dying
            if is_locked:
                os.setgid(65534)
                os.setuid(65534)
            save_post(str(path), NEW, expected, copies_folder=str(copies))
            code = 0
        finally:
            if code:
                traceback.print_exc()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_save_that_was_killed_halfway_is_found_with_the_old_text(tmp_path: Path) -> None:
    path, copies = linked(tmp_path / "source" / "_posts"), tmp_path / "copies"
    assert save_and_die(path, copies, at_write=2) == -signal.SIGKILL
    assert path.read_bytes() not in (OLD, NEW)
    found = find_interrupted(str(path), str(copies))
    assert found is not None
    assert found.text.encode() == OLD
    assert posts_with_copies(str(tmp_path), ["source/_posts"], str(copies)) == (str(path),)
    discard_copy(found.copy)
    assert find_interrupted(str(path), str(copies)) is None
    assert posts_with_copies(str(tmp_path), ["source/_posts"], str(copies)) == ()


def test_a_link_to_the_post_finds_it_too(tmp_path: Path) -> None:
    path, copies = linked(tmp_path / "real"), tmp_path / "copies"
    save_and_die(path, copies, at_write=2)
    (tmp_path / "link.md").symlink_to(path)
    assert find_interrupted(str(tmp_path / "link.md"), str(copies)) is not None


def test_a_copy_that_was_itself_cut_short_is_removed(tmp_path: Path) -> None:
    path, copies = linked(tmp_path), tmp_path / "copies"
    assert save_and_die(path, copies, at_write=1) == -signal.SIGKILL
    assert path.read_bytes() == OLD
    assert len(list(tmp_path.glob(".post.md.before-*"))) == 1
    assert find_interrupted(str(path), str(copies)) is None
    assert not list(tmp_path.glob(".post.md.before-*"))


def test_a_save_that_goes_on_at_this_moment_is_left_alone(tmp_path: Path) -> None:
    path = linked(tmp_path)
    copy = tmp_path / f".post.md.before-{own_mark()}-12345678~"
    copy.write_bytes(NEW)
    assert find_interrupted(str(path), str(tmp_path / "copies")) is None
    assert copy.exists()


def test_the_latest_of_several_is_offered(tmp_path: Path) -> None:
    path = linked(tmp_path)
    for number, text in enumerate([b"older", b"newer", b"oldest"]):
        copy = tmp_path / f".post.md.before-1234567{number}~"
        copy.write_bytes(text)
        os.utime(copy, (number % 2, number % 2))
    found = find_interrupted(str(path), str(tmp_path / "copies"))
    assert found is not None
    assert found.text.encode() == b"newer"


def test_copies_in_our_own_folder_answer_for_one_post_only(open_folder: Path) -> None:
    copies = open_folder / "copies"
    copies.mkdir()
    copies.chmod(0o777)
    path = open_folder / "site" / "a" / "index.md"
    other = open_folder / "site" / "b" / "index.md"
    for post in (path, other):
        post.parent.mkdir(parents=True)
        post.write_bytes(OLD)
        for folder in (post.parent, post.parent.parent):
            folder.chmod(0o755)
        os.chown(post, 65534, 65534)
    assert save_and_die(path, copies, at_write=2, is_locked=True) == -signal.SIGKILL
    found = find_interrupted(str(path), str(copies))
    assert found is not None
    assert found.text.encode() == OLD
    assert find_interrupted(str(other), str(copies)) is None
    assert posts_with_copies(str(open_folder / "site"), [""], str(copies)) == (str(path),)
    assert posts_with_copies(str(open_folder / "elsewhere"), [""], str(copies)) == ()
    discard_copy(found.copy)
    assert list(copies.iterdir()) == []


def test_names_of_our_kind_that_are_no_files_do_no_harm(tmp_path: Path) -> None:
    path = linked(tmp_path)
    (tmp_path / ".post.md.before-11111111~").symlink_to("nowhere")
    assert find_interrupted(str(path), str(tmp_path / "copies")) is None
    (tmp_path / ".post.md.before-22222222~").mkdir()
    assert posts_with_copies(str(tmp_path), [""], str(tmp_path / "copies")) == (str(path),)
    assert find_interrupted(str(path), str(tmp_path / "copies")) is None
