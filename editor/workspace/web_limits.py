"""Asking politely: how many at a time, how quickly after each other, and not before a host allows it."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

PER_HOST = 6
TOTAL = 72
DEFAULT_WAIT = 60.0
MAX_WAIT = 86_400.0


class ClosedError(Exception):
    """The program is closing; nothing more is asked."""


class LimitedError(Exception):
    """The host wants to be left alone for a while."""


class Manners:
    """Limits per host and in total, shared by all threads; waiting for a turn costs no time of a check.

    A host is asked six questions at a time, as by a browser; one that says it is asked too often, half as
    many from then on. `gap` is the pause in seconds between two questions to one host.
    """

    def __init__(self, per_host: int = PER_HOST, total: int = TOTAL, gap: float = 0.0) -> None:
        self._per_host = per_host
        self._total = total
        self._gap = gap
        self._lock = threading.Lock()
        self._changes: dict[str, threading.Condition] = {}
        """who waits for its turn at a host waits here: the end of a question wakes only these"""
        self._running: dict[str, int] = {}
        self._not_before: dict[str, float] = {}
        self._limited_until: dict[str, float] = {}
        self._allowed: dict[str, int] = {}
        self._is_closed = False

    @contextmanager
    def turn(self, host: str) -> Generator[None]:
        """Wait until the host may be asked once more; raises ClosedError when all is closed meanwhile.

        Raises LimitedError where the host asked to be left alone while we waited.
        """
        with self._lock:
            changed = self._changes.setdefault(host, threading.Condition(self._lock))
            while not self._is_closed and (wait := self._wait(host)) is not None:
                changed.wait(wait)
            if self._is_closed:
                raise ClosedError
            if self._limited_until.get(host, 0.0) > time.monotonic():
                raise LimitedError
            self._running[host] = self._running.get(host, 0) + 1
            self._not_before[host] = time.monotonic() + self._gap
        try:
            yield
        finally:
            with self._lock:
                was_full = sum(self._running.values()) >= self._total
                self._running[host] -= 1
                if not self._running[host]:
                    del self._running[host]
                for waiting in self._changes.values() if was_full else (changed,):
                    waiting.notify()

    def limit(self, host: str, seconds: float) -> None:
        """Remember that a host asked to be left alone for so long, and ask it less at a time afterwards."""
        with self._lock:
            if self._limited_until.get(host, 0.0) <= time.monotonic():
                self._allowed[host] = max(1, self._allowed.get(host, self._per_host) // 2)
            self._limited_until[host] = time.monotonic() + seconds

    def limited_for(self, host: str) -> float:
        """Give for how many seconds the host still wants to be left alone."""
        with self._lock:
            return max(0.0, self._limited_until.get(host, 0.0) - time.monotonic())

    def close(self) -> None:
        """Let every waiting thread go."""
        with self._lock:
            self._is_closed = True
            for waiting in self._changes.values():
                waiting.notify_all()

    def _wait(self, host: str) -> float | None:
        """Give how long to wait before looking again, None when it is this thread's turn."""
        allowed = self._allowed.get(host, self._per_host)
        if self._running.get(host, 0) >= allowed or sum(self._running.values()) >= self._total:
            return 1.0
        early = self._not_before.get(host, 0.0) - time.monotonic()
        return early if early > 0 else None


def seconds_of(retry_after: str, now: float) -> float:
    """Read a Retry-After header, seconds or a date; a minute where it says nothing that makes sense.

    `now` is seconds since 1970. `2` is 2.0, `-5` and `soon` are 60.0, `99999999` is a day.
    """
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), MAX_WAIT)
    try:
        moment = parsedate_to_datetime(text).timestamp()
    except (TypeError, ValueError, OverflowError, IndexError):
        return DEFAULT_WAIT
    return min(max(0.0, moment - now), MAX_WAIT)
