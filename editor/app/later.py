"""What can wait until the first look at the post: done in small steps, one in each turn of the event loop."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class Later(QObject):
    """A queue of steps that nobody waits for; between two of them the window answers keys and paints.

    A step should take a few milliseconds. One that fails is told like any exception of a slot, and the
    others go on. Steps may add steps; what is added after the end begins by itself.
    """

    done = Signal()
    """no step is left; told again after later ones"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._has_begun = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_done(self) -> bool:
        """Tell whether no step is left."""
        return not self._steps

    def add(self, *steps: Callable[[], object]) -> None:
        """Put steps at the end of the queue."""
        self._steps.extend(steps)
        if self._has_begun and not self._timer.isActive():
            self._timer.start()

    def begin(self) -> None:
        """Begin with the first step in the next turn of the event loop; again does no harm."""
        if not self._has_begun:
            self._has_begun = True
            self._timer.start()

    def finish(self) -> None:
        """Do all steps here and now."""
        self._has_begun = True
        self._timer.stop()
        while self._steps:
            self._steps.popleft()()
        self.done.emit()

    def _on_turn(self) -> None:
        if not self._steps:
            return
        step = self._steps.popleft()
        if self._steps:
            self._timer.start()  # before the step, which may fail
        step()
        if not self._steps:
            self.done.emit()
