"""The images of the post: each with its two verdicts, and the files that nothing refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from editor.widgets.busy_mark import BusyMark
from editor.widgets.image_delegate import ROW_HEIGHT, ImageDelegate
from editor.widgets.image_rows import Column, ImageFilter, ImageRow, ImageRows, fits, is_being_checked
from editor.widgets.theme import theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QObject

    from editor.widgets.theme import Theme

__all__ = ["ImagePanel", "ImageRow"]

_WIDTHS = {Column.THUMBNAIL: 70, Column.SIZE: 152, Column.LINE: 52}
_SHARES = {Column.DESCRIPTION: 17, Column.DESTINATION: 25, Column.HERE: 28, Column.SITE: 31}
"""How the room that is left is shared among the columns of words."""
_NARROW = 860
"""Pixels below which the dimensions are left away."""


class ImagePanel(QFrame):
    """Shows rows and tells what a person wants of one."""

    row_activated = Signal(str)
    check_requested = Signal()
    insert_requested = Signal(str)
    trash_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at = QPoint()
        self._rows = ImageRows(self)
        self._delegate = ImageDelegate(theme_of(QApplication.palette()), self)
        self._build_bar()
        self._build_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        hairline = QFrame(self)
        hairline.setProperty("hairline", True)
        column.addWidget(hairline)
        below = QWidget(self)
        self._below = QStackedLayout(below)
        self._below.addWidget(self._table)
        self._below.addWidget(self._empty)
        column.addWidget(below, 1)
        self.setMinimumHeight(84)
        self._show_counts()

    def set_rows(self, rows: Sequence[ImageRow]) -> None:
        """Show other rows; selection and scroll place stay, and only what changed is drawn."""
        chosen = self._rows.row_at(self._table.currentIndex())
        scroll = self._table.verticalScrollBar().value()
        self._rows.set_rows(rows)
        self._restore(chosen, scroll)
        self._show_counts()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        self._table.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange} and hasattr(self, "_table"):
            self.set_theme(theme_of(QApplication.palette()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and the keys and clicks of unused rows, and fit the columns."""
        if watched is self._table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event.key())
        if watched is self._table.viewport():
            if event.type() == QEvent.Type.Resize:
                self._fit_columns()
            elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
                self._show_cursor(event.position().toPoint())
                self._show_hover(self._table.indexAt(event.position().toPoint()).row())
            elif event.type() == QEvent.Type.Leave:
                self._show_hover(-1)
            elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
                self._pressed_at = event.position().toPoint()
        if watched is self._table and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._show_focus(has_focus=event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _build_bar(self) -> None:
        self._bar = QWidget(self)
        self._bar.setObjectName("bar")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(9)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("role", "section")
        row.addWidget(self._title)
        self._filters = QButtonGroup(self)
        self._chips: dict[ImageFilter, QPushButton] = {}
        for image_filter in ImageFilter:
            chip = QPushButton(self)
            chip.setProperty("chip", True)
            chip.setProperty("tone", "bad" if image_filter is ImageFilter.PROBLEMS else "")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, chosen=image_filter: self._on_filter(chosen))
            self._filters.addButton(chip)
            self._chips[image_filter] = chip
            row.addWidget(chip)
        self._chips[ImageFilter.ALL].setChecked(True)
        self._mark = BusyMark(self)
        row.addWidget(self._mark)
        row.addStretch(1)
        self._check = QPushButton(self.tr("Check again"), self)
        self._check.clicked.connect(self.check_requested)
        row.addWidget(self._check)

    def _build_table(self) -> None:
        table = self._table = QTableView(self)
        table.setModel(self._rows)
        table.setItemDelegate(self._delegate)
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setMouseTracking(True)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.setAccessibleName(self.tr("Images of the post"))
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.DESTINATION, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        for section, width in _WIDTHS.items():
            table.setColumnWidth(section, width)
        table.clicked.connect(self._on_clicked)
        table.customContextMenuRequested.connect(self._on_menu_requested)
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)
        self._empty = QLabel(self)
        self._empty.setObjectName("empty")
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)

    # --- what is shown

    def _fit_columns(self) -> None:
        is_narrow = self._table.viewport().width() < _NARROW
        self._table.setColumnHidden(Column.SIZE, is_narrow)
        fixed = sum(width for section, width in _WIDTHS.items() if not (is_narrow and section is Column.SIZE))
        room = self._table.viewport().width() - fixed
        for section, share in _SHARES.items():
            if section is not Column.DESTINATION:
                self._table.setColumnWidth(section, max(room * share // sum(_SHARES.values()), 40))

    def _show_counts(self) -> None:
        rows = self._rows.all_rows
        counts = {found: sum(1 for row in rows if fits(row, found)) for found in ImageFilter}
        counts[ImageFilter.ALL] = sum(1 for row in rows if row.reference is not None)
        words = {
            ImageFilter.ALL: self.tr("All"),
            ImageFilter.PROBLEMS: self.tr("Problems {count}"),
            ImageFilter.LOCAL: self.tr("Local {count}"),
            ImageFilter.WEB: self.tr("Web {count}"),
            ImageFilter.UNUSED: self.tr("Unused {count}"),
        }
        self._title.setText(self.tr("Images {count}").format(count=counts[ImageFilter.ALL]))
        for image_filter, chip in self._chips.items():
            chip.setText(words[image_filter].format(count=counts[image_filter]))
            is_kept = image_filter is ImageFilter.ALL or counts[image_filter] > 0 or chip.isChecked()
            chip.setVisible(bool(rows) and is_kept)
        self._check.setEnabled(bool(rows))
        self._mark.set_busy(is_busy=any(is_being_checked(row) for row in rows))
        self._show_empty()
        self._fit_columns()

    def _show_empty(self) -> None:
        if self._rows.all_rows:
            self._empty.setText(self.tr("No image of this kind"))
        else:
            self._empty.setText(self.tr("No images yet: drop or paste one into the text"))
        self._below.setCurrentWidget(self._table if self._rows.rowCount() else self._empty)

    def _restore(self, chosen: ImageRow | None, scroll: int) -> None:
        place = self._rows.row_of(chosen.key) if chosen else -1
        if place >= 0 and self._table.currentIndex().row() != place:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self._table.selectionModel().setCurrentIndex(self._rows.index(place, 1), flags)
        self._table.verticalScrollBar().setValue(scroll)

    def _show_focus(self, *, has_focus: bool) -> None:
        if has_focus and not self._table.currentIndex().isValid() and self._rows.rowCount():
            self._table.selectRow(0)
        self._delegate.selected = self._table.currentIndex().row() if has_focus else -1
        self._table.viewport().update()

    def _show_hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self._table.viewport().update()

    def _show_cursor(self, place: QPoint) -> None:
        is_action = bool(self._action_at(place))
        self._table.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if is_action else Qt.CursorShape.ArrowCursor
        )

    # --- what a person does

    def _on_filter(self, chosen: ImageFilter) -> None:
        self._rows.set_filter(chosen)
        self._show_counts()

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index)
        if row:
            self._act(row, self._action_at(self._pressed_at) or "activate")

    def _action_at(self, place: QPoint) -> str:
        index = self._table.indexAt(place)
        row = self._rows.row_at(index)
        if row is None or index.column() != Column.SITE:
            return ""
        return self._delegate.action_at(place, self._table.visualRect(index), self._table.font(), row)

    def _act(self, row: ImageRow, action: str) -> None:
        if action == "insert":
            self.insert_requested.emit(row.key)
        elif action == "trash":
            self.trash_requested.emit(row.key)
        elif action == "activate":
            self.row_activated.emit(row.key)

    def _on_key(self, key: int) -> bool:
        row = self._rows.row_at(self._table.currentIndex())
        if row is None:
            return False
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._act(row, "activate")
            return True
        actions = {Qt.Key.Key_Insert: "insert", Qt.Key.Key_Delete: "trash"}
        if row.reference is None and key in actions:
            self._act(row, actions[Qt.Key(key)])
            return True
        return False

    def _on_menu_requested(self, place: QPoint) -> None:
        row = self._rows.row_at(self._table.indexAt(place))
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row.reference is not None:
            menu.addAction(self.tr("Go to the line"), lambda: self._act(row, "activate"))
        else:
            menu.addAction(self.tr("Insert"), lambda: self._act(row, "insert"))
            menu.addAction(self.tr("Move to trash"), lambda: self._act(row, "trash"))
        menu.popup(self._table.viewport().mapToGlobal(place))
