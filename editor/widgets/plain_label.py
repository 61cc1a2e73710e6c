"""Labels that show what they are given and nothing else: Qt would read html in them, and open its files."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel

Named = TypeVar("Named", bound=QObject)


def plain_label(text: str = "") -> QLabel:
    """Make a label that takes its text as plain text, whatever is in it."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label


def named(thing: Named, name: str) -> Named:
    """Give a widget the name the style sheet and the tests know it by; give the widget back."""
    thing.setObjectName(name)
    return thing
