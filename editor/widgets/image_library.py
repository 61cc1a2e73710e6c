"""All images of the folder: which posts use them, which are unused, which there are twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from editor.widgets.library_delegate import LibraryDelegate
from editor.widgets.library_rows import ROOM, LibraryColumn, LibraryFilter, LibraryRows
from editor.widgets.one_line import one_line
from editor.widgets.plain_label import named, plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from editor.core.images.library_image import LibraryImage

    Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 44
_MOST_USES = 20


class _Table(QTableView):
    insert_wanted = Signal()
    trash_wanted = Signal()
    rename_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert by Enter, trash by Delete, rename by F2, menu by its key."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert}:
            self.insert_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.trash_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif event.key() == Qt.Key.Key_Menu:
            place = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(60, -6)
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the keyboard on a row."""
        super().focusInEvent(event)
        if self.model().rowCount() and not self.selectionModel().hasSelection():
            self.selectRow(max(self.currentIndex().row(), 0))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's virtual
        """Let the ring follow along the whole row."""
        super().currentChanged(current, previous)
        self.viewport().update()


class ImageLibrary(QFrame):
    """Shows images and tells what a person wants of them."""

    insert_requested = Signal(list)
    """paths of images to be linked at the cursor"""
    use_requested = Signal(str, int)
    """a post and the line in which it shows an image"""
    trash_requested = Signal(list)
    rename_requested = Signal(str)
    reveal_requested = Signal(str)
    unused_requested = Signal()
    """it is to be found out which images nothing names"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = LibraryRows(self)
        self._chosen = LibraryFilter.ALL
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_bar())
        hairline = QFrame(self)
        hairline.setProperty("hairline", True)
        column.addWidget(hairline)
        self.table = _Table(self)
        self._build_table()
        column.addWidget(self.table, 1)
        self._empty = named(plain_label(), "empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._empty, 1)
        self.rows.modelReset.connect(self._show_counts)
        self._show_counts()

    def set_images(self, root: str, images: Sequence[LibraryImage], haystacks: Sequence[str]) -> None:
        """Show the images of a folder."""
        self.rows.root = root
        chosen = self.selected()
        self.rows.set_images(images, haystacks)
        self._select(chosen)

    def set_unused(self, paths: frozenset[str] | None) -> None:
        """Say which images nothing names."""
        self.rows.set_unused(paths)

    def take_switch(self, switch: QWidget) -> None:
        """Put the switch between the post's images and these at the beginning of the bar."""
        self._row.insertWidget(0, switch)

    def selected(self) -> list[str]:
        """Give the paths of the selected images, from above."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        images = [self.rows.image_at(self.rows.index(row, 0)) for row in rows]
        return [image.path for image in images if image]

    # --- building

    def _build_bar(self) -> QWidget:
        bar = QWidget(self)
        bar.setObjectName("bar")
        row = self._row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(9)
        self._group = QButtonGroup(self)
        self._chips: dict[LibraryFilter, QPushButton] = {}
        for one in LibraryFilter:
            chip = QPushButton(bar)
            chip.setProperty("chip", True)
            chip.setCheckable(True)
            chip.setChecked(one is LibraryFilter.ALL)
            chip.clicked.connect(lambda _=False, one=one: self._on_filter(one))
            self._group.addButton(chip)
            self._chips[one] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self.trash_button = QPushButton(self.tr("Move to trash…"), bar)
        self.trash_button.clicked.connect(self._on_trash)
        row.addWidget(self.trash_button)
        self.line = named(QLineEdit(bar), "library-filter")
        self.line.setPlaceholderText(self.tr("Name, title or heading"))
        self.line.setAccessibleName(self.tr("Find images by name, or by title and heading of their posts"))
        self.line.setClearButtonEnabled(True)
        self.line.setFixedWidth(230)
        self.line.textChanged.connect(lambda _: self._on_filter(self._chosen))
        row.addWidget(self.line)
        return bar

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.rows)
        table.setItemDelegate(LibraryDelegate(table))
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setIconSize(ROOM)
        table.setDragEnabled(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setAccessibleName(self.tr("Images of the folder"))
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(LibraryColumn.NAME, QHeaderView.ResizeMode.Stretch)
        for section, width in (
            (LibraryColumn.USES, 300),
            (LibraryColumn.PIXELS, 120),
            (LibraryColumn.SIZE, 90),
        ):
            table.setColumnWidth(section, width)
        header.setSortIndicator(LibraryColumn.NAME, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(lambda at: self._open_menu(table.viewport().mapToGlobal(at)))
        table.menu_wanted.connect(self._open_menu)
        table.insert_wanted.connect(lambda: self.insert_requested.emit(self.selected()))
        table.trash_wanted.connect(self._on_trash)
        table.rename_wanted.connect(self._on_rename)
        table.doubleClicked.connect(lambda _: self.insert_requested.emit(self.selected()))
        table.clicked.connect(self._on_clicked)

    # --- what is shown and done

    def _show_counts(self) -> None:
        counts = self.rows.counts
        words = {
            LibraryFilter.ALL: self.tr("All {count}"),
            LibraryFilter.UNUSED: self.tr("Unused {count}"),
            LibraryFilter.TWINS: self.tr("Twice {count}"),
        }
        for one, chip in self._chips.items():
            chip.setText(words[one].format(count=counts.get(one, 0)))
            chip.setVisible(one is LibraryFilter.ALL or counts.get(one, 0) > 0 or chip.isChecked())
        has_rows = self.rows.rowCount() > 0
        self.trash_button.setVisible(self._chosen is LibraryFilter.UNUSED and has_rows)
        self.table.setVisible(has_rows)
        self._empty.setVisible(not has_rows)
        self._empty.setText(
            self.tr("No image of this kind")
            if counts.get(LibraryFilter.ALL)
            else self.tr("No images in the folder")
        )

    def _on_filter(self, chosen: LibraryFilter) -> None:
        if chosen is LibraryFilter.UNUSED and self._chosen is not chosen:
            self.unused_requested.emit()
        self._chosen = chosen
        self.rows.set_filter(chosen, self.line.text())

    def _on_trash(self) -> None:
        chosen = self.selected()
        if not chosen and self._chosen is LibraryFilter.UNUSED:
            places = range(self.rows.rowCount())
            chosen = [one.path for at in places if (one := self.rows.image_at(self.rows.index(at, 0)))]
        if chosen:
            self.trash_requested.emit(chosen)

    def _on_rename(self) -> None:
        image = self.rows.image_at(self.table.currentIndex())
        if image is not None:
            self.rename_requested.emit(image.path)

    def _on_clicked(self, index: QModelIndex) -> None:
        image = self.rows.image_at(index)
        if image and image.uses and index.column() == LibraryColumn.USES:
            self.use_requested.emit(image.uses[0].post, image.uses[0].line)

    def _select(self, paths: Sequence[str]) -> None:
        wanted, chosen = set(paths), QItemSelection()
        places = range(self.rows.rowCount() if wanted else 0)
        indexes = [self.rows.index(at, 0) for at in places]
        kept = [one for one in indexes if (image := self.rows.image_at(one)) and image.path in wanted]
        if not kept:
            return
        for index in kept:
            chosen.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        selection = self.table.selectionModel()
        selection.setCurrentIndex(kept[0], flags.NoUpdate)
        selection.select(chosen, flags.ClearAndSelect | flags.Rows)

    def _open_menu(self, place: QPoint) -> None:
        image, chosen = self.rows.image_at(self.table.currentIndex()), self.selected()
        if image is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("&Insert"), lambda: self.insert_requested.emit(chosen))
        for use in image.uses[:_MOST_USES]:
            words = f"{one_line(use.title or use.post.rpartition('/')[2], 60)} · {use.line + 1}"
            menu.addAction(
                words.replace("&", "&&"), lambda use=use: self.use_requested.emit(use.post, use.line)
            )
        menu.addSeparator()
        menu.addAction(self.tr("Re&name the file…"), lambda: self.rename_requested.emit(image.path))
        menu.addAction(self.tr("Show in the folde&r"), lambda: self.reveal_requested.emit(image.path))
        if not image.uses:
            menu.addAction(self.tr("Move to tras&h…"), lambda: self.trash_requested.emit(chosen))
        menu.popup(place)
