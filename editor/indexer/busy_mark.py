"""Who was being read when the indexer died: a mark on the disk that outlives a kill."""

from __future__ import annotations

import faulthandler
import glob
import os
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Casualty:
    """A file that was being read when an indexer died.

    `is_proven` when the process ended itself over it: its time was up, or the interpreter crashed. Otherwise
    someone killed it, which may have had nothing to do with the file.
    """

    path: str
    kind: str
    is_proven: bool


class BusyMark:
    """The mark of this process, beside the index: one short file that holds kind and path.

    Python's fault handler writes to the same file, from outside the interpreter: it also ends a process
    that hangs inside one call of C code (a regular expression), where no thread of Python gets its turn.
    """

    def __init__(self, index_path: str, budget: float) -> None:
        self._path = f"{index_path}.busy-{os.getpid()}"
        self._budget = budget
        flags = os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(self._path, flags, 0o600)
        if sys.platform != "win32":
            fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        faulthandler.enable(self._descriptor, all_threads=False)

    @contextmanager
    def reading(self, kind: str, path: str) -> Generator[None]:
        """Mark a file while it is read; the process ends when that takes longer than the budget."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, kind.encode() + b"\0" + os.fsencode(path) + b"\0")
        faulthandler.dump_traceback_later(self._budget, exit=True, file=self._descriptor)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
            os.ftruncate(self._descriptor, 0)

    def remove(self) -> None:
        """Take the mark away; from any thread, also in the middle of a file."""
        with suppress(OSError):
            os.unlink(self._path)

    def close(self) -> None:
        """Take the mark away and let go of the file."""
        faulthandler.disable()
        self.remove()
        os.close(self._descriptor)


def casualties(index_path: str) -> list[Casualty]:
    """Collect the marks of indexers that no longer live, and take them away."""
    found: list[Casualty] = []
    for mark in glob.glob(glob.escape(index_path) + ".busy-*"):
        with suppress(OSError):
            with open(mark, "rb") as file:
                if not _take(file):
                    continue
                kind, _, rest = file.read(100_000).partition(b"\0")
            os.unlink(mark)
            path, is_whole, evidence = rest.partition(b"\0")
            if is_whole:
                found.append(Casualty(os.fsdecode(path), kind.decode("ascii", "replace"), bool(evidence)))
    return found


def _take(file: BinaryIO) -> bool:
    """Tell whether nobody holds the mark any more; the system lets go of a lock with its process.

    Where there are no such locks (Windows) an open file cannot be taken away, which tells the same.
    """
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
