"""A writer types what blogs know beyond plain Markdown, and sees it in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
SHOWN = (
    "dom('''[document.querySelector('dl dt')?.textContent, document.querySelector('dl dd')?.textContent,"
    " document.querySelector('.markdown-alert-note .markdown-alert-title')?.textContent,"
    " document.querySelector('.markdown-alert-note p:last-child')?.textContent,"
    " document.querySelector('.container .markdown-alert-title')?.textContent,"
    " document.querySelector('.container em')?.textContent]''')"
)


def type_lines(program: Program, *lines: str) -> None:
    for line in lines:
        if line:
            program.screen.type(line)
        program.screen.press("Return")


def test_a_definition_list_an_alert_and_a_container_are_typed_and_seen(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    post = tmp_path / "post.md"
    post.write_text("---\ntitle: Tea\n---\n\n")
    program = start(post)
    program.wait_post("post.md")
    program.click_text(3, 0)
    type_lines(program, "Oolong", ": half oxidised", "", "> [!NOTE]", "Water of 90 degrees.")
    # an empty item ends the quote that the editor carries on
    program.screen.press("Return")
    type_lines(program, "", "::: tip Steeping", "Not *too* long.")
    program.wait(SHOWN, lambda seen: seen[:4] == ["Oolong", "half oxidised", "Note", "Water of 90 degrees."])
    assert program.ask(SHOWN)[4:] == [None, None]
    type_lines(program, ":::")
    program.wait(SHOWN, lambda seen: seen[4:] == ["Steeping", "too"])
    style = "dom('getComputedStyle(document.querySelector(\".container\")).borderLeftWidth')"
    assert program.ask(style) == "3px"
