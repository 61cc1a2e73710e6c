"""The panes of the window: each hides, takes the size it is dragged to, and stays so over a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e

POST = "雾散之前.md"
PANES = {"F6": "post_list", "F7": "form", "F8": "preview", "F9": "image_panel"}
SHOWN = f"[getattr(window, name).isVisible() for name in {list(PANES.values())}]"
SIZES = "[window.post_list.width(), window.preview.width(), window.image_panel.height()]"
GRIPS = ("window._work", "window._upper", "window._right")


def _open(start: Callable[..., Program], sample: Path) -> Program:
    program = start(sample / "source" / "_posts" / POST)
    program.wait_post(POST)
    program.wait("window.post_list._rows.rowCount() and window.image_panel._rows.rowCount()")
    program.wait("window.preview._view.focusProxy() is not None")
    return program


def _quit(program: Program) -> None:
    program.screen.press("ctrl+q")
    assert program.process.wait(60) == 0


def _drag_grip(program: Program, splitter: str, by: tuple[int, int]) -> None:
    """Drag the line between two panes, as a hand does."""
    left, top, width, height = program.ask(f"place({splitter}.handle(1))")
    start = (left + width // 4, top + height // 4)
    program.screen.drag(start, (start[0] + by[0], start[1] + by[1]))


def test_panes_that_were_hidden_stay_hidden_until_they_are_called_back(
    start: Callable[..., Program], sample: Path
) -> None:
    program = _open(start, sample)
    assert program.ask(SHOWN) == [True] * 4
    left = [True] * 4
    for place, key in enumerate(PANES):
        left[place] = False
        program.screen.press(key)
        program.wait(SHOWN, lambda shown: shown == left)
    assert program.ask("window._upper.width()") == program.ask("window.width()")
    _quit(program)

    again = start(sample / "source" / "_posts" / POST)
    again.wait_post(POST)
    assert again.ask(SHOWN) == [False] * 4
    assert not any(
        again.ask(
            "[window.actions_table['show-' + pane].isChecked() for pane in "
            "('posts', 'form', 'preview', 'images')]"
        )
    )
    again.screen.press(*PANES)
    again.wait(SHOWN, lambda shown: shown == [True] * 4)
    assert min(again.ask(SIZES)) > 100


def test_panes_keep_the_sizes_they_were_dragged_to(start: Callable[..., Program], sample: Path) -> None:
    program = _open(start, sample)
    posts, preview, images = program.ask(SIZES)
    for splitter, by in zip(GRIPS, ((60, 0), (-50, 0), (0, -70)), strict=True):
        _drag_grip(program, splitter, by)
    after = program.wait(SIZES, lambda found: found[2] > images + 50)
    assert after[0] == pytest.approx(posts + 60, abs=6)
    assert after[1] > preview
    assert after[2] == pytest.approx(images + 70, abs=6)
    program.screen.press("F9")
    program.wait(SHOWN, lambda shown: not shown[3])
    _quit(program)

    again = start(sample / "source" / "_posts" / POST)
    again.wait_post(POST)
    again.screen.press("F9")
    again.wait(SHOWN, lambda shown: shown == [True] * 4)
    assert again.wait(SIZES, lambda found: found[2] > images + 50) == pytest.approx(after, abs=3)
