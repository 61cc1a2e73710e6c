"""The images of a post as rows of a table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from editor.core.images.check import ImageStatus
from editor.widgets.one_line import one_line
from editor.widgets.sentences import listed, size_text, verdict_mark, verdict_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from editor.core.images.check import ImageReport
    from editor.core.images.image_reference import ImageReference

    Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The ImageRow of a row."""


@dataclass(frozen=True, slots=True)
class ImageRow:
    """An image that the post refers to, or (`reference` None) a file of the post that nothing refers to.

    `key` tells rows apart, and stays with an image as long as it is the same one; `thumbnail` is a PNG.
    """

    key: str
    reference: ImageReference | None
    destination: str
    report: ImageReport | None
    thumbnail: bytes | None


class ImageFilter(StrEnum):
    """Which rows the panel shows."""

    ALL = "all"
    PROBLEMS = "problems"
    LOCAL = "local"
    WEB = "web"
    UNUSED = "unused"


class Column(IntEnum):
    """The columns, from the left."""

    THUMBNAIL = 0
    DESCRIPTION = 1
    DESTINATION = 2
    HERE = 3
    SITE = 4
    """what the site will show; for an unused file, what can be done with it"""
    SIZE = 5
    LINE = 6


def is_being_checked(row: ImageRow) -> bool:
    """Tell whether a verdict on an image of the post is still to come."""
    if row.reference is None:
        return False
    return row.report is None or ImageStatus.CHECKING in (row.report.here, row.report.site)


def fits(row: ImageRow, image_filter: ImageFilter) -> bool:
    """Tell whether a filter shows a row."""
    is_unused = row.reference is None
    is_web = row.destination.lower().startswith(("http://", "https://", "//"))
    match image_filter:
        case ImageFilter.PROBLEMS:
            return not is_unused and row.report is not None and row.report.is_broken
        case ImageFilter.LOCAL:
            return not is_unused and not is_web
        case ImageFilter.WEB:
            return not is_unused and is_web
        case ImageFilter.UNUSED:
            return is_unused
        case _:
            return True


class ImageRows(QAbstractTableModel):
    """The rows that the filter shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all_rows: tuple[ImageRow, ...] = ()
        self._rows: list[ImageRow] = []
        self._filter = ImageFilter.ALL

    def set_rows(self, rows: Sequence[ImageRow]) -> None:
        """Take other rows; what stays is not drawn again."""
        self.all_rows = tuple(rows)
        self._refresh()

    def set_filter(self, image_filter: ImageFilter) -> None:
        """Show other rows."""
        self._filter = image_filter
        self._refresh()

    def row_at(self, index: Index) -> ImageRow | None:
        """Give what a row shows."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def row_of(self, key: str) -> int:
        """Give the place of a key, -1 where it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """Tell how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """Tell how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """Give the caption of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        captions = {
            Column.DESCRIPTION: self.tr("Description"),
            Column.DESTINATION: self.tr("Destination"),
            Column.HERE: self.tr("Here"),
            Column.SITE: self.tr("On the site"),
            Column.SIZE: self.tr("Dimensions"),
            Column.LINE: self.tr("Line"),
        }
        return captions.get(Column(section), "")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """Give what a role asks of a cell."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return listed(self._text(row, column) for column in Column)
        return None

    def _text(self, row: ImageRow, column: Column) -> str:
        match column:
            case Column.DESCRIPTION:
                return self._description(row)
            case Column.DESTINATION:
                return one_line(row.destination, 600)
            case Column.HERE:
                return f"{verdict_mark(row.report, 'here')} {verdict_text(row.report, 'here')}"
            case Column.SITE:
                if row.reference is None:
                    return ""
                return f"{verdict_mark(row.report, 'site')} {verdict_text(row.report, 'site')}"
            case Column.SIZE:
                return size_text(row.report)
            case Column.LINE:
                return str(row.reference.range.start.line + 1) if row.reference else ""
            case _:
                return ""

    def _description(self, row: ImageRow) -> str:
        if row.reference is None:
            return self.tr("Not used in the text")
        return one_line(row.reference.description, 200) or self.tr("(no description)")

    def _refresh(self) -> None:
        rows = [row for row in self.all_rows if fits(row, self._filter)]
        if [row.key for row in rows] != [row.key for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        changed = [place for place, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows = rows
        for place in changed:
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(Column) - 1))
