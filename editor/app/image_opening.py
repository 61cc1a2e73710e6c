"""Showing an image outside: in the system's viewer, in the browser, in its folder; nothing is ever run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from editor.widgets.message_box import draw_in
from editor.workspace.file_manager import select_in_file_manager

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.app.post_session import PostSession
    from editor.app.window import Window
    from editor.widgets.image_row import ImageRow

PLAIN = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".ico", ".tif", ".tiff", ".heic", ".heif"}
)
"""what every viewer only draws"""
ACTIVE = frozenset({".svg"})
"""images that may hold a program, which a browser would run: opened after a question"""


class ImageOpening(QObject):
    """Hands images to other programs by their kind, never by what the post calls them."""

    def __init__(
        self,
        window: Window,
        notices: Notices,
        background: Background,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__()
        self._window = window
        self._notices = notices
        self._open_url = open_url
        self._background = background

    def open(self, _: PostSession, rows: Sequence[ImageRow]) -> None:
        """Show an image in the program that the system has for it."""
        row = rows[0]
        if row.is_web and not row.path:
            address = row.destination if not row.destination.startswith("//") else "https:" + row.destination
            self._hand_over(QUrl(address))
            return
        path = os.path.realpath(row.path)  # the viewer is chosen by the real file's name
        name, suffix = os.path.basename(path), os.path.splitext(path)[1].lower()
        if suffix not in PLAIN | ACTIVE:
            sentence = self.tr("“{name}” is not named like an image, so it is not opened.")
            self._notices.tell(sentence.format(name=name), tone="warn", topic="open-image")
        elif suffix in PLAIN or self._is_allowed(name):
            self._hand_over(QUrl.fromLocalFile(path))

    def reveal(self, _: PostSession, rows: Sequence[ImageRow]) -> None:
        """Show where an image lies."""
        self.reveal_file(rows[0].path)

    def reveal_file(self, path: str) -> None:
        """Show a file in its folder, selected where the file manager can do that."""

        def shown(is_selected: bool) -> None:
            if not is_selected:
                self._hand_over(QUrl.fromLocalFile(os.path.dirname(path)))

        self._background.run(
            select_in_file_manager,
            path,
            done=shown,
            failed=lambda _: shown(is_selected=False),
            lane="patient",
        )

    def _is_allowed(self, name: str) -> bool:
        box = QMessageBox(self._window)
        box.setObjectName("open-image")
        box.setIcon(QMessageBox.Icon.NoIcon)
        sentence = self.tr("“{name}” is a drawing that may hold a program. Another program would run it.")
        box.setTextFormat(box.textFormat().PlainText)
        box.setText(sentence.format(name=name))
        accept = box.addButton(self.tr("Open it"), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        draw_in(box)
        box.exec()
        return box.clickedButton() is accept

    def _hand_over(self, url: QUrl) -> None:
        is_safe = url.isValid() and url.scheme() in {"http", "https", "file"}
        if not is_safe or not self._open_url(url):
            self._notices.tell(
                self.tr("No program of this system wants to show the image."),
                tone="warn",
                topic="open-image",
            )
