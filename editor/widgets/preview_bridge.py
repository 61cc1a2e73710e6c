"""What window and preview page say to each other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence


class PreviewBridge(QObject):
    """The object that the page's script sees, in the application world only.

    Orders go out as a JSON list of lists `[name, argument, …]`: nothing is painted between those that go
    out together. What the page tells comes in through slots and is told again as a signal.
    """

    ordered = Signal(str)

    page_ready = Signal()
    line_clicked = Signal(int)
    link_activated = Signal(str)
    link_hovered = Signal(str)
    scrolled = Signal(float, float, float)
    copied = Signal(str, str)
    images_loaded = Signal(int, int)
    menu_requested = Signal(float, float, str)
    answered = Signal(int)
    misfitted = Signal(int)

    def order(self, name: str, *arguments: object) -> None:
        """Tell the page to do something."""
        self.order_all([(name, *arguments)])

    def order_all(self, orders: Sequence[tuple[object, ...]]) -> None:
        """Tell the page to do several things, each a name and its arguments, without a picture in between."""
        self.ordered.emit(json.dumps(orders, ensure_ascii=False, separators=(",", ":")))

    @Slot()
    def tell_ready(self) -> None:
        """Take that the script listens."""
        self.page_ready.emit()

    @Slot(int)
    def tell_line(self, line: int) -> None:
        """Take a click on what a line of the source shows."""
        self.line_clicked.emit(line)

    @Slot(float, float, float)
    def tell_scroll(self, line: float, head: float, rest: float) -> None:
        """Take that the hand has scrolled: the line on top, the screens above and below, each up to 1."""
        self.scrolled.emit(line, head, rest)

    @Slot(str)
    def tell_link(self, href: str) -> None:
        """Take a click on a link, its address as it is written."""
        self.link_activated.emit(href)

    @Slot(str)
    def tell_hover(self, href: str) -> None:
        """Take that the mouse is over a link, or has left it."""
        self.link_hovered.emit(href)

    @Slot(str, str)
    def tell_copy(self, text: str, html: str) -> None:
        """Take what the writer copies, as text and as html."""
        self.copied.emit(text, html)

    @Slot(int, int)
    def tell_images(self, there: int, total: int) -> None:
        """Take how many of all the pictures are there, or have failed, as they are loaded for printing."""
        self.images_loaded.emit(there, total)

    @Slot(float, float, str)
    def tell_menu(self, x: float, y: float, href: str) -> None:
        """Take the wish for a menu at a place of the page, on a link or not."""
        self.menu_requested.emit(x, y, href)

    @Slot(int)
    def tell_misfit(self, index: int) -> None:
        """Take that a block is not as we think, so that a part of it cannot be replaced."""
        self.misfitted.emit(index)

    @Slot(int)
    def answer(self, number: int) -> None:
        """Take a sign of life."""
        self.answered.emit(number)
