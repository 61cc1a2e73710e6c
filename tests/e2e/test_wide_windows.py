"""A large screen: the source is a column of readable rows in the middle, and form and mouse follow it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from editor.widgets.source_margins import MEASURE
from tests.e2e.desk import Program, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.e2e
POST = "source/_posts/雾散之前.md"
EDITOR = "program.posts.current.editor"
WIDTH = f"{EDITOR}.viewport().width() - 2 * int({EDITOR}.document().documentMargin())"
LEAST = MEASURE - 20
"""pixels, as a scroll bar may take some"""
CARET = f"{EDITOR}.textCursor().positionInBlock()"
LINE = f"{EDITOR}.textCursor().blockNumber()"


@pytest.fixture
def wide(tmp_path: Path, sample: Path) -> Iterator[Program]:
    """The program on a screen of 3000 by 1000 pixels, in a window nearly as large."""
    if shutil.which("Xvfb") is None or shutil.which("openbox") is None:
        pytest.skip("end-to-end stories need Xvfb and openbox")
    screen = Screen(3000, 1000)
    program = Program(screen, tmp_path / "wide", str(sample / POST))
    try:
        program.wait_post("雾散之前.md")
        program.wait("window.post_list._rows.rowCount() and window.image_panel._rows.rowCount()")
        program.wait("window.isActiveWindow()")
        screen.xdo("getactivewindow", "windowmove", "20", "40", "windowsize", "2900", "900")
        program.wait("window.width()", lambda width: width > 2800)
        yield program
    finally:
        program.end()
        screen.close()


def test_the_source_keeps_its_measure_and_the_form_stands_above_it(wide: Program) -> None:
    wide.wait(WIDTH, lambda found: LEAST <= found <= MEASURE + 1)
    title = wide.wait("place(window.form._title)", lambda found: found[0] > 0)
    text = wide.ask(f"place({EDITOR}.viewport())")
    assert 0 <= text[0] - title[0] <= 24
    wide.screen.press("F9")
    wide.wait("window.image_panel.isHidden()")
    wide.wait(WIDTH, lambda found: LEAST <= found <= MEASURE + 1)


def test_a_click_far_beside_a_row_goes_to_its_end_and_typing_goes_on_there(wide: Program) -> None:
    wide.wait(WIDTH, lambda found: found <= MEASURE + 1)
    x, y = wide.ask(f"cursor_place({EDITOR}, 1, 0)")
    edge = wide.ask(f"place({EDITOR})")
    wide.screen.click(edge[0] + edge[2] - 40, y)
    wide.wait(f"[{LINE}, {CARET}]", lambda found: found == [1, len("title: 雾散之前")])
    wide.screen.type("!")
    wide.wait_source(lambda lines: lines[1] == "title: 雾散之前!")
    assert x > edge[0] + 100
    wide.screen.click(edge[0] + 30, y)
    wide.wait(f"[{LINE}, {CARET}]", lambda found: found == [1, 0])
