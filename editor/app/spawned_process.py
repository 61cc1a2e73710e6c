"""A process that was begun without Qt, followed by Qt: what QProcess is to those it starts itself."""

from __future__ import annotations

import os
import select
import signal
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QProcess, QSocketNotifier, QTimer, Signal

from editor.app.early_process import USUAL, size_pipe

if TYPE_CHECKING:
    from editor.app.early_process import EarlyProcess

PIECE = 1 << 16
LOOK_MS = 5
"""how often we look whether a process that says no more has ended"""


class SpawnedProcess(QObject):
    """Has the part of QProcess's interface that `ProcessClient` uses, under the same names."""

    started = Signal()
    readyReadStandardOutput = Signal()  # noqa: N815 - QProcess's names, here and below
    readyReadStandardError = Signal()  # noqa: N815
    finished = Signal(int, QProcess.ExitStatus)
    errorOccurred = Signal(QProcess.ProcessError)  # noqa: N815

    def __init__(self, begun: EarlyProcess, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begun = begun
        self._unsaid = begun.unsaid
        self._is_open = True
        self._code: int | None = None
        self._closed: set[int] = set()
        self._heard = self._notifier(begun.stdout, QSocketNotifier.Type.Read)
        self._heard.activated.connect(self.readyReadStandardOutput)
        self._complained = self._notifier(begun.stderr, QSocketNotifier.Type.Read)
        self._complained.activated.connect(self.readyReadStandardError)
        self._room = self._notifier(begun.stdin, QSocketNotifier.Type.Write)
        self._room.setEnabled(bool(self._unsaid))
        self._room.activated.connect(self._say)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_for_end)
        self._begin = QTimer(self, singleShot=True, interval=0)
        self._begin.timeout.connect(self._on_begun)

    def start(self) -> None:
        """Tell soon that it has started: it runs already."""
        self._begin.start()

    def _on_begun(self) -> None:
        self.started.emit()
        if self._begun.heard:
            self.readyReadStandardOutput.emit()

    def state(self) -> QProcess.ProcessState:
        """Tell whether it runs."""
        return QProcess.ProcessState.Running if self._code is None else QProcess.ProcessState.NotRunning

    def processId(self) -> int:  # noqa: N802
        """Give its number, 0 once it has ended."""
        return self._begun.pid if self._code is None else 0

    def errorString(self) -> str:  # noqa: N802
        """Give why it could not be started, which never happens here."""
        return ""

    # --- its pipes

    def readAllStandardOutput(self) -> QByteArray:  # noqa: N802
        """Give what it has said since."""
        earlier = bytes(self._begun.heard)
        self._begun.heard.clear()
        return QByteArray(earlier + self._read(self._begun.stdout, self._heard))

    def readAllStandardError(self) -> QByteArray:  # noqa: N802
        """Give what it has complained of since."""
        return QByteArray(self._read(self._begun.stderr, self._complained))

    def listen(self, *, listens: bool) -> None:
        """Hear what it says, or let it wait once the pipe is full. QProcess has no such thing."""
        if self._begun.stdout not in self._closed:
            if listens:
                size_pipe(self._begun.stdout, USUAL)
            self._heard.setEnabled(listens)

    def bytesToWrite(self) -> int:  # noqa: N802
        """Tell how many bytes the pipe has not taken yet."""
        return len(self._unsaid)

    def write(self, line: bytes) -> int:
        """Hand bytes to it, which never waits."""
        self._unsaid += line
        self._say()
        return len(line)

    def waitForBytesWritten(self, _milliseconds: int) -> bool:  # noqa: N802
        """Tell whether all was taken; `write` has tried already."""
        return not self._unsaid

    def closeWriteChannel(self) -> None:  # noqa: N802
        """End its input, once all has been taken."""
        self._is_open = False
        self._look.start()  # it may say nothing more that anybody reads
        self._say()

    # --- its end

    def kill(self) -> None:
        """End it at once."""
        if self._code is None:
            with suppress(ProcessLookupError):
                os.kill(self._begun.pid, signal.SIGKILL)

    def waitForFinished(self, milliseconds: int) -> bool:  # noqa: N802
        """Wait here for its end; what it still says is dropped."""
        until = monotonic() + milliseconds / 1000
        self._look_for_end()
        while self._code is None and monotonic() < until:
            self._say()
            talk = select.poll()  # not select.select, which knows the first 1024 descriptors only
            if self._begun.stdout not in self._closed:
                talk.register(self._begun.stdout, select.POLLIN)
            talk.poll(LOOK_MS)
            self._read(self._begun.stdout, self._heard)
            self._look_for_end()
        return self._code is not None

    def _look_for_end(self) -> None:
        if self._code is not None:
            return
        try:
            pid, status = os.waitpid(self._begun.pid, os.WNOHANG)
        except ChildProcessError:  # somebody else has waited for it: how it ended is not known
            pid, status = self._begun.pid, 0
        if not pid:
            return
        self._look.stop()
        self._begin.stop()
        code = os.waitstatus_to_exitcode(status)
        self._code = abs(code)
        exit_kinds = QProcess.ExitStatus
        self.finished.emit(self._code, exit_kinds.CrashExit if code < 0 else exit_kinds.NormalExit)
        self._close(self._begun.stdin, self._room)
        self._close(self._begun.stdout, self._heard)
        self._close(self._begun.stderr, self._complained)

    # --- bytes

    def _notifier(self, pipe: int, kind: QSocketNotifier.Type) -> QSocketNotifier:
        return QSocketNotifier(pipe, kind, self)

    def _close(self, pipe: int, notifier: QSocketNotifier) -> None:
        if pipe not in self._closed:
            self._closed.add(pipe)
            notifier.setEnabled(False)
            os.close(pipe)

    def _read(self, pipe: int, notifier: QSocketNotifier) -> bytes:
        arrived = bytearray()
        while pipe not in self._closed:
            try:
                piece = os.read(pipe, PIECE)
            except BlockingIOError:
                break
            arrived += piece
            if not piece:
                self._close(pipe, notifier)
                self._look.start()
        return bytes(arrived)

    def _say(self) -> None:
        if self._begun.stdin in self._closed:
            return
        try:
            while self._unsaid:
                del self._unsaid[: os.write(self._begun.stdin, self._unsaid[:PIECE])]
        except BlockingIOError:
            self._room.setEnabled(True)
            return
        except BrokenPipeError:  # its end is seen where it speaks
            self._unsaid.clear()
            self._is_open = False
        self._room.setEnabled(False)
        if not self._is_open:
            self._close(self._begun.stdin, self._room)
