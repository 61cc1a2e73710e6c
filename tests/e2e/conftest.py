"""Fixtures of the end-to-end stories: a screen for all of them, a program for each."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.desk import Program, Screen, copy_site
from tests.e2e.dragging import OtherProgram

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
NEEDED = ("Xvfb", "openbox", "xdotool")


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"end-to-end stories need {', '.join(missing)}")
    found = Screen()
    yield found
    found.close()


@pytest.fixture
def start(screen: Screen, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Start the program with arguments; the home stays the same within a story."""
    started: list[Program] = []

    def begin(*arguments: str | Path, locale: str = "C.UTF-8") -> Program:
        program = Program(screen, tmp_path / "home", *map(str, arguments), locale=locale)
        started.append(program)
        return program

    yield begin
    for program in started:
        program.end()


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample site."""
    return copy_site(ROOT / "resources" / "sample", tmp_path / "site")


@pytest.fixture
def hexo_posts(tmp_path: Path) -> Path:
    """The folder of the posts of a site of Hexo that has none yet."""
    folder = tmp_path / "blog" / "source" / "_posts"
    folder.mkdir(parents=True)
    (tmp_path / "blog" / "_config.yml").write_text("title: Blog\nurl: https://blog.example\n")
    (tmp_path / "blog" / "package.json").write_text('{"dependencies": {"hexo": "8.0.0"}}')
    return folder


@pytest.fixture
def other_program() -> Iterator[OtherProgram]:
    """Another program, from whose window something is dragged."""
    found = OtherProgram()
    yield found
    found.close()
