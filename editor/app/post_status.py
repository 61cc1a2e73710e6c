"""What the status bar says of the post in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from editor.core.text.count import WordCounter

if TYPE_CHECKING:
    from editor.app.background import Background
    from editor.app.image_checks import ImageChecks
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.renderer_client import RendererClient
    from editor.app.window import Window

COUNT_MS = 500
GENERATOR_NAMES = {"hexo": "Hexo", "hugo": "Hugo", "jekyll": "Jekyll", "astro": "Astro", "plain": "Markdown"}


class PostStatus(QObject):
    """Keeps saved state, word count, image health, position, encoding and generator true."""

    def __init__(
        self,
        window: Window,
        posts: OpenPosts,
        checks: ImageChecks,
        renderer: RendererClient,
        background: Background,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._status = window.status
        self._background = background
        self._notices = notices
        self._window = window
        self._shown: PostSession | None = None
        self._counter = WordCounter()
        self._count_soon = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._count_soon.timeout.connect(self._count)
        posts.opened.connect(self._on_opened)
        posts.current_changed.connect(self._on_current_changed)
        checks.counted.connect(self._show_images)
        renderer.state_changed.connect(self._show_renderer)

    def _on_opened(self, session: PostSession) -> None:
        session.state_changed.connect(lambda: session is self._shown and self._show_state(session))
        for signal in (session.changed, session.fields_changed):  # where the body begins is heard late
            signal.connect(lambda: session is self._shown and self._count_soon.start())
        session.editor.cursor_moved.connect(
            lambda place: session is self._shown and self._status.show_place(place)
        )

    def _on_current_changed(self, session: PostSession | None) -> None:
        self._shown = session
        self._window.actions_table.enable(has_post=session is not None)
        self._window.show_desk(has_post=session is not None)
        if session is None:
            for name in ("saved", "words", "images", "position", "format", "generator"):
                self._status.show_text(name, "")
            return
        self._show_state(session)
        self._status.show_place(session.editor.place())
        self._status.show_text("generator", GENERATOR_NAMES[session.convention.generator.value])
        self._count()

    def _show_state(self, session: PostSession) -> None:
        self._window.actions_table.enable(has_post=True, is_read_only=session.is_read_only)
        if session.is_read_only:
            self._status.show_text("saved", self.tr("Read-only"))
        elif session.is_dirty:
            self._status.show_text("saved", "● " + self.tr("Not saved"), "accent")
        else:
            self._status.show_text("saved", "✓ " + self.tr("Saved") if session.path else self.tr("New"))
        self._status.show_format(session.text.format)

    def _count(self) -> None:
        session = self._shown
        if session:
            body = session.text.texts()[session.rendered.front_matter.body_line :]
            self._background.run(
                self._counter.count,
                body,
                done=lambda count: session is self._shown and self._status.show_count(count),
                failed=self._notices.tell_error,
            )

    def _show_images(self, total: int, broken: int) -> None:
        if not self._shown or not total:
            self._status.show_text("images", "")
        elif broken:
            text = self.tr("Images {total} · {broken} with a problem").format(total=total, broken=broken)
            self._status.show_text("images", text, "bad")
        else:
            self._status.show_text("images", self.tr("Images {total}").format(total=total))

    def _show_renderer(self, state: str) -> None:
        words = {
            "restarting": self.tr("The preview starts again…"),
            "failed": self.tr("The preview has stopped"),
        }
        tones = {"restarting": "warn", "failed": "bad"}
        self._status.show_text("busy", words.get(state, ""), tones.get(state, ""))
