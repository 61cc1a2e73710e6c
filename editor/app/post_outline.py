"""Joins the outline with the post in front: its headings go in, a chosen line comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from editor.core.text.edit import Position

if TYPE_CHECKING:
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.settings import SettingsStore
    from editor.app.window import Window

FOLLOW_MS = 60
"""after an edit or a move of the cursor; while the outline is not seen it follows nothing"""


class PostOutline(QObject):
    """Shows the headings while the outline is seen, and goes to the one that is chosen."""

    def __init__(self, window: Window, posts: OpenPosts, store: SettingsStore) -> None:
        super().__init__()
        self._window = window
        self._posts = posts
        self._view = window.post_list.outline
        self._soon = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._soon.timeout.connect(self._follow)
        window.actions_table.on("show-outline", self._go_there)
        window.post_list.show_outline(shown=store.settings.shows_outline)
        window.post_list.outline_switched.connect(lambda shown: store.change(shows_outline=shown))
        self._view.line_requested.connect(self.go_to)
        self._view.wanted.connect(self._follow)
        posts.opened.connect(self._on_opened)
        posts.current_changed.connect(lambda _: self._follow())

    def go_to(self, line: int) -> None:
        """Bring a line of the post in front into view, where it is shown."""
        session, window = self._posts.current, self._window
        if session is None:
            return
        session.editor.go_to(Position(line, 0))
        if window.editors.isVisibleTo(window):
            session.editor.setFocus()
        else:
            window.preview.scroll_to_line(line)

    def _on_opened(self, session: PostSession) -> None:
        session.patched.connect(lambda _: session is self._posts.current and self._later())
        session.editor.cursor_moved.connect(lambda _: session is self._posts.current and self._later())

    def _later(self) -> None:
        if self._view.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _follow(self) -> None:
        session = self._posts.current
        if not self._view.isVisible():
            return
        if session is None:
            self._view.set_headings((), has_post=False)
            return
        self._view.set_headings(session.rendered.headings())
        self._view.set_line(session.editor.place().line)

    def _go_there(self) -> None:
        """Go to the outline with the keyboard, or from there back to the text and the list."""
        window, focused = self._window, QApplication.focusWidget()
        if focused is not None and self._view.isAncestorOf(focused):
            window.post_list.show_outline(shown=False)
            if self._posts.current is not None:
                self._posts.current.editor.setFocus()
            return
        if not window.post_list.isVisible():
            window.actions_table["show-posts"].trigger()
        window.post_list.show_outline(shown=True)
        self._follow()
        self._view.focus_current()
