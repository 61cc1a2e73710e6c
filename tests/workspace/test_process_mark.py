from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from editor.workspace.process_mark import MARK, hold, is_alive, is_held, own_mark

if TYPE_CHECKING:
    from pathlib import Path


def test_this_process_lives() -> None:
    assert MARK.fullmatch(own_mark())
    assert is_alive(own_mark())


def test_a_process_that_has_ended_does_not() -> None:
    code = "from editor.workspace.process_mark import own_mark; import sys; sys.stdout.write(own_mark())"
    mark = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout
    assert MARK.fullmatch(mark)
    assert not is_alive(mark)


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="only /proc tells when a process started")
def test_another_process_with_the_same_number_is_another_process() -> None:
    number, started = own_mark().split("-")
    assert not is_alive(f"{number}-{int(started) + 1}")


@pytest.mark.parametrize("mark", ["", "x", "1", "1-2-3", "-1-5", "12345678901-1", "../1-1", "９-1x"])
def test_what_is_no_mark_is_not_alive(mark: str) -> None:
    assert not is_alive(mark)


@pytest.mark.skipif(sys.platform == "win32", reason="numbers tell nothing there")
def test_where_no_start_is_known_the_number_decides() -> None:
    assert is_alive(f"{os.getpid()}-0")
    assert not is_alive("999999999-0")


def test_a_lock_is_held_until_its_holder_ends(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    assert not is_held(path)
    held = hold(path)
    assert held is not None
    assert is_held(path)
    os.close(held)
    assert not is_held(path)
