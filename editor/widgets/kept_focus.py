"""The focus stays where a person types, whatever a part that comes back does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class KeptFocus(QObject):
    """Gives the focus back when a part takes it unasked: a web view does when its process starts anew."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        self._is_keeping = False

    def begin(self) -> None:
        """Keep the focus away from the part from now on, unless it has it."""
        if not self._is_keeping and not self._is_inside(QApplication.focusWidget()):
            self._is_keeping = True
            QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def end(self) -> None:
        """Let the part have the focus again when somebody gives it."""
        if self._is_keeping:
            self._is_keeping = False
            QApplication.instance().focusChanged.disconnect(self._on_focus_changed)  # type: ignore[union-attr]

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and self._is_inside(new) and not self._is_inside(old):
            old.setFocus()

    def _is_inside(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self._part or self._part.isAncestorOf(widget))
