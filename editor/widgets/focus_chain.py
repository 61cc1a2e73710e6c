"""Walks along the chain in which Tab visits the widgets of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def first_stop(pane: QWidget) -> QWidget | None:
    """Give the first widget in a pane where Tab can stop now."""
    found = pane.nextInFocusChain()
    while found is not None and found is not pane:
        if pane.isAncestorOf(found) and found.isVisible() and found.isEnabled() and _is_stop(found):
            return found
        found = found.nextInFocusChain()
    return None


def stop_before(pane: QWidget) -> QWidget | None:
    """Give the last widget before a pane where Tab could stop, shown or not."""
    found = pane.previousInFocusChain()
    while found is not None and found is not pane:
        if _is_stop(found) and not pane.isAncestorOf(found):
            return found
        found = found.previousInFocusChain()
    return None


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
