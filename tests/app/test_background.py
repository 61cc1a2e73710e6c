"""The door off the GUI thread: answers come back on it, in the order that was asked for."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from editor.app.background import Background
from editor.workspace.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


class Heard:
    """What came back."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.failed: list[Exception] = []
        self.broken: list[BaseException] = []
        self.threads: set[int] = set()

    def on_done(self, result: object) -> None:
        self.threads.add(threading.get_ident())
        self.done.append(result)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def background(qapp: QApplication, heard: Heard) -> Iterator[Background]:
    assert qapp
    made = Background(heard.broken.append)
    yield made
    made.close()


def _run(background: Background, heard: Heard, work: object, *args: object, lane: str = "quick") -> None:
    background.run(work, *args, done=heard.on_done, failed=heard.failed.append, lane=lane)


def test_work_is_done_elsewhere_and_told_here(background: Background, heard: Heard, qtbot: QtBot) -> None:
    _run(background, heard, threading.get_ident)
    qtbot.waitUntil(lambda: bool(heard.done))
    assert heard.done != [threading.get_ident()]
    assert heard.threads == {threading.get_ident()}
    qtbot.waitUntil(lambda: not background.is_busy)


def test_a_workspace_error_is_told_and_anything_else_is_broken(
    background: Background, heard: Heard, qtbot: QtBot
) -> None:
    def refuse() -> None:
        raise NotFoundError("Not there.", "/a")

    def stumble() -> None:
        raise ZeroDivisionError

    _run(background, heard, refuse)
    qtbot.waitUntil(lambda: bool(heard.failed))
    assert heard.broken == []
    _run(background, heard, stumble)
    qtbot.waitUntil(lambda: len(heard.failed) == 2)
    assert [type(error) for error in heard.broken] == [ZeroDivisionError]
    assert heard.done == []
    assert not background.is_busy


def test_a_lane_of_one_keeps_the_order(background: Background, heard: Heard, qtbot: QtBot) -> None:
    for number in range(50):
        _run(background, heard, abs, number, lane="ordered")
    qtbot.waitUntil(lambda: len(heard.done) == 50)
    assert heard.done == list(range(50))


def test_a_slow_server_holds_up_no_save_and_no_end(
    background: Background, heard: Heard, qtbot: QtBot
) -> None:
    never = threading.Event()
    for _ in range(20):
        _run(background, heard, never.wait, 30, lane="patient")
    assert not background.is_busy
    _run(background, heard, abs, -1)
    qtbot.waitUntil(lambda: heard.done == [1])
    background.close()
    assert heard.done == [1]
    never.set()


def test_finishing_a_lane_waits_for_what_it_was_given(background: Background, heard: Heard) -> None:
    did: list[int] = []
    gate = threading.Event()
    _run(background, heard, gate.wait, 60, lane="ordered")
    _run(background, heard, did.append, 1, lane="ordered")
    assert not background.finish("ordered", 0.01)
    assert did == []
    gate.set()
    assert background.finish("ordered", 30)
    assert did == [1]


def test_closing_finishes_saves_and_takes_no_more(background: Background, heard: Heard) -> None:
    did: list[int] = []
    for number in range(20):
        _run(background, heard, did.append, number, lane="ordered")
    background.close()
    assert did == list(range(20))
    _run(background, heard, did.append, 20)
    assert not background.finish("ordered", 1)
    assert did == list(range(20))


def test_slow_servers_do_not_wait_for_one_another(background: Background, heard: Heard, qtbot: QtBot) -> None:
    all_here = threading.Barrier(40)
    for _ in range(40):
        _run(background, heard, lambda: all_here.wait(60), lane="patient")
    qtbot.waitUntil(lambda: len(heard.done) == 40)
    assert sorted(heard.done, key=str) == sorted(range(40), key=str)
    assert not background.is_busy
