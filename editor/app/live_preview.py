"""Preview and text: patches go out, images are handed in, links and copies are taken care of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.site.typora import own_convention

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.core.images.check import CheckPolicy
    from editor.core.site.convention import Convention
    from editor.renderer.protocol import Patch
    from editor.widgets.no_preview import NoPreview
    from editor.widgets.preview import Preview
    from editor.workspace.errors import WorkspaceError
    from editor.workspace.web_images import WebImages

_TOKEN = re.compile(r"post://image/([A-Za-z0-9_-]{1,128})")
OPENED_SCHEMES = ("http://", "https://", "mailto:")


class LivePreview(QObject):
    """Shows the post in front, and only what the renderer said of it."""

    post_link_requested = Signal(str)
    """the writer clicked a link to another post of the site, whose file this is"""

    def __init__(
        self,
        preview: Preview | NoPreview,
        posts: OpenPosts,
        background: Background,
        notices: Notices,
        policy_for: Callable[[Convention], CheckPolicy],
        web: Callable[[], WebImages],
    ) -> None:
        super().__init__()
        self._preview = preview
        self._posts = posts
        self._background = background
        self._notices = notices
        self._policy_for = policy_for
        self._web = web
        self._shown: PostSession | None = None
        posts.current_changed.connect(self._on_current_changed)
        posts.opened.connect(self._on_opened)
        preview.image_requested.connect(self._on_image_requested)
        preview.link_activated.connect(self._on_link_activated)
        preview.copied.connect(self._on_copied)
        preview.stumbled.connect(self._on_stumbled)

    def _on_opened(self, session: PostSession) -> None:
        session.patched.connect(lambda patch: self._on_patched(session, patch))

    def _on_current_changed(self, session: PostSession | None) -> None:
        self._shown = session
        if session is None:
            self._preview.clear()
        else:
            self._preview.show_blocks(session.rendered.drawn_blocks())

    def _on_patched(self, session: PostSession, patch: Patch) -> None:
        if session is not self._shown:
            return
        kept = patch.blocks[0].kept if patch.blocks else None
        if kept is not None:
            html = session.rendered.html_at(patch.first)
            line = patch.blocks[0].line
            self._preview.splice(patch.first, line, html, kept.splice, kept.moved_from, kept.shift)
        else:
            drawn = [(block.line, block.html) for block in patch.blocks]
            self._preview.patch(patch.first, patch.removed, drawn, patch.shift)

    # --- images

    def _on_image_requested(self, request: int, token: str) -> None:
        session = self._shown
        destination = session.rendered.images.get(token) if session else None
        if session is None or destination is None:
            self._preview.reply_image(request, None, "")
            return
        from editor.workspace.preview_image import preview_image  # not before the first picture

        policy = self._policy_for(session.convention)

        def _answer(found: tuple[bytes, str] | None) -> None:
            content, media_type = found or (None, "")
            self._preview.reply_image(request, content, media_type)

        def _refuse(_: WorkspaceError) -> None:
            self._preview.reply_image(request, None, "")

        self._background.run(
            preview_image,
            destination,
            session.home,
            own_convention(session.convention, session.rendered.front_matter, session.home),
            policy,
            self._web(),
            session.rendered.form_of(destination),
            done=_answer,
            failed=_refuse,
            lane="patient" if parse_destination(destination).kind is DestinationKind.WEB else "quick",
        )

    # --- links

    def _on_link_activated(self, address: str) -> None:
        session = self._shown
        if address.lower().startswith(OPENED_SCHEMES):
            QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.TolerantMode))
        elif not address.startswith("#") and session is not None:
            from editor.workspace.linked_post import find_linked_post  # not before the first click

            self._background.run(
                find_linked_post,
                address,
                session.home,
                session.convention,
                done=lambda path: self._on_link_found(address, path),
                failed=lambda _: self._on_link_found(address, ""),
            )

    def _on_link_found(self, address: str, path: str) -> None:
        if path:
            self.post_link_requested.emit(path)
            return
        sentence = self.tr(
            "Only web and mail addresses and links to posts of this site are opened; this one is: {address}"
        )
        self._notices.tell(sentence.format(address=address[:200]), topic="link")

    # --- copies

    def _on_copied(self, text: str, html: str) -> None:
        """Put a selection where other programs take it from; pictures have the addresses of the post."""
        images = self._shown.rendered.images if self._shown else {}
        mime = QMimeData()
        mime.setText(_addressed(text, images))
        if html:
            mime.setHtml(_addressed(html, images))
        QGuiApplication.clipboard().setMimeData(mime)

    def _on_stumbled(self, code: str) -> None:
        sentences = {
            "preview.images-off": self.tr(
                "A picture of this post hung the preview; it is shown without pictures."
            ),
            "preview.stopped": self.tr("The preview hung again and again and stays empty for this post."),
        }
        self._notices.tell(sentences.get(code, code), tone="warn", topic="preview")


def _addressed(html: str, images: Mapping[str, str]) -> str:
    from html import escape  # not before the first copy

    return _TOKEN.sub(lambda found: escape(images.get(found[1], ""), quote=True), html)
