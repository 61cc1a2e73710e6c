"""What the writer is told when the renderer had to be killed, and the way back when it stays down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.app.notices import Choice

if TYPE_CHECKING:
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.renderer_client import RendererClient


class RendererHealth(QObject):
    """Turns the renderer's deaths into sentences; typing and saving never depend on it."""

    def __init__(self, renderer: RendererClient, posts: OpenPosts, notices: Notices) -> None:
        super().__init__()
        self._renderer = renderer
        self._posts = posts
        self._notices = notices
        renderer.stumbled.connect(self._on_stumbled)
        renderer.state_changed.connect(self._on_state_changed)

    def _on_stumbled(self, post: int, line: int, count: int) -> None:
        session = self._posts.numbered(post)
        if session is None:
            return
        if count > 1:
            sentence = self.tr(
                "Lines {first} to {last} of “{title}” could not be drawn in time and are shown as plain text."
            )
        else:
            sentence = self.tr(
                "Line {first} of “{title}” could not be drawn in time and is shown as plain text."
            )
        words = sentence.format(first=line + 1, last=line + count, title=session.title or self.tr("Untitled"))
        self._notices.tell(words, tone="warn", topic=f"stumbled-{post}")

    def _on_state_changed(self, state: str) -> None:
        if state == "failed":
            self._notices.tell(
                self.tr("The preview has stopped after several failures. Writing and saving go on."),
                tone="bad",
                topic="renderer",
                choices=[Choice(self.tr("Start it again"), self._renderer.restart)],
            )
        elif state == "ready":
            self._notices.settle("renderer")
