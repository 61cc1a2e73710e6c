"""The content folder: opened, listed from the index, and read again when something changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal

from editor.app.places import system_places
from editor.app.post_library import PostLibrary
from editor.app.settings import Settings, SettingsStore
from editor.core.frontmatter.schema import FieldKind
from editor.core.post import PostSummary
from editor.workspace.library_index import LibraryIndex, index_file_for

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.fakes.desk import Desk


class SilentIndexer(QObject):
    """Keeps what it is told."""

    line_received = Signal(bytes)
    started = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told: list[dict[str, object]] = []
        self.number = 0
        self.is_running = True
        self.starts = 0

    def send(self, line: bytes) -> None:
        message = json.loads(line)
        self.number = message.pop("number")
        self.told.append(message)

    def start(self) -> None:
        self.is_running = True
        self.starts += 1
        self.started.emit()

    def retire(self) -> None:
        self.is_running = False


@pytest.fixture
def indexer() -> SilentIndexer:
    return SilentIndexer()


@pytest.fixture
def store(desk: Desk, tmp_path: Path) -> SettingsStore:
    return SettingsStore(str(tmp_path / "settings.json"), Settings(), desk.background)


@pytest.fixture
def library(desk: Desk, store: SettingsStore, indexer: SilentIndexer) -> PostLibrary:
    return PostLibrary(
        desk.window, desk.posts, store, desk.background, desk.notices, indexer, system_places()
    )


def scan_of(folder: Path) -> dict[str, object]:
    return {"scan": str(folder), "encodings": system_places().encodings}


def test_an_opened_folder_is_scanned_remembered_and_named(
    library: PostLibrary, desk: Desk, blog: Path, indexer: SilentIndexer, store: SettingsStore
) -> None:
    then: list[bool] = []
    library.open_folder(str(blog / "source"), lambda: then.append(True))
    desk.settle()
    assert indexer.told == [scan_of(blog)]
    assert store.settings.last_folder == str(blog)
    assert desk.window.site_name.text() == "Blog · Hexo"
    assert desk.posts.folder.root == str(blog)
    assert not desk.window.shows_start
    assert desk.window.actions_table["new-post"].isEnabled()
    assert then == [True]


def test_what_the_indexer_found_is_listed(
    library: PostLibrary, desk: Desk, blog: Path, indexer: SilentIndexer, qtbot: QtBot
) -> None:
    library.open_folder(str(blog))
    desk.settle()
    path = str(blog / "source" / "_posts" / "one.md")
    LibraryIndex(index_file_for(str(blog))).store(
        [PostSummary(path, "One", "2026-03-01 08:00:00", is_draft=False)]
    )
    indexer.line_received.emit(b'{"updated": 1, "total": 1, "done": true}')

    def is_listed() -> bool:
        desk.settle()
        return desk.window.post_list._rows.rowCount() == 1

    qtbot.waitUntil(is_listed)
    desk.window.post_list.post_activated.emit(path)
    desk.settle()
    assert desk.posts.current.path == path


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"7", b'"x"', b'{"error": "a.md: hung"}', b"\xff"])
def test_nonsense_of_the_indexer_is_passed_over(
    library: PostLibrary, indexer: SilentIndexer, line: bytes
) -> None:
    indexer.line_received.emit(line)
    assert library is not None
    assert indexer.told == []


def test_an_indexer_that_starts_again_scans_again(
    library: PostLibrary, desk: Desk, blog: Path, indexer: SilentIndexer
) -> None:
    indexer.started.emit()
    assert indexer.told == []
    library.open_folder(str(blog))
    desk.settle()
    indexer.started.emit()
    assert indexer.told == [scan_of(blog)] * 2
    library.rescan("/a.md", "")
    assert indexer.told[-1] == {"rescan": ["/a.md"]}


def test_an_indexer_with_nothing_to_do_ends_and_comes_back_when_needed(
    library: PostLibrary, desk: Desk, blog: Path, indexer: SilentIndexer, qtbot: QtBot
) -> None:
    library._rest_soon.setInterval(20)
    library.open_folder(str(blog))
    desk.settle()
    library.rescan("/a.md")
    indexer.line_received.emit(b'{"idle": %d}' % (indexer.number - 1))  # it has not heard of the last yet
    qtbot.wait(60)
    assert indexer.is_running
    indexer.line_received.emit(b'{"idle": %d}' % indexer.number)
    qtbot.waitUntil(lambda: not indexer.is_running)
    del indexer.told[:]
    library.rescan("/a.md")
    library.rescan("/b.md")
    qtbot.waitUntil(lambda: bool(indexer.told))
    assert indexer.starts == 1
    assert indexer.told == [scan_of(blog)]


def test_a_post_whose_file_did_not_change_is_read_again_by_an_indexer_that_starts_for_it(
    library: PostLibrary, desk: Desk, blog: Path, indexer: SilentIndexer, qtbot: QtBot
) -> None:
    library.open_folder(str(blog))
    desk.settle()
    indexer.retire()
    del indexer.told[:]
    library.reread("/a.md")
    qtbot.waitUntil(lambda: len(indexer.told) == 2)
    assert indexer.told == [scan_of(blog), {"rescan": ["/a.md"]}]
    library.reread("/b.md")
    assert indexer.told[2:] == [{"rescan": ["/b.md"]}]


def test_the_first_indexer_lets_a_post_be_drawn_before(
    library: PostLibrary, desk: Desk, blog: Path, indexer: SilentIndexer, qtbot: QtBot
) -> None:
    indexer.is_running = False
    session = desk.open(blog / "source" / "_posts" / "one.md")
    library.open_folder(session.convention.root)
    desk.settle()
    assert indexer.starts == 0
    assert library._start_soon.remainingTime() > 0
    qtbot.waitUntil(lambda: indexer.told == [scan_of(blog)])


def test_a_new_file_in_the_folder_is_noticed(
    library: PostLibrary, desk: Desk, blog: Path, indexer: SilentIndexer, qtbot: QtBot
) -> None:
    library.open_folder(str(blog))
    desk.settle()
    (blog / "source" / "_posts" / "four.md").write_text("x")
    qtbot.waitUntil(lambda: len(indexer.told) == 2)
    assert indexer.told[-1] == scan_of(blog)


def test_a_folder_that_is_gone_is_told_and_the_start_page_stays(
    library: PostLibrary, desk: Desk, tmp_path: Path, store: SettingsStore
) -> None:
    then: list[bool] = []
    library.open_folder(str(tmp_path / "gone"), lambda: then.append(True))
    desk.settle()
    assert desk.window.banner.sentence
    assert desk.window.shows_start
    assert store.settings.last_folder == ""
    assert then == []


def test_summaries_of_a_folder_left_meanwhile_are_not_shown(
    library: PostLibrary, desk: Desk, blog: Path, tmp_path: Path
) -> None:
    LibraryIndex(index_file_for(str(blog))).store([PostSummary(str(blog / "a.md"), "A", "", is_draft=False)])
    library.open_folder(str(blog))
    desk.background.begin("find_site")()
    late = desk.background.begin("summaries")
    other = tmp_path / "other"
    other.mkdir()
    library.open_folder(str(other))
    desk.settle()
    late()
    assert desk.window.post_list._rows.rowCount() == 0


def test_the_sample_site_is_copied_and_opened(library: PostLibrary, desk: Desk, own_home: Path) -> None:
    library.open_sample()
    desk.settle()
    assert desk.posts.folder.root == str(own_home / "data" / "inkwright" / "sample")


def test_recent_folders_are_offered(
    library: PostLibrary, desk: Desk, store: SettingsStore, blog: Path
) -> None:
    menu = desk.window.actions_table.recent_menu
    assert not menu.isEnabled()
    store.remember_folder("/a & b")
    store.remember_folder(str(blog))
    assert [action.text() for action in menu.actions()] == [str(blog), "/a && b"]
    menu.actions()[0].trigger()
    desk.settle()
    assert library is not None
    assert desk.posts.folder.root == str(blog)


def test_the_form_learns_which_fields_the_folder_uses(
    library: PostLibrary, desk: Desk, blog: Path, indexer: SilentIndexer, qtbot: QtBot
) -> None:
    index = LibraryIndex(index_file_for(str(blog)))
    kinds = {"mood": FieldKind.TEXT, "weather": None}
    index.store([PostSummary("/x/a.md", "A", "", is_draft=False, kinds=tuple(kinds.items()))])
    told: list[object] = []
    desk.window.form.set_kinds = told.append
    library.open_folder(str(blog))
    desk.settle()
    assert told[-1] == kinds
    index.store([PostSummary("/x/b.md", "B", "", is_draft=False, kinds=(("weather", FieldKind.LIST),))])
    indexer.line_received.emit(b'{"updated": 1, "total": 2, "done": true}')

    def is_told() -> bool:
        desk.settle()
        return told[-1] == {**kinds, "weather": FieldKind.LIST}

    qtbot.waitUntil(is_told)
