"""The content folder: opened, indexed by a process of its own, listed, and watched for changes."""

from __future__ import annotations

import json
import logging
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from editor.workspace.content_folder import find_site
from editor.workspace.library_index import LibraryIndex, index_file_for
from editor.workspace.sample_site import make_sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.places import Places
    from editor.app.process_client import ProcessClient
    from editor.app.settings import SettingsStore
    from editor.app.window import Window
    from editor.core.post import PostSummary
    from editor.core.site.convention import Convention
    from editor.workspace.errors import WorkspaceError

log = logging.getLogger(__name__)
GENERATOR_NAMES = {"hexo": "Hexo", "hugo": "Hugo", "jekyll": "Jekyll", "astro": "Astro"}
LOOK_AGAIN_MS = 300
REST_MS = 800
"""how long an indexer with nothing to do stays, for what may come next"""
FIRST_START_MS = 200
"""how long the first indexer waits when a post is there to be drawn first"""
MOST_WATCHED = 400
"""folders below the site's own that are watched; every folder is looked at when the window comes back"""


class PostLibrary(QObject):
    """Knows the open folder's posts through the library index, which the indexer keeps."""

    folder_opened = Signal(object)
    images_listed = Signal()
    """the index of the folder's image files is up to date"""
    tags_listed = Signal(object)
    """the tags of the folder's posts, each with its count"""

    def __init__(
        self,
        window: Window,
        posts: OpenPosts,
        store: SettingsStore,
        background: Background,
        notices: Notices,
        indexer: ProcessClient,
        places: Places,
    ) -> None:
        super().__init__()
        self._window = window
        self._posts = posts
        self._store = store
        self._background = background
        self._notices = notices
        self._indexer = indexer
        self._places = places
        self._index: LibraryIndex | None = None
        self._convention: Convention | None = None
        self._is_reading = False
        self._last_number = 0
        """of the messages told to the indexer"""
        self._unread: list[str] = []
        """posts to be read again by the next indexer"""
        self._start_delay = FIRST_START_MS
        self._inhabited: frozenset[str] = frozenset()
        """the folders in which listed posts lie"""
        self._watcher = QFileSystemWatcher(self)
        self._rescan_soon = QTimer(self, singleShot=True, interval=LOOK_AGAIN_MS)
        self._rescan_soon.timeout.connect(self._scan)
        self._show_soon = QTimer(self, singleShot=True, interval=60)
        self._show_soon.timeout.connect(self._show)
        self._start_soon = QTimer(self, singleShot=True)
        self._start_soon.timeout.connect(indexer.start)
        self._rest_soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest_soon.timeout.connect(indexer.retire)
        self._watcher.directoryChanged.connect(lambda _: self._rescan_soon.start())
        indexer.line_received.connect(self._on_line)
        indexer.started.connect(self._scan)
        window.post_list.post_activated.connect(posts.open)
        window.start_page.open_folder_requested.connect(self.choose_folder)
        window.start_page.sample_requested.connect(self.open_sample)
        window.start_page.recent_chosen.connect(self.open_folder)
        posts.current_changed.connect(
            lambda session: window.post_list.set_current(session.path if session else "")
        )
        store.changed.connect(lambda _: self._show_recent())
        self._show_recent()

    # --- opening

    def choose_folder(self) -> None:
        """Let the writer pick a content folder."""
        start = self._convention.root if self._convention else os.path.expanduser("~")
        path = QFileDialog.getExistingDirectory(self._window, self.tr("Open content folder"), start)
        if path:
            self.open_folder(path)

    def open_sample(self) -> None:
        """Copy the sample site to where it may be edited, and open it."""
        self._background.run(
            make_sample,
            self._places.sample_source,
            self._places.sample,
            done=self.open_folder,
            failed=self._notices.tell_error,
        )

    def open_folder(self, path: str, then: Callable[[], object] | None = None) -> None:
        """Make a folder the open one; open posts stay open."""
        self._background.run(
            find_site,
            os.path.abspath(path),
            done=lambda convention: self._on_found(convention, then),
            failed=self._on_not_opened,
        )

    def _on_not_opened(self, error: WorkspaceError) -> None:
        self._notices.tell_error(error)
        self._window.show_start(shown=self._convention is None and self._posts.current is None)

    def _on_found(self, convention: Convention, then: Callable[[], object] | None) -> None:
        self._convention = self._posts.folder = convention
        self._index = LibraryIndex(index_file_for(convention.root))
        self._store.remember_folder(convention.root)
        self._window.actions_table.enable_folder(has_folder=True)
        name = convention.name or os.path.basename(convention.root)
        kind = GENERATOR_NAMES.get(convention.generator.value, "")
        self._window.site_name.setText(" · ".join(part for part in (name, kind) if part))
        self._window.show_start(shown=False)
        self._window.post_list.set_posts([])
        self._inhabited = frozenset()
        self._watch_folders(convention)
        self._is_reading = True
        self._window.post_list.set_busy(is_busy=True)
        self._show()
        self._scan()
        self.folder_opened.emit(convention)
        if then:
            then()

    # --- reading

    def rescan(self, *paths: str) -> None:
        """Read single posts again, after they were saved or moved."""
        if self._convention:
            self._send({"rescan": [path for path in paths if path]})

    def reread(self, path: str) -> None:
        """Read a post again whose file is as it was: a scan of an indexer that starts would pass it over."""
        if self._convention and not self._indexer.is_running:
            self._unread.append(path)
        self.rescan(path)

    def look_again(self) -> None:
        """Look through the folder soon: other programs may have written there unseen."""
        self._rescan_soon.start()

    def _scan(self) -> None:
        if self._convention:
            self._watch_folders(self._convention)
            self._send({"scan": self._convention.root, "encodings": self._places.encodings})
            if self._unread and self._indexer.is_running:
                unread, self._unread = self._unread, []
                self._send({"rescan": unread})

    def _send(self, message: dict[str, object]) -> None:
        self._rest_soon.stop()
        if not self._indexer.is_running:
            self._start_indexer()  # which then scans, and with that does all that is asked for here
            return
        self._last_number += 1
        self._indexer.send(json.dumps({**message, "number": self._last_number}).encode("ascii") + b"\n")

    def _start_indexer(self) -> None:
        """Start it, for the first time not while the processes of an opened post start as well."""
        delay, self._start_delay = self._start_delay if self._posts.current else 0, 0
        if not self._start_soon.isActive():
            self._start_soon.start(delay)

    def _on_line(self, line: bytes) -> None:
        try:
            message = json.loads(line)
        except ValueError:
            message = None
        if not isinstance(message, dict):
            log.warning("the indexer said something that is no message")
            return
        if "updated" in message or "done" in message:
            self._is_reading = not message.get("done", False)
            self._window.post_list.set_busy(is_busy=self._is_reading)
            self._show_soon.start()
        elif "library" in message:
            self.images_listed.emit()
        elif message.get("idle") == self._last_number:
            self._rest_soon.start()
        elif "error" in message:
            log.warning("the indexer could not read a post: %s", message["error"])

    # --- showing

    def _show(self) -> None:
        if self._index:
            index = self._index
            self._background.run(
                index.summaries,
                done=lambda found: self._on_summaries(index, found),
                failed=self._notices.tell_error,
            )

    def _on_summaries(self, index: LibraryIndex, summaries: list[PostSummary]) -> None:
        if index is not self._index:
            return
        self._window.post_list.set_posts(summaries)
        inhabited = frozenset(os.path.dirname(summary.path) for summary in summaries)
        if self._convention and inhabited != self._inhabited:
            self._inhabited = inhabited
            self._watch_folders(self._convention)
        current = self._posts.current
        self._window.post_list.set_current(current.path if current else "")
        if self._is_reading:
            message = self.tr("Reading the folder…")
        else:
            message = self.tr("No posts yet. Ctrl+N begins one.")
        self._window.post_list.set_message(message)
        for name in ("tags", "categories"):
            self._background.run(
                index.taxonomy,
                name,
                done=lambda found, name=name: self._offer(name, found),
                failed=self._notices.tell_error,
            )
        self._background.run(
            index.field_kinds, done=self._window.form.set_kinds, failed=self._notices.tell_error
        )

    def _offer(self, name: str, found: list[tuple[str, int]]) -> None:
        self._window.form.set_completions(name, found)
        if name == "tags":
            self.tags_listed.emit(found)

    def _watch_folders(self, convention: Convention) -> None:
        folders = [*convention.post_folders, convention.draft_folder]
        wanted = {os.path.join(convention.root, folder) for folder in folders if folder or folder == ""}
        wanted.update(sorted(self._inhabited)[:MOST_WATCHED])
        present = [path for path in wanted if os.path.isdir(path)]
        watched = self._watcher.directories()
        stale = [path for path in watched if path not in present]
        if stale:
            self._watcher.removePaths(stale)
        fresh = [path for path in present if path not in watched]
        if fresh:
            self._watcher.addPaths(fresh)

    def _show_recent(self) -> None:
        recent = list(self._store.settings.recent_folders)
        self._window.start_page.set_recent(recent)
        menu = self._window.actions_table.recent_menu
        if menu is None:
            return
        menu.clear()
        menu.setEnabled(bool(recent))
        for path in recent:
            action = menu.addAction(path.replace("&", "&&"))
            action.triggered.connect(lambda _=False, path=path: self.open_folder(path))
