"""Footnotes in the real window: at the end of the preview, numbered by their uses, bound to their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
POST = """---
title: 小注
---

The first use[^later], another[^early], the first again[^later].

[^early]: Written first, 用得晚一些。

Words between them.

[^later]: Written second.
"""
SHOWN = (
    "dom(\"[...document.querySelectorAll('#notes > .footnote')]"
    ".map((note) => note.textContent.replace(/[\\\\s↩]+/g, ' ').trim())\")"
)


def test_notes_follow_what_is_typed_and_a_click_leads_to_their_line(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    path = tmp_path / "notes.md"
    path.write_text(POST, newline="")
    program = start(path)
    program.wait_post("notes.md")
    program.wait(SHOWN, lambda notes: notes == ["[1] Written second. 2", "[2] Written first, 用得晚一些。"])
    program.click_text(8, 3)
    program.screen.press("ctrl+Home", "Down", "Down", "Down", "Down", "Home")
    program.screen.type("New")
    program.wait_source(lambda lines: lines[4].startswith("New"))
    program.screen.type("[^early] ")
    program.wait(SHOWN, lambda notes: notes == ["[1] Written first, 用得晚一些。 2", "[2] Written second. 2"])
    middle = (
        "dom(\"(() => { const note = document.querySelector('#notes > .footnote + .footnote p');"
        " note.scrollIntoView({ block: 'center' }); const box = note.getBoundingClientRect();"
        ' return [(box.left + 20) / innerWidth, (box.top + box.height / 2) / innerHeight]; })()")'
    )
    x, y = program.ask(middle)
    program.click("window.preview._view", x, y)
    line = "program.posts.current.editor.textCursor().blockNumber()"
    program.wait(line, lambda found: found == 10)
