"""The only door off the GUI thread: workspace functions go through it, their results come back as calls."""

from __future__ import annotations

import queue
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from editor.workspace.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable

    Job = tuple[
        Callable[..., Any], tuple[Any, ...], Callable[[Any], object], Callable[[WorkspaceError], object]
    ]

Result = TypeVar("Result")
LANES = {"quick": 3, "patient": 88, "ordered": 1}
"""threads of each lane; those of `patient` begin when there is work for them, and end after it"""
IDLE_SECONDS = 10.0
END_PATIENCE = 3.0
"""seconds to wait for each thread at the end of the program"""


class Background(QObject):
    """Runs workspace functions in threads; `done` and `failed` are called on the GUI thread.

    Work goes by lanes, each with threads of its own: `quick`; `patient` for what asks the web, so that a
    slow server never holds up a save; `ordered` for what must happen in the order it was asked for, as
    in the journal. Threads are daemons: what is still asking the web when the program ends is dropped.
    """

    _answered = Signal(object, object)
    idle = Signal()
    """nothing that must not be dropped is under way any more"""

    def __init__(self, broken: Callable[[BaseException], None]) -> None:
        """`broken` is called on the GUI thread with an exception that nobody expected."""
        super().__init__()
        self._broken = broken
        self._lanes: dict[str, queue.SimpleQueue[Job | None]] = {name: queue.SimpleQueue() for name in LANES}
        self._dutiful: list[threading.Thread] = []
        self._under_way = 0
        self._closed = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._lock = threading.Lock()
        self._patient_threads = 0
        self._patient_jobs = 0
        """of the patient lane, what waits or is being worked at"""
        for name, count in LANES.items():
            if name != "patient":
                self._dutiful += [self._begin(name) for _ in range(count)]

    def run(
        self,
        work: Callable[..., Result],
        *args: object,
        done: Callable[[Result], object],
        failed: Callable[[WorkspaceError], object],
        lane: str = "quick",
    ) -> None:
        """Call `work(*args)` off the GUI thread, then `done(result)` or `failed(error)` on it."""
        if self._closed:
            return
        if lane == "patient":
            self._run_patiently((work, args, done, failed))
            return
        self._under_way += 1
        self._lanes[lane].put((work, args, done, failed))

    @property
    def is_busy(self) -> bool:
        """Tell whether work that must not be dropped, such as a save, is under way."""
        return self._under_way > 0

    def finish(self, lane: str, patience: float) -> bool:
        """Wait here for all that a lane of one thread was given; tell whether it was done in time."""
        if self._closed:
            return False
        is_done = threading.Event()
        self._under_way += 1
        self._lanes[lane].put((is_done.set, (), lambda _: None, lambda _: None))
        return is_done.wait(patience)

    def close(self) -> None:
        """Take no more work; finish what must not be dropped, waiting a few seconds for it."""
        self._closed = True
        for name, count in LANES.items():
            for _ in range(count):
                self._lanes[name].put(None)
        for thread in self._dutiful:
            thread.join(END_PATIENCE)

    def _begin(self, lane: str) -> threading.Thread:
        thread = threading.Thread(target=self._work, args=(lane,), daemon=True)
        thread.start()
        return thread

    def _run_patiently(self, job: Job) -> None:
        with self._lock:
            self._lanes["patient"].put(job)
            self._patient_jobs += 1
            is_short = self._patient_jobs > self._patient_threads
            if not is_short or self._patient_threads >= LANES["patient"]:
                return
            self._patient_threads += 1
        self._begin("patient")

    def _next(self, lane: str) -> Job | None:
        """Wait for work; a thread of the patient lane that has had none for a while is told to end."""
        jobs = self._lanes[lane]
        if lane != "patient":
            return jobs.get()
        while True:
            with suppress(queue.Empty):
                return jobs.get(timeout=IDLE_SECONDS)
            with self._lock:
                if jobs.empty():
                    self._patient_threads -= 1
                    return None

    def _work(self, lane: str) -> None:
        while (job := self._next(lane)) is not None:
            answer = self._answer(*job)
            if lane == "patient":
                with self._lock:
                    self._patient_jobs -= 1
            try:
                self._answered.emit(answer, lane != "patient")
            except RuntimeError:  # the program has ended and taken this object along
                return

    def _answer(
        self,
        work: Callable[..., Any],
        args: tuple[Any, ...],
        done: Callable[[Any], object],
        failed: Callable[[WorkspaceError], object],
    ) -> Callable[[], object]:
        """Do the work here and now; give the call that tells the GUI thread how it went."""
        try:
            return partial(done, work(*args))
        except WorkspaceError as error:
            return partial(failed, error)
        except BaseException as error:  # noqa: BLE001 - carried to the last-resort hook on the GUI thread
            return partial(self._give_up, error, failed)

    def _give_up(self, error: BaseException, failed: Callable[[WorkspaceError], object]) -> None:
        """Tell of an unexpected exception, and let whoever waits for the work stop waiting."""
        self._broken(error)
        failed(WorkspaceError("Something unexpected went wrong; the log tells more."))

    def _on_answered(self, answer: Callable[[], object], counts: bool) -> None:
        if counts:
            self._under_way -= 1
        if not self._closed:
            answer()
        if counts and not self._under_way:
            self.idle.emit()
