"""How many lines of the post in front are not saved, and which: a badge that opens the diff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from editor.app.status_line import encoding_name
from editor.core.text.line_diff import line_diff
from editor.widgets.diff_view import DiffView

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.window import Window
    from editor.core.text.line_diff import LineDiff

IDLE_MS = 400
"""how long nobody must have typed before the lines are compared"""


class UnsavedChanges(QObject):
    """Compares the post in front with its file, off the GUI thread and only when typing pauses."""

    def __init__(self, window: Window, posts: OpenPosts, background: Background, notices: Notices) -> None:
        super().__init__()
        self._window = window
        self._status = window.status
        self._background = background
        self._notices = notices
        self._shown: PostSession | None = None
        self._soon = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._soon.timeout.connect(self._count)
        self._status.on_clicked("changes", self.open)
        posts.opened.connect(self._on_opened)
        posts.current_changed.connect(self._on_current_changed)

    def open(self) -> None:
        """Compare now and show the lines that differ."""
        self._compare(self._show)

    def _on_opened(self, session: PostSession) -> None:
        session.changed.connect(lambda: session is self._shown and self._soon.start())
        session.state_changed.connect(lambda: session is self._shown and self._on_state_changed(session))

    def _on_state_changed(self, session: PostSession) -> None:
        if not session.is_dirty:
            self._status.show_text("changes", "")
        self._soon.start()

    def _on_current_changed(self, session: PostSession | None) -> None:
        self._shown = session
        self._status.show_text("changes", "")
        self._soon.start()

    def _count(self) -> None:
        if self._shown is not None and self._shown.is_dirty and self._shown.path:
            self._compare(self._tell)
        else:
            self._status.show_text("changes", "")

    def _compare(self, then: Callable[[PostSession, LineDiff], object]) -> None:
        session = self._shown
        if session is None:
            return
        version, form = session.version, session.text.format
        self._background.run(
            line_diff,
            tuple(session.saved_text.lines),
            tuple(session.text.lines),
            done=lambda found: (
                session is self._shown
                and (session.version, session.text.format) == (version, form)
                and then(session, found)
            ),
            failed=self._notices.tell_error,
        )

    def _tell(self, session: PostSession, found: LineDiff) -> None:
        self._status.show_text("changes", self._words(session, found) if session.is_dirty else "")

    def _words(self, session: PostSession, found: LineDiff) -> str:
        if found.touched == 1:
            return self.tr("1 line changed")
        if found.touched:
            return self.tr("{count} lines changed").format(count=f"{found.touched:,}")
        mine, saved = session.text.format, session.saved_text.format
        is_other = (mine.encoding, mine.bom) != (saved.encoding, saved.bom)
        return self.tr("Encoding changed") if is_other else ""

    def _show(self, session: PostSession, found: LineDiff) -> None:
        if found.rows:
            sentence = self.tr("Lines against the file: +{added} −{removed}")
        elif found.touched:
            sentence = self.tr("Lines against the file: +{added} −{removed}, too many to show.")
        else:
            sentence = self.tr("No line differs from the file.")
        words = sentence.format(added=f"{found.added:,}", removed=f"{found.removed:,}")
        before, now = (encoding_name(text.format) for text in (session.saved_text, session.text))
        if before != now:
            note = self.tr("The encoding changes from {before} to {now}.")
            words += " " + note.format(before=before, now=now)
        view = DiffView(self._window)
        view.show_rows(words, found.rows)
        view.finished.connect(view.deleteLater)
        view.open()
