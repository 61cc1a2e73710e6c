"""Which image is looked at next: hosts take turns, none is asked more at a time than it likes."""

from __future__ import annotations

from collections import deque
from typing import Generic, TypeVar

PER_HOST = 8
AT_ONCE = 80
DISK = ""
"""the host of what lies on the disk"""
DISK_AT_ONCE = 2
"""one thread is left for a save"""

Item = TypeVar("Item")


class CheckQueue(Generic[Item]):
    """Questions that wait for their turn, by host; a slow host holds up nobody but itself."""

    def __init__(self, per_host: int = PER_HOST, at_once: int = AT_ONCE) -> None:
        self._per_host = per_host
        self._at_once = at_once
        self._waiting: dict[str, deque[Item]] = {}
        self._turns: deque[str] = deque()
        self._running: dict[str, int] = {}

    def __len__(self) -> int:
        """Count what waits and what is under way."""
        return sum(map(len, self._waiting.values())) + sum(self._running.values())

    def add(self, item: Item, host: str) -> None:
        """Put a question behind the others of its host; DISK for one that no host is asked."""
        if host not in self._waiting:
            self._waiting[host] = deque()
            self._turns.append(host)
        self._waiting[host].append(item)

    def take(self) -> tuple[Item, str] | None:
        """Give a question that may be asked now, with its host; None while all have to wait."""
        for _ in range(len(self._turns)):
            host = self._turns[0]
            self._turns.rotate(-1)
            if not self._may_ask(host):
                continue
            item = self._waiting[host].popleft()
            if not self._waiting[host]:
                del self._waiting[host]
                self._turns.remove(host)
            self._running[host] = self._running.get(host, 0) + 1
            return item, host
        return None

    def finish(self, host: str) -> None:
        """Note that a question to a host is answered."""
        self._running[host] -= 1
        if not self._running[host]:
            del self._running[host]

    def clear(self) -> list[Item]:
        """Take back all that wait, and give them."""
        waiting = [item for items in self._waiting.values() for item in items]
        self._waiting.clear()
        self._turns.clear()
        return waiting

    def _may_ask(self, host: str) -> bool:
        running = self._running.get(host, 0)
        if host == DISK:
            return running < DISK_AT_ONCE
        on_web = sum(self._running.values()) - self._running.get(DISK, 0)
        return running < self._per_host and on_web < self._at_once
