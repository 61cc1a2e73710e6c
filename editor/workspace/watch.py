"""What goes between long work and whoever waits for it: how far it is, and the wish to stop."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from editor.workspace.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable


class CancelledError(WorkspaceError):
    """The writer called the work off; what it had begun is cleared away."""

    def __init__(self) -> None:
        super().__init__("It was called off.")


class Watch:
    """Watches one piece of work from another thread; `done` and `total` are in bytes, 0 where unknown."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self._cancelled = threading.Event()
        self._stop: Callable[[], object] | None = None

    @property
    def is_cancelled(self) -> bool:
        """Tell whether the work is to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; it ends with a CancelledError as soon as it can."""
        self._cancelled.set()
        if self._stop:
            self._stop()

    def on_cancel(self, stop: Callable[[], object] | None) -> None:
        """Have `stop` called, in the thread that cancels, for work that waits for something else."""
        self._stop = stop
        if stop and self.is_cancelled:
            stop()

    def tell(self, done: int, total: int) -> None:
        """Tell how far the work is; raises CancelledError when it is to stop."""
        if self.is_cancelled:
            raise CancelledError
        self.done, self.total = done, total
