"""Preview and text: patches go out, images are handed in, clicks and the cursor keep the two in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.text.edit import Position
from editor.workspace.preview_image import preview_image

if TYPE_CHECKING:
    from collections.abc import Callable

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

OPENED_SCHEMES = ("http://", "https://", "mailto:")


class LivePreview(QObject):
    """Shows the post in front, and only what the renderer said of it."""

    def __init__(
        self,
        preview: Preview | NoPreview,
        posts: OpenPosts,
        background: Background,
        notices: Notices,
        policy_for: Callable[[Convention], CheckPolicy],
        web: WebImages,
    ) -> None:
        super().__init__()
        self._preview = preview
        self._posts = posts
        self._background = background
        self._notices = notices
        self._policy_for = policy_for
        self._web = web
        self._shown: PostSession | None = None
        self._scroll = QTimer(self, singleShot=True, interval=16)
        self._scroll.timeout.connect(self._follow_scroll)
        self._wanted_line = 0.0
        posts.current_changed.connect(self._on_current_changed)
        posts.opened.connect(self._on_opened)
        preview.image_requested.connect(self._on_image_requested)
        preview.link_activated.connect(self._on_link_activated)
        preview.line_clicked.connect(self._on_line_clicked)
        preview.stumbled.connect(self._on_stumbled)

    def _on_opened(self, session: PostSession) -> None:
        session.patched.connect(lambda patch: self._on_patched(session, patch))
        session.editor.top_line_changed.connect(lambda line: self._on_top_line(session, line))
        session.editor.cursor_moved.connect(lambda place: self._on_cursor(session, place.line))

    def _on_current_changed(self, session: PostSession | None) -> None:
        self._shown = session
        if session is None:
            self._preview.clear()
        else:
            self._preview.show_blocks(session.rendered.drawn_blocks())
            self._preview.mark_line(session.editor.place().line)

    def _on_patched(self, session: PostSession, patch: Patch) -> None:
        if session is self._shown:
            drawn = [(block.line, block.html) for block in patch.blocks]
            self._preview.patch(patch.first, patch.removed, drawn, patch.shift)

    # --- in step

    def _on_top_line(self, session: PostSession, line: float) -> None:
        if session is self._shown:
            self._wanted_line = line
            if not self._scroll.isActive():
                self._scroll.start()

    def _follow_scroll(self) -> None:
        self._preview.scroll_to_line(self._wanted_line)

    def _on_cursor(self, session: PostSession, line: int) -> None:
        if session is self._shown:
            self._preview.mark_line(line)

    def _on_line_clicked(self, line: int) -> None:
        if self._shown:
            self._shown.editor.go_to(Position(line, 0))
            self._shown.editor.setFocus()

    # --- images

    def _on_image_requested(self, request: int, token: str) -> None:
        session = self._shown
        destination = session.rendered.images.get(token) if session else None
        if session is None or destination is None:
            self._preview.reply_image(request, None, "")
            return
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
            session.convention,
            policy,
            self._web,
            session.rendered.form_of(destination),
            done=_answer,
            failed=_refuse,
            lane="patient" if parse_destination(destination).kind is DestinationKind.WEB else "quick",
        )

    # --- links

    def _on_link_activated(self, address: str) -> None:
        if address.lower().startswith(OPENED_SCHEMES):
            QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.TolerantMode))
        elif not address.startswith("#"):
            sentence = self.tr(
                "Only web and mail addresses are opened from the preview; this one is: {address}"
            )
            self._notices.tell(sentence.format(address=address[:200]), topic="link")

    def _on_stumbled(self, code: str) -> None:
        sentences = {
            "preview.images-off": self.tr(
                "A picture of this post hung the preview; it is shown without pictures."
            ),
            "preview.stopped": self.tr("The preview hung again and again and stays empty for this post."),
        }
        self._notices.tell(sentences.get(code, code), tone="warn", topic="preview")
