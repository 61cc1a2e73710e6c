"""The lists at the window's side: rows on the ground of the page, or words in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractListModel
    from PySide6.QtWidgets import QStyledItemDelegate, QWidget


def flat_list(parent: QWidget, rows: QAbstractListModel, delegate: QStyledItemDelegate) -> QListView:
    """Make a list of rows of one height, painted by a delegate."""
    view = QListView(parent)
    view.setProperty("ground", "page")
    view.setModel(rows)
    view.setItemDelegate(delegate)
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


def empty_words(parent: QWidget) -> QLabel:
    """Make the place for words that say why there is no row."""
    words = QLabel(parent)
    words.setObjectName("empty")
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    words.setWordWrap(True)
    return words
