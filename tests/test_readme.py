"""What the README shows is what there is: commands, keys, settings, links."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from editor.app.actions import ACTIONS
from editor.app.settings import Settings
from tests.e2e.desk import Screen

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line for kind, block in BLOCKS if kind == "sh" for line in block.split("\n") if line]
INSTALLED_BY = {"uv run inkwright", "pipx install ."}
"""what asks the network for packages: not run here, but see test_wheel.py"""


def _section(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title}"
    return found[1]


def _rows(title: str) -> list[list[str]]:
    """The rows of a section's table, without its head."""
    lines = [line for line in _section(title).split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


# --- commands


def _is_starter(command: str) -> bool:
    return command.startswith("python3 run.py")


def _is_program(command: str) -> bool:
    return command.startswith("inkwright ")


def test_every_block_says_what_it_holds() -> None:
    assert {kind for kind, _ in BLOCKS} <= {"sh", "text"}
    untried = [one for one in COMMANDS if not (_is_starter(one) or _is_program(one) or one in INSTALLED_BY)]
    assert untried == []
    assert {"python3 run.py", "python3 run.py test", "inkwright doctor"} <= set(COMMANDS)


def _starter() -> ModuleType:
    spec = importlib.util.spec_from_file_location("starter", ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def starter(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The starter, which sets nothing up and starts nothing."""
    module = _starter()
    monkeypatch.setattr(module, "set_up", lambda _with_tests: None)
    return module


@pytest.mark.parametrize("command", [one for one in COMMANDS if _is_starter(one)])
def test_the_starter_knows_what_it_is_told(
    starter: ModuleType, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    arguments = shlex.split(command)[2:]
    ran: list[str] = []
    monkeypatch.setattr(starter, "become", lambda words, _around: ran.append(" ".join(words)) or 0)
    monkeypatch.setattr(starter.subprocess, "call", lambda words, **_more: ran.append(" ".join(words)) or 0)
    assert starter.main(arguments) == 0
    if arguments[:1] == ["test"]:
        assert ran[-1].endswith(" ".join(["-m", "pytest", *(arguments[1:] or ["-n", "auto"])]))
        assert len(ran) == (5 if len(arguments) == 1 else 1)
    else:
        assert ran == [" ".join([str(starter.PYTHON), "-P", "-m", "editor", *arguments])]


def test_paths_given_to_the_starter_are_there() -> None:
    words = [word for one in COMMANDS if _is_starter(one) for word in shlex.split(one)[1:]]
    assert [word for word in words if "/" in word and not (ROOT / word).exists()] == []


def _was_set_up_by_the_starter() -> bool:
    starter = _starter()
    try:
        done = json.loads(starter.STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return done.get("test") == starter.fingerprint(ROOT / "requirements-test.txt")


def test_the_first_command_really_brings_the_window(tmp_path: Path) -> None:
    if not _was_set_up_by_the_starter():
        pytest.skip("this checkout was not set up by its run.py, which would install packages now")
    screen = Screen()
    around = {**screen.environment, "HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        around[f"XDG_{name}_HOME"] = str(tmp_path / name.lower())
    command = next(one for one in COMMANDS if _is_starter(one))
    program = subprocess.Popen(["sh", "-c", f"exec {command}"], cwd=ROOT, env=around, stderr=subprocess.PIPE)
    try:
        windows = ""
        deadline = time.monotonic() + 60
        while not windows and time.monotonic() < deadline and program.poll() is None:
            windows = screen.xdo("search", "--onlyvisible", "--name", "Inkwright")
            time.sleep(0.05)
        assert program.poll() is None
        assert windows
    finally:
        program.terminate()
        _, said = program.communicate(timeout=30)
        screen.close()
    assert b"Traceback" not in said
    assert b"bus.cc" not in said, "Chromium's own complaints are no news for a writer"


def _run(home: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Type a command as it stands into a shell that knows the program."""
    program = home / "bin" / "inkwright"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -P -m editor "$@"\n')
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", command],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(home), "PATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


def test_what_is_typed_at_a_post_does_what_is_said(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text("---\ntitle: Old  # kept\n---\n\nText.\n")
    tried = [one for one in COMMANDS if _is_program(one) and "post.md" in one]
    assert {one.split()[1] for one in tried} == {"get", "set", "render"}
    for command in tried:
        done = _run(tmp_path, command)
        assert (done.returncode, done.stderr) == (0, "")
        if " get " in command:
            assert json.loads(done.stdout) == ["Linux", "2024"]
        if " --fragment" in command:
            assert "Text.</p>" in done.stdout
    assert post.read_text().startswith('---\ntitle: "A: B"  # kept\n')
    assert post.read_text().endswith("---\n\nText.\n")
    assert "Text.</p>" in (tmp_path / "post.html").read_text(encoding="utf-8")


def test_what_is_typed_at_a_site_lists_its_images(tmp_path: Path) -> None:
    posts = tmp_path / "blog" / "source" / "_posts"
    posts.mkdir(parents=True)
    (tmp_path / "blog" / "_config.yml").write_text("title: Blog\nurl: https://blog.example\n")
    (tmp_path / "blog" / "package.json").write_text('{"dependencies": {"hexo": "8.0.0"}}')
    (posts / "trip.md").write_text("---\ntitle: Trip\n---\n\n![lake](/images/lake.png)\n")
    tried = [one for one in COMMANDS if one.startswith("inkwright images ")]
    assert len(tried) == 2
    for command in tried:
        done = _run(tmp_path, command)
        assert (done.returncode, done.stderr) == (1, ""), "one is broken"
        assert "/images/lake.png" in done.stdout
        if "--json" in command:
            (found,) = json.loads(done.stdout)
            assert (found["line"], found["description"], found["reason"]) == (5, "lake", "no such file")
            assert sorted(found) == sorted(re.findall(r"`(\w+)`", _sentence("objects with `post`")))


def _sentence(begin: str) -> str:
    """The README's sentence from these words to its full stop."""
    return README[README.index(begin) :].split(".", 1)[0]


def test_every_command_is_tried() -> None:
    tried = ("get", "set", "render", "images", "doctor")
    left = [one for one in COMMANDS if _is_program(one) and one.split()[1] not in tried]
    assert left == []


def test_the_doctor_answers(tmp_path: Path) -> None:
    done = _run(tmp_path, "inkwright doctor")
    assert done.returncode in {0, 1}
    assert "✓ Python" in done.stdout
    assert done.stderr == ""


def test_help_names_each_way_to_call_it(tmp_path: Path) -> None:
    told = _run(tmp_path, "inkwright --help").stdout
    usage = next(block for kind, block in BLOCKS if kind == "text" and block.startswith("inkwright"))
    words = re.findall(r"^inkwright ([a-z]+|--[a-z]+)", usage, re.MULTILINE)
    assert words == ["get", "set", "unset", "images", "render", "doctor", "--help"]
    for word in (*words, "--version"):
        assert word in told


def test_uv_and_pipx_find_what_they_need() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(COMMANDS) > INSTALLED_BY
    assert project["project"]["scripts"] == {"inkwright": "editor.app.main:main"}
    assert project["build-system"]["build-backend"] == "hatchling.build"  # test_wheel.py builds with it


# --- keys and settings


def test_the_keys_are_those_of_the_menus() -> None:
    told = [key for row in _rows("Keys") for key in row[0].split(", ")]
    assert sorted(told) == sorted(action.keys for action in ACTIONS if action.keys)


def test_every_setting_is_told_with_its_default() -> None:
    told: dict[str, object] = {}
    for names, defaults, _ in _rows("Settings"):
        found = re.findall(r"`([^`]+)`", names)
        values = [json.loads(value) for value in re.findall(r"`([^`]+)`", defaults)]
        told.update(zip(found, values if len(values) == len(found) else values * len(found), strict=True))
    stands = {
        entry.name: list(entry.default) if isinstance(entry.default, tuple) else entry.default
        for entry in dataclasses.fields(Settings)
    }
    assert told == stands


# --- links


def test_every_link_leads_somewhere() -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", README)
    headings = {
        re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", README, re.MULTILINE)
    }
    files = [target for target in targets if not target.startswith(("#", "http"))]
    assert [target for target in files if not (ROOT / target).exists()] == []
    assert [one for one in targets if one.startswith("#") and one[1:] not in headings] == []


def test_paths_in_the_text_are_there() -> None:
    named = re.findall(r"`((?:editor|tests|resources)/[^`\s]+)`", README)
    assert [name for name in named if not (ROOT / name).exists()] == []
