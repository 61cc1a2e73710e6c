"""The preview: a page loaded once, which takes patches, stays where the writer looks, and cannot act."""

from __future__ import annotations

import os
import signal
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from editor.widgets.preview_bridge import PreviewBridge
from editor.widgets.preview_page import PreviewPage, make_profile
from editor.widgets.preview_scheme import SHELL_ADDRESS, PostSchemeHandler, chromium_flags, register_scheme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent

    from editor.widgets.theme import Theme

__all__ = ["Preview", "chromium_flags", "register_scheme"]

PATIENCE = 3.0
"""Seconds without an answer after which the page's process is ended."""

MOST_RESTARTS = 3
"""Restarts within RESTART_WINDOW seconds after which the preview stays empty until another post."""

RESTART_WINDOW = 60.0
ZOOM_STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_COLOURS = (
    "page",
    "surface",
    "raised",
    "line",
    "text",
    "quiet",
    "faint",
    "accent",
    "accent_soft",
    "select",
    "ok",
    "warn",
    "bad",
    "code",
    "link",
)


class Preview(QWidget):
    """Shows the blocks of one post and tells what is clicked; addresses come as they are written.

    `stumbled` tells `preview.images-off` (a picture hung the page: it is drawn again without any) or
    `preview.stopped` (it hung again and again: it stays empty until another post is shown).
    """

    ready = Signal()
    link_activated = Signal(str)
    link_hovered = Signal(str)
    line_clicked = Signal(int)
    image_requested = Signal(int, str)
    stumbled = Signal(str)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: list[tuple[int, str]] = []
        self._problems: dict[str, str] = {}
        self._theme: Theme | None = None
        self._marked = -1
        self._top = 0.0
        self._is_ready = False
        self._has_images = True
        self._falls: list[float] = []
        self._asked = 0.0
        self._ping = 0
        # children are destroyed in the order they were made: the page, inside the view, goes first
        self._view = QWebEngineView(self)
        self._bridge = PreviewBridge(self)
        self._handler = PostSchemeHandler(self)
        self._channel = QWebChannel(self)
        self._channel.registerObject("bridge", self._bridge)
        self._profile = make_profile(self._handler, self)
        self._page = PreviewPage(self._profile, self._channel, self._view)
        self._view.setPage(self._page)
        self._view.setAcceptDrops(False)  # what is dropped here is the window's to take
        self._handler.image_requested.connect(self.image_requested)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)  # the line that shows the focus
        layout.addWidget(self._view)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Preview"))
        self.setFocusProxy(self._view)
        self._watch = QTimer(self)
        self._watch.setInterval(1000)
        self._watch.timeout.connect(self._on_watch)
        self._bridge.page_ready.connect(self._on_page_ready)
        self._bridge.line_clicked.connect(self.line_clicked)
        self._bridge.link_activated.connect(self.link_activated)
        self._bridge.link_hovered.connect(self.link_hovered)
        self._bridge.menu_requested.connect(self._on_menu_requested)
        self._bridge.answered.connect(self._on_answered)
        self._page.renderProcessTerminated.connect(self._on_process_ended)
        self._page.load(QUrl(SHELL_ADDRESS))

    # --- blocks

    def show_blocks(self, blocks: Sequence[tuple[int, str]]) -> None:
        """Show another post, from its top: the first line and the html of each block."""
        self._blocks = list(blocks)
        self._problems.clear()
        self._top, self._marked = 0.0, -1
        self._falls.clear()
        self._has_images = True
        self._handler.set_gives_images(True)
        if self._is_ready:
            self._set_up()
        self._order("show", self._blocks)

    def patch(self, first: int, removed: int, blocks: Sequence[tuple[int, str]], shift: int) -> None:
        """Let `removed` blocks from `first` give place to `blocks`; those behind move by `shift` lines."""
        behind = self._blocks[first + removed :]
        if shift:
            behind = [(line + shift, html) for line, html in behind]
        self._blocks[first:] = [*blocks, *behind]
        self._order("patch", first, removed, list(blocks), shift)

    def clear(self) -> None:
        """Show nothing."""
        self.show_blocks([])

    # --- pictures

    def reply_image(self, request: int, data: bytes | None, mime: str) -> None:
        """Answer `image_requested`; None for a picture that is not there."""
        self._handler.reply_image(request, data, mime)

    def refresh_image(self, token: str) -> None:
        """Ask for a picture again, because it has changed."""
        self._order("refreshImage", token)

    def set_image_problem(self, token: str, sentence: str) -> None:
        """Show a box with the description and this sentence in a picture's place; "" = it is fine."""
        if sentence == self._problems.get(token, ""):
            return
        if sentence:
            self._problems[token] = sentence
        else:
            del self._problems[token]
        self._order("setImageProblem", token, sentence)

    # --- place

    def scroll_to_line(self, line: float) -> None:
        """Put a line of the source at the upper edge: 3.5 is the middle of what line 3 shows."""
        self._top = line
        self._order("scrollToLine", line)

    def mark_line(self, line: int) -> None:
        """Mark the block of a line as the one that is written in; -1 marks none."""
        if line != self._marked:
            self._marked = line
            self._order("mark", line)

    # --- look

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._page.setBackgroundColor(QColor(theme.page))
        colours = {name.replace("_", "-"): getattr(theme, name) for name in _COLOURS}
        self._order("setTheme", colours, theme.is_dark)

    def set_zoom(self, factor: float) -> None:
        """Draw everything larger or smaller; 1.0 is as designed."""
        factor = min(max(factor, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        if abs(factor - self._page.zoomFactor()) > 0.001:
            self._page.setZoomFactor(factor)
            self.zoom_changed.emit(factor)

    # --- the page and its process

    def _order(self, name: str, *arguments: object) -> None:
        """Tell the page, once it listens; until then the state kept here is what it will be told."""
        if self._is_ready:
            self._bridge.order(name, *arguments)
            self._expect_answer()

    def _set_up(self) -> None:
        translate = QCoreApplication.translate
        words = {
            "broken": translate("Preview", "This image cannot be shown"),
            "too-slow": translate(
                "Preview", "This part is shown as plain text, because drawing it took too long."
            ),
            "too-deep": translate("Preview", "This HTML nests too deep to be shown."),
        }
        self._bridge.order("setUp", words, self._has_images)

    def _on_page_ready(self) -> None:
        self._is_ready = True
        self._asked = 0.0
        for widget in (self._view, self._view.focusProxy()):
            if widget is not None:
                widget.setAccessibleName(self.accessibleName())
        self._set_up()
        if self._theme is not None:
            self.set_theme(self._theme)
        self._order("show", self._blocks)
        for token, sentence in self._problems.items():
            self._order("setImageProblem", token, sentence)
        self._order("mark", self._marked)
        if self._top:
            self._order("scrollToLine", self._top)
        self.ready.emit()

    def _expect_answer(self) -> None:
        if not self._asked:
            self._ping += 1
            self._asked = monotonic()
            self._bridge.order("ping", self._ping)
        if not self._watch.isActive():
            self._watch.start()

    def _on_answered(self, number: int) -> None:
        if number == self._ping:
            self._asked = 0.0

    def _on_watch(self) -> None:
        if not self._is_ready:
            return
        if self._asked:
            if monotonic() - self._asked > PATIENCE:
                self._end_process()
        elif self.isVisible():
            self._expect_answer()  # a picture can hang the page long after the last order
        else:
            self._watch.stop()

    def _end_process(self) -> None:
        process = self._page.renderProcessPid()
        self._asked = 0.0
        if process <= 0:
            self._on_process_ended()
            return
        try:
            os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))
        except ProcessLookupError:
            self._on_process_ended()

    def _on_process_ended(self, *_reason: object) -> None:
        """Load the shell again: without pictures, and after too many falls without blocks."""
        now = monotonic()
        self._is_ready = False
        self._asked = 0.0
        self._falls = [fall for fall in self._falls if now - fall < RESTART_WINDOW] + [now]
        self._has_images = False
        self._handler.set_gives_images(False)
        if len(self._falls) > MOST_RESTARTS:
            self._blocks = []
            self.stumbled.emit("preview.stopped")
        else:
            self.stumbled.emit("preview.images-off")
        # a page whose process is just ending does not load: wait for the event loop
        QTimer.singleShot(0, self, lambda: self._page.load(QUrl(SHELL_ADDRESS)))

    # --- the menu

    def _on_menu_requested(self, x: float, y: float, href: str) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        translate = QCoreApplication.translate
        copy = menu.addAction(translate("Preview", "Copy"))
        copy.setEnabled(self._page.hasSelection())
        copy.triggered.connect(lambda: self._page.triggerAction(QWebEnginePage.WebAction.Copy))
        if href:
            menu.addSeparator()
            follow = menu.addAction(translate("Preview", "Open link outside"))
            follow.triggered.connect(lambda: self.link_activated.emit(href))
            address = menu.addAction(translate("Preview", "Copy link address"))
            address.triggered.connect(lambda: QGuiApplication.clipboard().setText(href))
        menu.addSeparator()
        larger, smaller = translate("Preview", "Zoom in"), translate("Preview", "Zoom out")
        for label, step in ((larger, 1), (smaller, -1), (translate("Preview", "Actual size"), 0)):
            action = menu.addAction(label)
            action.triggered.connect(lambda _checked=False, step=step: self._zoom_by(step))
        zoom = self._page.zoomFactor()
        menu.popup(self._view.mapToGlobal(QPoint(round(x * zoom), round(y * zoom))))

    def _zoom_by(self, step: int) -> None:
        now = self._page.zoomFactor()
        nearest = min(range(len(ZOOM_STEPS)), key=lambda index: abs(ZOOM_STEPS[index] - now))
        index = min(max(nearest + step, 0), len(ZOOM_STEPS) - 1)
        self.set_zoom(ZOOM_STEPS[index] if step else 1.0)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the watch."""
        self._watch.stop()
        super().closeEvent(event)
