"""The journal of unsaved work: kept while typing, offered again after a crash."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from editor.app.notices import Choice
from editor.core.text.edit import Position
from editor.core.text.file_text import FileText
from editor.widgets.sentences import listed
from editor.workspace.errors import WorkspaceError
from editor.workspace.journal import JournalEntry
from editor.workspace.opening import lies_in
from editor.workspace.whole_file import digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.app.background import Background
    from editor.app.image_drops import ImageDrops
    from editor.app.image_uploads import ImageUploads
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.core.site.convention import Convention
    from editor.workspace.journal import Journal

log = logging.getLogger(__name__)
KEEP_MS = 800
"""how long after the first unkept change the journal is written"""
END_PATIENCE = 3.0
"""seconds that what was asked for before may take when everything must be kept at once"""


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
        uploads: ImageUploads | None = None,
    ) -> None:
        super().__init__()
        self._journal = journal
        self._posts = posts
        self._drops = drops
        self._uploads = uploads
        self._background = background
        self._notices = notices
        self._bare = bare
        self._waiting: set[int] = set()
        self._soon = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._soon.timeout.connect(self.keep_now)
        self._has_complained = False
        posts.opened.connect(self._on_opened)
        posts.closed.connect(self._on_closed)
        drops.begun.connect(self._on_drop_begun)
        drops.ended.connect(self._mark)
        if uploads:
            uploads.begun.connect(self._on_drop_begun)
            uploads.ended.connect(self._mark)

    def keep_now(self) -> None:
        """Write what is waiting; also called when the system asks the program to end."""
        for number in self._waiting:
            session = self._posts.numbered(number)
            if session is None:
                continue
            if self._is_unfinished(session):
                self._in_order(self._keeping(session), None)
            else:
                self._forget(str(number))
        self._waiting.clear()

    def keep_at_once(self) -> None:
        """Write every unsaved post before going on, for a program that is being ended."""
        keepings = [self._keeping(session) for session in self._posts if self._is_unfinished(session)]
        for keeping in keepings:
            # in turn: an older record, or a wish to forget it, must not come after this one
            self._in_order(keeping, None)
        if not self._background.finish("ordered", END_PATIENCE):
            for keeping in keepings:
                try:
                    keeping(None)
                except WorkspaceError as error:
                    log.warning("a post could not be kept: %s", error.sentence)

    def forget_all(self) -> None:
        """Forget every record of this run: all posts are settled.

        Those stay whose images are still on their way: the next start goes on with them.
        """
        self._soon.stop()
        self._waiting.clear()
        for session in self._posts:
            if session.path and session.digest is not None and self._has_images_to_come(session):
                self._in_order(self._keeping(session, session.saved_text), None)
            else:
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

    def _is_unfinished(self, session: PostSession) -> bool:
        """Tell whether a crash would cost something of a post: its text, or images on their way into it."""
        return session.is_dirty or self._has_images_to_come(session)

    def _has_images_to_come(self, session: PostSession) -> bool:
        return bool(self._drops.pending_of(session)) or bool(self._going(session))

    def _going(self, session: PostSession) -> tuple[str, ...]:
        return self._uploads.pending_of(session) if self._uploads else ()

    def _on_drop_begun(self, session: PostSession) -> None:
        """Keep what is being dropped before the copying takes its time."""
        self._waiting.add(session.number)
        self.keep_now()

    def _mark(self, session: PostSession) -> None:
        self._waiting.add(session.number)
        if not self._soon.isActive():
            self._soon.start()

    def _keeping(self, session: PostSession, kept: FileText | None = None) -> Callable[[object], None]:
        """Give the work that writes a post's record; the text is encoded there, off the GUI thread."""
        text, place = (kept or session.text).snapshot(), session.editor.place()
        entry = JournalEntry(
            key=str(session.number),
            path=session.path,
            title=session.title,
            base_digest=session.digest,
            data=b"",
            line=place.line,
            column=place.column,
            images=tuple(session.kept_images),
            written=time.time(),
            pending=self._drops.pending_of(session),
            uploads=self._going(session),
        )
        return lambda _: self._journal.keep_text(entry, text)

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
        names = listed(entry.title or self.tr("Untitled") for entry in entries[:5])
        sentence = self.tr("Inkwright ended without saving: {names}. Your text was kept.")
        if all(entry.uploads for entry in entries):
            sentence = self.tr("Inkwright ended while images of {names} were uploaded. Your text was kept.")
        sentence = sentence.format(names=names)
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
                self._posts.open(
                    entry.path,
                    lambda session, entry=entry: self._restore(session, entry),
                    failed=lambda entry=entry: self._restore_alone(entry),
                )
            else:
                self._restore_alone(entry)

    def _restore_alone(self, entry: JournalEntry) -> None:
        """Bring back a post that has no file, or whose file is gone or cannot be read any more."""
        folder = self._posts.folder
        is_inside = folder is not None and (not entry.path or lies_in(entry.path, folder.root))
        convention = folder if folder and is_inside else self._bare
        text = FileText.decode(entry.data)
        self._put_back(self._posts.new(convention, [], path=entry.path, text=text), entry)

    def _restore(self, session: PostSession, entry: JournalEntry) -> None:
        if digest(entry.data) != entry.base_digest:  # else the post was saved, and only images were to come
            session.replace_all(FileText.decode(entry.data).texts())
        if session.is_dirty and session.digest != entry.base_digest:
            sentence = self.tr(
                "“{title}” was changed on disk after the crash. The restored text is not saved; "
                "undo brings the file's text back."
            )
            self._notices.tell(sentence.format(title=session.title), tone="warn", topic="recovery-differs")
        self._put_back(session, entry)

    def _put_back(self, session: PostSession, entry: JournalEntry) -> None:
        """Bring back what belongs to a restored text; its old record goes when there is a new one."""
        session.kept_images += [path for path in entry.images if path not in session.kept_images]
        session.editor.go_to(Position(entry.line, entry.column))
        if entry.pending:
            self._drops.keep_files(session, entry.pending, session.editor.place())
        if entry.uploads and self._uploads:
            self._uploads.offer_again(session, entry.uploads)
        if not self._is_unfinished(session):
            self._discard_all([entry])
            return
        self._background.run(
            self._keeping(session),
            None,
            done=lambda _: self._discard_all([entry]),
            failed=self._on_failed,
            lane="ordered",
        )

    def _discard_all(self, entries: list[JournalEntry]) -> None:
        for entry in entries:
            self._in_order(self._journal.discard, entry)
