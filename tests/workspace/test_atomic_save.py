"""A save is failed, cut short and killed at every step; the file is always the old one or the new one."""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys
import time
import traceback
from typing import TYPE_CHECKING

import pytest

from editor.workspace.errors import ChangedOnDiskError, DiskError, NotAllowedError, WorkspaceError
from editor.workspace.post_file import SavedPost, digest_of, save_post

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks, modes and links of POSIX")

OLD = "old text, 旧\n".encode() * 300
NEW = "the new text, 新\n".encode() * 500
STEPS = (
    "open",
    "read",
    "write",
    "fsync",
    "ftruncate",
    "fchmod",
    "fchown",
    "replace",
    "link",
    "unlink",
    "close",
    "lseek",
    "fstat",
    "listdir",
    "setxattr",
    "getxattr",
    "listxattr",
)
SETTINGS = ("plain", "link", "new", "hard link")


def prepare(folder: Path, setting: str) -> tuple[str, str, str | None]:
    """Give the path to save, the real file, and the digest to expect."""
    path = folder / "post.md"
    if setting == "new":
        return str(path), str(path), None
    real = path
    if setting == "link":
        (folder / "real").mkdir()
        real = folder / "real" / "target.md"
        path.symlink_to("real/target.md")
    real.write_bytes(OLD)
    if setting == "hard link":
        os.link(real, folder / "other.md")
    return str(path), str(real), digest_of(str(real))


def files_below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())


def content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


class Steps:
    """Counts the calls of the system's functions and lets something happen at one of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done = 0
        self.fails = False
        self._happens: Callable[[str], None] = lambda _: None
        self._at = range(0)
        for name in STEPS:
            if hasattr(os, name):
                monkeypatch.setattr(os, name, self._wrapped(name, getattr(os, name)))

    def at(self, steps: range, happens: Callable[[str], None]) -> None:
        self.done, self._at, self._happens = 0, steps, happens

    def _wrapped(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **options: object) -> object:
            self.done += 1
            if self.done in self._at:
                if name == "close":
                    real(*args, **options)  # a failing close has closed the file all the same
                self._happens(name)
            return real(*args, **options)

        return step


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[Steps]:
    with monkeypatch.context() as patched:
        yield Steps(patched)


def run_in_child(action: Callable[[], object]) -> int:
    """Run in a forked process; give its exit code, negative for a signal."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            action()
            code = 0
        finally:
            if code:
                traceback.print_exc()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS])
def test_failing_any_one_step_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, steps: Steps, setting: str, code: int
) -> None:
    number, tried = 0, 0
    while True:
        number += 1
        folder = tmp_path / str(number)
        folder.mkdir()
        path, real, expected = prepare(folder, setting)
        before = content(real)
        names = files_below(folder)
        failed: list[str] = []

        def fail(name: str, failed: list[str] = failed) -> None:
            failed.append(name)
            raise OSError(code, os.strerror(code))

        steps.at(range(number, number + 1), fail)
        try:
            result: SavedPost | WorkspaceError = save_post(path, NEW, expected)
        except WorkspaceError as error:
            result = error
        total = steps.done
        steps.at(range(0), fail)
        assert content(real) in (before, NEW), failed
        if isinstance(result, SavedPost):
            assert content(real) == NEW
            assert result.digest == digest_of(real)
        else:
            assert result.sentence.endswith((".", "free."))
        if failed != ["unlink"]:
            left = [name for name in files_below(folder) if name not in names]
            assert left in ([], ["post.md"]), failed
        if setting == "link":
            assert os.path.islink(path)
        tried += bool(failed)
        if number > total:
            break
    assert tried > 10


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_disk_that_fails_for_good_leaves_a_whole_copy_somewhere(
    tmp_path: Path, steps: Steps, setting: str
) -> None:
    for number in range(1, 40):
        folder = tmp_path / str(number)
        folder.mkdir()
        path, real, expected = prepare(folder, setting)
        before = content(real)

        def fail(name: str) -> None:
            if name in ("write", "fsync", "ftruncate"):
                raise OSError(errno.EIO, "gone")

        steps.at(range(number, 10_000), fail)
        said = ""
        try:
            save_post(path, NEW, expected)
        except WorkspaceError as error:
            said = error.sentence
        steps.at(range(0), fail)
        if content(real) not in (before, NEW):
            copies = [name for name in files_below(folder) if ".before-" in name]
            assert [content(str(folder / name)) for name in copies] == [OLD]
            assert copies[0] in said
        else:
            assert said or content(real) == NEW


@pytest.mark.parametrize("setting", SETTINGS)
def test_being_killed_at_any_step_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    number, killed = 0, 0
    while True:
        number += 1
        folder = tmp_path / str(number)
        folder.mkdir()
        path, real, expected = prepare(folder, setting)
        before = content(real)

        def save(number: int = number, path: str = path, expected: str | None = expected) -> None:
            steps = Steps(monkeypatch)
            steps.at(range(number, number + 1), lambda _: os.kill(os.getpid(), signal.SIGKILL))
            save_post(path, NEW, expected)

        code = run_in_child(save)
        now = content(real)
        if setting == "hard link" and now not in (before, NEW):
            copies = [name for name in files_below(folder) if ".before-" in name]
            assert [content(str(folder / name)) for name in copies] == [OLD]
        else:
            assert now in (before, NEW)
        if code == 0:
            assert now == NEW
            break
        assert code == -signal.SIGKILL
        killed += 1
        # A later save of a process that lives sweeps up what the killed one left.
        if setting != "hard link":
            for name in files_below(folder):
                os.utime(folder / name, (0, 0), follow_symlinks=False)
            save_post(path, NEW + b"!", digest_of(real))
            assert not [name for name in files_below(folder) if name.endswith("~")]
            assert content(real) == NEW + b"!"
    assert killed > 10


def test_a_sweep_spares_the_living_the_recent_and_all_other_files(tmp_path: Path) -> None:
    spared = [
        ".post.md.1-notatime-12345678~",
        f".post.md.{os.getpid()}-0-12345678~",
        ".post.md.before-12345678~",
        ".other.md.999999-5-12345678~",
        "post.md~",
    ]
    for name in [*spared, ".post.md.999999-5-12345678~"]:
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / ".post.md.999999-5-87654321~").touch()
    save_post(str(tmp_path / "post.md"), NEW, None)
    assert files_below(tmp_path) == sorted([*spared, ".post.md.999999-5-87654321~", "post.md"])


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("failing_call", [1, 2, 3, 9])
def test_short_writes_then_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, failing_call: int
) -> None:
    path, real, expected = prepare(tmp_path, setting)
    before = content(real)
    names = files_below(tmp_path)
    write, calls = os.write, 0

    def short_write(file: int, data: memoryview) -> int:
        nonlocal calls
        calls += 1
        if calls == failing_call:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(file, data[:1000])

    monkeypatch.setattr(os, "write", short_write)
    with pytest.raises(DiskError, match="full"):
        save_post(path, NEW, expected)
    assert content(real) == before
    assert files_below(tmp_path) == names


@pytest.mark.parametrize("setting", SETTINGS)
def test_short_writes_alone_are_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    path, real, expected = prepare(tmp_path, setting)
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:999]))
    save_post(path, NEW, expected)
    assert content(real) == NEW


def test_a_write_that_is_reported_but_did_not_happen_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real, expected = prepare(tmp_path, "plain")
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:1000]) and len(data))
    with pytest.raises(DiskError, match="reads back"):
        save_post(path, NEW, expected)
    assert content(real) == OLD
    assert files_below(tmp_path) == ["post.md"]


def test_a_disk_that_takes_nothing_is_not_asked_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real, expected = prepare(tmp_path, "plain")
    monkeypatch.setattr(os, "write", lambda _file, _data: 0)
    with pytest.raises(DiskError):
        save_post(path, NEW, expected)
    assert content(real) == OLD


def test_a_limit_on_file_size_leaves_the_old_file(tmp_path: Path) -> None:
    path, real, expected = prepare(tmp_path, "plain")

    def save() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        with pytest.raises(DiskError, match="that large"):
            save_post(path, b"x" * 300_000, expected)

    assert run_in_child(save) == 0
    assert content(real) == OLD
    assert files_below(tmp_path) == ["post.md"]


def test_too_many_open_files_leave_the_old_file(tmp_path: Path) -> None:
    path, real, expected = prepare(tmp_path, "plain")

    def save() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
        with pytest.raises(DiskError, match="too many files"):
            save_post(path, NEW, expected)

    assert run_in_child(save) == 0
    assert content(real) == OLD


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
def test_a_file_system_that_cannot_flush_is_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    path, real, expected = prepare(tmp_path, "plain")

    def no_flush(_: int) -> None:
        raise OSError(code, "cannot")

    monkeypatch.setattr(os, "fsync", no_flush)
    saved = save_post(path, NEW, expected)
    assert "confirm" in saved.note
    assert content(real) == NEW


@pytest.mark.parametrize("code", [errno.EXDEV, errno.EACCES, errno.EPERM, errno.EBUSY])
def test_a_file_that_cannot_be_renamed_over_is_written_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    path, real, expected = prepare(tmp_path, "plain")

    def refuse(_source: str, _target: str) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "replace", refuse)
    saved = save_post(path, NEW, expected)
    assert saved.in_place
    assert "because" in saved.note
    assert content(real) == NEW
    assert files_below(tmp_path) == ["post.md"]


def test_a_change_at_the_last_moment_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # In place (hard links) there is no last moment: the file is compared and written through one opening.
    for setting in ("plain", "link", "new"):
        folder = tmp_path / setting
        folder.mkdir()
        path, real, expected = prepare(folder, setting)
        fsync = os.fsync

        def change_then_flush(file: int, fsync: Callable[[int], None] = fsync, real: str = real) -> None:
            with open(real, "wb") as other:
                other.write(b"theirs")
            fsync(file)

        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", change_then_flush)
            with pytest.raises(ChangedOnDiskError):
                save_post(path, NEW, expected)
        assert content(real) == b"theirs"
        assert not [name for name in files_below(folder) if name.endswith("~")]


def test_a_new_post_never_replaces_one_that_has_appeared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "post.md")
    link = os.link

    def appear_then_link(source: str, target: str) -> None:
        with open(target, "wb") as other:
            other.write(b"theirs")
        link(source, target)

    monkeypatch.setattr(os, "link", appear_then_link)
    with pytest.raises(ChangedOnDiskError, match="exists already"):
        save_post(path, NEW, None)
    assert content(path) == b"theirs"
    assert files_below(tmp_path) == ["post.md"]


def test_a_disk_without_hard_links_takes_new_posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: str, _target: str) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    save_post(str(tmp_path / "post.md"), NEW, None)
    assert content(str(tmp_path / "post.md")) == NEW
    assert files_below(tmp_path) == ["post.md"]


def test_both_names_of_a_hard_link_show_the_new_text(tmp_path: Path) -> None:
    path, _, expected = prepare(tmp_path, "hard link")
    saved = save_post(path, b"short", expected)
    assert saved.in_place
    assert "hard links" in saved.note
    assert content(str(tmp_path / "other.md")) == b"short"
    assert os.stat(path).st_nlink == 2
    assert files_below(tmp_path) == ["other.md", "post.md"]


@pytest.mark.parametrize("mode", [0o640, 0o600, 0o664, 0o755, 0o2644])
def test_the_mode_stays(tmp_path: Path, mode: int) -> None:
    path, real, expected = prepare(tmp_path, "plain")
    os.chmod(real, mode)
    assert not save_post(path, NEW, expected).in_place
    assert os.stat(real).st_mode & 0o7777 == mode


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no attributes here")
def test_extended_attributes_stay(tmp_path: Path) -> None:
    path, real, expected = prepare(tmp_path, "plain")
    try:
        os.setxattr(real, "user.colour", b"red")
    except OSError:
        pytest.skip("this file system has no attributes")
    save_post(path, NEW, expected)
    assert os.getxattr(real, "user.colour") == b"red"


def test_the_mode_of_a_new_post_is_the_usual_one(tmp_path: Path) -> None:
    save_post(str(tmp_path / "post.md"), NEW, None)
    (tmp_path / "usual").touch()
    assert os.stat(tmp_path / "post.md").st_mode == os.stat(tmp_path / "usual").st_mode


def as_nobody(action: Callable[[], object]) -> int:
    def act() -> None:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        action()

    return run_in_child(act)


def test_in_a_folder_that_cannot_be_written_the_file_is_written_in_place(open_folder: Path) -> None:
    folder, copies = open_folder / "locked", open_folder / "copies"
    folder.mkdir()
    copies.mkdir()
    os.chown(copies, 65534, 65534)
    path, real, expected = prepare(folder, "plain")
    os.chown(real, 65534, 65534)

    def save() -> None:
        saved = save_post(path, NEW, expected, copies_folder=str(copies))
        assert saved.in_place
        assert "folder cannot be written" in saved.note
        with pytest.raises(NotAllowedError):
            save_post(str(folder / "new.md"), NEW, None)

    assert as_nobody(save) == 0
    assert content(real) == NEW
    assert files_below(open_folder) == ["locked/post.md"]


def test_the_file_of_someone_else_keeps_its_owner(open_folder: Path) -> None:
    folder = open_folder / "sticky"
    folder.mkdir()
    path, real, expected = prepare(folder, "plain")
    os.chmod(real, 0o666)
    os.chmod(folder, 0o1777)

    def save() -> None:
        saved = save_post(path, NEW, expected)
        assert saved.in_place
        assert "someone else" in saved.note

    assert as_nobody(save) == 0
    assert content(real) == NEW
    assert os.stat(real).st_uid == 0
    assert files_below(folder) == ["post.md"]


def test_the_owner_stays_when_root_saves(open_folder: Path) -> None:
    path, real, expected = prepare(open_folder, "plain")
    os.chown(real, 65534, 65534)
    assert not save_post(path, NEW, expected).in_place
    assert (os.stat(real).st_uid, os.stat(real).st_gid) == (65534, 65534)


@pytest.mark.parametrize("name", ["x" * 252 + ".md", "博" * 84 + ".md", "ü" * 126 + ".md"])
def test_the_longest_name_can_be_saved(tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name)
    first = save_post(path, OLD, None)
    save_post(path, NEW, first.digest)
    assert content(path) == NEW
    os.link(path, tmp_path / "other")
    save_post(path, OLD, digest_of(path))
    assert content(path) == OLD
    assert len(os.listdir(tmp_path)) == 2


def test_saving_beside_2_000_posts_stays_quick(tmp_path: Path) -> None:
    for number in range(2_000):
        (tmp_path / f"{number}.md").touch()
    start = time.perf_counter()
    save_post(str(tmp_path / "post.md"), NEW, None)
    assert time.perf_counter() - start < 15
