"""What the mouse does at one place, as if it were done at another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF


def moved_event(event: QMouseEvent, place: QPointF) -> QMouseEvent:
    """Give an event of the mouse as it would be at another place of the widget that gets it."""
    return QMouseEvent(
        event.type(),
        place,
        event.scenePosition(),
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
        event.pointingDevice(),
    )
