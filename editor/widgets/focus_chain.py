"""Walks along the chain in which Tab visits the widgets of a window."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def chain_up(panes: Sequence[QWidget]) -> None:
    """Let Tab visit panes of one window in this order, whichever was built first."""
    stops = [stop for pane in panes for stop in _stops(pane)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(pane: QWidget) -> Iterator[QWidget]:
    if _is_stop(pane):
        yield pane
    found = pane.nextInFocusChain()
    while found is not None and found is not pane:
        if _is_stop(found) and pane.isAncestorOf(found):
            yield found
        found = found.nextInFocusChain()


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
