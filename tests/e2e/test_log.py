"""The log of a session in which much went wrong: it says what, and holds no word of the post."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e

WORDS = ("Heliotrope", "柳暗花明", "quillwort", "marigold")
POST = f"---\ntitle: {WORDS[0]}\n---\n\n{WORDS[1]} ![{WORDS[2]}](none.png)\n"
A_BUG = (
    "__import__('PySide6.QtCore').QtCore.QTimer.singleShot("
    "0, lambda: {}[program.posts.current.editor.toPlainText()])"
)


def test_the_log_tells_of_errors_and_deaths_without_a_word_of_the_post(
    start: Callable[..., Program], hexo_posts: Path
) -> None:
    (hexo_posts / "garden.md").write_text(POST, encoding="utf-8")
    program = start(hexo_posts / "garden.md")
    program.wait_post("garden.md")
    program.click_text(4, 0)
    program.screen.press("End")
    program.screen.type(f" {WORDS[3]}")
    program.wait_source(lambda lines: WORDS[3] in lines[4])
    renderer = program.wait("program.renderer._process.pid", lambda pid: pid > 0)
    os.kill(renderer, signal.SIGKILL)
    program.wait("program.renderer._process.pid", lambda pid: pid not in (0, renderer))
    program.ask(A_BUG)
    program.wait("'Something went wrong' in window.banner.sentence")
    log = program.home / "state" / "inkwright" / "log" / "inkwright.log"
    told = log.read_text(encoding="utf-8")
    assert "builtins.KeyError" in told
    assert "editor.renderer died" in told
    assert [word for word in WORDS if word in told or ascii(word)[1:-1] in told] == []
