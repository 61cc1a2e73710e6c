"""The journal of unsaved work: kept while typing, offered again after a crash."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from editor.app.notices import Choice
from editor.core.text.edit import Position
from editor.core.text.file_text import CharacterNotEncodable, FileText
from editor.workspace.journal import JournalEntry

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.app.background import Background
    from editor.app.image_drops import ImageDrops
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.core.site.convention import Convention
    from editor.workspace.errors import WorkspaceError
    from editor.workspace.journal import Journal

KEEP_MS = 800
"""how long after the first unkept change the journal is written"""


class CrashJournal(QObject):
    """Keeps each post's unsaved text on disk at most a second behind, and restores what a crash left."""

    def __init__(
        self,
        journal: Journal,
        posts: OpenPosts,
        drops: ImageDrops,
        background: Background,
        notices: Notices,
        bare: Convention,
    ) -> None:
        super().__init__()
        self._journal = journal
        self._posts = posts
        self._drops = drops
        self._background = background
        self._notices = notices
        self._bare = bare
        self._waiting: set[int] = set()
        self._soon = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._soon.timeout.connect(self.keep_now)
        self._has_complained = False
        posts.opened.connect(self._on_opened)
        posts.closed.connect(self._on_closed)
        drops.begun.connect(self._mark)

    def keep_now(self) -> None:
        """Write what is waiting; also called when the system asks the program to end."""
        for number in self._waiting:
            session = self._posts.numbered(number)
            if session is None:
                continue
            if session.is_dirty:
                self._in_order(self._journal.keep, self._entry(session))
            else:
                self._forget(str(number))
        self._waiting.clear()

    def keep_at_once(self) -> None:
        """Write every unsaved post here and now, for a program that is being ended."""
        for session in self._posts:
            if session.is_dirty:
                self._journal.keep(self._entry(session))

    def forget_all(self) -> None:
        """Forget every record of this run: all posts are settled."""
        self._soon.stop()
        self._waiting.clear()
        for session in self._posts:
            self._forget(str(session.number))
        self._in_order(lambda _: self._journal.close(), None)

    def offer(self) -> None:
        """Look for what earlier runs left behind, and offer it."""
        self._background.run(
            self._journal.orphans, done=self._on_orphans, failed=self._on_failed, lane="ordered"
        )

    # --- keeping

    def _on_opened(self, session: PostSession) -> None:
        session.changed.connect(lambda: self._mark(session))
        session.state_changed.connect(lambda: self._mark(session))

    def _mark(self, session: PostSession) -> None:
        self._waiting.add(session.number)
        if not self._soon.isActive():
            self._soon.start()

    def _entry(self, session: PostSession) -> JournalEntry:
        place = session.editor.place()
        try:
            data = session.text.encode()
        except CharacterNotEncodable:
            data = "\n".join(session.text.texts()).encode("utf-8", "surrogatepass")
        return JournalEntry(
            key=str(session.number),
            path=session.path,
            title=session.title,
            base_digest=session.digest,
            data=data,
            line=place.line,
            column=place.column,
            images=tuple(session.kept_images),
            written=time.time(),
            pending=self._drops.pending_of(session),
        )

    def _forget(self, key: str) -> None:
        self._in_order(self._journal.forget, key)

    def _in_order(self, work: Callable[..., object], what: object) -> None:
        """Do something to the journal after all that was asked for before."""
        self._background.run(work, what, done=lambda _: None, failed=self._on_failed, lane="ordered")

    def _on_closed(self, session: PostSession) -> None:
        self._waiting.discard(session.number)
        self._forget(str(session.number))

    def _on_failed(self, error: WorkspaceError) -> None:
        if not self._has_complained:
            self._has_complained = True
            self._notices.tell(error.sentence, tone="warn", topic="journal")

    # --- restoring

    def _on_orphans(self, entries: list[JournalEntry]) -> None:
        if not entries:
            return
        names = "，".join(entry.title or self.tr("Untitled") for entry in entries[:5])
        sentence = self.tr("Inkwright ended without saving: {names}. Your text was kept.").format(names=names)
        self._notices.tell(
            sentence,
            tone="warn",
            topic="recovery",
            choices=[
                Choice(self.tr("Restore"), lambda: self._restore_all(entries)),
                Choice(self.tr("Discard"), lambda: self._discard_all(entries)),
            ],
        )

    def _restore_all(self, entries: list[JournalEntry]) -> None:
        for entry in entries:
            if entry.path and entry.base_digest is not None:
                self._posts.open(entry.path, lambda session, entry=entry: self._restore(session, entry))
            else:
                convention = self._posts.folder or self._bare
                session = self._posts.new(convention, [], path=entry.path)
                self._restore(session, entry)

    def _restore(self, session: PostSession, entry: JournalEntry) -> None:
        session.replace_all(FileText.decode(entry.data).texts())
        session.kept_images += [path for path in entry.images if path not in session.kept_images]
        session.editor.go_to(Position(entry.line, entry.column))
        if entry.pending:
            self._drops.keep_files(session, entry.pending, session.editor.place())
        if session.digest != entry.base_digest:
            sentence = self.tr(
                "“{title}” was changed on disk after the crash. The restored text is not saved; "
                "undo brings the file's text back."
            )
            self._notices.tell(sentence.format(title=session.title), tone="warn", topic="recovery-differs")
        self._discard_all([entry])

    def _discard_all(self, entries: list[JournalEntry]) -> None:
        for entry in entries:
            self._background.run(self._journal.discard, entry, done=lambda _: None, failed=self._on_failed)
