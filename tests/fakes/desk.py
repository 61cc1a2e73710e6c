"""A writer's desk for the tests of app: the real parts around a renderer and a disk that wait to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QInputDialog, QMessageBox

from editor.app.arrival_progress import ArrivalProgress
from editor.app.destination_rewriting import DestinationRewriting
from editor.app.front_matter_sync import FrontMatterSync
from editor.app.image_drops import ImageDrops
from editor.app.late_images import LateImages
from editor.app.notices import Notices
from editor.app.open_posts import OpenPosts
from editor.app.post_closing import PostClosing
from editor.app.post_saving import PostSaving
from editor.app.settings import Settings, SettingsStore
from editor.app.site_images import SiteImages
from tests.fakes.held_background import HeldBackground
from tests.fakes.inline_renderer import InlineRenderer
from tests.fakes.plain_window import PlainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from editor.app.post_session import PostSession
    from editor.workspace.web_images import WebImages


class Desk:
    """Window, tabs, form and saver, joined as the program joins them."""

    def __init__(self, waiting_images: str = "/nowhere/at/all") -> None:
        self.window = PlainWindow()
        self.renderer = InlineRenderer()
        self.background = HeldBackground()
        self.notices = Notices(self.window.banner)
        self.posts = OpenPosts(self.window, self.renderer, self.background, self.notices)
        self.sync = FrontMatterSync(self.window.form, self.posts, self.renderer, self.notices)
        self.saving = PostSaving(self.window, self.posts, self.sync, self.background, self.notices)
        self.closing = PostClosing(self.window, self.posts, self.saving)
        self.store = SettingsStore("", Settings(), self.background)
        self.store._soon.blockSignals(True)  # nothing is written
        self.sites = SiteImages(self.store)
        self.progress = ArrivalProgress(self.window, self.notices)
        self.rewriting = DestinationRewriting()
        self.late = LateImages(self.posts, self.background, self.notices, self.rewriting, waiting_images)

    def drops(self, web: WebImages) -> ImageDrops:
        """Make the part that takes what is dropped."""
        return ImageDrops(
            self.window, self.posts, self.sync, self.background, self.notices, web,
            self.sites, self.progress, self.rewriting, self.late,
        )  # fmt: skip

    def settle(self) -> None:
        """Let renderer, disk and event loop come to rest."""
        while self.background.is_busy or self.renderer.is_asked:
            self.renderer.answer()
            if self.background.is_busy:
                self.background.step()
            QCoreApplication.processEvents()
        QCoreApplication.processEvents()

    def open(self, path: Path | str) -> PostSession:
        """Open a post and wait until all is known of it."""
        self.posts.open(str(path))
        self.settle()
        session = self.posts.find(str(path))
        assert session is not None
        return session

    def type(self, session: PostSession, text: str) -> None:
        """Type at the end of a post."""
        session.editor.moveCursor(session.editor.textCursor().MoveOperation.End)
        QTest.keyClicks(session.editor, text)

    def text(self, session: PostSession) -> str:
        return "\n".join(session.editor.lines())

    def tab_texts(self) -> list[str]:
        """Give the tabs' titles, each with a dot where it is shown as unsaved."""
        tabs = self.window.tabs
        return [
            tabs.tabText(index) + (" ●" if tabs.accessibleTabName(index).endswith("not saved") else "")
            for index in range(tabs.count())
        ]

    def press(self, words: str) -> None:
        """Press the banner's button of these words."""
        buttons = [one for one in self.window.banner.findChildren(QAbstractButton) if not one.isHidden()]
        next(one for one in buttons if one.text() == words).click()

    def answers(self, *words: str) -> Answers:
        """Press these buttons in the questions that come, one after the other."""
        return Answers(words)


class Answers:
    """Answers modal questions while it is entered; `asked` keeps what they said."""

    def __init__(self, words: tuple[str, ...], act: Callable[[], object] | None = None) -> None:
        self._words = list(words)
        self._act = act
        self.asked: list[str] = []
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._look)

    def __enter__(self) -> Answers:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox):
            self.asked.append(dialog.text())
            words = self._words.pop(0) if self._words else "Cancel"
            next(button for button in dialog.buttons() if button.text() == words).click()
        elif isinstance(dialog, QInputDialog):
            self.asked.append(dialog.labelText())
            dialog.setTextValue(self._words.pop(0) if self._words else "")
            dialog.accept()
