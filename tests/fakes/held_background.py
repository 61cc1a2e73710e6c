"""A door off the GUI thread that opens when the test says so: work waits, then is done here and now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from editor.workspace.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable


class HeldBackground(QObject):
    """Offers what Background offers; `step()` does the oldest piece of work, `names()` tells what waits."""

    idle = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._jobs: list[tuple[Any, ...]] = []
        self.lanes: list[str] = []

    def run(
        self,
        work: Callable[..., Any],
        *args: object,
        done: Callable[[Any], object],
        failed: Callable[[WorkspaceError], object],
        lane: str = "quick",
    ) -> None:
        self._jobs.append((work, args, done, failed))
        self.lanes.append(lane)

    def finish(self, lane: str, patience: float) -> bool:
        """Do what waits in a lane, unless no time is given."""
        waiting = [index for index, used in enumerate(self.lanes) if used == lane]
        for index in waiting[::-1]:
            self.lanes.pop(index)
        for job in [self._jobs.pop(index) for index in waiting[::-1]][::-1]:
            self._answer(*job)
        return patience > 0

    @property
    def is_busy(self) -> bool:
        return bool(self._jobs)

    def names(self) -> list[str]:
        return [getattr(work, "func", work).__name__ for work, *_ in self._jobs]

    def step(self) -> None:
        """Do the oldest piece of work and tell how it went."""
        self.lanes.pop(0)
        self._answer(*self._jobs.pop(0))

    def begin(self, name: str) -> Callable[[], object]:
        """Do a piece of work now; give the call that tells how it went, for later."""
        index = self.names().index(name)
        self.lanes.pop(index)
        work, args, done, failed = self._jobs.pop(index)
        try:
            result = work(*args)
        except WorkspaceError as error:
            why = error
            return lambda: failed(why)
        return lambda: done(result)

    def _answer(
        self,
        work: Callable[..., Any],
        args: tuple[Any, ...],
        done: Callable[[Any], object],
        failed: Callable[[WorkspaceError], object],
    ) -> None:
        try:
            result = work(*args)
        except WorkspaceError as error:
            failed(error)
        else:
            done(result)
