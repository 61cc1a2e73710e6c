"""Lets Python look for garbage on the GUI thread only: a thread that frees a widget crashes the program."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000


class GarbageCollection(QObject):
    """Takes Python's automatic collection over: by its thresholds, but between two events of the window.

    Python collects in whichever thread makes a value too many; threads of ours do nothing with Qt, yet
    a ring of widgets that was let go would be freed there.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect)

    def begin(self) -> None:
        """Collect from now on."""
        gc.disable()
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation whose time has come, as Python does."""
        for generation, (count, most) in reversed(
            [*enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))]
        ):
            if count > most:
                gc.collect(generation)
                return
