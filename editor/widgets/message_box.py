"""Message boxes without a picture: their words begin where their margin ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


def draw_in(box: QMessageBox) -> None:
    """Take away the column that Qt keeps for an icon; to be called when words and buttons are there."""
    grid = box.layout()
    if not isinstance(grid, QGridLayout):
        return
    for place in range(grid.count()):
        item = grid.itemAt(place)
        spacer = item.spacerItem() if item else None
        if spacer is not None:
            spacer.changeSize(0, 1)
    grid.setColumnStretch(grid.columnCount() - 1, 1)  # wide buttons would part the room between both columns
    grid.setHorizontalSpacing(0)
    left, top, right, bottom = grid.getContentsMargins()  # type: ignore[misc]
    grid.setContentsMargins(max(left, 18), max(top, 16), max(right, 16), max(bottom, 14))
    grid.invalidate()
