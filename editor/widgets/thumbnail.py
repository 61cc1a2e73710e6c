"""Thumbnails: small PNGs of our own making, decoded once and drawn often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QPixmapCache
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ThumbnailLabel(QLabel):
    """Shows a thumbnail in a small fixed place; without one it takes no room."""

    ROOM = QSize(48, 30)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFixedSize(self.ROOM)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setObjectName("thumbnail")
        self.hide()

    def show_png(self, png: bytes | None) -> None:
        """Show a picture, whole and never larger than it is, or nothing."""
        pixmap = pixmap_of(png) if png else None
        self.setVisible(pixmap is not None)
        if pixmap is None:
            self.clear()
            return
        ratio = self.devicePixelRatioF()
        room = self.ROOM * ratio
        if pixmap.width() > room.width() or pixmap.height() > room.height():
            smooth = Qt.TransformationMode.SmoothTransformation
            pixmap = pixmap.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            pixmap.setDevicePixelRatio(ratio)
        self.setPixmap(pixmap)


def pixmap_of(png: bytes) -> QPixmap | None:
    """Decode a thumbnail, from Qt's cache where it was drawn before."""
    key = f"thumbnail-{hash(png)}-{len(png)}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    if not pixmap.loadFromData(png, "PNG"):  # pyright: ignore[reportArgumentType, reportCallIssue]
        return None
    QPixmapCache.insert(key, pixmap)
    return pixmap
