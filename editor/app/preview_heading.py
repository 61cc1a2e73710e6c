"""The post's title and date above the preview, where the themes of the site's generator print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.app.post_title import day_of, prints_title, written_title
from editor.widgets.preview_look import PreviewHeading

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.settings import SettingsStore
    from editor.widgets.no_preview import NoPreview
    from editor.widgets.preview import Preview


class PostHeading(QObject):
    """Keeps the heading true to the fields; the writer's switch counts more than the generator's habit."""

    def __init__(
        self, preview: Preview | NoPreview, posts: OpenPosts, store: SettingsStore, switch: QAction
    ) -> None:
        super().__init__()
        self._preview = preview
        self._store = store
        self._switch = switch
        self._shown: PostSession | None = None
        switch.triggered.connect(self._on_switched)
        posts.opened.connect(self._on_opened)
        posts.current_changed.connect(self._on_current_changed)

    def _on_opened(self, session: PostSession) -> None:
        session.fields_changed.connect(lambda: session is self._shown and self._show())

    def _on_current_changed(self, session: PostSession | None) -> None:
        self._shown = session
        self._show()

    def _on_switched(self, is_on: bool) -> None:
        self._store.change(shows_title="on" if is_on else "off")
        self._show()

    def _show(self) -> None:
        session = self._shown
        wanted = self._store.settings.shows_title
        is_on = prints_title(wanted, session.convention) if session else wanted == "on"
        self._switch.setChecked(is_on)
        if session is None or not is_on:
            self._preview.set_heading(PreviewHeading())
            return
        fields = session.rendered.front_matter
        self._preview.set_heading(PreviewHeading(written_title(fields), day_of(fields)))
