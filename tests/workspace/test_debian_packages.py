from __future__ import annotations

import os
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from editor.workspace import debian_packages
from editor.workspace.debian_packages import get, is_fresh, typed_command

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def stamp(tmp_path: Path) -> Path:
    """What apt leaves behind when it has asked what there is: a moment ago."""
    stamp = tmp_path / "lists" / "partial"
    stamp.mkdir(parents=True)
    (stamp.parent / "mirror_main_Packages").write_text("")
    return stamp


def _system(monkeypatch: pytest.MonkeyPatch, user: int, *, has_sudo: bool = True) -> None:
    monkeypatch.setattr(debian_packages.os, "geteuid", lambda: user)
    monkeypatch.setattr(
        debian_packages.shutil, "which", lambda name: f"/bin/{name}" if name != "sudo" or has_sudo else None
    )
    monkeypatch.setattr(debian_packages, "names_here", lambda names: [f"{name}-here" for name in names])


def _apt(monkeypatch: pytest.MonkeyPatch, code: int = 0, said: str = "") -> list[str]:
    commands: list[str] = []

    def note(command: list[str], **_more: object) -> SimpleNamespace:
        commands.append(" ".join(command))
        return SimpleNamespace(stdout="", stderr=said, returncode=code)

    monkeypatch.setattr(debian_packages.subprocess, "run", note)
    return commands


INSTALL = "apt-get install -y --no-install-recommends libnss3-here"


@pytest.mark.parametrize(
    ("user", "has_sudo", "line"),
    [
        (0, True, f"apt-get update && {INSTALL}"),
        (1000, True, f"sudo apt-get update && sudo {INSTALL}"),
        (1000, False, f"su -c 'apt-get update && {INSTALL}'"),
    ],
)
def test_the_line_to_type_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: int, has_sudo: bool, line: str
) -> None:
    _system(monkeypatch, user, has_sudo=has_sudo)
    assert typed_command(["libnss3"], tmp_path / "never") == line


def test_lists_of_a_moment_ago_are_not_fetched_again(stamp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _system(monkeypatch, 1000)
    commands = _apt(monkeypatch)
    assert typed_command(["libnss3"], stamp) == f"sudo {INSTALL}"
    assert get(["libnss3"], may_ask=True, stamp=stamp) == ""
    assert commands == ["sudo apt-get install -y -qq --no-install-recommends libnss3-here"]


@pytest.mark.parametrize(
    ("user", "may_ask", "before"), [(0, False, ""), (1000, False, "sudo -n "), (1000, True, "sudo ")]
)
def test_sudo_asks_only_where_somebody_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: int, may_ask: bool, before: str
) -> None:
    _system(monkeypatch, user)
    commands = _apt(monkeypatch)
    assert get(["libnss3"], may_ask=may_ask, stamp=tmp_path / "never") == ""
    assert commands == [
        f"{before}apt-get update -qq",
        f"{before}apt-get install -y -qq --no-install-recommends libnss3-here",
    ]


@pytest.mark.parametrize(
    ("said", "told"), [("E: Unable to locate\n", "E: Unable to locate"), ("", "exit code 100")]
)
def test_what_apt_says_against_it_is_given(
    stamp: Path, monkeypatch: pytest.MonkeyPatch, said: str, told: str
) -> None:
    _system(monkeypatch, 0)
    _apt(monkeypatch, 100, said)
    assert get(["libnss3"], may_ask=False, stamp=stamp) == told


def test_apt_asks_again_only_after_a_while(stamp: Path, tmp_path: Path) -> None:
    assert is_fresh(stamp)
    os.utime(stamp, (1, 1))
    assert not is_fresh(stamp)
    empty = tmp_path / "other" / "partial"
    assert not is_fresh(empty)
    empty.mkdir(parents=True)
    assert not is_fresh(empty)
