"""Source, split or preview: which views of the post the window shows, chosen in one place and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from editor.widgets.focus_chain import first_stop
from editor.widgets.view_segments import MODES

if TYPE_CHECKING:
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.settings import Settings, SettingsStore
    from editor.app.window import Window


class ViewModes(QObject):
    """Keeps panes, switch and menu at one mode, whichever of them was used.

    A preview in a window of its own leaves this window to the source; another mode brings it back.
    """

    def __init__(self, window: Window, posts: OpenPosts, store: SettingsStore) -> None:
        super().__init__()
        self._window = window
        self._posts = posts
        self._store = store
        table = window.actions_table
        for mode in MODES:
            table.on(f"view-{mode}", lambda mode=mode: self.choose(mode))
        table.on("next-view", self._step)
        window.views.chosen.connect(self.choose)
        store.changed.connect(self._follow)
        posts.current_changed.connect(self._on_current_changed)

    @property
    def mode(self) -> str:
        """Give `source`, `split` or `preview`."""
        settings = self._store.settings
        if settings.preview_apart or not settings.shows_preview:
            return "source"
        return "split" if settings.shows_source else "preview"

    def restore(self) -> None:
        """Show what was shown at the end of the last run."""
        self._follow(self._store.settings)

    def choose(self, mode: str) -> None:
        """Show one of MODES and go there with the keyboard."""
        if mode != "source" and self._store.settings.preview_apart:
            self._window.actions_table["preview-window"].trigger()
        has_preview = mode != "source" or self._store.settings.preview_apart
        self._window.show_pane("preview", shown=has_preview)
        self._store.change(shows_source=mode != "preview", shows_preview=has_preview)
        self._follow(self._store.settings)
        focused = QApplication.focusWidget()
        if focused is None or not self._window.views.isAncestorOf(focused):
            self._go_there()

    def _step(self) -> None:
        self.choose(MODES[(MODES.index(self.mode) + 1) % len(MODES)])

    def _follow(self, settings: Settings) -> None:
        if not settings.shows_preview and not settings.shows_source:
            self._store.change(shows_source=True)  # the preview was hidden by its own key
            return
        self._window.show_pane("source", shown=self.mode != "preview")
        self._window.views.show_chosen(self.mode)
        for mode in MODES:
            self._window.actions_table[f"view-{mode}"].setChecked(mode == self.mode)

    def _on_current_changed(self, session: PostSession | None) -> None:
        if session is not None and self.mode == "preview":
            self._go_there()

    def _go_there(self) -> None:
        """Put the keyboard where the eyes are."""
        if self.mode == "preview":
            door = first_stop(self._window.preview)
            if door is not None:
                door.setFocus()
        elif self._posts.current is not None:
            self._posts.current.editor.setFocus()
