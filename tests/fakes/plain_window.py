"""The window without its web view: every other part is the real one, and nothing has to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from editor.app.actions import Actions
from editor.app.status_line import StatusLine
from editor.widgets.find_bar import FindBar
from editor.widgets.front_matter_form import FrontMatterForm
from editor.widgets.image_panel import ImagePanel
from editor.widgets.message_banner import MessageBanner
from editor.widgets.plain_label import plain_label
from editor.widgets.post_list import PostList
from editor.widgets.post_tabs import PostTabs
from editor.widgets.preview_look import PreviewHeading, PreviewLook
from editor.widgets.preview_signals import PreviewSignals
from editor.widgets.start_page import StartPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from editor.widgets.theme import Theme


class RecordingPreview(PreviewSignals):
    """Keeps what a page would show: blocks, problems of pictures, replies."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.blocks: list[tuple[int, str]] = []
        self.problems: dict[str, str] = {}
        self.refreshed: list[str] = []
        self.replies: dict[int, tuple[bytes | None, str]] = {}
        self.marked = -1
        self.top = 0.0
        self.place = (0.0, 0.0, 1.0)
        self.is_written = False
        self.kept_line = -1
        self.look = PreviewLook()
        self.heading = PreviewHeading()
        self.prints = 0
        self.zoom = 1.0

    def show_blocks(self, blocks: Sequence[tuple[int, str]]) -> None:
        self.blocks = list(blocks)
        self.problems.clear()

    def patch(self, first: int, removed: int, blocks: Sequence[tuple[int, str]], shift: int) -> None:
        behind = [(line + shift, html) for line, html in self.blocks[first + removed :]]
        self.blocks[first:] = [*blocks, *behind]

    def clear(self) -> None:
        self.show_blocks([])

    def reply_image(self, request: int, data: bytes | None, mime: str) -> None:
        self.replies[request] = (data, mime)

    def refresh_image(self, token: str) -> None:
        self.refreshed.append(token)

    def set_image_problem(self, token: str, sentence: str) -> None:
        self.problems[token] = sentence

    def scroll_to_line(self, line: float, head: float = 1.0, rest: float = 1.0, written: int = -1) -> None:
        self.top, self.place, self.kept_line = line, (line, head, rest), written

    def mark_line(self, line: int, *, is_written: bool = False) -> None:
        self.marked, self.is_written = line, is_written

    def set_look(self, look: PreviewLook) -> None:
        self.look = look

    def set_heading(self, heading: PreviewHeading) -> None:
        self.heading = heading

    def open_find(self) -> None:
        self.finds = True

    def print_pdf(self) -> None:
        self.prints += 1

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme

    def set_zoom(self, factor: float) -> None:
        self.zoom = factor


class PlainWindow(QMainWindow):
    """Offers what Window offers."""

    close_requested = Signal()
    files_dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.may_close = False
        self.actions_table = Actions(self, self.menuBar())
        self.tabs = PostTabs(self)
        self.site_name = plain_label()
        self.site_name.setParent(self)
        self.post_list = PostList(self)
        self.banner = MessageBanner(self)
        self.form = FrontMatterForm(self)
        self.find_bar = FindBar(self)
        self.editors = QStackedWidget(self)
        self.preview = RecordingPreview(self)
        self.image_panel = ImagePanel(self)
        self.start_page = StartPage(self)
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self.shows_start = True
        self.shows_desk = False

    def show_desk(self, *, has_post: bool) -> None:
        self.shows_desk = has_post

    def show_start(self, *, shown: bool) -> None:
        self.shows_start = shown

    def set_theme(self, theme: Theme) -> None:
        for widget in (self.preview, self.post_list, self.image_panel, self.find_bar):
            widget.set_theme(theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close:
            event.accept()
        else:
            event.ignore()
            self.close_requested.emit()
