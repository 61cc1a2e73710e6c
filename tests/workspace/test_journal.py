from __future__ import annotations

import dataclasses
import errno
import logging
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from editor.workspace.errors import DiskError, WorkspaceError
from editor.workspace.journal import Journal, JournalEntry
from editor.workspace.process_mark import own_mark

if TYPE_CHECKING:
    from pathlib import Path

DEAD = "999999999-5"
ENTRY = JournalEntry(
    key="post 7",
    path="/site/bad\udcffname.md",
    title="湖 “lake”\n",
    base_digest="abc",
    data=b"---\ntitle: \xff\0\r\n---\nunsaved",
    line=3,
    column=7,
    images=("/site/images/1.png",),
    written=1_700_000_000.5,
    pending=("/tmp/drop.png",),
)
LATER = dataclasses.replace(ENTRY, key="", path="", base_digest=None, data=b"", written=1_700_000_009.0)


def crash(folder: Path, *entries: JournalEntry, mark: str = DEAD) -> Path:
    """Leave the entries behind as a process does that was killed."""
    journal = Journal(str(folder))
    for entry in entries:
        journal.keep(entry)
    dead = folder / mark
    (folder / own_mark()).rename(dead)
    journal.close()
    return dead


def test_what_a_killed_process_kept_comes_back_newest_first(tmp_path: Path) -> None:
    crash(tmp_path, ENTRY, LATER)
    found = Journal(str(tmp_path)).orphans()
    assert found == [LATER, ENTRY]
    assert found[1].path == ENTRY.path


def test_a_process_that_really_was_killed(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from editor.workspace.journal import Journal, JournalEntry\n"
        "Journal(sys.argv[1]).keep(JournalEntry('k', '', 't', None, b'text', 1, 2))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert [entry.data for entry in Journal(str(tmp_path)).orphans()] == [b"text"]


def test_the_records_of_a_living_process_are_its_own(tmp_path: Path) -> None:
    Journal(str(tmp_path)).keep(ENTRY)
    code = (
        "import sys\n"
        "from editor.workspace.journal import Journal, JournalEntry\n"
        "journal = Journal(sys.argv[1])\n"
        "journal.keep(JournalEntry('k', '', 't', None, b'text', 1, 2))\n"
        "sys.stdout.write('kept\\n'); sys.stdout.flush(); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        try:
            assert other.stdout
            assert other.stdout.readline() == b"kept\n"
            assert Journal(str(tmp_path)).orphans() == []
        finally:
            other.kill()
    assert [entry.data for entry in Journal(str(tmp_path)).orphans()] == [b"text"]


def test_a_lock_that_is_held_keeps_a_process_alive_whatever_its_number(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path))
    journal.keep(ENTRY)
    (tmp_path / own_mark()).rename(tmp_path / DEAD)
    assert Journal(str(tmp_path)).orphans() == []
    journal.close()
    assert Journal(str(tmp_path)).orphans() == [ENTRY]


def test_keeping_again_replaces_and_forgetting_removes(tmp_path: Path) -> None:
    newer = dataclasses.replace(ENTRY, data=b"newer")
    crash(tmp_path, ENTRY, newer)
    assert Journal(str(tmp_path)).orphans() == [newer]
    journal = Journal(str(tmp_path / "other"))
    journal.keep(ENTRY)
    journal.forget(ENTRY.key)
    journal.forget(ENTRY.key)
    assert [name for name in os.listdir(tmp_path / "other" / own_mark()) if name.endswith(".post")] == []


def test_an_ordinary_end_leaves_nothing(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path))
    journal.keep(ENTRY)
    journal.forget(ENTRY.key)
    journal.close()
    journal.close()
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_records_are_private(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        Journal(str(tmp_path / "journal")).keep(ENTRY)
    finally:
        os.umask(old)
    for path in [tmp_path / "journal", *(tmp_path / "journal").rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_a_declined_record_stays_30_days(tmp_path: Path) -> None:
    now = 2_000_000_000.0
    journal = Journal(str(tmp_path), now=lambda: now)
    crash(tmp_path, ENTRY)
    (entry,) = journal.orphans()
    journal.discard(entry)
    journal.discard(entry)
    assert journal.orphans() == []
    assert journal.declined() == [ENTRY]
    assert not (tmp_path / DEAD).exists()
    now += 29 * 24 * 3600
    journal.orphans()
    assert journal.declined() == [ENTRY]
    now += 2 * 24 * 3600
    journal.orphans()
    assert journal.declined() == []
    assert os.listdir(tmp_path / "trash") == []


def test_discarding_an_own_entry_takes_its_record(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path))
    journal.keep(ENTRY)
    journal.discard(ENTRY)
    assert journal.declined() == [ENTRY]
    journal.close()
    assert os.listdir(tmp_path) == ["trash"]


def test_an_entry_that_names_a_file_elsewhere_moves_nothing(tmp_path: Path) -> None:
    (tmp_path / "precious.post").write_bytes(b"x")
    journal = Journal(str(tmp_path / "journal"))
    for record in (tmp_path / "precious.post", tmp_path / "journal" / "a" / ".." / ".." / "precious.post"):
        journal.discard(dataclasses.replace(ENTRY, record=str(record)))
    assert (tmp_path / "precious.post").exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"{}", b"{}\n", b"[]\nx", b"\xff\n", b"[" * 100_000 + b"\n", b'{"version": 1}\ndata'],
)
def test_a_damaged_record_is_set_aside_and_the_others_come_back(tmp_path: Path, content: bytes) -> None:
    dead = crash(tmp_path, ENTRY)
    (dead / "bad.post").write_bytes(content)
    assert Journal(str(tmp_path)).orphans() == [ENTRY]
    (aside,) = (tmp_path / "damaged").iterdir()
    assert aside.read_bytes() == content
    assert not (dead / "bad.post").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links of POSIX")
def test_what_is_no_file_is_set_aside_too(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    dead = crash(tmp_path, ENTRY)
    os.mkfifo(dead / "pipe.post")
    (dead / "folder.post").mkdir()
    (dead / "link.post").symlink_to("/dev/zero")
    (dead / "note.txt").write_text("not ours")
    assert Journal(str(tmp_path)).orphans() == [ENTRY]
    assert len(os.listdir(tmp_path / "damaged")) == 3
    assert (dead / "note.txt").exists()


def test_a_record_cut_short_while_written_is_swept_and_the_one_before_comes_back(tmp_path: Path) -> None:
    dead = crash(tmp_path, ENTRY)
    (dead / "abc.post.12345678~").write_bytes(b"half")
    assert Journal(str(tmp_path)).orphans() == [ENTRY]
    assert not (dead / "abc.post.12345678~").exists()


def test_empty_folders_of_the_dead_are_removed_and_other_folders_left(tmp_path: Path) -> None:
    for name in (DEAD, "999999998-1", "else", "trash"):
        (tmp_path / name).mkdir()
    (tmp_path / DEAD / "alive").touch()
    (tmp_path / "1-1").write_text("a file")
    assert Journal(str(tmp_path)).orphans() == []
    assert sorted(os.listdir(tmp_path)) == ["1-1", "else", "trash"]


def test_only_keeping_complains_of_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    journal = Journal(str(tmp_path / "file" / "journal"))
    with pytest.raises(WorkspaceError, match="safety copy") as caught:
        journal.keep(ENTRY)
    assert caught.value.sentence.endswith(".")
    assert journal.orphans() == []
    assert journal.declined() == []
    journal.forget(ENTRY.key)
    journal.discard(ENTRY)
    journal.close()


def test_a_folder_removed_meanwhile_is_made_again(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path / "a" / "journal"))
    journal.keep(ENTRY)
    for path in sorted((tmp_path / "a").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    journal.keep(LATER)
    assert len(list((tmp_path / "a").rglob("*.post"))) == 1


def test_a_full_disk_leaves_the_record_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(str(tmp_path))
    journal.keep(ENTRY)

    def full(_file: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(DiskError, match="full"):
            journal.keep(dataclasses.replace(ENTRY, data=b"newer"))
    assert not list(tmp_path.rglob("*~"))
    (tmp_path / own_mark()).rename(tmp_path / DEAD)
    journal.close()
    assert Journal(str(tmp_path)).orphans() == [ENTRY]
