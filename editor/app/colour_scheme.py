"""Light or dark, as the writer wants it or the system prefers it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


def theme_for(wanted: str) -> str:
    """Tell which theme is meant: `light` or `dark`, for `system` what the system prefers."""
    if wanted in {"light", "dark"}:
        return wanted
    is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if is_dark else "light"
