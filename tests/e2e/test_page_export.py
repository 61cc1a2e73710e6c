"""A writer takes a post along as one html page, and looks at it in a terminal's way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
ROOT = Path(__file__).parents[2]


def test_a_post_is_exported_from_the_menu_as_it_stands(
    start: Callable[..., Program], sample: Path, tmp_path: Path
) -> None:
    post = sample / "source" / "_posts" / "每一种写法.md"
    program = start(post)
    program.wait_post(post.name)
    program.wait("program.posts.current.rendered.is_complete")
    program.click_text(11, 0)
    program.screen.type("Not saved yet. ")
    program.screen.press("alt+f", "h")
    program.wait("app.focusWidget() is not None and app.focusWidget().objectName() == 'fileNameEdit'")
    target = tmp_path / "page.html"
    program.screen.press("ctrl+a")
    program.screen.type(str(target))
    program.wait("app.focusWidget().text()", lambda typed: typed == str(target))
    program.screen.press("Return")
    program.wait("window.banner.sentence", lambda words: str(target) in words)
    page = target.read_text("utf-8")
    assert "Not saved yet." in page
    for wanted in (
        "<math",
        "diagram-light",
        "data:image/jpeg;base64,",
        "markdown-alert-caution",
        "code-numbers",
    ):
        assert wanted in page
    for unwanted in ("<script", "post://", "data-hint", "<aside"):
        assert unwanted not in page
    assert "Not saved yet." not in post.read_text("utf-8")
    assert program.ask("program.posts.current.is_dirty")


def test_the_terminal_writes_the_same_page(
    start: Callable[..., Program], sample: Path, tmp_path: Path
) -> None:
    post = sample / "source" / "_posts" / "每一种写法.md"
    program = start(post)
    program.wait("program is not None and program.posts.current.rendered.is_complete")
    target = tmp_path / "here.html"
    program.screen.press("alt+f", "h")
    program.wait("app.focusWidget() is not None and app.focusWidget().objectName() == 'fileNameEdit'")
    program.screen.press("ctrl+a")
    program.screen.type(str(target))
    program.wait("app.focusWidget().text()", lambda typed: typed == str(target))
    program.screen.press("Return")
    program.wait("window.banner.sentence", lambda words: str(target) in words)
    told = tmp_path / "there.html"
    command = [sys.executable, "-P", "-m", "editor", "render", str(post), "--embed", "-o", str(told)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"})
    assert told.read_text("utf-8") == target.read_text("utf-8")
