"""The table of images: selection, keys, buttons in rows, and which rows are in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView

from editor.widgets.image_actions import ImageAction
from editor.widgets.image_delegate import MENU, ROW_HEIGHT, ImageDelegate
from editor.widgets.image_order import Column, is_sortable
from editor.widgets.image_rows import runs
from editor.widgets.theme import theme_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from editor.widgets.image_row import ImageRow

    Index = QModelIndex | QPersistentModelIndex
    from editor.widgets.image_rows import ImageRows

_WIDTHS = {Column.THUMBNAIL: 70, Column.SIZE: 152, Column.LINE: 56}
_SHARES = {
    Column.DESCRIPTION: 19,
    Column.DESTINATION: 23,
    Column.HERE: 18,
    Column.SITE: 26,
    Column.ACTION: 24,
}
"""How the room that is left is shared among the columns of words."""
_NARROW = 860
"""Pixels below which the dimensions are left away."""
_SLIM = 600
"""Pixels below which line and first verdict are left away too: the row's tip says them."""
_KEYS = {
    Qt.Key.Key_Return: ImageAction.GO_TO,
    Qt.Key.Key_Enter: ImageAction.GO_TO,
    Qt.Key.Key_F2: ImageAction.EDIT_DESCRIPTION,
    Qt.Key.Key_Insert: ImageAction.INSERT,
    Qt.Key.Key_Delete: ImageAction.DELETE_UNUSED,
}


class ImageTable(QTableView):
    """Tells what a person wants of the selected rows; it decides nothing."""

    action_wanted = Signal(str, list)
    """an ImageAction and the keys of rows"""
    menu_wanted = Signal(QPoint)
    """the menu of the selected rows is to open at this place of the screen"""
    row_chosen = Signal(str)
    """a click on a row, which is to be shown in the text"""
    sight_changed = Signal()
    """other rows than before are in sight, or the columns lie elsewhere"""
    order_changed = Signal(int, bool)
    """a column, and whether the order descends"""

    def __init__(self, rows: ImageRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.delegate = ImageDelegate(theme_of(QApplication.palette()), self)
        self._pressed: tuple[QPoint, str] = (QPoint(), "")
        self._order = (Column.LINE, False)
        self._soon = QTimer(self, singleShot=True, interval=40)
        self._soon.timeout.connect(self.sight_changed)
        self.setModel(rows)
        self.setItemDelegate(self.delegate)
        self._dress()
        self._dress_headers()
        rows.modelReset.connect(self._soon.start)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._soon.start())
        self.doubleClicked.connect(self._on_double_clicked)

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Images of the post"))

    def _dress_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.DESTINATION, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._on_section_clicked)
        header.sectionDoubleClicked.connect(self._on_section_clicked)  # two quick clicks are two clicks
        for section, width in _WIDTHS.items():
            self.setColumnWidth(section, width)

    # --- what is shown

    def show_order(self, column: Column, *, is_descending: bool) -> None:
        """Mark the column by which the rows are ordered; the order of the text needs no mark."""
        self._order = (column, is_descending)
        header = self.horizontalHeader()
        is_plain = column is Column.LINE and not is_descending
        header.setSortIndicatorShown(not is_plain)
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, order)

    def selected_keys(self) -> list[str]:
        """Give the keys of the selected rows, from above."""
        shown = self._rows.shown()
        selection, places = self.selectionModel().selection(), set[int]()
        for number in range(selection.count()):
            chosen = selection.at(number)
            places.update(range(chosen.top(), min(chosen.bottom() + 1, len(shown))))
        return [shown[place].key for place in sorted(places)]

    def keys_in_sight(self) -> list[str]:
        """Give the keys of the rows that can be seen, and of a few around them."""
        if not self.isVisible():
            return []
        room = max(self.viewport().height() // ROW_HEIGHT + 1, 1)
        first = max(self.verticalScrollBar().value() // ROW_HEIGHT - 4, 0)
        return [row.key for row in self._rows.shown()[first : first + room + 8]]

    def sight_is_stale(self) -> None:
        """Say that other rows may be in sight."""
        if not self._soon.isActive():
            self._soon.start()

    def select(self, keys: Collection[str], current: str) -> None:
        """Select these rows, and put the keyboard on one of them."""
        places = [place for place, row in enumerate(self._rows.shown()) if row.key in keys]
        selection, model = self.selectionModel(), self._rows
        flags = QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        for first, last in runs(places):
            chosen.select(model.index(first, 0), model.index(last, len(Column) - 1))
        selection.select(chosen, flags.ClearAndSelect)
        place = model.row_of(current)
        if place >= 0:
            selection.setCurrentIndex(model.index(place, Column.DESCRIPTION), flags.NoUpdate)
        self._show_focus()

    def fit_columns(self) -> None:
        """Share the width among the columns; a narrow panel leaves some away."""
        width = self.viewport().width()
        hidden = set[Column]()
        if width < _NARROW:
            hidden.add(Column.SIZE)
        if width < _SLIM:
            hidden |= {Column.LINE, Column.HERE}
        for column in (Column.SIZE, Column.LINE, Column.HERE):
            self.setColumnHidden(column, column in hidden)
        room = width - sum(size for column, size in _WIDTHS.items() if column not in hidden)
        shares = {column: share for column, share in _SHARES.items() if column not in hidden}
        for column, share in shares.items():
            if column is not Column.DESTINATION:
                self.setColumnWidth(column, max(room * share // sum(shares.values()), 40))

    # --- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns."""
        super().resizeEvent(event)
        self.fit_columns()
        self._soon.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the keyboard on a row."""
        super().focusInEvent(event)
        if self._rows.rowCount() and not self.selectionModel().hasSelection():
            self.selectRow(max(self.currentIndex().row(), 0))  # Tab sets a current row, but selects none
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw no ring any more."""
        super().focusOutEvent(event)
        self._show_focus()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's virtual
        """Let the ring follow."""
        super().currentChanged(current, previous)
        self._show_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for; the rest moves about."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Menu:
            self._open_menu_here()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() & _CONTROL:
            self._want(ImageAction.FIX)
        elif event.key() in _KEYS and not event.modifiers() & (_CONTROL | Qt.KeyboardModifier.ShiftModifier):
            self._want(_KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Copy the addresses of the selected rows, as the menu's command does where the focus is here."""
        self._want(ImageAction.COPY_ADDRESS)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the selection, or of the row under the mouse where that is not selected."""
        if event.reason() == event.Reason.Keyboard:
            self._open_menu_here()
            return
        index = self.indexAt(event.pos())
        if index.isValid():
            if not self.selectionModel().isRowSelected(index.row(), index.parent()):
                self.selectRow(index.row())
            self.menu_wanted.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a button of a row, or select."""
        place = event.position().toPoint()
        name = self.button_at(place) if event.button() == Qt.MouseButton.LeftButton else ""
        self._pressed = (place, name)
        if name:
            self.delegate.pressed = (self.indexAt(place).row(), name)
            self.viewport().update()
            if name != MENU or not self.selectionModel().isRowSelected(self.indexAt(place).row()):
                self.selectRow(self.indexAt(place).row())
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what the button stands for that was pressed and let go."""
        place, name = event.position().toPoint(), self._pressed[1]
        self.delegate.pressed = (-1, "")
        self.viewport().update()
        if not name:
            super().mouseReleaseEvent(event)
            self._tell_chosen(event)
            return
        self._pressed = (QPoint(), "")
        row = self._rows.row_at(self.indexAt(place))
        if row is None or self.button_at(place) != name:
            return
        if name == MENU:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self._corner(self.indexAt(place))))
        else:
            self.action_wanted.emit(name, [row.key])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the mouse, and show where it can be pressed."""
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        shape = Qt.CursorShape.PointingHandCursor if self.button_at(place) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self._show_hover(self.indexAt(place).row())

    def viewportEvent(self, event: QEvent) -> bool:
        """Light up no row when the mouse has gone."""
        if event.type() == QEvent.Type.Leave:
            self._show_hover(-1)
        return super().viewportEvent(event)

    # --- inside

    def button_at(self, place: QPoint) -> str:
        """Tell which button of a row lies at a place of the viewport, "" for none."""
        index = self.indexAt(place)
        if not index.isValid():
            return ""
        return self.delegate.action_at(place, self.visualRect(index), self.font(), index)

    def _want(self, action: ImageAction) -> None:
        keys = self.selected_keys()
        if keys:
            self.action_wanted.emit(action.value, keys)

    def _tell_chosen(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row: ImageRow | None = self._rows.row_at(index)
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if row and is_plain and event.button() == Qt.MouseButton.LeftButton:
            self.row_chosen.emit(row.key)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index)
        if row and not self.button_at(self._pressed[0]):
            action = ImageAction.EDIT_DESCRIPTION if _may_edit(index) else ImageAction.GO_TO
            self.action_wanted.emit(action.value, [row.key])

    def _on_section_clicked(self, section: int) -> None:
        column, is_descending = self._order
        self.show_order(column, is_descending=is_descending)  # the header has turned its mark by itself
        if is_sortable(Column(section)):
            first_descends = Column(section) is Column.SIZE
            self.order_changed.emit(section, not is_descending if column == section else first_descends)

    def _open_menu_here(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            if not self.selected_keys():
                self.selectRow(index.row())
            self.scrollTo(index)
            self.menu_wanted.emit(self.viewport().mapToGlobal(self._corner(index)))

    def _corner(self, index: QModelIndex) -> QPoint:
        last = Column.ACTION if index.column() == Column.ACTION else Column.DESCRIPTION
        rect: QRect = self.visualRect(self._rows.index(index.row(), last))
        if last is Column.ACTION:
            return QPoint(rect.right() - 34, rect.bottom() - 8)
        return QPoint(rect.left() + 8, rect.bottom() - 6)

    def _show_focus(self) -> None:
        self.delegate.selected = self.currentIndex().row() if self.hasFocus() else -1
        self.viewport().update()

    def _show_hover(self, row: int) -> None:
        if row != self.delegate.hovered:
            self.delegate.hovered = row
            self.viewport().update()


_CONTROL = Qt.KeyboardModifier.ControlModifier


def _may_edit(index: QModelIndex) -> bool:
    is_editable = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
    return index.column() == Column.DESCRIPTION and is_editable
