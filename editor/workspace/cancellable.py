"""Work that waits for somebody else, left at once when the writer calls it off."""

from __future__ import annotations

import queue
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from editor.workspace.watch import CancelledError

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.workspace.watch import Watch

Answer = TypeVar("Answer")
_STEP = 0.1


def until_cancelled(work: Callable[[], Answer], watch: Watch | None) -> Answer:
    """Give what `work` gives; raises CancelledError within a moment of the watch being cancelled.

    The work is done in a thread of its own, which goes on alone until it notices: whatever it brings then
    is dropped, so it must leave nothing behind. What it raises is raised here.
    """
    if watch is None:
        return work()
    answers: queue.SimpleQueue[tuple[Answer | None, BaseException | None]] = queue.SimpleQueue()

    def answer() -> None:
        try:
            answers.put((work(), None))
        except BaseException as error:  # noqa: BLE001 - raised where it is waited for
            answers.put((None, error))

    threading.Thread(target=answer, name="cancellable", daemon=True).start()
    while not watch.is_cancelled:
        with suppress(queue.Empty):
            found, error = answers.get(timeout=_STEP)
            if watch.is_cancelled:  # it ended because of that, or just before
                break
            if error is not None:
                raise error
            return found  # type: ignore[return-value] - without an error there is an answer
    raise CancelledError
