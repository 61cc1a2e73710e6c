"""A row of chips as one value: items that are added, edited and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from editor.widgets.chips import AddChip, Chip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from editor.widgets.chips import ChipWords
    from editor.widgets.flow_layout import FlowLayout

Item = TypeVar("Item")


class ChipGroup(QObject, Generic[Item]):
    """Keeps the chips of a list in a flow, each item shown by `words_of` and read by `item_of`.

    `changed` tells all items after a person has changed them; `arranged` that chips came or went;
    `chip_made` brings each new one.
    """

    changed = Signal(object)
    arranged = Signal()
    chip_made = Signal(object)

    def __init__(
        self,
        flow: FlowLayout,
        host: QWidget,
        words: ChipWords,
        words_of: Callable[[Item], str],
        item_of: Callable[[str], Item | None],
    ) -> None:
        super().__init__(host)
        self._flow, self._host, self._words = flow, host, words
        self._words_of, self._item_of = words_of, item_of
        self._items: tuple[Item, ...] = ()
        self._chips: list[Chip] = []
        self._is_read_only = False
        self._place: int | None = None
        self.add_chip = AddChip(words, host)
        self.add_chip.words_entered.connect(self._on_words_entered)
        self.add_chip.edit.left.connect(self._on_left)
        flow.addWidget(self.add_chip)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """Give the chips in their order."""
        return tuple(self._chips)

    @property
    def items(self) -> tuple[Item, ...]:
        """Give the items shown."""
        return self._items

    def show_items(self, items: Sequence[Item]) -> None:
        """Show other items; equal ones touch nothing."""
        if tuple(items) == self._items:
            return
        self._items = tuple(items)
        self._rebuild()

    def set_read_only(self, is_read_only: bool) -> None:
        """Hide what edits."""
        self._is_read_only = is_read_only
        self.add_chip.setVisible(not is_read_only)
        for chip in self._chips:
            chip.set_read_only(is_read_only)

    def flush(self) -> None:
        """Take a half-typed item as entered."""
        self.add_chip.flush()

    def _rebuild(self) -> None:
        focused = next((place for place, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.add_chip.shorten(is_short=bool(self._items and self._words.label))
        self._chips = [self._make_chip(place, item) for place, item in enumerate(self._items)]
        if focused is not None:
            heirs = self._chips[focused : focused + 1] or self._chips[-1:]
            (heirs[0] if heirs else self.add_chip.button).setFocus()
        self.arranged.emit()

    def _make_chip(self, place: int, item: Item) -> Chip:
        chip = Chip(self._words.label if place == 0 else "", self._words_of(item), self._host)
        chip.set_read_only(self._is_read_only)
        chip.remove_requested.connect(lambda: self._on_remove_requested(place))
        chip.edit_requested.connect(lambda: self._on_edit_requested(place))
        end = next(at for at in range(self._flow.count()) if self._widget_at(at) is self.add_chip)
        self._flow.insert_widget(end, chip)
        chip.show()
        self.chip_made.emit(chip)
        return chip

    def _widget_at(self, place: int) -> QWidget | None:
        item = self._flow.itemAt(place)
        return item.widget() if item else None

    def _on_words_entered(self, words: str) -> None:
        item = self._item_of(words)
        place, self._place = self._place, None
        if item is None or self._is_read_only:
            return
        items = list(self._items)
        if place is not None and place < len(items):
            items[place] = item
            self.add_chip.close_line()
        elif item not in items:
            items.append(item)
        self._tell(items)

    def _on_remove_requested(self, place: int) -> None:
        if not self._is_read_only:
            self._tell([*self._items[:place], *self._items[place + 1 :]])

    def _on_edit_requested(self, place: int) -> None:
        if not self._is_read_only and place < len(self._items):
            self._place = place
            self.add_chip.open(self._words_of(self._items[place]))

    def _on_left(self) -> None:
        self._place = None

    def _tell(self, items: list[Item]) -> None:
        if tuple(items) != self._items:
            self._items = tuple(items)
            self._rebuild()
            self.changed.emit(self._items)
