"""Facts that also they hear of who begin to listen when the program already runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class _Teller(QObject):
    told = Signal(object)


class HeardLate:
    """A signal for parts that are built after the first post was opened.

    `standing` gives what such a part has missed: `catch_up` tells it to all who connected while there was
    any. Until then nothing new may be told, or they would hear it twice.
    """

    def __init__(self, standing: Callable[[], Iterable[object]], parent: QObject | None = None) -> None:
        self._teller = _Teller(parent)
        self._standing = standing
        self._late: list[Callable[[Any], object]] = []

    def connect(self, slot: Callable[[Any], object]) -> None:
        """Call `slot` with each value that is told from now on, and at `catch_up` with those that stand."""
        self._teller.told.connect(slot)
        if any(True for _ in self._standing()):
            self._late.append(slot)

    def emit(self, value: object) -> None:
        """Tell everyone."""
        self._teller.told.emit(value)

    def catch_up(self) -> None:
        """Tell the late ones what stands."""
        late, self._late = self._late, []
        for value in list(self._standing()):
            for slot in late:
                slot(value)
