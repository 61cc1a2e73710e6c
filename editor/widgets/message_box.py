"""Message boxes without a picture: their words begin where their margin ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

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
    for name in ("qt_msgbox_label", "qt_msgbox_informativelabel"):
        words = box.findChild(QLabel, name)
        if words is not None:
            words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            words.setContentsMargins(0, 0, 0, 0)
            words.setIndent(0)
    grid.setHorizontalSpacing(0)
    left, top, right, bottom = grid.getContentsMargins()  # type: ignore[misc]
    grid.setContentsMargins(max(left, 18), max(top, 16), max(right, 16), max(bottom, 14))
    grid.invalidate()
