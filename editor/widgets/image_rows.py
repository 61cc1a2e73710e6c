"""The images of a post as rows of a table."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from editor.core.images.reference_form import ReferenceForm
from editor.widgets.image_order import Column, has_words, is_level, ordered
from editor.widgets.image_row import ImageFilter, ImageRow, is_same
from editor.widgets.image_sentences import tooltip_of
from editor.widgets.image_traits import counts_alike, traits_of
from editor.widgets.one_line import one_line
from editor.widgets.sentences import listed, short_verdict, size_text, verdict_mark, verdict_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    from editor.widgets.image_traits import Traits

    Index = QModelIndex | QPersistentModelIndex

__all__ = ["ROW_ROLE", "Column", "ImageFilter", "ImageRow", "ImageRows"]

MOST_SINGLE = 300
"""changed rows up to which each is followed by itself"""
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The ImageRow of a row."""


class ImageRows(QAbstractTableModel):
    """The rows that filter and typed words let through, in the chosen order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all_rows: tuple[ImageRow, ...] = ()
        self.counts: Mapping[ImageFilter, int] = Counter()
        """how many rows each filter shows; ALL counts the images, without unused files"""
        self.is_writable = True
        self.waiting = self.fixable = self.undescribed = self.away = self.at_home = 0
        """how many images have no verdict yet, a repair, no description; can be brought home, be uploaded"""
        self._traits: list[Traits] = []
        self._tally: Counter[Traits] = Counter()
        self._rows: list[ImageRow] = []
        self._places: dict[str, int] = {}
        """where each key is shown"""
        self._filter = ImageFilter.ALL
        self._words: tuple[str, ...] = ()
        self._order = (Column.LINE, False)

    def set_rows(self, rows: Sequence[ImageRow]) -> bool:
        """Take other rows; what stays is not drawn again. Tell whether the keys that are shown are others."""
        old, fresh = self.all_rows, tuple(rows)
        changed = [place for place, (was, row) in enumerate(zip(old, fresh, strict=False)) if was is not row]
        is_alike = len(old) == len(fresh) and all(old[place].key == fresh[place].key for place in changed)
        if is_alike and len(changed) <= MOST_SINGLE:
            return self._set_some(fresh, changed)
        known = self._traits
        self._traits = [
            known[place] if place < len(old) and counts_alike(old[place], row) else traits_of(row)
            for place, row in enumerate(fresh)
        ]
        self._tally = Counter(self._traits)
        self.all_rows = fresh
        self._count()
        return self._refresh()

    def _set_some(self, fresh: tuple[ImageRow, ...], changed: Sequence[int]) -> bool:
        """Take rows of which only these are others than before; their keys are the same."""
        old, is_moved = self.all_rows, False
        for place in changed:
            before, after = self._traits[place], traits_of(fresh[place])
            is_moved = is_moved or before != after or not self._stays(old[place], fresh[place])
            self._traits[place] = after
            self._tally.subtract((before,))
            self._tally.update((after,))
        self.all_rows = fresh
        self._count()
        if is_moved:
            return self._refresh()
        for place in changed:
            shown = self._places.get(fresh[place].key)
            if shown is not None:
                self._rows[shown] = fresh[place]
                if not is_same(old[place], fresh[place]):
                    self.dataChanged.emit(self.index(shown, 0), self.index(shown, len(Column) - 1))
        return False

    def _stays(self, old: ImageRow, new: ImageRow) -> bool:
        """Tell whether a row is let through as before, and stands where it stood."""
        words = self._words
        if words and has_words(old, words) != has_words(new, words):
            return False
        return is_level(old, new, self._order[0])

    def set_filter(self, image_filter: ImageFilter) -> None:
        """Show other rows."""
        self._filter = image_filter
        self._refresh()

    def set_text(self, text: str) -> None:
        """Show only rows in whose description or address all these words stand."""
        self._words = tuple(text.casefold().split())
        self._refresh()

    def set_order(self, column: Column, *, is_descending: bool) -> None:
        """Put the rows in the order of a column."""
        self._order = (column, is_descending)
        self._refresh()

    def row_at(self, index: Index) -> ImageRow | None:
        """Give what a row shows."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def shown(self) -> Sequence[ImageRow]:
        """Give the rows that are let through, in order."""
        return self._rows

    def row_of(self, key: str) -> int:
        """Give the place of a key, -1 where it is not shown."""
        return self._places.get(key, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """Tell how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default, never changed
        """Tell how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let descriptions be edited in place."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        row = self.row_at(index)
        if row is not None and index.column() == Column.DESCRIPTION and self._may_describe(row):
            found |= Qt.ItemFlag.ItemIsEditable
        return found

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
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, Column(index.column()))
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.ToolTipRole:
                if index.column() == Column.ACTION and row.repairs:
                    return f"<qt>{escape(row.repairs[0])}</qt>"
                column = Column(index.column())
                said = self._text(row, column) if column in (Column.HERE, Column.SITE) else ""
                return _whole_tip(said, tooltip_of(row.report))
            case Qt.ItemDataRole.AccessibleTextRole:
                return listed([*(self._text(row, column) for column in Column), *row.repairs[:1]])
            case _:
                return None

    def _may_describe(self, row: ImageRow) -> bool:
        is_described = row.reference is not None and row.reference.form is not ReferenceForm.FIELD
        return self.is_writable and is_described

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

    def _count(self) -> None:
        tally = self._tally
        counts: Counter[ImageFilter] = Counter()
        for traits, count in tally.items():
            for kind in traits.kinds:
                counts[kind] += count
        counts[ImageFilter.ALL] = len(self.all_rows) - counts[ImageFilter.UNUSED]
        self.counts = counts
        self.waiting = sum(count for traits, count in tally.items() if traits.is_waiting)
        self.fixable = sum(count for traits, count in tally.items() if traits.is_fixable)
        self.undescribed = sum(count for traits, count in tally.items() if traits.is_undescribed)
        self.away = sum(count for traits, count in tally.items() if traits.is_away)
        self.at_home = sum(count for traits, count in tally.items() if traits.is_at_home)

    def _let_through(self) -> list[ImageRow]:
        chosen, words = self._filter, self._words
        if chosen is ImageFilter.ALL and not words:
            return list(self.all_rows)
        return [
            row
            for row, traits in zip(self.all_rows, self._traits, strict=True)
            if (chosen is ImageFilter.ALL or chosen in traits.kinds) and (not words or has_words(row, words))
        ]

    def _refresh(self) -> bool:
        rows = ordered(self._let_through(), self._order[0], is_descending=self._order[1])
        if [row.key for row in rows] != [row.key for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self._places = {row.key: place for place, row in enumerate(rows)}
            self.endResetModel()
            return True
        pairs = zip(self._rows, rows, strict=True)
        changed = [place for place, (old, new) in enumerate(pairs) if not is_same(old, new)]
        self._rows = rows
        for first, last in runs(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
        return False


def runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Join ascending numbers that follow one another: `[1, 2, 5]` is `[(1, 2), (5, 5)]`."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


def _whole_tip(said: str, more: str) -> str:
    """Say all of a verdict that a narrow column cuts short, before what is to be said beyond it."""
    if short_verdict(said) == said:
        return more
    return f"<qt>{escape(said)}{'<br>' if more else ''}{more.removeprefix('<qt>').removesuffix('</qt>')}</qt>"
