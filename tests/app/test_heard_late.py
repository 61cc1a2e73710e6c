"""Parts that are built after the first look hear of what they have missed, once."""

from __future__ import annotations

from editor.app.heard_late import HeardLate


def test_who_listens_from_the_beginning_hears_each_value_once() -> None:
    standing: list[str] = []
    fact, heard = HeardLate(lambda: standing), []
    fact.connect(heard.append)
    standing.append("a")
    fact.emit("a")
    fact.catch_up()
    assert heard == ["a"]


def test_who_comes_late_hears_what_stands_when_all_are_there() -> None:
    standing = ["a", "b"]
    fact, early, late = HeardLate(lambda: standing), [], []
    fact.connect(late.append)
    assert late == []
    fact.catch_up()
    assert late == ["a", "b"]
    fact.catch_up()
    fact.connect(early.append)
    fact.emit("c")
    assert late == ["a", "b", "c"]
    assert early == ["c"]
