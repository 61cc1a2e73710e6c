"""The post as an html page of its own: what the preview shows, in one file that needs nothing else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from editor.app.exported_path import ask_path, tell_written
from editor.app.post_title import day_of, has_printed_title, written_title
from editor.core.site.typora import own_convention

if TYPE_CHECKING:
    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.page_making import PagePost
    from editor.app.post_session import PostSession
    from editor.app.window import Window
    from editor.core.site.convention import Convention
    from editor.workspace.errors import WorkspaceError


class PageExport(QObject):
    """Writes one page at a time, once the renderer has told all of the post."""

    def __init__(self, window: Window, posts: OpenPosts, background: Background, notices: Notices) -> None:
        super().__init__()
        self._window = window
        self._posts = posts
        self._background = background
        self._notices = notices
        self._path = ""
        self._session: PostSession | None = None
        window.actions_table.on("export-html", self._begin)

    def _begin(self) -> None:
        session = self._posts.current
        if session is None or self._path:
            return
        title, kinds = self.tr("Export as HTML"), self.tr("Web pages (*.html *.htm)")
        self._path = ask_path(self._window, session, title, kinds, (".html", ".htm"))
        if not self._path:
            return
        self._session = session
        self._window.status.showMessage(self.tr("Making the page…"))
        if _is_told(session):
            self._write()
        else:
            session.patched.connect(self._on_patched)
            session.destroyed.connect(self._forget)

    def _on_patched(self) -> None:
        session = self._session
        if session is not None and _is_told(session):
            session.patched.disconnect(self._on_patched)
            session.destroyed.disconnect(self._forget)
            self._write()

    def _write(self) -> None:
        session = self._session
        if session is None:
            return
        from editor.widgets.preview_words import preview_words

        self._background.run(
            _write,
            self._path,
            _page_post(session),
            own_convention(session.convention, session.rendered.front_matter, session.home),
            session.home,
            preview_words(QCoreApplication.translate),
            done=self._on_written,
            failed=self._on_failed,
        )

    def _forget(self) -> None:
        self._path, self._session = "", None
        self._window.status.clearMessage()

    def _on_failed(self, error: WorkspaceError) -> None:
        self._forget()
        self._notices.tell_error(error)

    def _on_written(self, path: str) -> None:
        self._forget()
        sentence = self.tr("The page is at {path}.").format(path=path)
        tell_written(self._notices, sentence, self.tr("Open it"), path)


def _is_told(session: PostSession) -> bool:
    return session.rendered.is_complete and session.rendered.version == session.version


def _page_post(session: PostSession) -> PagePost:
    from editor.app.page_making import PagePost

    rendered = session.rendered
    title = written_title(rendered.front_matter)
    return PagePost(
        tuple(html for _, html in rendered.drawn_blocks()),
        dict(rendered.images),
        {one: rendered.form_of(one) for one in rendered.images.values()},
        title if has_printed_title(session.convention) else "",
        day_of(rendered.front_matter),
        title or os.path.basename(session.path or session.home),
    )


def _write(path: str, post: PagePost, convention: Convention, home: str, words: dict[str, str]) -> str:
    from editor.app.page_making import page_of  # not before the first page
    from editor.workspace.exported_file import write_export
    from editor.workspace.page_images import PageImages

    images = PageImages(convention, home, os.path.dirname(path), embedded=True)
    return write_export(path, page_of(post, images.address_of, words).encode("utf-8"))
