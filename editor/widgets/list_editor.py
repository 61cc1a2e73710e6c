"""Chips that stand for a field: a plain list, tags, or Hexo's paths of categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.widgets.category_paths import PARTING, path_from_words, read_paths, write_paths
from editor.widgets.chip_group import ChipGroup
from editor.widgets.chips import ChipWords
from editor.widgets.flow_layout import FlowLayout
from editor.widgets.one_line import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.frontmatter.field import FieldValue


class ChipField(QObject):
    """A list field as chips in somebody's flow; a scalar stays a scalar while it has one item."""

    edited = Signal(object)
    arranged = Signal()

    def __init__(self, flow: FlowLayout, host: QWidget, words: ChipWords) -> None:
        super().__init__(host)
        self._fact: FieldValue = None
        self._sent: list[FieldValue] = []
        self._is_paths = False
        self._splits_words = False
        self._is_read_only = False
        self.group: ChipGroup[tuple[str, ...]] = ChipGroup(flow, host, words, self._words_of, self._item_of)
        self.group.changed.connect(self._on_changed)
        self.group.arranged.connect(self.arranged)

    def set_habits(self, *, is_paths: bool, splits_words: bool) -> None:
        """Say how the generator reads the field: Hexo's category paths, Jekyll's words in a scalar."""
        if (is_paths, splits_words) != (self._is_paths, self._splits_words):
            self._is_paths, self._splits_words = is_paths, splits_words
            self.group.show_items(self._items(self._fact))

    def show_value(self, value: FieldValue, *, afresh: bool = False) -> None:
        """Show the value that the text has."""
        if value == self._fact and not afresh:
            return
        self._fact = value
        if value in self._sent and not afresh:
            del self._sent[: self._sent.index(value) + 1]
            return
        self._sent.clear()
        self.group.show_items(self._items(value))
        self._apply_read_only()

    def flush(self) -> None:
        """Take a half-typed item as entered."""
        self.group.flush()

    def set_read_only(self, is_read_only: bool) -> None:
        """Let nobody change it."""
        self._is_read_only = is_read_only
        self._apply_read_only()

    def set_completions(self, names: Sequence[tuple[str, int]]) -> None:
        """Offer names that other posts use."""
        self.group.add_chip.set_completions(names)

    def _apply_read_only(self) -> None:
        self.group.set_read_only(self._is_read_only or not self._fits(self._fact))

    def _fits(self, value: FieldValue) -> bool:
        if self._is_paths:
            return read_paths(value) is not None
        return value is None or isinstance(value, str) or (isinstance(value, tuple) and _is_flat(value))

    def _items(self, value: FieldValue) -> list[tuple[str, ...]]:
        if self._is_paths:
            return list(read_paths(value) or ())
        if isinstance(value, str):
            return [(word,) for word in (value.split() if self._splits_words else [value]) if word]
        return [(item,) for item in value if isinstance(item, str)] if isinstance(value, tuple) else []

    def _on_changed(self, items: tuple[tuple[str, ...], ...]) -> None:
        before = self._sent[-1] if self._sent else self._fact
        if self._is_paths:
            value = write_paths(before, items)
        elif isinstance(before, str) and len(items) == 1 and not self._splits_words:
            value = items[0][0]
        else:
            value = tuple(item[0] for item in items)
        self._sent.append(value)
        self.edited.emit(value)

    def _words_of(self, item: tuple[str, ...]) -> str:
        return PARTING.join(item)

    def _item_of(self, words: str) -> tuple[str, ...] | None:
        return (path_from_words(words) or None) if self._is_paths else (words,)


class ListEditor(QWidget):
    """A list field with a row of its own."""

    edited = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        words = ChipWords(
            "", self.tr("+ item"), self.tr("New item of {name}").format(name=one_line(name, 60))
        )
        self.field = ChipField(FlowLayout(self), self, words)
        self.field.edited.connect(self.edited)

    def show_value(self, value: FieldValue, *, afresh: bool = False) -> None:
        """Show the value that the text has."""
        self.field.show_value(value, afresh=afresh)

    def flush(self) -> None:
        """Take a half-typed item as entered."""
        self.field.flush()

    def set_read_only(self, is_read_only: bool) -> None:
        """Let nobody change it."""
        self.field.set_read_only(is_read_only)


def _is_flat(value: tuple[FieldValue, ...]) -> bool:
    return all(item is None or isinstance(item, str) for item in value)
