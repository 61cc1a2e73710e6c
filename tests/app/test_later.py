"""What can wait is done step by step, and a step that fails holds up no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from editor.app.later import Later

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_steps_are_done_in_order_with_other_events_between_them(qtbot: QtBot) -> None:
    later, seen = Later(), []
    later.add(lambda: (seen.append("one"), QTimer.singleShot(0, lambda: seen.append("event"))))
    later.add(lambda: seen.append("two"), lambda: seen.append("three"))
    qtbot.wait(5)
    assert seen == []
    with qtbot.waitSignal(later.done):
        later.begin()
    assert later.is_done
    assert [word for word in seen if word != "event"] == ["one", "two", "three"]
    assert "event" in seen[1:3]


def test_a_step_that_fails_is_told_and_the_others_are_done(qtbot: QtBot) -> None:
    later, seen = Later(), []
    later.add(lambda: 1 / 0, lambda: seen.append("after"))
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(later.done):
        later.begin()
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert seen == ["after"]


def test_a_step_may_add_steps_and_late_ones_begin_by_themselves(qtbot: QtBot) -> None:
    later, seen = Later(), []
    later.add(lambda: later.add(lambda: seen.append("added")))
    later.begin()
    qtbot.waitUntil(lambda: seen == ["added"])
    later.add(lambda: seen.append("late"))
    qtbot.waitUntil(lambda: seen == ["added", "late"])


def test_all_can_be_done_at_once() -> None:
    later, seen = Later(), []
    later.add(lambda: seen.append("one"), lambda: seen.append("two"))
    later.finish()
    assert seen == ["one", "two"]
    assert later.is_done
