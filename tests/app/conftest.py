"""What the tests of the window's parts share: a writer's desk, and real child processes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from editor.widgets.preview_scheme import chromium_flags, register_scheme
from tests.fakes.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = chromium_flags()
register_scheme()


@pytest.fixture
def program() -> Callable[[str], list[str]]:
    """Give the command that runs these lines of Python, with `say` and `hear` at hand."""
    begin = (
        "import os, signal, sys, time\n"
        "def say(text): sys.stdout.write(text + chr(10)); sys.stdout.flush()\n"
        "def hear(): return sys.stdin.readline().rstrip(chr(10))\n"
    )
    return lambda lines: [sys.executable, "-c", begin + lines]


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let questions be asked where there is no screen, whose plug-in says what it cannot do."""
    item.add_marker(pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)"))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A desk without a process, a thread or a web view."""
    made = Desk(str(tmp_path / "waiting"))
    # whatever a test has left unsaved, the end of the test must ask nobody
    qtbot.addWidget(made.window, before_close_func=lambda window: setattr(window, "may_close", True))
    yield made
    made.settle()


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A small Hexo site with three posts."""
    root = tmp_path / "blog"
    posts = root / "source" / "_posts"
    posts.mkdir(parents=True)
    (root / "source" / "_drafts").mkdir()
    (root / "source" / "images").mkdir()
    (root / "_config.yml").write_text("title: Blog\nurl: https://blog.example\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0"}}')
    for name in ("one", "two", "three"):
        text = f"---\ntitle: {name.title()}\ndate: 2026-03-01 08:00:00\n---\n\nText of {name}.\n"
        (posts / f"{name}.md").write_text(text, newline="")
    return root


@pytest.fixture
def posts_folder(blog: Path) -> Path:
    return blog / "source" / "_posts"
