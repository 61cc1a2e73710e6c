"""Rows of a settings dialog: the words at the left in one column on all pages, the field at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from editor.widgets.plain_label import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QLayout

WORDS_WIDTH = 118
_TALL = 40


def setting_form(parent: QWidget | None = None) -> QFormLayout:
    """Make an empty form."""
    form = QFormLayout() if parent is None else QFormLayout(parent)
    form.setContentsMargins(0, 0, 0, 0)
    form.setVerticalSpacing(10)
    form.setHorizontalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    return form


def add_row(form: QFormLayout, words: str, field: QWidget | QLayout) -> None:
    """Put a field, with what it is called, below the others; without words it explains the one above."""
    label = plain_label(words)
    label.setFixedWidth(WORDS_WIDTH)
    label.setProperty("tone", "quiet")
    if isinstance(field, QWidget):
        label.setBuddy(field)
        height = field.sizeHint().height()
        label.setMinimumHeight(height if height < _TALL else 0)
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.addRow(label, field)
    else:
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        form.addRow(label, field)


def small_label(text: str = "") -> QLabel:
    """Make a label for what explains a field."""
    label = plain_label(text)
    label.setProperty("role", "small")
    label.setWordWrap(True)
    return label
