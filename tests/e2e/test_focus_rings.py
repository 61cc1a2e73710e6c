"""The keyboard's place is seen: a ring about what has the focus, on the screen itself, light and dark."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from editor.widgets.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
POST = "source/_posts/雾散之前.md"
FOCUS = "app.focusWidget()"
WHERE = f"place({FOCUS})"
AROUND = 5
LEAST = 24
"""pixels in the accent: more than a caret"""


def accents(program: Program, theme: str, picture: Path) -> int:
    """Count the pixels of the screen about the focus that have the accent's colour."""
    left, top, width, height = program.ask(WHERE)
    program.screen.shoot(picture)
    shot = Image.open(picture).convert("RGB")
    box = (max(left - AROUND, 0), max(top - AROUND, 0), left + width + AROUND, top + height + AROUND)
    wanted = tuple(int(load_theme(theme).accent[place : place + 2], 16) for place in (1, 3, 5))
    colours = shot.crop(box).getcolors(shot.width * shot.height) or []
    return sum(count for count, colour in colours if colour == wanted)


def wait_ring(program: Program, theme: str, picture: Path) -> None:
    """Wait until the ring is on the screen."""
    deadline = time.monotonic() + 20
    while (found := accents(program, theme, picture)) < LEAST:
        name = program.ask(f"[type({FOCUS}).__name__, {FOCUS}.accessibleName()]")
        assert time.monotonic() < deadline, (name, found)


@pytest.fixture
def begin(start: Callable[..., Program], sample: Path, tmp_path: Path) -> Callable[[str], Program]:
    def begun(theme: str) -> Program:
        folder = tmp_path / "home" / "config" / "inkwright"
        folder.mkdir(parents=True)
        (folder / "settings.json").write_text(json.dumps({"theme": theme}))
        program = start(sample / POST)
        program.wait_post("雾散之前.md")
        program.wait("window.post_list._rows.rowCount() and window.image_panel._rows.rowCount()")
        return program

    return begun


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_tab_carries_a_ring_through_list_and_form(
    begin: Callable[[str], Program], theme: str, tmp_path: Path
) -> None:
    program = begin(theme)
    program.click("window.post_list._filter")
    program.wait("window.post_list._filter.hasFocus()")
    places = []
    for _ in range(12):
        wait_ring(program, theme, tmp_path / "screen.png")
        places.append(program.ask(WHERE))
        program.screen.press("Tab")
        program.wait(WHERE, lambda place: place != places[-1])
    assert len({tuple(place) for place in places}) == 12


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_box_in_a_dialog_shows_the_ring_and_is_ticked_by_the_space_bar(
    begin: Callable[[str], Program], theme: str, tmp_path: Path
) -> None:
    program = begin(theme)
    program.screen.press("alt+i")
    program.wait("app.activePopupWidget() is not None")
    program.screen.press("s")
    program.wait("app.activeModalWidget() is not None")
    box = "app.activeModalWidget()._for_all"
    program.wait(f"{box}.isVisible() and app.activeModalWidget().isActiveWindow()")
    for _ in range(20):
        if program.ask(f"{box}.hasFocus()"):
            break
        before = program.ask(WHERE)
        program.screen.press("Tab")
        program.wait(WHERE, lambda place, before=before: place != before)
    program.wait(f"{box}.hasFocus()")
    wait_ring(program, theme, tmp_path / "screen.png")
    assert program.ask(f"{box}.isChecked()") is False
    program.screen.press("space")
    program.wait(f"{box}.isChecked()")
