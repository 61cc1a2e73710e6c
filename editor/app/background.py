"""The only door off the GUI thread: workspace functions go through it, their results come back as calls."""

from __future__ import annotations

import queue
import threading
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from editor.workspace.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable

    Job = tuple[Callable[..., Any], tuple[Any, ...], Callable[[Any], None], Callable[[WorkspaceError], None]]

Result = TypeVar("Result")
QUICK_THREADS = 3
PATIENT_THREADS = 8


class Background(QObject):
    """Runs workspace functions in threads; `done` and `failed` are called on the GUI thread.

    Work that asks the web is `patient` and has threads of its own, so that a slow server never holds
    up a save. Threads are daemons: what is still asking the web at the end of the program is dropped.
    """

    _answered = Signal(object, object)
    idle = Signal()
    """nothing quick is under way any more"""

    def __init__(self, broken: Callable[[BaseException], None]) -> None:
        """`broken` is called on the GUI thread with an exception that nobody expected."""
        super().__init__()
        self._broken = broken
        self._quick: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._patient: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._under_way = 0
        self._closed = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        for jobs, count in ((self._quick, QUICK_THREADS), (self._patient, PATIENT_THREADS)):
            for _ in range(count):
                threading.Thread(target=self._work, args=(jobs,), daemon=True).start()

    def run(
        self,
        work: Callable[..., Result],
        *args: object,
        done: Callable[[Result], None],
        failed: Callable[[WorkspaceError], None],
        patient: bool = False,
    ) -> None:
        """Call `work(*args)` off the GUI thread, then `done(result)` or `failed(error)` on it."""
        if self._closed:
            return
        if not patient:
            self._under_way += 1
        (self._patient if patient else self._quick).put((work, args, done, failed))

    @property
    def is_busy(self) -> bool:
        """Tell whether quick work, such as a save, is under way."""
        return self._under_way > 0

    def close(self) -> None:
        """Take no more work and let the threads end; answers that are still to come are dropped."""
        self._closed = True
        for _ in range(QUICK_THREADS):
            self._quick.put(None)
        for _ in range(PATIENT_THREADS):
            self._patient.put(None)

    def _work(self, jobs: queue.SimpleQueue[Job | None]) -> None:
        is_quick = jobs is self._quick
        while (job := jobs.get()) is not None:
            answer = self._answer(*job)
            try:
                self._answered.emit(answer, is_quick)
            except RuntimeError:  # the program has ended and taken this object along
                return

    def _answer(
        self,
        work: Callable[..., Any],
        args: tuple[Any, ...],
        done: Callable[[Any], None],
        failed: Callable[[WorkspaceError], None],
    ) -> Callable[[], None]:
        """Do the work here and now; give the call that tells the GUI thread how it went."""
        try:
            return partial(done, work(*args))
        except WorkspaceError as error:
            return partial(failed, error)
        except BaseException as error:  # noqa: BLE001 - carried to the last-resort hook on the GUI thread
            return partial(self._broken, error)

    def _on_answered(self, answer: Callable[[], None], is_quick: bool) -> None:
        if is_quick:
            self._under_way -= 1
        if not self._closed:
            answer()
        if is_quick and not self._under_way:
            self.idle.emit()
