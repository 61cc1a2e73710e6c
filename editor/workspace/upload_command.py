"""Any program as uploader, as Typora calls it: paths behind its arguments, addresses in its last lines."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

from editor.workspace.refusal import reason_of
from editor.workspace.sentence import Sentence
from editor.workspace.uploader import UploadError, shown_words
from editor.workspace.watch import CancelledError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

    from editor.workspace.watch import Watch

_MAX_OUTPUT = 1_000_000
_STEP = 0.05
_GRACE = 1.0


class CommandUploader:
    """Runs a program with the paths behind its arguments; no shell reads them.

    The last N lines that it writes are the addresses of N images. What it says when it fails is shown.
    """

    takes_one = False

    def __init__(self, command: str, timeout: float) -> None:
        self._timeout = timeout
        try:
            self._words = _split(command)
        except ValueError as error:
            raise UploadError("The quotes in the upload command do not match.") from error
        if not self._words:
            raise UploadError("No upload command is given.")

    def upload(self, paths: Sequence[str], watch: Watch) -> tuple[str, ...]:
        """Upload files; raises UploadError with what the program said."""
        if not paths:
            raise UploadError("There is no image to upload.")
        watch.tell(0, 0)
        status, said, complaint = self._run([*self._words, *map(_as_argument, paths)], watch)
        lines = [line.strip() for line in said.replace("\r\n", "\n").split("\n") if line.strip()]
        if status != 0 or len(lines) < len(paths):
            words = shown_words(complaint) or shown_words(said)
            if words:
                raise UploadError(Sentence("The upload command says: {words}", words=words))
            if status != 0:
                raise UploadError(Sentence("The upload command ended with the code {code}.", code=status))
            raise UploadError("The upload command printed no address.")
        return tuple(lines[-len(paths) :])

    def test(self) -> Sentence:
        """Look for the program; nothing is run."""
        program = self._program()
        return Sentence("The program is there: {path}", path=program)

    def _program(self) -> str:
        found = shutil.which(os.path.expanduser(self._words[0]))
        if not found:
            raise UploadError(
                Sentence("The program “{name}” of the upload command is not there.", name=self._words[0])
            )
        return found

    def _run(self, command: list[str], watch: Watch) -> tuple[int, str, str]:
        command = [self._program(), *command[1:]]
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=os.path.expanduser("~"),
                start_new_session=sys.platform != "win32",
            )
        except OSError as error:
            sentence = Sentence("The upload command cannot be started: {reason}.", reason=reason_of(error))
            raise UploadError(sentence) from error
        assert process.stdout is not None
        assert process.stderr is not None
        said, complaint = _Reader(process.stdout), _Reader(process.stderr)
        try:
            self._wait(process, watch)
        except BaseException:
            _end(process)
            raise
        finally:
            said.end()
            complaint.end()
        return process.returncode, said.text(), complaint.text()

    def _wait(self, process: subprocess.Popen[bytes], watch: Watch) -> None:
        end = time.monotonic() + self._timeout
        while True:
            try:
                process.wait(_STEP)
            except subprocess.TimeoutExpired:
                if watch.is_cancelled:
                    raise CancelledError from None
                if time.monotonic() > end:
                    raise UploadError("The upload command did not end in time, so it was stopped.") from None
            else:
                return


class _Reader:
    """Reads what a program says while it runs, so that it never waits for us; only the end is kept."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._content = b""
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stop reading, also where a child of the program still holds the pipe."""
        self._thread.join(_GRACE)
        if not self._thread.is_alive():
            self._pipe.close()

    def text(self) -> str:
        return self._content.decode("utf-8", "replace")

    def _read(self) -> None:
        while piece := os.read(self._pipe.fileno(), 65_536):
            self._content = (self._content + piece)[-_MAX_OUTPUT:]


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop a program together with what it has started."""
    if sys.platform == "win32":
        process.kill()
    else:
        import signal

        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            process.kill()
    process.wait()


def _split(command: str) -> list[str]:
    if sys.platform == "win32":
        return [word.strip('"') for word in shlex.split(command, posix=False)]
    return shlex.split(command)


def _as_argument(path: str) -> str:
    """Give a path that no program takes for an option."""
    return os.path.abspath(path)
