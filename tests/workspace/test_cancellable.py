"""Work that is left at once: its answer, its failure, and the writer's wish to stop."""

from __future__ import annotations

import threading

import pytest

from editor.workspace.cancellable import until_cancelled
from editor.workspace.errors import NotFoundError
from editor.workspace.watch import CancelledError, Watch


def test_an_answer_and_a_failure_come_through() -> None:
    def fail() -> int:
        raise NotFoundError("Nothing is there.")

    for watch in (None, Watch()):
        assert until_cancelled(lambda: 7, watch) == 7
        with pytest.raises(NotFoundError, match="Nothing"):
            until_cancelled(fail, watch)


def test_work_that_never_ends_is_left() -> None:
    watch, never = Watch(), threading.Event()
    threading.Timer(0.2, watch.cancel).start()
    with pytest.raises(CancelledError):
        until_cancelled(lambda: never.wait(60), watch)
    never.set()


def test_what_came_although_it_was_called_off_is_dropped() -> None:
    watch = Watch()

    def work() -> int:
        watch.cancel()
        return 7

    with pytest.raises(CancelledError):
        until_cancelled(work, watch)
