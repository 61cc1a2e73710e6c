"""The preview's clothes: Inkwright's own, the site's theme, or a style sheet of the writer, for each site."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from editor.widgets.preview_look import LETTER_SIZES, PreviewLook

if TYPE_CHECKING:
    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.settings import SettingsStore
    from editor.app.window import Window
    from editor.workspace.errors import WorkspaceError
    from editor.workspace.preview_style import PreviewStyle

THEME = "theme"
"""What is remembered for a site in place of a path when its built theme is worn."""

MOST_SITES = 50
ACTIONS = {"style-ours": "", "style-theme": THEME}


class PreviewStyles(QObject):
    """Reads the style that is remembered for the site of the post in front, again whenever it changes."""

    def __init__(
        self, window: Window, posts: OpenPosts, store: SettingsStore, background: Background, notices: Notices
    ) -> None:
        super().__init__()
        self._window = window
        self._store = store
        self._background = background
        self._notices = notices
        self._session: PostSession | None = None
        self._worn = ("", "")
        self._style: PreviewStyle | None = None
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=250)
        self._soon.timeout.connect(self._read)
        self._watcher.fileChanged.connect(lambda _: self._soon.start())
        window.preview.style_file_requested.connect(self._on_file_requested)
        posts.current_changed.connect(self._on_current_changed)
        table = window.actions_table
        for name, choice in ACTIONS.items():
            table.on(name, lambda choice=choice: self._choose(choice))
        table.on("style-file", self._choose_file)
        table["mark-differences"].setChecked(store.settings.marks_differences)
        table.on_toggled("mark-differences", self._mark_differences)
        table.on("letters-larger", lambda: self._step_letters(1))
        table.on("letters-smaller", lambda: self._step_letters(-1))
        self._dress()

    # --- choosing

    def _choose(self, choice: str) -> None:
        session = self._session
        if session is None:
            return
        root = session.convention.root
        others = [entry for entry in self._store.settings.preview_styles if entry.split("\n")[0] != root]
        mine = [f"{root}\n{choice}"] if choice else []
        self._store.change(preview_styles=tuple([*mine, *others][:MOST_SITES]))
        self._wear(root)

    def _choose_file(self) -> None:
        session = self._session
        if session is None:
            return
        title = self.tr("Choose a style sheet for the preview")
        kinds = self.tr("Style sheets (*.css)")
        path, _ = QFileDialog.getOpenFileName(self._window, title, session.convention.root, kinds)
        if path:
            self._choose(os.path.abspath(path))
        else:
            self._show_choice()

    def _choice_for(self, root: str) -> str:
        for entry in self._store.settings.preview_styles:
            site, _, choice = entry.partition("\n")
            if site == root:
                return choice
        return ""

    def _on_current_changed(self, session: PostSession | None) -> None:
        self._session = session
        if session is not None:
            self._wear(session.convention.root)

    # --- wearing

    def _wear(self, root: str) -> None:
        wanted = (root, self._choice_for(root))
        self._show_choice()
        if wanted != self._worn:
            self._worn = wanted
            self._read()

    def _show_choice(self) -> None:
        choice = self._choice_for(self._session.convention.root) if self._session else ""
        table = self._window.actions_table
        for name, meant in ACTIONS.items():
            table[name].setChecked(choice == meant)
        table["style-file"].setChecked(choice not in ACTIONS.values())

    def _read(self) -> None:
        worn, session = self._worn, self._session
        root, choice = worn
        if not choice or session is None:
            self._style = None
            self._follow(())
            self._dress()
            return
        from editor.workspace.preview_style import read_style, read_theme  # not before one is worn

        def done(style: PreviewStyle) -> None:
            if worn == self._worn:
                self._take(style)

        def failed(error: WorkspaceError) -> None:
            if worn == self._worn:
                self._refuse(error)

        if choice == THEME:
            self._background.run(read_theme, session.convention, done=done, failed=failed)
        else:
            self._background.run(read_style, choice, root, done=done, failed=failed)

    def _take(self, style: PreviewStyle) -> None:
        self._style = style
        self._follow(style.sheets)
        self._dress()
        self._notices.settle("preview-style")

    def _refuse(self, error: WorkspaceError) -> None:
        self._style = None
        self._dress()
        self._notices.tell(error.sentence, tone="warn", topic="preview-style")

    def _follow(self, sheets: tuple[str, ...]) -> None:
        """Watch these files alone; one that was replaced has to be watched anew."""
        if watched := self._watcher.files():
            self._watcher.removePaths(watched)
        if sheets:
            self._watcher.addPaths(list(sheets))

    def _dress(self) -> None:
        css = self._style.css if self._style else ""
        settings = self._store.settings
        look = PreviewLook(css, settings.preview_letters, settings.marks_differences)
        self._window.preview.set_look(look)

    def _mark_differences(self, is_on: bool) -> None:
        self._store.change(marks_differences=is_on)
        self._dress()

    def _step_letters(self, by: int) -> None:
        now = self._store.settings.preview_letters
        nearest = min(range(len(LETTER_SIZES)), key=lambda index: abs(LETTER_SIZES[index] - now))
        index = min(max(nearest + by, 0), len(LETTER_SIZES) - 1)
        self._store.change(preview_letters=LETTER_SIZES[index])
        self._dress()

    # --- what a style names

    def _on_file_requested(self, request: int, token: str) -> None:
        preview = self._window.preview
        path = self._style.files.get(token) if self._style else None
        if self._style is None or path is None:
            preview.reply_image(request, None, "")
            return

        def _answer(found: tuple[bytes, str] | None) -> None:
            content, media_type = found or (None, "")
            preview.reply_image(request, content, media_type)

        from editor.workspace.preview_style import read_style_file

        self._background.run(
            read_style_file,
            path,
            self._style.root,
            done=_answer,
            failed=lambda _: preview.reply_image(request, None, ""),
        )
