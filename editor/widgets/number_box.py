"""A field for a whole number, whose words begin where those of the other fields do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSpinBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_INSET = 10


class NumberBox(QSpinBox):
    """Takes numbers from `low` to `high` and shows `suffix` behind them."""

    def __init__(self, low: int, high: int, suffix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(low, high)
        self.setSuffix(suffix)
        # where a style sheet draws the arrows, Qt leaves its padding of the words out
        self.lineEdit().setTextMargins(_INSET, 0, 0, 0)
