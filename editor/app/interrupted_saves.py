"""Saves in place that were killed halfway: what the file held before is offered, nothing done unasked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, Signal

from editor.app.notices import Choice
from editor.core.text.line_diff import line_diff
from editor.widgets.diff_view import DiffView
from editor.workspace.kept_copy import discard_copy, find_interrupted, posts_with_copies

if TYPE_CHECKING:
    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_saving import PostSaving
    from editor.app.post_session import PostSession
    from editor.app.window import Window
    from editor.core.site.convention import Convention
    from editor.core.text.line_diff import LineDiff
    from editor.workspace.kept_copy import InterruptedSave


class InterruptedSaves(QObject):
    """Looks for the old text of a post when it is opened, and of all posts when their folder is."""

    restored = Signal(object)
    """a post has its old text again, not yet saved"""

    def __init__(
        self, window: Window, posts: OpenPosts, saving: PostSaving, background: Background, notices: Notices
    ) -> None:
        super().__init__()
        self._window = window
        self._posts = posts
        self._background = background
        self._notices = notices
        self._taken: dict[int, InterruptedSave] = {}
        posts.opened.connect(self._look)
        posts.closed.connect(self._on_closed)
        saving.saved.connect(self._on_saved)

    def look_below(self, convention: Convention) -> None:
        """Name the posts of a folder whose last save was interrupted."""
        folders = {*convention.post_folders, convention.draft_folder or convention.post_folders[0]}
        self._background.run(
            posts_with_copies,
            convention.root,
            sorted(folders),
            done=self._name,
            failed=self._notices.tell_error,
            lane="patient",
        )

    def _name(self, paths: tuple[str, ...]) -> None:
        for path in paths:
            if not self._posts.find(path):
                sentence = self.tr("Saving “{name}” was interrupted. Its text from before is still there.")
                look = Choice(self.tr("Open the post"), lambda path=path: self._posts.open(path))
                name = os.path.basename(path)
                self._notices.tell(
                    sentence.format(name=name), tone="warn", topic=_topic(path), choices=[look]
                )

    # --- one post

    def _look(self, session: PostSession) -> None:
        if session.path:
            self._background.run(
                find_interrupted,
                session.path,
                done=lambda found: found and self._is_open(session) and self._offer(session, found),
                failed=self._notices.tell_error,
            )

    def _is_open(self, session: PostSession) -> bool:
        return self._posts.numbered(session.number) is session

    def _offer(self, session: PostSession, found: InterruptedSave) -> None:
        when = QLocale().toString(
            QDateTime.fromSecsSinceEpoch(int(found.when)), QLocale.FormatType.ShortFormat
        )
        sentence = self.tr(
            "Saving “{name}” was interrupted on {when}, so the file may be cut short. "
            "The text from before that is still there."
        )
        choices = [
            Choice(self.tr("Compare"), lambda: self._compare(session, found)),
            Choice(self.tr("Take it back"), lambda: self._take_back(session, found)),
            Choice(self.tr("Discard it"), lambda: self._discard(found)),
        ]
        words = sentence.format(name=os.path.basename(session.path), when=when)
        self._notices.tell(words, tone="warn", topic=_topic(session.path), choices=choices)

    def _compare(self, session: PostSession, found: InterruptedSave) -> None:
        if self._is_open(session):
            self._background.run(
                line_diff,
                tuple(session.text.lines),
                tuple(found.text.lines),
                done=lambda diff: self._show(session, found, diff),
                failed=self._notices.tell_error,
            )

    def _show(self, session: PostSession, found: InterruptedSave, diff: LineDiff) -> None:
        if not self._is_open(session):
            return
        if diff.rows or not diff.touched:
            sentence = self.tr("Taking the old text back would change these lines: +{added} −{removed}")
        else:
            sentence = self.tr("Taking the old text back changes too many lines to show: +{added} −{removed}")
        view = DiffView(self._window)
        view.show_rows(sentence.format(added=f"{diff.added:,}", removed=f"{diff.removed:,}"), diff.rows)
        view.finished.connect(lambda: self._is_open(session) and self._offer(session, found))
        view.finished.connect(view.deleteLater)
        view.open()

    def _take_back(self, session: PostSession, found: InterruptedSave) -> None:
        if not self._is_open(session):
            return
        self._posts.show(session)
        session.replace_all(found.text.texts())
        if session.text != found.text:  # the torn file was read in another encoding, or has other line ends
            session.take_form(found.text)
        self._taken[session.number] = found
        self.restored.emit(session)

    def _on_saved(self, session: PostSession) -> None:
        found = self._taken.get(session.number)
        if found and session.saved_text == found.text:
            del self._taken[session.number]
            self._discard(found)

    def _discard(self, found: InterruptedSave) -> None:
        self._background.run(
            discard_copy, found.copy, done=lambda _: None, failed=self._notices.tell_error, lane="ordered"
        )

    def _on_closed(self, session: PostSession) -> None:
        self._taken.pop(session.number, None)
        self._notices.settle(_topic(session.path))


def _topic(path: str) -> str:
    return f"interrupted {path}"
