"""How modules come in at a start: in turns, beside something that waits, and unread by PySide."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from editor.app.loading import beside, load, load_in_turns

if TYPE_CHECKING:
    from pathlib import Path

UNREAD = """
import linecache, sys
import PySide6.QtCore
if {stops}:
    from editor.app.loading import load_without_features
    load_without_features()
    linecache.clearcache()
import editor.widgets.theme
print(sum(name.endswith("resources.py") for name in linecache.cache))
"""


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def test_a_turn_is_taken_before_each_module(modules: Path) -> None:
    (modules / "turned_a.py").write_text("")
    (modules / "turned_b.py").write_text("")
    seen: list[tuple[bool, bool]] = []
    load_in_turns(
        ("turned_a", "turned_b"), lambda: seen.append(("turned_a" in sys.modules, "turned_b" in sys.modules))
    )
    assert seen == [(False, False), (True, False)]
    assert "turned_b" in sys.modules


def test_work_is_done_while_something_waits() -> None:
    has_begun, may_end = threading.Event(), threading.Event()
    waited: list[bool] = []

    def wait() -> None:
        waited.append(has_begun.wait(30))
        may_end.set()

    def work() -> str:
        has_begun.set()
        return "done" if may_end.wait(30) else "alone"

    assert beside(wait, work) == "done"
    assert waited == [True]


def test_work_that_takes_longer_is_waited_for(modules: Path) -> None:
    (modules / "aside_a.py").write_text("import time; time.sleep(0.2)")
    beside(lambda: None, lambda: load(("aside_a",)))
    assert "aside_a" in sys.modules


def test_what_cannot_be_loaded_is_told_where_it_is_wanted(modules: Path) -> None:
    (modules / "aside_broken.py").write_text("import nowhere_to_be_found")
    done: list[str] = []
    assert beside(lambda: done.append("act"), lambda: load(("aside_broken",))) is None
    assert done == ["act"]
    with pytest.raises(ModuleNotFoundError):
        import aside_broken  # type: ignore[import-not-found]  # noqa: F401


def test_what_fails_is_told_after_the_work_beside_is_done() -> None:
    done: list[str] = []

    def fail() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        beside(fail, lambda: time.sleep(0.1) or done.append("work"))
    assert done == ["work"]


@pytest.mark.parametrize(("stops", "read"), [(False, "1"), (True, "0")])
def test_pyside_reads_no_source_of_ours(stops: bool, read: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", UNREAD.format(stops=stops)], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == read
