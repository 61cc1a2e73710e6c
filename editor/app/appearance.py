"""Light or dark: follows the system or the writer, for every widget at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from editor.app.colour_scheme import theme_for
from editor.widgets.theme import apply_theme, load_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.settings import SettingsStore
    from editor.app.window import Window

CHOICES = ("system", "light", "dark")


class Appearance(QObject):
    """Puts a theme on the program and on what paints itself: editors, preview, list, panel."""

    def __init__(
        self, application: QApplication, window: Window, posts: OpenPosts, store: SettingsStore
    ) -> None:
        super().__init__()
        self._application = application
        self._window = window
        self._posts = posts
        self._store = store
        self._theme = window.theme
        for choice in CHOICES:
            window.actions_table.on(f"theme-{choice}", lambda choice=choice: store.change(theme=choice))
        store.changed.connect(lambda _: self.show())
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self.show())
        posts.opened.connect(self._on_opened)
        self.show()

    def show(self) -> None:
        """Put the wanted theme in force."""
        wanted = self._store.settings.theme
        for choice in CHOICES:
            self._window.actions_table[f"theme-{choice}"].setChecked(choice == wanted)
        wanted = theme_for(wanted)
        if self._theme is None or self._theme.name != wanted:
            self._theme = load_theme(wanted)
            apply_theme(self._application, self._theme)
            self._window.set_theme(self._theme)
            for session in self._posts:
                session.editor.set_theme(self._theme)

    def _on_opened(self, session: PostSession) -> None:
        if self._theme:
            session.editor.set_theme(self._theme)
