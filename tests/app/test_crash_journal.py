"""The journal of unsaved work: what is kept, what is forgotten, what comes back."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from editor.app.crash_journal import CrashJournal
from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.workspace.errors import DiskError
from editor.workspace.journal import Journal, JournalEntry
from editor.workspace.post_file import digest_of
from editor.workspace.web_images import WebImages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from editor.core.text.file_text import FileText
    from tests.fakes.desk import Desk


class ShelfJournal:
    """A journal without a disk: the records of this run, those of an earlier one, and what was discarded."""

    def __init__(self) -> None:
        self.records: dict[str, JournalEntry] = {}
        self.left: list[JournalEntry] = []
        self.discarded: list[JournalEntry] = []
        self.is_full = False
        self.is_closed = False

    def keep(self, entry: JournalEntry) -> None:
        if self.is_full:
            raise DiskError("The disk is full.", entry.path)
        self.records[entry.key] = entry

    def keep_text(self, entry: JournalEntry, text: FileText) -> None:
        self.keep(replace(entry, data=text.encode()))

    def forget(self, key: str) -> None:
        self.records.pop(key, None)

    def orphans(self) -> list[JournalEntry]:
        return self.left

    def discard(self, entry: JournalEntry) -> None:
        self.discarded.append(entry)

    def close(self) -> None:
        self.is_closed = True


class Keeper:
    """A desk with a journal."""

    def __init__(self, desk: Desk, home: Path) -> None:
        self.desk = desk
        self.shelf = ShelfJournal()
        self.web = WebImages(str(home / "web"))
        self.drops = desk.drops(self.web)
        bare = Convention(str(home), Generator.PLAIN)
        self.journal = CrashJournal(self.shelf, desk.posts, self.drops, desk.background, desk.notices, bare)

    def kept(self) -> list[bytes]:
        self.journal.keep_now()
        self.desk.settle()
        return [entry.data for entry in self.shelf.records.values()]

    def restore(self, *entries: JournalEntry) -> None:
        self.shelf.left = list(entries)
        self.journal.offer()
        self.desk.settle()
        self.desk.press("Restore")
        self.desk.settle()


@pytest.fixture
def keeper(desk: Desk, own_home: Path) -> Iterator[Keeper]:
    made = Keeper(desk, own_home)
    yield made
    made.journal._soon.stop()  # else it comes in another test, when the tabs of this one are gone
    made.web.close()


def _entry(path: Path | str, data: bytes, digest: str | None, **more: object) -> JournalEntry:
    return JournalEntry("7", str(path), "A title", digest, data, 0, 0, **more)


def test_unsaved_text_is_kept_and_forgotten_once_saved(
    keeper: Keeper, desk: Desk, posts_folder: Path
) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    assert keeper.kept() == []
    desk.type(session, "more")
    assert keeper.kept() == [path.read_bytes() + b"more"]
    desk.saving.save(session)
    desk.settle()
    assert keeper.kept() == []


def test_a_closed_post_is_forgotten(keeper: Keeper, desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    desk.type(session, "more")
    assert len(keeper.kept()) == 1
    desk.posts.close(session)
    assert keeper.kept() == []


def test_images_on_their_way_are_kept_though_the_text_is_saved(
    keeper: Keeper, desk: Desk, posts_folder: Path, tmp_path: Path
) -> None:
    session = desk.open(posts_folder / "one.md")
    picture = tmp_path / "a.png"
    picture.write_bytes(b"no picture")
    keeper.drops.keep_files(session, [str(picture)], session.editor.place())
    keeper.journal.keep_now()
    desk.background.finish("ordered", 1)
    assert [entry.pending for entry in keeper.shelf.records.values()] == [(str(picture),)]
    desk.settle()  # it was no picture
    assert keeper.kept() == []


def test_a_full_disk_is_told_once(keeper: Keeper, desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    keeper.shelf.is_full = True
    desk.type(session, "more")
    keeper.kept()
    assert desk.window.banner.sentence == "The disk is full."
    desk.press("Dismiss")
    desk.type(session, "more")
    keeper.kept()
    assert desk.window.banner.sentence == ""


def test_the_last_word_is_kept_after_everything_asked_before(
    keeper: Keeper, desk: Desk, posts_folder: Path
) -> None:
    session = desk.open(posts_folder / "one.md")
    desk.type(session, "a")
    keeper.journal.keep_now()  # waits
    desk.type(session, "b")
    keeper.journal.keep_at_once()
    desk.settle()
    assert [entry.data[-2:] for entry in keeper.shelf.records.values()] == [b"ab"]


def test_a_failing_disk_at_the_end_stops_nothing(keeper: Keeper, desk: Desk, posts_folder: Path) -> None:
    desk.type(desk.open(posts_folder / "one.md"), "a")
    keeper.shelf.is_full = True
    keeper.journal.keep_at_once()
    assert keeper.shelf.records == {}


def test_when_all_is_settled_the_journal_is_empty_and_closed(
    keeper: Keeper, desk: Desk, posts_folder: Path
) -> None:
    desk.type(desk.open(posts_folder / "one.md"), "a")
    assert len(keeper.kept()) == 1
    keeper.journal.forget_all()
    desk.settle()
    assert keeper.shelf.records == {}
    assert keeper.shelf.is_closed


def test_a_saved_post_whose_images_are_still_to_come_is_kept_for_the_next_start(
    keeper: Keeper, desk: Desk, posts_folder: Path, tmp_path: Path
) -> None:
    path, picture = posts_folder / "one.md", tmp_path / "late.png"
    before = path.read_bytes()
    Image.new("RGB", (4, 3)).save(picture)
    session = desk.open(path)
    keeper.drops.keep_files(session, [str(picture)], session.editor.place())
    desk.type(session, "declined")
    keeper.journal.forget_all()
    desk.background.finish("ordered", 1)
    (entry,) = keeper.shelf.records.values()
    assert (entry.data, entry.pending) == (before, (str(picture),))
    desk.settle()


def test_a_record_of_images_alone_brings_no_older_text_back(
    keeper: Keeper, desk: Desk, posts_folder: Path
) -> None:
    path = posts_folder / "one.md"
    entry = _entry(path, path.read_bytes(), digest_of(str(path)), images=("/kept.png",))
    newer = path.read_bytes() + b"Written elsewhere since.\n"
    path.write_bytes(newer)
    keeper.restore(entry)
    session = desk.posts.find(str(path))
    assert session is not None
    assert not session.is_dirty
    assert session.text.encode() == newer
    assert session.kept_images == ["/kept.png"]


def test_restored_text_is_unsaved_and_in_the_new_journal_before_the_old_record_goes(
    keeper: Keeper, desk: Desk, posts_folder: Path
) -> None:
    path = posts_folder / "one.md"
    before = path.read_bytes()
    entry = _entry(path, before + b"lost\n", digest_of(str(path)))
    keeper.restore(entry)
    session = desk.posts.current
    assert session is not None
    assert session.is_dirty
    assert session.text.encode() == before + b"lost\n"
    assert [kept.data for kept in keeper.shelf.records.values()] == [before + b"lost\n"]
    assert keeper.shelf.discarded == [entry]
    assert path.read_bytes() == before
    session.undo()
    assert not session.is_dirty


def test_an_old_record_stays_while_the_new_one_cannot_be_written(
    keeper: Keeper, desk: Desk, posts_folder: Path
) -> None:
    path = posts_folder / "one.md"
    keeper.shelf.is_full = True
    keeper.restore(_entry(path, b"lost\n", digest_of(str(path))))
    assert keeper.shelf.discarded == []
    assert desk.text(desk.posts.current) == "lost\n"


def test_a_post_that_is_being_opened_is_restored_too(keeper: Keeper, desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    keeper.shelf.left = [_entry(path, b"lost\n", digest_of(str(path)))]
    keeper.journal.offer()
    desk.settle()
    desk.posts.open(str(path))
    desk.press("Restore")
    desk.settle()
    assert desk.text(desk.posts.current) == "lost\n"
    assert len(keeper.shelf.discarded) == 1


def test_a_post_whose_file_is_gone_is_restored_all_the_same(
    keeper: Keeper, desk: Desk, posts_folder: Path
) -> None:
    path = posts_folder / "gone.md"
    keeper.restore(_entry(path, b"lost \xff\r\n", "digest of then"))
    session = desk.posts.current
    assert session is not None
    assert session.path == str(path)
    assert session.is_dirty
    assert len(keeper.shelf.discarded) == 1
    desk.saving.save(session)
    desk.settle()
    assert path.read_bytes() == b"lost \xff\r\n"


def test_an_untitled_post_is_restored_byte_by_byte(keeper: Keeper, desk: Desk) -> None:
    data = "---\r\ntitle: 茶\r\n---\r\n\xff".encode() + b"\xff\r\n"
    keeper.restore(_entry("", data, None, images=("/site/images/a.png",)))
    session = desk.posts.current
    assert session is not None
    assert session.is_dirty
    assert session.text.encode() == data
    assert session.kept_images == ["/site/images/a.png"]


def test_a_file_changed_after_the_crash_is_told_of(keeper: Keeper, desk: Desk, posts_folder: Path) -> None:
    keeper.restore(_entry(posts_folder / "one.md", b"lost\n", "digest of then"))
    assert "changed on disk after the crash" in desk.window.banner.sentence


def test_text_that_had_been_saved_after_all_is_nothing_to_tell(
    keeper: Keeper, desk: Desk, posts_folder: Path
) -> None:
    path = posts_folder / "one.md"
    keeper.restore(_entry(path, path.read_bytes(), "digest of then"))
    assert not desk.posts.current.is_dirty
    assert desk.window.banner.sentence == ""
    assert len(keeper.shelf.discarded) == 1


def test_what_is_declined_is_discarded_and_what_is_dismissed_stays(keeper: Keeper, desk: Desk) -> None:
    entry = _entry("", b"lost\n", None)
    keeper.shelf.left = [entry]
    for words, expected in (("Dismiss", []), ("Discard", [entry])):
        keeper.journal.offer()
        desk.settle()
        desk.press(words)
        desk.settle()
        assert keeper.shelf.discarded == expected
    assert desk.posts.current is None


def test_a_real_journal_gives_back_what_a_dead_run_left(
    desk: Desk, own_home: Path, posts_folder: Path
) -> None:
    folder = own_home / "journal"
    path = posts_folder / "one.md"
    entry = _entry(path, b"lost\n", digest_of(str(path)))
    first = Journal(str(folder))
    first.keep(entry)
    first.close()
    (own,) = [name for name in os.listdir(folder) if name not in ("trash", "damaged")]
    os.rename(folder / own, folder / _mark_of_a_dead_process(own))
    keeper = Keeper(desk, own_home)
    keeper.shelf = Journal(str(folder))
    keeper.journal._soon.stop()
    keeper.journal = CrashJournal(
        keeper.shelf,
        desk.posts,
        keeper.drops,
        desk.background,
        desk.notices,
        Convention(str(own_home), Generator.PLAIN),
    )
    keeper.journal.offer()
    desk.settle()
    desk.press("Restore")
    desk.settle()
    keeper.web.close()
    assert desk.text(desk.posts.current) == "lost\n"
    assert Journal(str(folder)).orphans() == []
    assert [one.data for one in Journal(str(folder)).declined()] == [b"lost\n"]
    keeper.journal._soon.stop()


def _mark_of_a_dead_process(own: str) -> str:
    return own.replace(str(os.getpid()), "999999999", 1)
