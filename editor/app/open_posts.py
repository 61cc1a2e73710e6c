"""The posts in the tabs: opening, switching and closing them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from editor.app.heard_late import HeardLate
from editor.app.post_session import PostSession
from editor.core.text.edit import Position
from editor.core.text.file_text import FileText
from editor.widgets.source_editor import SourceEditor
from editor.workspace.opening import open_post

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.app.renderer_client import RendererClient
    from editor.app.window import Window
    from editor.core.site.convention import Convention
    from editor.renderer.protocol import Fields, Patch
    from editor.workspace.encoding_memory import EncodingMemory
    from editor.workspace.errors import WorkspaceError
    from editor.workspace.post_file import PostFile

    Then = Callable[[PostSession], object]
    Waiting = tuple[Then | None, Callable[[], object] | None]


class OpenPosts(QObject):
    """A session and an editor for each tab; the one in front is `current`."""

    closed = Signal(object)
    close_requested = Signal(object)
    """the writer clicked a tab's cross"""

    def __init__(
        self,
        window: Window,
        renderer: RendererClient,
        background: Background,
        notices: Notices,
        encodings: EncodingMemory | None = None,
    ) -> None:
        super().__init__()
        self._encodings = encodings
        self.opened = HeardLate(lambda: self, self)
        """a post has got its tab; also told to parts that are built later, see `catch_up`"""
        self.current_changed = HeardLate(lambda: [self._shown] if self._shown else [], self)
        """another post is in front, or none; told to late parts likewise"""
        self.folder: Convention | None = None
        """the open content folder"""
        self._window = window
        self._renderer = renderer
        self._background = background
        self._notices = notices
        self._sessions: dict[int, PostSession] = {}
        self._order: list[int] = []
        self._opening: dict[str, list[Waiting]] = {}
        self._next_number = 1
        self._spare: SourceEditor | None = None
        """an editor made while a post is read, which takes as long"""
        self._shown: PostSession | None = None
        tabs = window.tabs
        tabs.currentChanged.connect(self._on_tab_changed)
        tabs.tabCloseRequested.connect(lambda index: self.close_requested.emit(self._at(index)))
        tabs.tabMoved.connect(lambda old, new: self._order.insert(new, self._order.pop(old)))
        renderer.patch_received.connect(self._on_patch)
        renderer.fields_received.connect(self._on_fields)

    def __iter__(self) -> Iterator[PostSession]:
        return iter([self._sessions[number] for number in self._order])

    @property
    def current(self) -> PostSession | None:
        """Give the post in front."""
        return self._shown

    def catch_up(self) -> None:
        """Tell the parts that were connected after the first look of the posts that are open."""
        self.opened.catch_up()
        self.current_changed.catch_up()

    def find(self, path: str) -> PostSession | None:
        """Give the open post of that file."""
        wanted = os.path.abspath(path)
        return next((session for session in self if session.path == wanted), None)

    def numbered(self, number: int) -> PostSession | None:
        """Give the open post of that number."""
        return self._sessions.get(number)

    def open(
        self, path: str, then: Then | None = None, *, failed: Callable[[], object] | None = None
    ) -> None:
        """Bring a post to the front, reading it first when it is not open yet.

        `then` is called with it; `failed` when it cannot be read, which the writer is told.
        """
        whole = os.path.abspath(path)
        session = self.find(whole)
        if session:
            self.show(session)
            if then:
                then(session)
        elif whole in self._opening:
            self._opening[whole].append((then, failed))
        else:
            self._opening[whole] = [(then, failed)]
            self._background.run(
                open_post,
                whole,
                self.folder,
                self._encodings,
                done=lambda found: self.take(*found),
                failed=lambda error: self._on_not_read(whole, error),
            )
            QTimer.singleShot(0, self, self.make_spare)

    def make_spare(self) -> None:
        """Make the editor of the next post, if there is none yet: it takes as long as reading one."""
        if self._spare is None:
            self._spare = SourceEditor()

    def open_all(self, paths: Sequence[str]) -> None:
        """Open posts one after the other, so that their tabs stand in this order."""
        if paths:
            rest = paths[1:]
            self.open(paths[0], lambda _: self.open_all(rest), failed=lambda: self.open_all(rest))

    def new(
        self,
        convention: Convention,
        lines: Sequence[str],
        *,
        path: str = "",
        text: FileText | None = None,
    ) -> PostSession:
        """Begin a post that has no file yet: with `text`, or with lines that can be undone."""
        return self._add(text or FileText.empty(), convention, path=path, digest=None, lines=lines)

    def show(self, session: PostSession) -> None:
        """Bring a post to the front."""
        self._window.tabs.setCurrentIndex(self._order.index(session.number))
        session.editor.setFocus()

    def close(self, session: PostSession) -> None:
        """Close a tab; whoever calls has asked about unsaved changes. A closed one stays closed."""
        if self._sessions.get(session.number) is not session:
            return
        index = self._order.index(session.number)
        del self._sessions[session.number]
        session.close()
        self._window.editors.removeWidget(session.editor)
        self._order.pop(index)
        self._window.tabs.removeTab(index)
        self._on_tab_changed(self._window.tabs.currentIndex())
        self.closed.emit(session)
        session.editor.deleteLater()
        session.deleteLater()

    def step(self, by: int) -> None:
        """Go to the next or the previous tab."""
        if self._order:
            tabs = self._window.tabs
            tabs.setCurrentIndex((tabs.currentIndex() + by) % tabs.count())

    def _at(self, index: int) -> PostSession | None:
        return self._sessions[self._order[index]] if 0 <= index < len(self._order) else None

    def _on_not_read(self, path: str, error: WorkspaceError) -> None:
        self._notices.tell_error(error)
        for _, failed in self._opening.pop(path):
            if failed:
                failed()

    def take(self, post: PostFile, convention: Convention) -> None:
        """Bring a post to the front that has been read, as it was read."""
        waiting = self._opening.pop(post.path, [])
        session = self.find(post.path) or self._add(
            post.text,
            convention,
            path=post.path,
            digest=post.digest,
            is_read_only=post.is_read_only,
            chosen_encoding=post.chosen_encoding,
        )
        self.show(session)
        for then, _ in waiting:
            if then:
                then(session)

    def _add(
        self,
        text: FileText,
        convention: Convention,
        *,
        path: str,
        digest: str | None,
        is_read_only: bool = False,
        chosen_encoding: str = "",
        lines: Sequence[str] = (),
    ) -> PostSession:
        editor, self._spare = self._spare or SourceEditor(), None
        session = PostSession(
            self._next_number,
            text,
            editor,
            convention,
            self._renderer,
            path=path,
            digest=digest,
            is_read_only=is_read_only,
        )
        session.chosen_encoding = chosen_encoding
        self._next_number += 1
        self._sessions[session.number] = session
        self._order.append(session.number)
        self._window.editors.addWidget(editor)
        session.state_changed.connect(lambda: self._name_tab(session))
        self.opened.emit(session)
        if lines:
            session.replace_all(lines)
            editor.go_to(Position(len(lines) - 1, 0))
        self._window.tabs.addTab("")
        self._name_tab(session)
        self.show(session)
        return session

    def _name_tab(self, session: PostSession) -> None:
        if session.number not in self._order:
            return
        index = self._order.index(session.number)
        if index >= self._window.tabs.count():
            return
        name = session.title or self.tr("Untitled")
        short = name if len(name) <= 24 else name[:23] + "…"
        self._window.tabs.setTabText(index, short.replace("&", "&&"))
        self._window.tabs.setTabToolTip(index, "")
        self._window.tabs.show_dirty(index, is_dirty=session.is_dirty)
        if session is self._shown:
            self._window.setWindowTitle(f"{name}[*] — Inkwright")
            self._window.setWindowModified(session.is_dirty)

    def _on_tab_changed(self, index: int) -> None:
        session = self._at(index)
        if session is self._shown:
            return
        self._shown = session
        if session:
            self._window.editors.setCurrentWidget(session.editor)
            self._name_tab(session)
        else:
            self._window.setWindowTitle("Inkwright")
        self.current_changed.emit(session)

    def _on_patch(self, patch: Patch) -> None:
        session = self._sessions.get(patch.post)
        if session:
            session.take_patch(patch)

    def _on_fields(self, fields: Fields) -> None:
        session = self._sessions.get(fields.post)
        if session:
            session.take_fields(fields)
