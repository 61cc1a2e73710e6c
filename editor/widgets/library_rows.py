"""The images of a folder as rows of a table: found by words, ordered, filtered."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from editor.widgets.one_line import one_line
from editor.widgets.sentences import bytes_text, listed
from editor.widgets.thumbnail import pixmap_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from editor.core.images.library_image import LibraryImage

    Index = QModelIndex | QPersistentModelIndex

MOST_THUMBNAILS = 600
ROOM = QSize(60, 34)
"""in which a small picture is drawn, with a little air on both sides"""


class LibraryColumn(IntEnum):
    """The columns, from the left."""

    NAME = 0
    USES = 1
    PIXELS = 2
    SIZE = 3


class LibraryFilter(StrEnum):
    """Which images are shown."""

    ALL = "all"
    UNUSED = "unused"
    """those that no text of the site names, as far as was looked"""
    TWINS = "twins"
    """those whose content another file has too"""


class LibraryRows(QAbstractTableModel):
    """The rows that filter and typed words let through, in the chosen order."""

    thumbnail_missing = Signal(str)
    """an image in sight, by its path, has no small picture yet"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.root = ""
        self.link_for: Callable[[str], str] = str
        """writes the link of an image, by its path, for the post in front"""
        self.counts: dict[LibraryFilter, int] = {}
        self._all: Sequence[LibraryImage] = ()
        self._words: Sequence[str] = ()
        self._twins: frozenset[str] = frozenset()
        self._unused: frozenset[str] | None = None
        self._rows: list[LibraryImage] = []
        self._filter = LibraryFilter.ALL
        self._wanted: tuple[str, ...] = ()
        self._order = (int(LibraryColumn.NAME), False)
        self._thumbnails: dict[str, bytes | None] = {}

    def set_images(self, images: Sequence[LibraryImage], haystacks: Sequence[str]) -> None:
        """Take other images, each with the words by which it is found."""
        self._all, self._words = images, haystacks
        digests = Counter(image.digest for image in images if image.digest)
        self._twins = frozenset(image.path for image in images if digests[image.digest] > 1)
        self._count()
        self.refresh()

    def set_unused(self, paths: frozenset[str] | None) -> None:
        """Say which images nothing names; None while that is not known."""
        self._unused = paths
        self._count()
        self.refresh()

    def set_filter(self, chosen: LibraryFilter, text: str) -> None:
        """Show other images: those of a filter in whose names, titles and headings all words stand."""
        self._filter, self._wanted = chosen, tuple(text.casefold().split())
        self.refresh()

    def set_thumbnail(self, path: str, png: bytes | None) -> None:
        """Take a small picture; the oldest are forgotten."""
        self._thumbnails[path] = png
        while len(self._thumbnails) > MOST_THUMBNAILS:
            del self._thumbnails[next(iter(self._thumbnails))]
        for place, image in enumerate(self._rows):
            if image.path == path:
                index = self.index(place, 0)
                self.dataChanged.emit(index, index)
                return

    def forget_thumbnails(self) -> None:
        """Ask for small pictures afresh: files have changed."""
        self._thumbnails.clear()

    def image_at(self, index: Index) -> LibraryImage | None:
        """Give what a row shows."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column."""
        self._order = (column, order == Qt.SortOrder.DescendingOrder)
        self.refresh()

    def refresh(self) -> None:
        """Choose and order the rows anew."""
        self.beginResetModel()
        wanted, unused = self._wanted, self._unused
        rows = [
            image
            for image, words in zip(self._all, self._words, strict=True)
            if all(word in words for word in wanted) and self._is_let_through(image, unused)
        ]
        column, is_descending = self._order
        if column != LibraryColumn.NAME or is_descending or self._filter is LibraryFilter.TWINS:
            rows.sort(key=_KEYS[LibraryColumn(column)], reverse=is_descending)
        if self._filter is LibraryFilter.TWINS:
            rows.sort(key=lambda image: (-image.size, image.digest))
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """Tell how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """Tell how many columns there are."""
        return 0 if parent.isValid() else len(LibraryColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:  # noqa: ARG002 - Qt's signature
        """Let rows be dragged."""
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
            | Qt.ItemFlag.ItemIsDragEnabled
        )

    def mimeTypes(self) -> list[str]:
        """Say as what images are dragged: the words that show them."""
        return ["text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's virtual
        """Give the links of dragged rows, as the post in front would write them."""
        rows = sorted({index.row() for index in indexes})
        data = QMimeData()
        data.setText("\n".join(self.link_for(self._rows[row].path) for row in rows))
        return data

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """Give the caption of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("File"), self.tr("Used by"), self.tr("Dimensions"), self.tr("Size"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Give what a role asks of a cell."""
        image = self.image_at(index)
        if image is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(image, LibraryColumn(index.column()))
            case Qt.ItemDataRole.DecorationRole if index.column() == LibraryColumn.NAME:
                return self._picture(image)
            case Qt.ItemDataRole.ToolTipRole:
                lines = [f"{use.title} · {use.line + 1} · {use.heading}" for use in image.uses[:12]]
                return "\n".join([self._shown(image), *lines]).replace("<", "‹")
            case Qt.ItemDataRole.AccessibleTextRole:
                return listed(self._text(image, column) for column in LibraryColumn)
            case _:
                return None

    # --- inside

    def _count(self) -> None:
        self.counts = {
            LibraryFilter.ALL: len(self._all),
            LibraryFilter.UNUSED: sum(map(self._is_unused, self._all)),
            LibraryFilter.TWINS: len(self._twins),
        }

    def _is_unused(self, image: LibraryImage) -> bool:
        return not image.uses and (self._unused is None or image.path in self._unused)

    def _is_let_through(self, image: LibraryImage, unused: frozenset[str] | None) -> bool:
        if self._filter is LibraryFilter.UNUSED:
            return not image.uses and (unused is None or image.path in unused)
        return self._filter is LibraryFilter.ALL or image.path in self._twins

    def _shown(self, image: LibraryImage) -> str:
        return one_line(image.path.removeprefix(self.root).lstrip("/"), 400)

    def _picture(self, image: LibraryImage) -> QPixmap:
        if image.path not in self._thumbnails:
            self.thumbnail_missing.emit(image.path)
        png = self._thumbnails.get(image.path)
        return _framed(pixmap_of(png) if png else None)

    def _text(self, image: LibraryImage, column: LibraryColumn) -> str:
        match column:
            case LibraryColumn.NAME:
                return self._shown(image)
            case LibraryColumn.USES:
                return self._uses(image)
            case LibraryColumn.PIXELS:
                return f"{image.width} × {image.height}" if image.width and image.height else ""
            case _:
                return bytes_text(image.size)

    def _uses(self, image: LibraryImage) -> str:
        if not image.uses:
            is_named = self._unused is not None and image.path not in self._unused
            return self.tr("Named outside posts") if is_named else self.tr("No post")
        first = one_line(image.uses[0].title or image.uses[0].post.rpartition("/")[2], 120)
        more = len({use.post for use in image.uses}) - 1
        return f"{first}  +{more}" if more > 0 else first


_KEYS: dict[LibraryColumn, Callable[[LibraryImage], Any]] = {
    LibraryColumn.NAME: lambda image: image.path.casefold(),
    LibraryColumn.USES: lambda image: len(image.uses),
    LibraryColumn.PIXELS: lambda image: image.width * image.height,
    LibraryColumn.SIZE: lambda image: image.size,
}


def _framed(picture: QPixmap | None) -> QPixmap:
    """Draw a small picture, or a grey place for one, all of one size with round corners."""
    framed = QPixmap(ROOM)
    framed.fill(Qt.GlobalColor.transparent)
    inner = QRectF(6, 0, ROOM.width() - 8, ROOM.height())
    path = QPainterPath()
    path.addRoundedRect(inner, 5, 5)
    painter = QPainter(framed)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if picture is None or picture.isNull():
        painter.fillPath(path, QColor(128, 128, 128, 50))
    else:
        painter.setClipPath(path)
        size = QSizeF(picture.size()).scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRectF(inner.topLeft(), size)
        target.moveCenter(inner.center())
        painter.drawPixmap(target, picture, QRectF(picture.rect()))
    painter.end()
    return framed
