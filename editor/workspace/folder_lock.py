"""A folder held for a moment, so that two programs change a file in it one after the other."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

log = logging.getLogger(__name__)

PATIENCE = 2.0
"""seconds after which a file is changed all the same: a program that hangs must not stop the others"""
_PAUSE = 0.01


@contextlib.contextmanager
def folder_lock(folder: str, patience: float = PATIENCE) -> Generator[bool]:
    """Hold a folder while something is read and written; gives False where nobody could be kept out.

    The system lets go when the process ends, whatever ends it. Raises OSError when there is no such folder.
    """
    held = _open(folder)
    try:
        yield _lock(held, patience)
    finally:
        os.close(held)


def _open(folder: str) -> int:
    if sys.platform == "win32":  # folders cannot be opened there
        return os.open(os.path.join(folder, ".lock~"), os.O_CREAT | os.O_RDWR)
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)


def _lock(held: int, patience: float) -> bool:
    limit = time.monotonic() + patience
    while True:
        try:
            _try_to_lock(held)
        except BlockingIOError:
            if time.monotonic() > limit:
                log.warning("another program holds the folder: its file is changed all the same")
                return False
            time.sleep(_PAUSE)
        except OSError as error:
            log.info("the folder cannot be held: %s", error.strerror)
            return False
        else:
            return True


def _try_to_lock(held: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error
    else:
        import fcntl

        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
