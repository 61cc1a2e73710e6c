"""All that surrounds the preview: in step with the source, heading, clothes, own window, PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.app.preview_export import PreviewExport
from editor.app.preview_heading import PostHeading
from editor.app.preview_styles import PreviewStyles
from editor.app.preview_window import PreviewWindow
from editor.app.scroll_sync import ScrollSync
from editor.app.view_modes import ViewModes
from editor.core.site.post_link import name_in
from editor.core.site.shown_address import shown_address

if TYPE_CHECKING:
    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.settings import SettingsStore
    from editor.app.window import Window


class PreviewControl(QObject):
    """Builds what joins the preview with the rest; each of its parts knows nothing of the others."""

    def __init__(
        self, window: Window, posts: OpenPosts, store: SettingsStore, background: Background, notices: Notices
    ) -> None:
        super().__init__()
        table = window.actions_table
        self._window = window
        self.scrolling = ScrollSync(window.preview, posts, store, table["scroll-together"])
        self.heading = PostHeading(window.preview, posts, store, table["show-title"])
        self.styles = PreviewStyles(window, posts, store, background, notices)
        self.apart = PreviewWindow(window, posts, store)
        self.views = ViewModes(window, posts, store)
        self.export = PreviewExport(window, posts, background, notices)
        window.preview.link_hovered.connect(self._on_link_hovered)

    def _on_link_hovered(self, address: str) -> None:
        if address:
            self._window.status.showMessage(shown_address(name_in(address) or address))
        else:
            self._window.status.clearMessage()
