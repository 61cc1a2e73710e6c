"""The preview: a page loaded once, which takes patches, stays where the writer looks, and cannot act."""

from __future__ import annotations

from dataclasses import asdict, astuple
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QColor
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QVBoxLayout

from editor.widgets.kept_focus import KeptFocus
from editor.widgets.preview_bridge import PreviewBridge
from editor.widgets.preview_look import PreviewHeading, PreviewLook
from editor.widgets.preview_page import PreviewPage, make_profile
from editor.widgets.preview_scheme import SHELL_ADDRESS, PostSchemeHandler, chromium_flags, register_scheme
from editor.widgets.preview_signals import PreviewSignals
from editor.widgets.preview_watch import PreviewWatch
from editor.widgets.preview_words import preview_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from editor.core.markdown.html_splice import HtmlSplice
    from editor.widgets.preview_find_bar import PreviewFindBar
    from editor.widgets.preview_print import PreviewPrinter
    from editor.widgets.theme import Theme

__all__ = ["Preview", "chromium_flags", "register_scheme"]

NAMING_MS = 1000
"""after which the views inside get their names: asking for one of Qt's own loads every kind of widget"""
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


class Preview(PreviewSignals):
    """Shows the blocks of one post and tells what is clicked; addresses come as they are written.

    While it is hidden the page is told nothing.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: list[tuple[int, str]] = []
        self._problems: dict[str, str] = {}
        self._theme: Theme | None = None
        self._look = PreviewLook()
        self._heading = PreviewHeading()
        self._find_bar: PreviewFindBar | None = None
        self._printer: PreviewPrinter | None = None
        self._marked = -1
        self._place: tuple[float, float, float] = (0.0, 0.0, 1.0)
        self._is_ready = False
        self._is_stale = False
        self._has_images = True
        self._has_early = False
        self._early_wishes: list[tuple[int, str]] = []
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
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 0)  # the line that shows the focus
        self._column.setSpacing(0)
        self._column.addWidget(self._view, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Preview"))
        self.setFocusProxy(self._view)
        self._watch = PreviewWatch(self._page, self._bridge, self)
        self._focus = KeptFocus(self)
        self._connect()
        self._page.load(QUrl(SHELL_ADDRESS))

    def _connect(self) -> None:
        self._watch.fell.connect(self._on_fell)
        bridge, handler = self._bridge, self._handler
        bridge.copied.connect(self.copied)
        bridge.line_clicked.connect(self.line_clicked)
        bridge.link_activated.connect(self.link_activated)
        bridge.link_hovered.connect(self.link_hovered)
        bridge.menu_requested.connect(self._on_menu_requested)
        bridge.misfitted.connect(self._tell_whole)
        bridge.page_ready.connect(self._on_page_ready)
        bridge.scrolled.connect(self._on_scrolled)
        handler.image_requested.connect(self._on_image_requested)
        handler.style_file_requested.connect(self.style_file_requested)

    # --- blocks

    def show_blocks(self, blocks: Sequence[tuple[int, str]], *, is_early: bool = False) -> None:
        """Show another post, from its top: the first line and the html of each block.

        Early ones are those that the first patch will bring, before anybody follows the post: they stay
        until that patch, and whoever has pictures for them is asked then.
        """
        if self._has_early and not blocks:
            return  # its first blocks are seen already
        self._end_early()
        self._has_early = is_early
        self._blocks = list(blocks)
        self._problems.clear()
        self._place, self._marked = (0.0, 0.0, 1.0), -1
        self._watch.forgive()
        self._has_images = True
        self._handler.set_gives_images(True)
        if self._is_ready:
            self._order_all([self._setting_up(), ("show", self._blocks)])

    def _end_early(self) -> None:
        self._has_early, wishes, self._early_wishes = False, self._early_wishes, []
        for request, token in wishes:
            self.image_requested.emit(request, token)

    def patch(self, first: int, removed: int, blocks: Sequence[tuple[int, str]], shift: int) -> None:
        """Let `removed` blocks from `first` give place to `blocks`; those behind move by `shift` lines."""
        if self._has_early:
            early, self._blocks = self._blocks, list(blocks)
            if early != self._blocks:
                self._order("patch", 0, len(early), self._blocks, 0)
            self._end_early()
            return
        behind = self._blocks[first + removed :]
        if shift:
            behind = [(line + shift, html) for line, html in behind]
        self._blocks[first:] = [*blocks, *behind]
        self._order("patch", first, removed, list(blocks), shift)

    def splice(self, index: int, line: int, html: str, part: HtmlSplice, moved_from: int, grown: int) -> None:
        """Let a part of a large block give place, so that the block's html is `html` from now on.

        Elements that begin at its line `moved_from` or behind it move by `grown` lines.
        """
        self._blocks[index] = (line, html)
        new = html[part.head : len(html) - part.tail]
        self._order("splice", index, line, new, asdict(part), moved_from, grown)

    def _tell_whole(self, index: int) -> None:
        if index < len(self._blocks):
            self._order("patch", index, 1, self._blocks[index : index + 1], 0)

    def clear(self) -> None:
        """Show nothing."""
        self._end_early()
        self.show_blocks([])

    # --- pictures

    def _on_image_requested(self, request: int, token: str) -> None:
        if self._has_early:
            self._early_wishes.append((request, token))
        else:
            self.image_requested.emit(request, token)

    def reply_image(self, request: int, data: bytes | None, mime: str) -> None:
        """Answer `image_requested` or `style_file_requested`; None for a file that is not there."""
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

    def scroll_to_line(self, line: float, head: float = 1.0, rest: float = 1.0, written: int = -1) -> None:
        """Put a line of the source at the upper edge: 3.5 is the middle of what line 3 shows.

        `head` and `rest` tell how many screens lie above and below where the line comes from, each up to 1:
        with head 0 the preview stands at its top, with rest 0 at its end. A line that is `written` in stays
        in sight, -1 for none.
        """
        self._place = (line, head, rest)
        self._order("scrollToLine", line, head, rest, written)

    def mark_line(self, line: int, *, is_written: bool = False) -> None:
        """Mark the block of a line, -1 for none; one that `is_written` in is also brought into sight."""
        if line != self._marked:
            self._marked = line
            self._order("mark", line, is_written)

    def _on_scrolled(self, line: float, head: float, rest: float) -> None:
        self._place = (line, head, rest)
        self.scrolled.emit(line, head, rest)

    # --- look

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._page.setBackgroundColor(QColor(theme.page))
        self._order(*self._dressing(theme))

    def set_look(self, look: PreviewLook) -> None:
        """Dress the page in a style sheet of the writer or in ours, with letters of a size."""
        if look != self._look:
            self._look = look
            self._handler.set_style(look.style)
            self._order("setLook", bool(look.style), look.letter_size, look.marks_differences)

    def set_heading(self, heading: PreviewHeading) -> None:
        """Show a title and a date above the text."""
        if self._has_early and heading == PreviewHeading():
            return  # nobody has read the front matter yet
        if heading != self._heading:
            self._heading = heading
            self._order("setHeading", *astuple(heading))

    def set_zoom(self, factor: float) -> None:
        """Draw everything larger or smaller; 1.0 is as designed."""
        factor = min(max(factor, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        if abs(factor - self._page.zoomFactor()) > 0.001:
            self._page.setZoomFactor(factor)
            self.zoom_changed.emit(factor)

    # --- finding and printing

    def open_find(self) -> None:
        """Show the bar that finds words in the page."""
        if self._find_bar is None:
            from editor.widgets.preview_find_bar import PreviewFindBar

            self._find_bar = PreviewFindBar(self._page, self)
            self._find_bar.closed.connect(self._view.setFocus)
            self._column.insertWidget(0, self._find_bar)
        self._find_bar.open()

    def print_pdf(self) -> None:
        """Make a PDF of the page; `printed` brings it, with no bytes when that fails."""
        if self._printer is None:
            from editor.widgets.preview_print import PreviewPrinter

            self._printer = PreviewPrinter(self._page, self._bridge, self)
            self._printer.progressed.connect(self.print_progressed)
            self._printer.printed.connect(self.printed)
        if self._is_stale:
            self._tell_all()
        self._printer.begin()

    # --- the page and its process

    def _order(self, name: str, *arguments: object) -> None:
        """Tell the page, once it listens and is seen; until then what is kept here waits for it."""
        self._order_all([(name, *arguments)])

    def _order_all(self, orders: Sequence[tuple[object, ...]]) -> None:
        if not self._is_ready:
            return
        if not self.isVisible():
            self._is_stale = True
            return
        self._bridge.order_all(orders)
        self._watch.expect_answer()

    def _setting_up(self) -> tuple[object, ...]:
        return ("setUp", preview_words(QCoreApplication.translate), self._has_images)

    def _dressing(self, theme: Theme) -> tuple[str, dict[str, str], bool]:
        colours = {name.replace("_", "-"): getattr(theme, name) for name in _COLOURS}
        return ("setTheme", colours, theme.is_dark)

    def _on_page_ready(self) -> None:
        self._is_ready = True
        self._watch.begin()
        self._tell_all()
        self.ready.emit()
        QTimer.singleShot(NAMING_MS, self, self._name_views)

    def _name_views(self) -> None:
        self._focus.end()
        for widget in (self._view, self._view.focusProxy()):
            if widget is not None:
                widget.setAccessibleName(self.accessibleName())

    def _tell_all(self) -> None:
        """Tell the page everything, as it is new or has missed something while it was hidden."""
        self._is_stale = False
        look = self._look
        orders: list[tuple[object, ...]] = [
            self._setting_up(),
            ("setLook", bool(look.style), look.letter_size, look.marks_differences),
            ("setHeading", *astuple(self._heading)),
            ("show", self._blocks),
            *(("setImageProblem", token, sentence) for token, sentence in self._problems.items()),
            ("mark", self._marked, False),
        ]
        if self._theme is not None:
            orders.insert(0, self._dressing(self._theme))
        if self._place[1]:
            orders.append(("scrollToLine", *self._place))
        self._bridge.order_all(orders)
        self._watch.expect_answer()

    def _on_fell(self, once_too_often: bool) -> None:
        """Load the shell again: without pictures, and after too many falls without blocks."""
        self._is_ready = False
        self._focus.begin()
        self._has_images = False
        self._handler.set_gives_images(False)
        if once_too_often:
            self._blocks = []
            self.stumbled.emit("preview.stopped")
        else:
            self.stumbled.emit("preview.images-off")
        self._watch.when_free(lambda: self._page.load(QUrl(SHELL_ADDRESS)))

    # --- the menu

    def _on_menu_requested(self, x: float, y: float, href: str) -> None:
        from editor.widgets.preview_menu import PreviewMenu

        menu = PreviewMenu(self, has_selection=self._page.hasSelection(), href=href)
        menu.copy_requested.connect(lambda: self._page.triggerAction(QWebEnginePage.WebAction.Copy))
        menu.html_requested.connect(lambda: self._order("copySource"))
        menu.select_all_requested.connect(
            lambda: self._page.triggerAction(QWebEnginePage.WebAction.SelectAll)
        )
        menu.find_requested.connect(self.open_find)
        menu.link_chosen.connect(self.link_activated)
        menu.zoom_requested.connect(self._zoom_by)
        zoom = self._page.zoomFactor()
        menu.popup(self._view.mapToGlobal(QPoint(round(x * zoom), round(y * zoom))))

    def _zoom_by(self, step: int) -> None:
        now = self._page.zoomFactor()
        nearest = min(range(len(ZOOM_STEPS)), key=lambda index: abs(ZOOM_STEPS[index] - now))
        index = min(max(nearest + step, 0), len(ZOOM_STEPS) - 1)
        self.set_zoom(ZOOM_STEPS[index] if step else 1.0)

    # --- what Qt tells us

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the page what it has missed while it was hidden."""
        super().showEvent(event)
        if self._is_ready and self._is_stale:
            self._tell_all()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the watch."""
        self._watch.stop()
        super().closeEvent(event)
