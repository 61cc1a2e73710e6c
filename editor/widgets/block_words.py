"""The words that blocks of a post show in the reader's language: their html names them only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def block_words() -> dict[str, str]:
    """Give the word for each `data-hint` of alerts and containers without a title of their own."""
    translate = QCoreApplication.translate
    return {
        "note": translate("Preview", "Note"),
        "tip": translate("Preview", "Tip"),
        "important": translate("Preview", "Important"),
        "warning": translate("Preview", "Warning"),
        "caution": translate("Preview", "Caution"),
        "details": translate("Preview", "Details"),
    }
