"""Tell whether the process that left something behind still lives, also when its number is used again."""

from __future__ import annotations

import os
import re
import sys

MARK = re.compile(r"(\d{1,10})-(\d{1,20})")


def own_mark() -> str:
    """Give this process's mark: its number and, where the system tells, when it started: `4242-917234`."""
    return f"{os.getpid()}-{_start_time(os.getpid()) or 0}"


def is_alive(mark: str) -> bool:
    """Tell whether the process of a mark still runs; where nobody can know, it is taken to be."""
    match = MARK.fullmatch(mark)
    if match is None:
        return False
    number, started = int(match[1]), int(match[2])
    if started and os.path.exists("/proc/self/stat"):
        return _start_time(number) == started
    return _is_running(number)


def hold(path: str) -> int | None:
    """Hold a lock file for as long as this process lives; None where the system has no such locks."""
    if sys.platform == "win32":
        return os.open(path, os.O_CREAT | os.O_RDWR)  # Windows does not let an open file be removed
    import fcntl

    held = os.open(path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        return None
    return held


def is_held(path: str) -> bool:
    """Tell whether another process holds a lock file."""
    if sys.platform == "win32":
        try:
            os.unlink(path)
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return False
    import fcntl

    try:
        lock = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(lock)
    return False


def _start_time(number: int) -> int | None:
    try:
        with open(f"/proc/{number}/stat", "rb") as file:
            fields = file.read().rpartition(b")")[2].split()
        return int(fields[19])
    except (OSError, IndexError, ValueError):
        return None


def _is_running(number: int) -> bool:
    if sys.platform == "win32":
        return True
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
