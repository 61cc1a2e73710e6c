"""What a preview tells, whether it draws or stands in for one that may not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class PreviewSignals(QWidget):
    """The widget in the preview's place.

    `scrolled` tells that the hand has scrolled: the line on top and the screens that lie above and below,
    each up to 1. `copied` brings a selection as text and html. `stumbled` tells `preview.images-off` (a
    picture hung the page: it is drawn again without any) or `preview.stopped` (it hung again and again: it
    stays empty until another post is shown).
    """

    ready = Signal()
    link_activated = Signal(str)
    link_hovered = Signal(str)
    line_clicked = Signal(int)
    scrolled = Signal(float, float, float)
    copied = Signal(str, str)
    image_requested = Signal(int, str)
    style_file_requested = Signal(int, str)
    """to be answered by reply_image, as for a picture"""
    print_progressed = Signal(int, int)
    printed = Signal(bytes)
    stumbled = Signal(str)
    zoom_changed = Signal(float)
