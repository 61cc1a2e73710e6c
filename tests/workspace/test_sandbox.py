from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from editor.workspace import sandbox
from editor.workspace.sandbox import Obstacle, can_lock_in, must_go_without, sandbox_obstacle

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
    assert not must_go_without(switches)
    monkeypatch.setattr(sandbox.os, "geteuid", lambda: 0)
    assert sandbox_obstacle(switches) is Obstacle.ROOT
    assert must_go_without(switches)


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
def test_a_start_tries_only_where_a_switch_gives_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[bool] = []
    monkeypatch.setattr(sandbox, "can_lock_in", lambda: tried.append(True))
    monkeypatch.setattr(sandbox.os, "geteuid", lambda: 1000)
    assert not must_go_without(_switches(tmp_path, {CLONE: "1", MOST: "9", APPARMOR: "0"}))
    assert tried == []
    assert must_go_without(_switches(tmp_path, {APPARMOR: "1"}))
    assert must_go_without(_switches(tmp_path, {APPARMOR: "0", CLONE: "0"}))
    assert len(tried) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
def test_the_attempt_leaves_this_process_where_it_was() -> None:
    before = os.readlink("/proc/self/ns/user"), os.readlink("/proc/self/ns/net")
    assert can_lock_in() in {True, False}
    assert (os.readlink("/proc/self/ns/user"), os.readlink("/proc/self/ns/net")) == before
