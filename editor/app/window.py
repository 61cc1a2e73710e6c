"""The window: where the panes lie. It knows how to show things, not what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from editor.app.actions import Actions
from editor.app.header import Header
from editor.app.status_line import StatusLine
from editor.widgets.enter_key import EnterKey
from editor.widgets.focus_chain import chain_up, first_stop, stop_before
from editor.widgets.message_banner import MessageBanner
from editor.widgets.plain_label import named
from editor.widgets.source_margins import stand_above
from editor.widgets.theme import restyle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
    from PySide6.QtWidgets import QApplication

    from editor.widgets.find_bar import FindBar
    from editor.widgets.front_matter_form import FrontMatterForm
    from editor.widgets.image_panel import ImagePanel
    from editor.widgets.no_post_page import NoPostPage
    from editor.widgets.no_preview import NoPreview
    from editor.widgets.post_list import PostList
    from editor.widgets.preview import Preview
    from editor.widgets.start_page import StartPage
    from editor.widgets.theme import Theme

DEFAULT_SIZES = (248, 620, 572, 600, 215)
"""list, editor, preview; upper part, image panel, in which three rows show"""
WHOLE_SIZE = QSize(1440, 900)
NARROWEST_LIST = 224
"""pixels that the names of the three kinds of the list take"""
FORM_HEIGHT = 103
"""of the form while it has no notes"""
LOW = 400
"""pixels for form and source: with less the form keeps to its first line"""
LARGE = QSize(1700, 1060)
"""a screen larger than this has room beside the window; on a smaller one it takes everything"""
FRAME = QSize(16, 48)
"""room for the frame that a window manager draws"""


class Window(QMainWindow):
    """Layout and nothing else: header with tabs, list, form above source, preview, image panel."""

    close_requested = Signal()
    closed = Signal()
    files_dropped = Signal(list)
    """files let go anywhere but on the text"""
    preview: Preview | NoPreview
    form: FrontMatterForm
    post_list: PostList
    image_panel: ImagePanel
    find_bar: FindBar
    start_page: StartPage
    no_post_page: NoPostPage

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Inkwright")
        self._fit_screen()
        self.setAcceptDrops(True)
        self.may_close = False
        self.wants_end = False
        """the writer has closed it, perhaps before there was anyone to ask about it"""
        self._wanted_sizes: tuple[int, ...] = DEFAULT_SIZES
        self._header = Header(DEFAULT_SIZES[0])
        self.tabs = self._header.tabs
        self.site_name = self._header.site_name
        self.actions_table = Actions(self, self._header.menus)
        self.views = self._header.views
        self._header.commands.clicked.connect(self.actions_table["commands"].trigger)
        begin = self.actions_table["new-post"]
        self._header.new_post.clicked.connect(begin.trigger)
        begin.enabledChanged.connect(self._header.new_post.setEnabled)
        self.banner = MessageBanner()
        self.editors = QStackedWidget()
        _lay_on_surface(self.editors)  # while it is empty
        self._painted: list[Preview | NoPreview | PostList | ImagePanel | FindBar] = []
        self._theme: Theme | None = None
        self._places = {"posts": QWidget(), "form": _place(), "preview": QWidget(), "images": _place()}
        self._places["form"].setFixedHeight(FORM_HEIGHT)
        self._places["posts"].setMinimumWidth(NARROWEST_LIST)
        self._retired: list[QWidget] = []
        self.status = StatusLine()
        self._lay_out()
        application.focusChanged.connect(self._on_focus_changed)
        self._enter_key = EnterKey(self)
        application.focusChanged.connect(self._enter_key.follow)
        self.editors.currentChanged.connect(self._order_tabs)

    # --- layout

    def _lay_out(self) -> None:
        self._left = named(_Writing(), "writing")
        self._left.resized.connect(self._fit_form)
        left = QVBoxLayout(self._left)
        left.setSpacing(0)
        left.setContentsMargins(0, 0, 0, 0)
        for widget in (self._places["form"], self.editors):
            left.addWidget(widget, 1 if widget is self.editors else 0)
        self._upper = QSplitter(Qt.Orientation.Horizontal)
        self._upper.addWidget(self._left)
        self._upper.addWidget(self._places["preview"])
        self._right = QSplitter(Qt.Orientation.Vertical)
        self._right.addWidget(self._upper)
        self._right.addWidget(self._places["images"])
        self._work = QSplitter(Qt.Orientation.Horizontal)
        self._work.addWidget(self._places["posts"])
        self._desk = QStackedWidget()
        self._desk.addWidget(self._right)
        self._work.addWidget(self._desk)
        for splitter in (self._upper, self._right, self._work):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        self._upper.setStretchFactor(0, 1)
        self._upper.setStretchFactor(1, 1)
        self._right.setStretchFactor(0, 1)
        self._work.setStretchFactor(1, 1)
        lower = min(DEFAULT_SIZES[-1], self.height() * 3 // 10)
        self.set_sizes((*DEFAULT_SIZES[:-1], lower))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._work)
        whole = named(QWidget(), "whole")
        column = QVBoxLayout(whole)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._header, self.banner, self._pages):
            column.addWidget(widget, 1 if widget is self._pages else 0)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status)

    def rest_to_build(self) -> tuple[Callable[[], None], ...]:
        """Give the steps that build what the first look at a post goes without.

        Until all of them are done there is no form, list, panel, find bar, start page nor page without a
        post; the first three have their places, so that nothing moves when they come.
        """
        return (self._build_form, self._build_list, self._build_panel, self._build_pages)

    # what is imported in these steps is not loaded before the first look

    def _build_form(self) -> None:
        from editor.widgets.front_matter_form import FrontMatterForm

        self.form, place = FrontMatterForm(), self._places["form"]
        self.form.setHidden(place.isHidden())
        layout = self._left.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(place), self.form)
        layout.removeWidget(place)
        self._retire(place)
        self._places["form"] = self.form
        self._fit_form()

    def _fit_form(self) -> None:
        """Leave the lines of a low window to the source, and stand above its column in a wide one."""
        if self._places["form"] is getattr(self, "form", None):
            self.form.set_compact(is_compact=self._left.height() < LOW)
            stand_above(self.form, self._left.width())
        if bar := getattr(self, "find_bar", None):
            stand_above(bar, self._left.width())

    def _build_list(self) -> None:
        from editor.widgets.post_list import PostList

        self.post_list = PostList()
        self.post_list.setMinimumWidth(NARROWEST_LIST)
        self._put(self._work, "posts", self.post_list)

    def _build_panel(self) -> None:
        from editor.widgets.image_panel import ImagePanel

        self.image_panel = ImagePanel()
        self._put(self._right, "images", self.image_panel)

    def _build_pages(self) -> None:
        from editor.widgets.find_bar import FindBar
        from editor.widgets.no_post_page import NoPostPage
        from editor.widgets.start_page import StartPage

        self.find_bar, self.start_page, self.no_post_page = FindBar(), StartPage(), NoPostPage()
        layout = self._left.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.editors), self.find_bar)
        self._desk.addWidget(self.no_post_page)
        self._pages.addWidget(self.start_page)
        self._paint(self.find_bar)
        self._fit_form()
        chain_up((self.post_list, self.form, self.find_bar, self.editors, self.preview, self.image_panel))

    def set_preview(self, preview: Preview | NoPreview) -> None:
        """Let the preview take its place, before anything is opened."""
        self.preview = preview
        sizes = self._upper.sizes()
        self._put(self._upper, "preview", preview)
        self._upper.setStretchFactor(1, 1)
        self._upper.setSizes(sizes)

    def _put(self, splitter: QSplitter, name: str, pane: Preview | NoPreview | PostList | ImagePanel) -> None:
        """Let a pane take the place that was kept for it."""
        place = self._places[name]
        self._paint(pane)
        pane.setHidden(place.isHidden())
        splitter.replaceWidget(splitter.indexOf(place), pane)
        self._retire(place)
        self._places[name] = pane

    def _retire(self, place: QWidget) -> None:
        # not deleted: with such a widget PySide 6.11 takes menus for deleted that are still there
        place.hide()
        self._retired.append(place)

    @property
    def theme(self) -> Theme | None:
        """Give the theme whose colours it has taken."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme, also for what is built later."""
        self._theme = theme
        for widget in self._painted:
            widget.set_theme(theme)

    def _paint(self, widget: Preview | NoPreview | PostList | ImagePanel | FindBar) -> None:
        self._painted.append(widget)
        if self._theme:
            widget.set_theme(self._theme)

    def _fit_screen(self) -> None:
        """Take the size of the design, or the whole of a screen that is little larger or smaller."""
        screen = self.screen().availableGeometry().size()
        if screen.width() > LARGE.width() and screen.height() > LARGE.height():
            self.resize(WHOLE_SIZE)
        else:
            self.resize(screen - FRAME)
            self.setWindowState(Qt.WindowState.WindowMaximized)

    # --- what is shown

    def show_start(self, *, shown: bool) -> None:
        """Show the first screen, or the panes."""
        self._pages.setCurrentWidget(self.start_page if shown else self._work)
        self.status.setVisible(not shown)
        self._header.new_post.setVisible(not shown)

    def show_desk(self, *, has_post: bool) -> None:
        """Show the views of a post, or that none is open."""
        self._desk.setCurrentWidget(self._right if has_post else self.no_post_page)
        self._header.show_views(shown=has_post)

    def show_pane(self, name: str, *, shown: bool) -> None:
        """Show or hide `posts`, `form`, `preview` or `images`, or `source` together with the form."""
        panes: dict[str, QWidget] = {**self._places, "source": self._left}
        is_back = shown and panes[name].isHidden() and self._upper.count() > 1
        if self.isVisible() and not shown:
            self._wanted_sizes = self.sizes()  # a hidden pane has none
        if name != "preview" or self._upper.indexOf(panes[name]) >= 0:
            panes[name].setVisible(shown)
            if is_back and name in ("source", "preview"):
                self._upper.setSizes(self._wanted_sizes[1:3])
        if name != "source":
            self.actions_table[f"show-{name}"].setChecked(shown)

    def take_preview(self) -> None:
        """Give the preview's place to the source, as it moves to a window of its own."""
        self._wanted_sizes = self.sizes()
        self.preview.hide()
        self.preview.setParent(None)

    def put_preview_back(self, *, shown: bool) -> None:
        """Let the preview stand beside the source again."""
        self._upper.addWidget(self.preview)
        self._upper.setStretchFactor(1, 1)
        self._upper.setSizes(self._wanted_sizes[1:3])
        self.preview.setVisible(shown)

    def step_pane(self, by: int) -> None:
        """Put the focus into the next part of the window, for Tab writes a tab in the source."""
        panes = (self.post_list, self.form, self.editors, self.preview, self.image_panel)
        doors = [(pane, door) for pane in panes if (door := first_stop(pane))]
        if doors:
            focused = self.focusWidget()
            here = next((n for n, (pane, _) in enumerate(doors) if pane.isAncestorOf(focused)), -1)
            place = (here + by) % len(doors) if here >= 0 else 0
            doors[place][1].setFocus(Qt.FocusReason.TabFocusReason)

    def sizes(self) -> tuple[int, ...]:
        """Give the sizes of the panes, to be remembered."""
        wanted = self._wanted_sizes
        upper = tuple(self._upper.sizes())
        right = tuple(self._right.sizes())
        return (
            self._work.sizes()[0] or wanted[0],
            *(upper if len(upper) == 2 and all(upper) else wanted[1:3]),
            *(right if all(right) else wanted[3:]),
        )

    def set_sizes(self, sizes: Sequence[int]) -> None:
        """Give the panes their sizes; anything but five positive numbers is ignored."""
        if len(sizes) == len(DEFAULT_SIZES) and all(0 < size < 20_000 for size in sizes):
            self._wanted_sizes = tuple(sizes)
            posts, left, right, upper, lower = sizes
            self._work.setSizes([posts, left + right])
            self._upper.setSizes([left, right])
            self._right.setSizes([upper, lower])

    def geometry_text(self) -> str:
        """Give place and size as text for the settings."""
        return self.saveGeometry().toBase64().toStdString()

    def restore_geometry_text(self, text: str) -> None:
        """Take the place and size that geometry_text gave."""
        if text:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(text.encode("ascii", "ignore"))))

    # --- what Qt tells us

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep undo and redo for the post's one stack, whichever field has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride:
            wanted = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in wanted):  # type: ignore[attr-defined]
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Listen to the keys of the widget with the focus alone: a filter on everything costs every event."""
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and self.isAncestorOf(new):
            new.installEventFilter(self)
        preview = self._places["preview"]
        restyle(preview, entered=new is not None and preview.isAncestorOf(new))

    def _order_tabs(self) -> None:
        """Let Tab reach the source after the form, whenever the post was opened."""
        editor, before = self.editors.currentWidget(), stop_before(self.editors)
        if editor is not None and before is not None:
            QWidget.setTabOrder(before, editor)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first; the window closes when everything is settled."""
        if self.may_close:
            event.accept()
            self.closed.emit()
        else:
            event.ignore()
            self.wants_end = True
            self.close_requested.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged over the window."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on files that are let go beside the text."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.activateWindow()
            self.files_dropped.emit(paths)


class _Writing(QWidget):
    """Form and source, one above the other."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of it."""
        super().resizeEvent(event)
        self.resized.emit()


def _place() -> QWidget:
    """Keep a pane's place until it is built, on the ground that it will have."""
    place = QWidget()
    _lay_on_surface(place)
    return place


def _lay_on_surface(widget: QWidget) -> None:
    widget.setBackgroundRole(QPalette.ColorRole.Base)
    widget.setAutoFillBackground(True)
