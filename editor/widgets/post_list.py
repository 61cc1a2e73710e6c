"""The posts of the folder: a filter, posts or drafts, and a row for each that stays quick with 10,000."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from editor.widgets.busy_mark import BusyMark
from editor.widgets.flat_list import empty_words, flat_list
from editor.widgets.outline_view import OutlineView
from editor.widgets.post_delegate import PostDelegate
from editor.widgets.post_filter import read_filter
from editor.widgets.post_rows import POST_ROLE, PostRows
from editor.widgets.theme import theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QObject
    from PySide6.QtWidgets import QListView

    from editor.core.post import PostSummary
    from editor.widgets.theme import Theme


class PostList(QFrame):
    """Shows summaries and tells which post a person wants."""

    post_activated = Signal(str)
    emptied = Signal(bool)
    """whether the folder has no post, as far as it is read"""
    outline_switched = Signal(bool)
    """the writer has gone to the outline of the post, or from it to the list"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = ""
        self._rows = PostRows(self)
        self._delegate = PostDelegate(self._rows, theme_of(QApplication.palette()), self)
        self._build_top()
        self._build_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        below = QWidget(self)
        self._below = QStackedLayout(below)
        self._below.addWidget(self._view)
        self._below.addWidget(self._empty)
        self.outline = OutlineView(self)
        self._below.addWidget(self.outline)
        column.addWidget(below, 1)
        self._show_counts()

    @property
    def posts(self) -> list[PostSummary]:
        """Give the posts of the folder, newest first, whatever the filter hides."""
        return self._rows.posts

    def set_posts(self, posts: Sequence[PostSummary]) -> None:
        """Show other posts, newest first; place and keyboard row stay where they can."""
        with _KeptPlace(self._view, self._rows):
            self._rows.set_posts(posts)
        self._show_counts()
        self.emptied.emit(not posts and not self._mark.is_busy)

    def set_current(self, path: str) -> None:
        """Mark the post in front; "" for none."""
        if path == self._delegate.current:
            return
        self._delegate.current = path
        row = self._rows.row_of(path)
        if row >= 0:
            self._view.setCurrentIndex(self._rows.index(row))
            self._view.scrollTo(self._rows.index(row))
        self._view.viewport().update()

    def set_message(self, message: str) -> None:
        """Say why there is nothing to see: shown only while there is no post at all."""
        self._message = message
        self._show_counts()

    def set_busy(self, *, is_busy: bool) -> None:
        """Show that the folder is being read, while posts come in."""
        self._mark.set_busy(is_busy=is_busy)
        self.emptied.emit(not is_busy and not self._rows.posts)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        self._view.viewport().update()

    def show_outline(self, *, shown: bool) -> None:
        """Let the outline stand in the place of the list, or bring the list back."""
        button = self._outline_button if shown else self._all
        if shown != self._outline_button.isChecked():
            button.setChecked(True)
            self._show_empty()
            self.outline_switched.emit(shown)

    def focus_filter(self) -> None:
        """Put the cursor into the filter of the list."""
        self.show_outline(shown=False)
        self._filter.setFocus()
        self._filter.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange} and hasattr(self, "_view"):
            self.set_theme(theme_of(QApplication.palette()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the filter down into the list, from the list's first row up again, and open by Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self._filter:
                return self._on_filter_key(event.key())
            if watched is self._view:
                return self._on_list_key(event.key())
        return super().eventFilter(watched, event)

    def _build_top(self) -> None:
        self._top = QWidget(self)
        self._top.setObjectName("top")
        column = QVBoxLayout(self._top)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        self._filter = QLineEdit(self)
        self._filter.setPlaceholderText(self.tr("Filter   tag:travel after:2025"))
        self._filter.setAccessibleName(self.tr("Filter posts"))
        self._filter.setToolTip(
            self.tr("Words, and tag:…  category:…  after:2025  before:2024-06  is:draft  is:published")
        )
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._apply_filter)
        self._filter.textEdited.connect(lambda _: self.show_outline(shown=False))
        self._filter.installEventFilter(self)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self._filter)
        column.addLayout(row)
        kinds = QHBoxLayout()
        kinds.setContentsMargins(11, 0, 11, 0)
        kinds.setSpacing(6)
        self._kinds = QButtonGroup(self)
        self._all, self._drafts = QPushButton(self), QPushButton(self)
        self._outline_button = QPushButton(self.tr("Outline"), self)
        for button in (self._all, self._drafts, self._outline_button):
            button.setProperty("kind", True)
            button.setCheckable(True)
            self._kinds.addButton(button)
            kinds.addWidget(button)
        self._all.setChecked(True)
        self._kinds.buttonClicked.connect(self._on_kind_clicked)
        kinds.addStretch(1)
        self._mark = BusyMark(self)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 4, 0, 0)  # beside the words, which stand above the middle of their row
        beside.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        kinds.addLayout(beside)
        column.addLayout(kinds)
        hairline = QFrame(self)
        hairline.setProperty("hairline", True)
        column.addWidget(hairline)
        column.setSpacing(0)
        column.insertSpacing(1, 10)

    def _build_list(self) -> None:
        self._view = flat_list(self, self._rows, self._delegate)
        self._view.setAccessibleName(self.tr("Posts"))
        self._view.verticalScrollBar().setSingleStep(20)
        self._view.clicked.connect(self._activate)
        self._view.installEventFilter(self)
        self._empty = empty_words(self)

    def _on_kind_clicked(self) -> None:
        self._apply_filter()
        self.outline_switched.emit(self._outline_button.isChecked())

    def _apply_filter(self) -> None:
        with _KeptPlace(self._view, self._rows):
            self._rows.set_filter(read_filter(self._filter.text()), drafts_only=self._drafts.isChecked())
        self._show_empty()

    def _show_counts(self) -> None:
        posts = self._rows.posts
        drafts = sum(1 for post in posts if post.is_draft)
        self._all.setText(self.tr("Posts {count}").format(count=f"{len(posts):,}"))
        self._drafts.setText(self.tr("Drafts {count}").format(count=f"{drafts:,}"))
        self._show_empty()

    def _show_empty(self) -> None:
        has_rows = self._rows.rowCount() > 0
        if not self._rows.posts:
            words = self._message or self.tr("No posts yet")
        elif self._drafts.isChecked() and not self._filter.text().strip():
            words = self.tr("No drafts")
        else:
            words = self.tr("Nothing matches")
        self._empty.setText(words)
        shown = self._view if has_rows else self._empty
        self._below.setCurrentWidget(self.outline if self._outline_button.isChecked() else shown)

    def _on_filter_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Down and self._rows.rowCount():
            if not self._view.currentIndex().isValid():
                self._view.setCurrentIndex(self._rows.index(0))
            self._view.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._rows.rowCount():
            self._activate(self._rows.index(0))
            return True
        if key == Qt.Key.Key_Escape and self._filter.text():
            self._filter.clear()
            return True
        return False

    def _on_list_key(self, key: int) -> bool:
        index = self._view.currentIndex()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self._activate(index)
            return True
        if key == Qt.Key.Key_Up and index.row() <= 0:
            self._filter.setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        return False

    def _activate(self, index: QModelIndex) -> None:
        post: PostSummary | None = index.data(POST_ROLE)
        if post:
            self.post_activated.emit(post.path)


class _KeptPlace:
    """Keeps scroll place and keyboard row of the list over a change of its rows."""

    def __init__(self, view: QListView, rows: PostRows) -> None:
        self._view, self._rows = view, rows
        post: PostSummary | None = view.currentIndex().data(POST_ROLE)
        self._path = post.path if post else ""
        self._scroll = view.verticalScrollBar().value()

    def __enter__(self) -> None:
        """Begin; what has to be kept is known already."""

    def __exit__(self, *_: object) -> None:
        """Bring both back, as far as the row is still there."""
        if self._view.currentIndex().isValid():
            return
        row = self._rows.row_of(self._path) if self._path else -1
        if row >= 0:
            self._view.selectionModel().setCurrentIndex(
                self._rows.index(row), self._view.selectionModel().SelectionFlag.ClearAndSelect
            )
        self._view.verticalScrollBar().setValue(self._scroll)
