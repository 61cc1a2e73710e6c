"""Our own icons: SVGs that come with the program, drawn in a colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from editor.widgets.resources import resource_path

SMALL_EDGE = 24
"""pixels up to which the mark is drawn without its fine lines"""


def icon_pixmap(name: str, colour: str, edge: int, ratio: float = 2.0) -> QPixmap:
    """Draw one of our own icons, `edge` pixels wide; its `currentColor` becomes `colour`."""
    drawing = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
    pixmap = QPixmap(round(edge * ratio), round(edge * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    return pixmap


def icon(name: str, colour: str, edge: int = 16) -> QIcon:
    """Give a small icon in one colour."""
    return QIcon(icon_pixmap(name, colour, edge))


def app_icon() -> QIcon:
    """Give the program's own mark, in the sizes that windows and docks ask for."""
    found = QIcon()
    for edge in (16, 20, 24, 32, 48, 64, 128, 256):
        name = "inkwright" if edge > SMALL_EDGE else "inkwright-small"
        found.addPixmap(icon_pixmap(name, "#ffffff", edge, 1.0))
    return found
