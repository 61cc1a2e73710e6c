from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from editor.app.garbage import GarbageCollection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(100, 1, 1)
    yield
    gc.set_threshold(*before)


class Told:
    def __init__(self) -> None:
        self.threads: list[threading.Thread] = []


def _ring(told: Told) -> None:
    """Make a widget that only a ring of references keeps."""
    widget = QWidget()
    widget.ring = [widget]  # type: ignore[attr-defined]
    weakref.finalize(widget, lambda: told.threads.append(threading.current_thread()))


def _make_much() -> None:
    rings: list[list[object]] = []
    for _ in range(5000):
        ring: list[object] = []
        ring.append(ring)
        rings.append(ring)


@pytest.mark.usefixtures("thresholds")
def test_widgets_are_freed_on_the_thread_that_made_them(qtbot: QtBot) -> None:
    told = Told()
    collection = GarbageCollection()
    collection.begin()
    _ring(told)
    for _ in range(3):
        thread = threading.Thread(target=_make_much)
        thread.start()
        thread.join()
    assert told.threads == []
    qtbot.waitUntil(lambda: bool(told.threads))
    assert told.threads == [threading.main_thread()]
