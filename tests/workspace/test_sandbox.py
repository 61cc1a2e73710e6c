from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from editor.workspace import sandbox
from editor.workspace.sandbox import Obstacle, can_lock_in, sandbox_obstacle

if TYPE_CHECKING:
    from pathlib import Path

CLONE = "kernel/unprivileged_userns_clone"
MOST = "user/max_user_namespaces"
APPARMOR = "kernel/apparmor_restrict_unprivileged_userns"


def _switches(folder: Path, values: dict[str, str]) -> Path:
    for name, value in values.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(value + "\n")
    return folder


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
@pytest.mark.parametrize(
    ("values", "obstacle"),
    [
        ({CLONE: "0"}, Obstacle.SWITCHED_OFF),
        ({CLONE: "1", MOST: "0"}, Obstacle.SWITCHED_OFF),
        ({MOST: "15000", APPARMOR: "1"}, Obstacle.APPARMOR),
        ({CLONE: "1", MOST: "15000", APPARMOR: "0"}, Obstacle.DENIED),
        ({}, Obstacle.DENIED),
    ],
)
def test_the_switch_that_forbids_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, values: dict[str, str], obstacle: Obstacle
) -> None:
    monkeypatch.setattr(sandbox.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sandbox, "can_lock_in", lambda: False)
    assert sandbox_obstacle(_switches(tmp_path, values)) is obstacle


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
def test_what_works_is_believed_over_what_the_switches_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    switches = _switches(tmp_path, {APPARMOR: "1"})
    monkeypatch.setattr(sandbox, "can_lock_in", lambda: True)
    monkeypatch.setattr(sandbox.os, "geteuid", lambda: 1000)
    assert sandbox_obstacle(switches) is Obstacle.NONE
    monkeypatch.setattr(sandbox.os, "geteuid", lambda: 0)
    assert sandbox_obstacle(switches) is Obstacle.ROOT


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
def test_the_attempt_leaves_this_process_where_it_was() -> None:
    before = os.readlink("/proc/self/ns/user"), os.readlink("/proc/self/ns/net")
    assert can_lock_in() in {True, False}
    assert (os.readlink("/proc/self/ns/user"), os.readlink("/proc/self/ns/net")) == before
