"""What is seen first: the window with source and preview. Everything else is built upon it a moment later."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from editor.app.appearance import Appearance
from editor.app.background import Background
from editor.app.live_preview import LivePreview
from editor.app.notices import Notices
from editor.app.open_posts import OpenPosts
from editor.app.own_folders import OwnFolders
from editor.app.preview_control import PreviewControl
from editor.app.settings import SettingsStore
from editor.workspace.encoding_memory import EncodingMemory

if TYPE_CHECKING:
    from editor.app.early_post import EarlyPost
    from editor.app.foundation import Foundation
    from editor.app.window import Window
    from editor.workspace.web_images import WebImages

PAINT_MS = 150
"""what a page that has its blocks still takes until they are seen"""
ENOUGH = 1
"""patches, each at least a screen, that are drawn before the window hears the rest of a post"""
PATIENCE_MS = 1500
"""after which the rest is built, whatever is seen: a page may hang, a post may lie on a slow disk"""


class FirstLook(QObject):
    """The parts that show a post, and nothing that only serves it.

    A post that is opened here is open for good: what the program builds later hears of it (`HeardLate`).
    """

    drawn = Signal()
    """the first post can be seen, or that has taken too long: time for everything else"""

    def __init__(self, ground: Foundation, window: Window) -> None:
        super().__init__()
        places = ground.places
        self.paths: tuple[str, ...] = ()
        """the posts that are opened at once"""
        self.background = Background(_break)
        self.store = SettingsStore(places.settings, ground.settings, self.background)
        self._places, self._renderer = places, ground.renderer
        self.window = window
        self.notices = Notices(self.window.banner)
        self.own = OwnFolders(self.store, self.notices)
        self.memory = EncodingMemory(places.encodings)
        self.posts = OpenPosts(self.window, ground.renderer, self.background, self.notices, self.memory)
        self.appearance = Appearance(ground.application, self.window, self.posts, self.store)
        self.preview = LivePreview(
            self.window.preview,
            self.posts,
            self.background,
            self.notices,
            self.own.policy_for,
            lambda: self.web,
        )
        self.preview_control = PreviewControl(
            self.window, self.posts, self.store, self.background, self.notices
        )
        self._is_page_ready = False
        self._is_told = False
        self._patches = 0
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._soon.timeout.connect(self._on_drawn)
        self.window.preview.ready.connect(self._on_page_ready)
        ground.renderer.patch_received.connect(self._on_patched)

    @cached_property
    def web(self) -> WebImages:
        """What is fetched from the web and kept of it: made when the first picture, or the rest, needs it."""
        from editor.workspace.insurance import Insurance
        from editor.workspace.web_images import WebImages

        insurance = Insurance(self._places.insurance, self.store.settings.copies_megabytes * 1_000_000)
        self.store.changed.connect(
            lambda settings: insurance.set_limit(settings.copies_megabytes * 1_000_000)
        )
        return WebImages(self._places.web_images, insurance=insurance)

    def open(self, paths: tuple[str, ...], first: EarlyPost | None = None) -> None:
        """Show the window, if it is not seen yet, and open these posts; with none it stays out of sight.

        `first` is the first of them where it has been read, and told to the renderer, already.
        """
        self.paths = paths
        self.preview_control.apart.restore()
        self.preview_control.views.restore()
        self.window.preview.set_zoom(self.store.settings.preview_zoom)
        if first is not None and first.is_fresh:
            self.posts.take(first.post, first.convention)
            paths = paths[1:]
        self._renderer.start()  # it has answered already: whoever follows the post must hear that
        if self.paths:
            self.posts.open_all(paths)  # read while the window comes up
            self.window.show()
            self._soon.start()

    def _on_page_ready(self) -> None:
        self._is_page_ready = True
        self._look()

    def _on_patched(self, _patch: object) -> None:
        self._is_told = True
        self._patches += 1
        if self._patches == ENOUGH and self._soon.isActive():
            self._renderer.hold(is_held=True)  # the rest of a long post
        self._look()

    def _on_drawn(self) -> None:
        self._renderer.hold(is_held=False)
        self.drawn.emit()

    def _look(self) -> None:
        if self._is_page_ready and self._is_told and self._soon.isActive():
            self._soon.start(min(PAINT_MS, self._soon.remainingTime()))


def _break(error: BaseException) -> None:
    """Hand an exception that nobody expected to whoever looks after those, at this moment."""
    sys.excepthook(type(error), error, error.__traceback__)
