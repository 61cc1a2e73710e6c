"""The preview as a PDF: all pictures are loaded first, then Chromium lays the pages out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtWebEngineCore import QWebEnginePage

    from editor.widgets.preview_bridge import PreviewBridge

IMAGE_PATIENCE = 20_000
"""Milliseconds without a further picture after which the pages are laid out without those that lack."""


class PreviewPrinter(QObject):
    """Prints the page once at a time.

    `progressed` tells how many pictures of how many are there; `printed` brings the PDF, no bytes when
    Chromium could not make one.
    """

    progressed = Signal(int, int)
    printed = Signal(bytes)

    def __init__(self, page: QWebEnginePage, bridge: PreviewBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._bridge = bridge
        self._is_waiting = False
        self._patience = QTimer(self, singleShot=True, interval=IMAGE_PATIENCE)
        self._patience.timeout.connect(self._lay_out)
        bridge.images_loaded.connect(self._on_images_loaded)

    def begin(self) -> None:
        """Load what lies out of sight, then print."""
        if not self._is_waiting:
            self._is_waiting = True
            self._patience.start()
            self._bridge.order("loadAll")

    def _on_images_loaded(self, there: int, total: int) -> None:
        if self._is_waiting:
            self.progressed.emit(there, total)
            self._patience.start()
            if there >= total:
                self._lay_out()

    def _lay_out(self) -> None:
        self._is_waiting = False
        self._patience.stop()
        margins = QMarginsF(20, 18, 20, 18)
        layout = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
        self._page.printToPdf(self._on_printed, layout)

    def _on_printed(self, content: QByteArray) -> None:
        self.printed.emit(bytes(content.data()))
