"""Source, split and preview: one choice, whoever makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from editor.app.view_modes import ViewModes
from editor.widgets.view_segments import MODES, ViewSegments

if TYPE_CHECKING:
    from tests.fakes.desk import Desk


@pytest.fixture
def shown(desk: Desk) -> dict[str, bool]:
    """What the window was last told to show."""
    told: dict[str, bool] = {}

    def _show(name: str, *, shown: bool) -> None:
        told[name] = shown

    desk.window.show_pane = _show
    desk.window.views = ViewSegments(desk.window)
    desk.window.actions_table.enable(has_post=True)
    return told


@pytest.fixture
def modes(desk: Desk, shown: dict[str, bool]) -> ViewModes:
    assert shown == {}
    made = ViewModes(desk.window, desk.posts, desk.store)
    made.restore()
    return made


def _marked(desk: Desk) -> list[str]:
    return [mode for mode in MODES if desk.window.actions_table[f"view-{mode}"].isChecked()]


@pytest.mark.parametrize("mode", MODES)
def test_each_way_leads_to_the_same(desk: Desk, modes: ViewModes, shown: dict[str, bool], mode: str) -> None:
    desk.window.actions_table[f"view-{mode}"].trigger()
    assert modes.mode == mode
    assert shown == {"source": mode != "preview", "preview": mode != "source"}
    assert _marked(desk) == [mode]
    settings = desk.store.settings
    assert (settings.shows_source, settings.shows_preview) == (mode != "preview", mode != "source")


def test_the_key_goes_around(desk: Desk, modes: ViewModes) -> None:
    seen = []
    for _ in range(4):
        desk.window.actions_table["next-view"].trigger()
        seen.append(modes.mode)
    assert seen == ["preview", "source", "split", "preview"]


def test_hiding_the_preview_brings_the_source(desk: Desk, modes: ViewModes, shown: dict[str, bool]) -> None:
    modes.choose("preview")
    desk.store.change(shows_preview=False)
    assert modes.mode == "source"
    assert shown["source"]
    desk.store.change(shows_preview=True)
    assert modes.mode == "split"


def test_a_preview_of_its_own_leaves_the_window_to_the_source(
    desk: Desk, modes: ViewModes, shown: dict[str, bool]
) -> None:
    modes.choose("preview")
    desk.store.change(preview_apart=True)
    assert modes.mode == "source"
    assert shown["source"]
    table = desk.window.actions_table
    table["preview-window"].setChecked(True)
    table.on_toggled("preview-window", lambda apart: desk.store.change(preview_apart=apart))
    modes.choose("source")
    assert desk.store.settings.preview_apart
    modes.choose("preview")
    assert not desk.store.settings.preview_apart
    assert modes.mode == "preview"
    assert not shown["source"]


def test_what_was_shown_last_is_shown_again(desk: Desk, shown: dict[str, bool]) -> None:
    desk.store.change(shows_source=False)
    made = ViewModes(desk.window, desk.posts, desk.store)
    made.restore()
    assert made.mode == "preview"
    assert not shown["source"]
    assert isinstance(desk.window.views, QWidget)
    assert _marked(desk) == ["preview"]
