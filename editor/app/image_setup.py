"""The settings of images: shown for the site of the post in front, kept, and the uploader tried."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from editor.app.arrival_plan import slug_of
from editor.app.translated import translated
from editor.core.images.image_habits import UploaderKind
from editor.core.site.image_paths import image_folder_for
from editor.workspace.secret_store import secret_name

if TYPE_CHECKING:
    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.settings import SettingsStore
    from editor.app.site_images import SiteImages
    from editor.app.window import Window
    from editor.core.images.image_habits import UploaderChoice
    from editor.widgets.image_settings import ImageSettings
    from editor.workspace.secret_store import SecretStore


class ImageSetup(QObject):
    """Opens the dialog and does what is chosen in it."""

    def __init__(
        self,
        window: Window,
        posts: OpenPosts,
        store: SettingsStore,
        sites: SiteImages,
        background: Background,
        notices: Notices,
        secrets: SecretStore,
    ) -> None:
        super().__init__()
        self._window = window
        self._posts = posts
        self._store = store
        self._sites = sites
        self._background = background
        self._notices = notices
        self._secrets = secrets
        window.actions_table.on("image-settings", self.show)

    def show(self, *, begins_with_upload: bool = False) -> None:
        """Show the settings of the site of the post in front, else of the open folder, else of all sites."""
        dialog, root = self._dialog()
        if begins_with_upload:
            dialog.show_upload()
        dialog.test_requested.connect(lambda choice, secret: self._test(dialog, choice, secret))
        self._find_server(dialog)
        if dialog.exec():
            self._keep(dialog, root)
        dialog.deleteLater()

    def _dialog(self) -> tuple[ImageSettings, str]:
        from editor.widgets.image_name_page import example_facts
        from editor.widgets.image_settings import ImageSettings  # with the first look at it only
        from editor.widgets.image_work_page import ImageLimits

        session = self._posts.current
        convention = session.convention if session else self._posts.folder
        root = convention.root if convention else ""
        settings = self._store.settings
        limits = ImageLimits(
            settings.heavy_image_kilobytes,
            settings.wide_image_pixels,
            settings.keeps_copies,
            settings.copies_megabytes,
        )
        folder = ""
        if session:
            path = image_folder_for(session.convention, session.home)
            folder = posixpath.relpath(path, root) if path != root else ""
        elif convention:
            folder = convention.image_folder
        facts = example_facts(session.title if session else "", slug_of(session) if session else "")
        name = (convention.name or posixpath.basename(root)) if convention else ""
        habits = self._sites.habits_of(root)
        return ImageSettings(name, habits, limits, folder, facts, self._window), root

    def _keep(self, dialog: ImageSettings, root: str) -> None:
        limits = dialog.limits()
        self._sites.change(root, dialog.habits(), for_all=dialog.is_for_all())
        self._store.change(
            heavy_image_kilobytes=limits.heavy_kilobytes,
            wide_image_pixels=limits.wide_pixels,
            keeps_copies=limits.keeps_copies,
            copies_megabytes=limits.copies_megabytes,
        )
        if dialog.secret():
            self._background.run(
                self._secrets.set,
                secret_name(dialog.uploader()),
                dialog.secret(),
                done=self._on_secret_kept,
                failed=self._notices.tell_error,
                lane="patient",
            )

    def _on_secret_kept(self, lasts: bool) -> None:
        if not lasts:
            self._notices.tell(
                self.tr("This system has no keyring: the secret is kept in memory until Inkwright ends."),
                topic="no-keyring",
            )

    def _find_server(self, dialog: ImageSettings) -> None:
        """Listen for the heart of an upload server, where none is chosen yet."""
        from editor.workspace.upload_server import find_server

        choice = dialog.uploader()
        if choice.kind is UploaderKind.NONE:
            self._background.run(
                find_server,
                choice.server,
                done=lambda address: address and isValid(dialog) and dialog.show_server(address),
                failed=self._notices.tell_error,
                lane="patient",
            )

    def _test(self, dialog: ImageSettings, choice: UploaderChoice, secret: str) -> None:
        from editor.workspace.image_upload import try_with

        def answer(words: str, tone: str) -> None:
            if isValid(dialog):
                dialog.show_answer(translated(words), tone)

        dialog.show_answer(self.tr("Asking…"), "quiet")
        self._background.run(
            try_with,
            choice,
            self._secrets,
            secret,
            done=lambda sentence: answer(sentence, "ok"),
            failed=lambda error: answer(error.sentence, "bad"),
            lane="patient",
        )
