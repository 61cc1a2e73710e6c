"""Saving: by our own saver, never over another program's work."""

from __future__ import annotations

import os
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog

from editor.app.image_carrying import ImageCarrying
from editor.app.notices import Choice
from editor.core.frontmatter.generator import Generator
from editor.core.site.post_paths import new_post_path, new_post_text, path_as_draft
from editor.core.text.file_text import CharacterNotEncodable
from editor.core.text.source import split_lines
from editor.workspace.content_folder import find_site
from editor.workspace.errors import ChangedOnDiskError
from editor.workspace.opening import lies_in
from editor.workspace.post_file import move_post, save_post
from editor.workspace.post_naming import free_path, replace_post

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.app.background import Background
    from editor.app.front_matter_sync import FrontMatterSync
    from editor.app.image_drops import ImageDrops
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.window import Window
    from editor.core.site.convention import Convention
    from editor.core.text.file_text import FileText
    from editor.workspace.errors import WorkspaceError
    from editor.workspace.post_file import SavedPost

    Then = Callable[[], object]


class PostSaving(QObject):
    """Writes posts to their files, and gives new ones a place."""

    saved = Signal(object)
    conflict_found = Signal(object)
    """another program has changed a post's file"""
    moved = Signal(str, str)

    def __init__(
        self,
        window: Window,
        posts: OpenPosts,
        sync: FrontMatterSync,
        background: Background,
        notices: Notices,
        drops: ImageDrops | None = None,
    ) -> None:
        super().__init__()
        self._drops = drops
        self._window = window
        self._posts = posts
        self._sync = sync
        self._background = background
        self._notices = notices
        self._carrying = ImageCarrying(background, notices)
        self._saving: set[int] = set()
        self._waiting: dict[int, list[Callable[[], None]]] = {}
        """what was asked of a post while its file was being written"""

    # --- new posts

    def new_post(self) -> None:
        """Begin an untitled post with the front matter the site begins its posts with."""
        convention = self._posts.folder
        if convention is None:
            self._notices.tell(self.tr("Open a content folder first; new posts are put into it."))
            return
        lines = split_lines(new_post_text(convention, "", _now(convention), is_draft=False))
        self._posts.new(convention, lines)

    # --- saving

    def is_saving(self, session: PostSession) -> bool:
        """Tell whether the post's file is being written at this moment."""
        return session.number in self._saving

    def save(self, session: PostSession, then: Then | None = None) -> None:
        """Bring half-typed values in, then write the post's file."""
        QGuiApplication.inputMethod().commit()
        self._sync.flush(lambda: self._in_turn(session, lambda: self._save_now(session, then)))

    def bring_in(self, then: Then) -> None:
        """Bring half-typed values and images that are on their way into the text first."""
        if self._drops:
            drops = self._drops
            # an image that was dropped on a field is a value to be brought in itself
            self._sync.flush(lambda: drops.when_linked(lambda: self._sync.flush(then)))
        else:
            self._sync.flush(then)

    def save_as(self, session: PostSession) -> None:
        """Write the post to a file the writer names, and go on with that one."""
        QGuiApplication.inputMethod().commit()
        start = session.path or self._proposed_path(session, session.title)
        title, kinds = self.tr("Save post as"), self.tr("Markdown (*.md *.markdown)")
        dialog = QFileDialog(self._window, title, os.path.dirname(start), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # given by the dialog itself, which then asks about the file that is really meant
        dialog.setDefaultSuffix("md")
        dialog.selectFile(os.path.basename(start))
        if dialog.exec() and dialog.selectedFiles():
            self.save_to(session, os.path.abspath(dialog.selectedFiles()[0]))
        dialog.deleteLater()

    def save_to(self, session: PostSession, path: str) -> None:
        """Write the post to a file that may be replaced, and go on with that one."""
        if path == session.path:
            self.save(session)
        elif self._posts.find(path):
            sentence = self.tr("{path} is open in another tab. Close it first, or choose another name.")
            self._notices.tell(sentence.format(path=path), tone="warn", topic=path)
        else:
            work = partial(self._write, session, path, overwrite=True, then=None)
            self._sync.flush(lambda: self._in_turn(session, work))

    def _is_open(self, session: PostSession) -> bool:
        return self._posts.numbered(session.number) is session

    def _in_turn(self, session: PostSession, work: Callable[[], None]) -> None:
        """Do something to a post's file when nothing else is being done to it any more."""
        if not self._is_open(session):
            return
        if session.number in self._saving:
            self._waiting.setdefault(session.number, []).append(work)
        else:
            self._saving.add(session.number)
            self._window.status.show_work("saving", is_on=True)
            work()

    def _is_through(self, session: PostSession, *, is_well: bool = True) -> None:
        """Go on with what waited; after a failure the writer is to ask again."""
        self._saving.discard(session.number)
        waiting = self._waiting.pop(session.number, [])
        if waiting and is_well and self._is_open(session):
            self._saving.add(session.number)
            if waiting[1:]:
                self._waiting[session.number] = waiting[1:]
            waiting[0]()
        self._window.status.show_work("saving", is_on=bool(self._saving))

    def _save_now(self, session: PostSession, then: Then | None) -> None:
        self._notices.settle("moved")
        if session.is_read_only:
            self._is_through(session, is_well=False)
            self._notices.tell(
                self.tr("This file is read-only. “Save as” keeps your text elsewhere."), tone="warn"
            )
        elif not session.path:
            # where its images go depends on the name that it gets now
            self.bring_in(lambda: self._save_untitled(session, then))
        else:
            self._write(session, session.path, overwrite=False, then=then)

    def _save_untitled(self, session: PostSession, then: Then | None) -> None:
        self._sync.when_read(session, lambda: self._name_untitled(session, then))

    def _name_untitled(self, session: PostSession, then: Then | None) -> None:
        title = _field(session, "title")
        if not title:
            words = self.tr("Title of the post (its file is named after it):")
            title, is_given = QInputDialog.getText(self._window, self.tr("Save post"), words)
            if not is_given or not title.strip():
                self._is_through(session, is_well=False)
                return
            self._sync.set_field(session, "title", title.strip())
            self._sync.flush(lambda: self._write_new(session, title.strip(), then))
        else:
            self._write_new(session, title, then)

    def _write_new(self, session: PostSession, title: str, then: Then | None) -> None:
        self._background.run(
            free_path,
            self._proposed_path(session, title),
            done=lambda path: self._write(session, path, overwrite=False, then=then),
            failed=lambda error: self._on_failed(session, error),
        )

    def _proposed_path(self, session: PostSession, title: str) -> str:
        date = _field(session, "date") or datetime.now().strftime("%Y-%m-%d %H:%M:%S")
        return new_post_path(session.convention, title or "untitled", date, session.is_draft)

    def _write(self, session: PostSession, path: str, *, overwrite: bool, then: Then | None) -> None:
        text = session.text.copy()
        try:
            data = text.encode()
        except CharacterNotEncodable as error:
            sentence = self.tr(
                "Not saved: “{character}” in line {line} does not exist in the file's encoding. "
                "Change it, or save the post as a new file."
            )
            words = sentence.format(character=error.character, line=error.line + 1)
            self._notices.tell(words, tone="bad", topic="encoding")
            self._is_through(session, is_well=False)
            return
        expected = session.digest if path == session.path else None
        work = replace_post if overwrite else save_post
        self._background.run(
            work,
            path,
            data,
            expected,
            done=lambda result: self._on_written(session, text, path, result, then),
            failed=lambda error: self._on_failed(session, error, is_own=path == session.path),
        )

    def _on_written(
        self, session: PostSession, text: FileText, path: str, result: SavedPost, then: Then | None
    ) -> None:
        if not self._is_open(session):  # closed meanwhile: it is on the disk, and nothing is left to tell
            self._is_through(session)
            return
        self._carrying.carry(session, path, lambda: self._on_saved(session, text, path, result, then))

    def _on_saved(
        self, session: PostSession, text: FileText, path: str, result: SavedPost, then: Then | None
    ) -> None:
        if result.note:
            self._notices.tell(result.note, topic=path)
        else:
            self._notices.settle(path)
        session.mark_saved(text, path, result.digest)
        self.saved.emit(session)
        if not lies_in(path, session.convention.root):
            self._background.run(
                find_site,
                path,
                done=lambda site: self._is_open(session) and session.set_convention(site),
                failed=self._notices.tell_error,
            )
        target = path_as_draft(session.convention, path, bool(session.draft_wanted))
        if session.draft_wanted is not None and target != path:
            self._move(session, target, then)
        else:
            self._settle(session, then)

    def _settle(self, session: PostSession, then: Then | None) -> None:
        self._is_through(session)
        if then:
            then()

    def _on_failed(self, session: PostSession, error: WorkspaceError, *, is_own: bool = False) -> None:
        self._is_through(session, is_well=False)
        if isinstance(error, ChangedOnDiskError) and is_own:
            self.conflict_found.emit(session)
        else:
            self._notices.tell_error(error)

    # --- drafts by folder

    def _move(self, session: PostSession, target: str, then: Then | None) -> None:
        source = session.path
        self._background.run(
            partial(move_post, with_folder=session.convention.post_asset_folder),
            source,
            target,
            done=lambda _: self._on_moved(session, source, target, then),
            failed=lambda error: (self._is_through(session, is_well=False), self._notices.tell_error(error)),
        )

    def _on_moved(self, session: PostSession, source: str, target: str, then: Then | None) -> None:
        self.moved.emit(source, target)
        if not self._is_open(session):
            self._is_through(session)
            return
        session.mark_moved(target)
        folder = os.path.basename(os.path.dirname(target))
        self._notices.tell(
            self.tr("The post now lies in {folder}.").format(folder=folder),
            topic="moved",
            choices=[Choice(self.tr("Undo"), lambda: self._unmove(session))],
        )
        self._settle(session, then)

    def _unmove(self, session: PostSession) -> None:
        if self._is_open(session):
            session.want_draft(not session.is_draft)
            self.save(session)


def _now(convention: Convention) -> str:
    """Give the time as a new post of the site tells it.

    Hugo takes a time without a zone for UTC, so that a post of this morning in China would wait until
    the afternoon; Hexo and Jekyll take it for the time of the zone in their settings.
    """
    now = datetime.now().astimezone()
    if convention.generator is Generator.HUGO:
        return now.strftime("%Y-%m-%d %H:%M:%S %z")
    try:
        zone = ZoneInfo(convention.timezone) if convention.timezone else None
    except (ValueError, OSError, ZoneInfoNotFoundError):
        zone = None
    return now.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def _field(session: PostSession, name: str) -> str:
    value = session.rendered.front_matter.value(name)
    return value.strip() if isinstance(value, str) else ""
