"""A child process that talks in lines: started, fed, watched, killed when it hangs, started again."""

from __future__ import annotations

import logging
import time
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QTimer, Signal

from editor.app.spawned_process import SpawnedProcess
from editor.workspace.error_trace import trace_in
from editor.workspace.own_program import own_folder, own_variables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.app.early_process import EarlyProcess

log = logging.getLogger(__name__)

START_BUDGET = 15.0
"""seconds a process may take until its first line: a cold disk reads all of Python"""
GRACE = 0.25
"""seconds a process that seems to hang still has, for a window that was itself asleep"""
SLICE = 0.008
"""seconds of lines that are handed on before the window may do something else"""
MOST_RESTARTS = 3
PERIOD = 60.0
RETIREMENT_MS = 5000
"""what a process may take to end after its input has ended"""
LONGEST_LINE = 64 * 2**20
KILLED_FROM_OUTSIDE = "ended by signal 9"
"""the reason told when the system or a person killed the process, not we"""


class ProcessClient(QObject):
    """Keeps one process alive and passes lines to and fro.

    The owner tells when an answer is due (`watch`), when one came (`progressed`) and when none is due
    any more (`rest`). A process that owes an answer for longer than `budget` seconds is killed. One
    that died is started again, at most three times a minute unless it got something done between
    (`forgive`); past that it stays down until `restart`. Sending never blocks.

    `program` is the command and its arguments; `early` is the same, begun before there was a client.
    """

    started = Signal()
    """a process runs and can be sent lines; also after every restart"""
    line_received = Signal(bytes)
    died = Signal(str)
    """the process is gone, and why; it is being started again unless `failed` follows"""
    failed = Signal(str)
    """it died too often and stays down"""

    def __init__(
        self,
        program: Sequence[str],
        *,
        budget: float = 3.0,
        clock: Callable[[], float] = time.monotonic,
        early: EarlyProcess | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._program = list(program)
        self._budget = budget
        self._clock = clock
        self._early = early
        self._process: QProcess | SpawnedProcess | None = None
        self._rest_of_line = bytearray()
        self._lines: deque[bytes] = deque()
        self._deaths: list[float] = []
        self._has_spoken = False
        self._is_due = False
        self._is_stopping = False
        self._is_held = False
        self._reason = ""
        self._errors = b""
        self._watch_timer = self._timer(self._on_budget_spent)
        self._grace_timer = self._timer(self._on_grace_spent)
        self._restart_timer = self._timer(self._launch)
        self._drain_timer = self._timer(self._drain)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    def _timer(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(slot)
        return timer

    # --- life

    @property
    def is_running(self) -> bool:
        """Tell whether a process is there to be sent lines."""
        return self._process is not None and self._process.state() != QProcess.ProcessState.NotRunning

    @property
    def pid(self) -> int:
        """Give the process's number, 0 while there is none."""
        return int(self._process.processId()) if self._process is not None else 0

    def start(self) -> None:
        """Start the process, unless it runs."""
        self._is_stopping = False
        if self._process is None and not self._restart_timer.isActive():
            self._launch()

    def restart(self) -> None:
        """Start again after `failed`, with a clean record."""
        self._deaths.clear()
        self.start()

    def forgive(self) -> None:
        """Forget earlier deaths, because the process has since got something done."""
        self._deaths.clear()

    def stop(self, patience: float = 0.5) -> None:
        """End the process: close its input, and after `patience` seconds kill it."""
        self._is_stopping = True
        self._restart_timer.stop()
        self.rest()
        process = self._process
        if process is None:
            return
        self._forget_process()
        process.closeWriteChannel()
        if not process.waitForFinished(int(patience * 1000)):
            process.kill()
            process.waitForFinished(2000)
        process.deleteLater()

    def retire(self) -> None:
        """Let the process end, which waits for nobody; `start` begins another."""
        process = self._process
        if process is not None:
            self.rest()
            self._forget_process()
            process.finished.connect(process.deleteLater)
            QTimer.singleShot(RETIREMENT_MS, process, process.kill)
            process.closeWriteChannel()

    # --- talk

    def send(self, line: bytes) -> None:
        """Pass a line, its end included, to the process; lost when none runs (see `started`)."""
        process = self._process
        if process is not None and self.is_running:
            is_first = not process.bytesToWrite()
            process.write(line)
            if is_first and process.state() == QProcess.ProcessState.Running:
                process.waitForBytesWritten(0)  # at once, not after the window has painted

    def hold(self, *, is_held: bool) -> None:
        """Hand on no line for a moment; what a process begun early has to say stays with it meanwhile."""
        self._is_held = is_held
        if isinstance(self._process, SpawnedProcess):
            self._process.listen(listens=not is_held)
        if self._lines and not is_held:
            self._drain_timer.start(0)

    # --- watch

    def watch(self) -> None:
        """Note that an answer is due; the time runs from the first call."""
        self._is_due = True
        if not self._watch_timer.isActive() and not self._grace_timer.isActive():
            self._begin_watch()

    def progressed(self) -> None:
        """Note that one answer came and others are still due: the time runs anew."""
        self._grace_timer.stop()
        if self._is_due:
            self._begin_watch()

    def rest(self) -> None:
        """Note that no answer is due any more."""
        self._is_due = False
        self._watch_timer.stop()
        self._grace_timer.stop()

    def kill(self, reason: str) -> None:
        """End the process at once, for a reason that `died` will tell; it is then started again."""
        if self._process is None or self._reason:
            return
        self._reason = reason
        self._watch_timer.stop()
        self._grace_timer.stop()
        self._process.kill()

    def _begin_watch(self) -> None:
        if self._process is not None:
            budget = self._budget if self._has_spoken else max(self._budget, START_BUDGET)
            self._watch_timer.start(int(budget * 1000))

    def _on_budget_spent(self) -> None:
        # its answer may lie in the pipe, unread because this window slept or was busy
        self._grace_timer.start(int(GRACE * 1000))

    def _on_grace_spent(self) -> None:
        if self._lines:  # it did answer; we are the slow one
            self._begin_watch()
        else:
            self.kill("no answer")

    # --- the process itself

    def _launch(self) -> None:
        early, self._early = self._early, None
        process = SpawnedProcess(early, self) if early else self._own_process()
        self._process = process
        self._has_spoken = False
        self._reason = ""
        self._errors = b""
        process.readyReadStandardOutput.connect(self._on_output)
        process.readyReadStandardError.connect(self._on_errors)
        process.started.connect(self._on_started)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start()

    def _own_process(self) -> QProcess:
        process = QProcess(self)
        process.setProgram(self._program[0])
        process.setArguments(self._program[1:])
        environment = QProcessEnvironment()
        for name, value in own_variables().items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.setWorkingDirectory(own_folder())
        return process

    def _on_started(self) -> None:
        if self._process is not None:
            self._begin_watch()  # for its first line
            self.started.emit()

    def _on_output(self) -> None:
        if self._process is None or self._reason:
            return
        self._read_available()
        if self._lines and not self._drain_timer.isActive():
            self._drain()

    def _read_available(self) -> None:
        if self._process is None:
            return
        arrived = self._process.readAllStandardOutput().data()
        *ended, rest = bytes(arrived).split(b"\n")
        if ended:
            self._lines.append(bytes(self._rest_of_line) + ended[0])
            self._lines.extend(ended[1:])
            self._rest_of_line.clear()
        self._rest_of_line += rest
        if len(self._rest_of_line) > LONGEST_LINE:
            self._rest_of_line.clear()
            self.kill("a line without an end")

    def _drain(self) -> None:
        process, begun = self._process, self._clock()
        while self._lines and process is self._process and not self._reason and not self._is_held:
            self._hand_on(self._lines.popleft())
            if self._clock() - begun > SLICE:
                break
        if self._lines and not self._is_held and process is self._process and not self._reason:
            self._drain_timer.start(0)

    def _hand_on(self, line: bytes) -> None:
        if not self._has_spoken:
            self._has_spoken = True
            self._watch_timer.stop()
            self._grace_timer.stop()
            if self._is_due:
                self._begin_watch()
        self.line_received.emit(line)

    def _on_errors(self) -> None:
        if self._process is not None:
            said = bytes(self._process.readAllStandardError().data())
            self._errors = (self._errors + said)[-2000:]

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._bury(f"could not be started: {self._process.errorString()}")

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._process is None:
            return
        if not self._reason:
            self._read_available()
            while self._lines and not self._reason:
                self._hand_on(self._lines.popleft())
        crashed = status == QProcess.ExitStatus.CrashExit
        self._bury(self._reason or (f"ended by signal {code}" if crashed else f"ended with code {code}"))

    def _forget_process(self) -> None:
        process, self._process = self._process, None
        self._is_held = False
        self._lines.clear()
        self._rest_of_line.clear()
        self._drain_timer.stop()
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._on_output)
            process.readyReadStandardError.disconnect(self._on_errors)
            process.started.disconnect(self._on_started)
            process.finished.disconnect(self._on_finished)
            process.errorOccurred.disconnect(self._on_error)

    def _bury(self, reason: str) -> None:
        process = self._process
        if process is None:
            return
        self._forget_process()
        process.deleteLater()
        self.rest()
        last_words = trace_in(self._errors.decode("utf-8", "replace"))
        log.warning("process %s died: %s %s", self._program[-1], reason, last_words)
        if self._is_stopping:
            return
        now = self._clock()
        self._deaths = [*(death for death in self._deaths if now - death < PERIOD), now]
        self.died.emit(reason)
        if len(self._deaths) > MOST_RESTARTS:
            self.failed.emit(reason)
        elif not self._is_stopping:
            self._restart_timer.start((len(self._deaths) - 1) * 100)
