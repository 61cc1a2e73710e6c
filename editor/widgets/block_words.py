"""The words that blocks of a post show in the reader's language: their html names them only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def block_words(translate: Callable[[str, str], str]) -> dict[str, str]:
    """Give the words for each `data-hint` of alerts and containers without a title, and of large tables."""
    return {
        "note": translate("Preview", "Note"),
        "tip": translate("Preview", "Tip"),
        "important": translate("Preview", "Important"),
        "warning": translate("Preview", "Warning"),
        "caution": translate("Preview", "Caution"),
        "details": translate("Preview", "Details"),
        "large-table": translate(
            "Preview", "This table is shown as text: it has too many cells to be drawn while you type."
        ),
    }
