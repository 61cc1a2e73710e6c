"""An image of Hexo's written in another form: tag, Markdown or HTML, whichever the writer picks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu

from editor.core.frontmatter.generator import Generator
from editor.core.site.typora import own_convention
from editor.widgets.image_actions import ImageAction
from editor.widgets.repair_words import repair_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

    from editor.app.background import Background
    from editor.app.image_actions import ImageActions
    from editor.app.image_mending import ImageMending
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.core.images.repair import Repair
    from editor.widgets.image_row import ImageRow


class ImageRespelling(QObject):
    """Offers the other forms of a row's image in a menu, and writes the one that is chosen: one undo step."""

    def __init__(
        self,
        posts: OpenPosts,
        actions: ImageActions,
        mending: ImageMending,
        background: Background,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._posts = posts
        self._actions = actions
        self._mending = mending
        self._background = background
        self._notices = notices
        self._is_offered = False
        posts.current_changed.connect(self._offer)
        self._offer()

    def ask(self, session: PostSession, rows: Sequence[ImageRow]) -> None:
        """Look for the other forms of an image, and let the writer choose among them."""
        row = rows[0]
        if row.reference is None or row.report is None or session.is_read_only:
            return
        from editor.workspace.image_repairs import conversions_for  # not before it is asked for

        self._background.run(
            conversions_for,
            row.destination,
            row.reference.form.value,
            session.home,
            own_convention(session.convention, session.rendered.front_matter, session.home),
            row.report,
            done=lambda found: self._show(session, row, found),
            failed=self._notices.tell_error,
        )

    def _offer(self, *_: object) -> None:
        """Offer it for posts of Hexo's alone: others have one form for an image."""
        session = self._posts.current
        is_hexo = session is not None and session.convention.generator is Generator.HEXO
        if is_hexo is not self._is_offered:
            self._is_offered = is_hexo
            self._actions.add(ImageAction.RESPELL, self.ask if is_hexo else None)

    def _show(self, session: PostSession, row: ImageRow, found: Sequence[Repair]) -> None:
        if session is not self._posts.current:
            return
        if not found:
            self._notices.tell(
                self.tr("The site would show the image in no other form."), tone="warn", topic="respelling"
            )
            return
        view = QApplication.focusWidget()
        menu = QMenu(view)
        menu.setAccessibleName(self.tr("Other forms of the image"))
        for number, repair in enumerate(found):
            words = repair_words(repair, session.convention.root).replace("&", "&&")
            entry = menu.addAction(words, lambda repair=repair: self._mending.carry_out(session, row, repair))
            entry.setObjectName(f"form-{number}")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(_place_below(view))
        menu.setActiveAction(menu.actions()[0])


def _place_below(view: object) -> QPoint:
    """Give the place below the current row of a table that has the focus, else that of the pointer."""
    if not isinstance(view, QAbstractItemView) or not view.currentIndex().isValid():
        return QCursor.pos()
    return view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).bottomLeft())
