"""Hosts take turns, and none is asked more at a time than it likes."""

from __future__ import annotations

from editor.app.check_queue import DISK, CheckQueue


def _take_all(queue: CheckQueue[str]) -> list[str]:
    found = []
    while taken := queue.take():
        found.append(taken[0])
    return found


def test_hosts_take_turns_and_each_has_its_limit() -> None:
    queue: CheckQueue[str] = CheckQueue(per_host=2, at_once=10)
    for number in range(4):
        queue.add(f"a{number}", "a")
    queue.add("b0", "b")
    assert _take_all(queue) == ["a0", "b0", "a1"]
    queue.finish("a")
    assert _take_all(queue) == ["a2"]
    assert len(queue) == 4


def test_the_total_is_bounded_and_the_disk_does_not_count() -> None:
    queue: CheckQueue[str] = CheckQueue(per_host=2, at_once=3)
    for host in ("a", "b", "c", DISK):
        queue.add(host + "0", host)
        queue.add(host + "1", host)
        queue.add(host + "2", host)
    taken = _take_all(queue)
    assert sum(not item[0].isdigit() for item in taken) == 3
    assert sum(item[0].isdigit() for item in taken) == 2
    queue.finish("a")
    assert len(_take_all(queue)) == 1


def test_what_waits_can_be_taken_back() -> None:
    queue: CheckQueue[str] = CheckQueue(per_host=1)
    for number in range(3):
        queue.add(f"a{number}", "a")
    assert _take_all(queue) == ["a0"]
    assert queue.clear() == ["a1", "a2"]
    assert len(queue) == 1
    queue.finish("a")
    assert len(queue) == 0
    assert queue.take() is None
