"""Marks in the source where something will be inserted: seen, and no part of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor

from editor.widgets.plain_label import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLabel, QPlainTextEdit

GAP = 6
"""pixels between the text and a mark"""


class ArrivalMarks(QObject):
    """Small labels that stand behind a place of the text and move with it.

    `place_of` gives the Qt position that a number stands for, and raises KeyError where there is none.
    """

    def __init__(self, editor: QPlainTextEdit, place_of: Callable[[int], int]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._place_of = place_of
        self._labels: dict[int, QLabel] = {}
        editor.updateRequest.connect(self._put)

    def show(self, number: int, text: str) -> None:
        """Say something at a place; "" takes its mark away."""
        label = self._labels.get(number)
        if not text:
            if label is not None:
                del self._labels[number]
                label.deleteLater()
            return
        if label is None:
            label = plain_label()
            label.setParent(self._editor.viewport())
            label.setProperty("arrival", True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._labels[number] = label
        if label.text() != text or label.isHidden():
            label.setText(text)
            label.adjustSize()
        self._put()

    def texts(self) -> list[str]:
        """Give what is said, in the order in which it was first said."""
        return [label.text() for label in self._labels.values()]

    def _put(self) -> None:
        document, viewport = self._editor.document(), self._editor.viewport()
        below: dict[int, int] = {}
        for number, label in self._labels.items():
            cursor = QTextCursor(document)
            try:
                cursor.setPosition(self._place_of(number))
            except KeyError:
                label.hide()
                continue
            rect = self._editor.cursorRect(cursor)
            # several at one place stand below one another
            depth = below.get(cursor.position(), 0)
            below[cursor.position()] = depth + 1
            x = max(0, min(rect.right() + GAP, viewport.width() - label.width() - GAP))
            label.move(x, rect.center().y() - label.height() // 2 + depth * (label.height() + 2))
            label.show()
