"""One answer for all who ask the same at the same time."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Answer = TypeVar("Answer")


class Together(Generic[Answer]):
    """Lets the first thread that asks something work, and gives its answer to those that ask meanwhile."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._under_way: dict[Hashable, Future[Answer]] = {}

    def ask(self, question: Hashable, work: Callable[[], Answer]) -> Answer:
        """Do the work, or wait for whoever does it already; what it raises, all of them raise."""
        with self._lock:
            answer = self._under_way.get(question)
            is_first = answer is None
            if answer is None:
                answer = self._under_way[question] = Future()
        if not is_first:
            return answer.result()
        try:
            answer.set_result(work())
        except BaseException as error:
            answer.set_exception(error)
            raise
        finally:
            with self._lock:
                del self._under_way[question]
        return answer.result()
