"""Files that other programs change while they are open: noticed, taken over, or asked about."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from editor.app.notices import Choice
from editor.workspace.conflicts import keep_theirs
from editor.workspace.post_file import digest_of, read_post

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_saving import PostSaving
    from editor.app.post_session import PostSession
    from editor.workspace.post_file import PostFile

SETTLE_MS = 250


class ExternalChanges(QObject):
    """Watches the files of the open posts. A post without unsaved changes follows its file silently.

    A watcher drops a path when the file is replaced, so each is added again after every change.
    """

    def __init__(
        self,
        posts: OpenPosts,
        saving: PostSaving,
        background: Background,
        notices: Notices,
        conflict_folder: str,
    ) -> None:
        super().__init__()
        self._posts = posts
        self._saving = saving
        self._background = background
        self._notices = notices
        self._folder = conflict_folder
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_file_changed)
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self.look)
        self._touched: set[str] = set()
        self.is_held: Callable[[], bool] = lambda: False
        """tells whether the program is at changing posts on the disk itself, as when an image is renamed"""
        posts.opened.connect(lambda session: self._watch(session.path))
        posts.closed.connect(lambda session: session.path and self._watcher.removePath(session.path))
        saving.saved.connect(lambda session: self._watch(session.path))
        saving.moved.connect(lambda _, target: self._watch(target))
        saving.conflict_found.connect(self._on_conflict)

    def look_at_all(self) -> None:
        """Compare every open post with its file; called when the window comes to the front."""
        self._touched.update(session.path for session in self._posts if session.path)
        self._soon.start()

    def look(self) -> None:
        """Compare the files that were touched with what was last read or written."""
        if self.is_held():
            self._soon.start()
            return
        touched, self._touched = self._touched, set()
        for path in touched:
            session = self._posts.find(path)
            if session is None:
                continue
            if self._saving.is_saving(session):
                self._touched.add(path)
                self._soon.start()
                continue
            self._watch(path)
            self._ask_disk(session, self._compare)

    def _ask_disk(self, session: PostSession, then: Callable[[PostSession, str | None], None]) -> None:
        """Hand on what the post's file holds now, unless the post has another file, or none, by then.

        Where the program has written the file since, what was read may be older than that: it looks again.
        """
        path, known = session.path, session.digest

        def _tell(digest: str | None) -> None:
            if not self._is_open(session) or session.path != path:
                return
            if self.is_held() or session.digest != known:
                self._on_file_changed(path)
            else:
                then(session, digest)

        self._background.run(digest_of, path, done=_tell, failed=self._notices.tell_error)

    def _is_open(self, session: PostSession) -> bool:
        return self._posts.numbered(session.number) is session

    def _watch(self, path: str) -> None:
        if path and os.path.isfile(path):
            self._watcher.addPath(path)

    def _on_file_changed(self, path: str) -> None:
        self._touched.add(path)
        self._soon.start()

    def _compare(self, session: PostSession, digest: str | None) -> None:
        if digest == session.digest or self._saving.is_saving(session):
            return
        if digest is None:
            self._tell_gone(session)
        elif session.differs_from_file:
            self._ask(session)
        else:
            self._read_theirs(session, is_chosen=False)

    def _on_conflict(self, session: PostSession) -> None:
        """Tell whether the file that the saver found to be another one is changed or gone."""
        self._ask_disk(session, self._ask_or_tell_gone)

    def _ask_or_tell_gone(self, session: PostSession, digest: str | None) -> None:
        if digest is None:
            self._tell_gone(session)
        else:
            self._ask(session)

    def _tell_gone(self, session: PostSession) -> None:
        session.lose_file()
        sentence = self.tr("{path} is gone. Your text is still here; saving creates the file again.")
        self._notices.tell(sentence.format(path=session.path), tone="warn", topic=session.path)

    def _ask(self, session: PostSession) -> None:
        sentence = self.tr(
            "Another program has changed “{title}”, which has unsaved changes here. Nothing was overwritten."
        )
        self._notices.tell(
            sentence.format(title=session.title),
            tone="warn",
            topic=session.path,
            choices=[
                Choice(self.tr("Keep mine"), lambda: self._keep_mine(session)),
                Choice(self.tr("Take theirs"), lambda: self._read_theirs(session, is_chosen=True)),
            ],
        )

    def _read_theirs(self, session: PostSession, *, is_chosen: bool) -> None:
        if self._is_open(session):
            self._background.run(
                read_post,
                session.path,
                done=lambda post: self._take_theirs(session, post, is_chosen=is_chosen),
                failed=self._notices.tell_error,
            )

    def _take_theirs(self, session: PostSession, post: PostFile, *, is_chosen: bool) -> None:
        if not self._is_open(session) or session.path != post.path:
            return
        if session.differs_from_file and not is_chosen:
            self._ask(session)  # typed while the file was being read
            return
        text = post.text.in_encoding(session.chosen_encoding)
        session.replace_all(text.texts())
        session.adopt(text, post.digest)
        self._notices.settle(post.path)

    def _keep_mine(self, session: PostSession) -> None:
        if not self._is_open(session):
            return
        self._background.run(
            keep_theirs,
            session.path,
            self._folder,
            done=lambda kept: self._on_kept(session, *kept),
            failed=self._notices.tell_error,
        )

    def _on_kept(self, session: PostSession, copy: str, digest: str | None) -> None:
        if not self._is_open(session):
            return
        session.digest = digest
        self._saving.save(session)
        if copy:
            sentence = self.tr("Your version is saved. The other one is kept as {copy}.").format(copy=copy)
            self._notices.tell(sentence, topic="kept-theirs")
