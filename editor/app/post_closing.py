"""Closing: asks about unsaved changes before anything would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from editor.widgets.message_box import draw_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.app.open_posts import OpenPosts
    from editor.app.post_saving import PostSaving
    from editor.app.post_session import PostSession
    from editor.app.window import Window

    Then = Callable[[], object]


class PostClosing(QObject):
    """Closes one post or all; what is not saved is asked about first."""

    def __init__(self, window: Window, posts: OpenPosts, saving: PostSaving) -> None:
        super().__init__()
        self._window = window
        self._posts = posts
        self._saving = saving
        posts.close_requested.connect(lambda session: session and self.close(session))

    def close(self, session: PostSession, then: Then | None = None) -> None:
        """Close a post, asking first when there is something to lose."""
        self._saving.bring_in(lambda: self._close_now(session, then))

    def close_all(self, then: Then) -> None:
        """Ask about every unsaved post in turn; call `then` when all is settled, unless cancelled.

        Nothing is dropped before the last question is answered: cancelling that one keeps all.
        """
        self._saving.bring_in(lambda: self._close_next(then, frozenset()))

    def _close_next(self, then: Then, dropped: frozenset[int]) -> None:
        unsettled = (post for post in self._posts if post.is_dirty and post.number not in dropped)
        session = next(unsettled, None)
        if session:
            self._posts.show(session)
            more = dropped | {session.number}
            self._ask(session, lambda: self._close_next(then, dropped), lambda: self._close_next(then, more))
        else:
            then()

    def _close_now(self, session: PostSession, then: Then | None) -> None:
        if self._posts.numbered(session.number) is not session:
            return

        def _finish() -> None:
            self._posts.close(session)
            if then:
                then()

        if session.is_dirty:
            self._posts.show(session)
            # what is typed while the file is being written is asked about again
            self._ask(session, lambda: self._close_now(session, then), _finish)
        else:
            _finish()

    def _ask(self, session: PostSession, saved: Then, dropped: Then) -> None:
        """Ask what to do with unsaved changes: save, drop them, or go on writing."""
        box = QMessageBox(self._window)
        box.setObjectName("unsaved-question")
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setTextFormat(box.textFormat().PlainText)
        box.setText(
            self.tr("Save the changes to “{title}”?").format(title=session.title or self.tr("Untitled"))
        )
        box.setInformativeText(self.tr("Without saving, they are lost."))
        save = box.addButton(self.tr("Save"), QMessageBox.ButtonRole.AcceptRole)
        drop = box.addButton(self.tr("Don't save"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        draw_in(box)
        box.exec()
        if box.clickedButton() is save:
            self._saving.save(session, saved)
        elif box.clickedButton() is drop:
            dropped()
