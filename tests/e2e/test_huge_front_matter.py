"""A front matter of ten megabytes: the form says why it cannot be used, the source is written and saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
PREVIEW = "dom(\"document.querySelector('#post').textContent\")"


def test_ten_megabytes_of_fields_open_and_the_body_is_written(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    rows = "\n".join(f"field{number}: {'v' * 90}" for number in range(100_000))
    content = f"---\ntitle: A\n{rows}\n---\n\nFirst words.\n"
    path = tmp_path / "huge.md"
    path.write_text(content, newline="")
    program = start(path)
    program.wait_post("huge.md")
    program.wait("window.form._title.isReadOnly()", seconds=30)
    assert "too large for the form" in program.ask("window.form._strip.text()")
    program.wait(PREVIEW, lambda words: "First words." in (words or ""), seconds=30)
    program.screen.press("ctrl+End")
    program.screen.type("Typed meanwhile.")
    program.wait(PREVIEW, lambda words: "Typed meanwhile." in (words or ""), seconds=30)
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()", seconds=30)
    assert path.read_bytes() == content.encode() + b"Typed meanwhile."
