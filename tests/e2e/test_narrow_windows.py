"""A small screen: what the header says in words in a wide window is still there, as pictures, and works."""

from __future__ import annotations

import itertools
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.e2e.desk import Program, Screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.e2e
POST = "source/_posts/雾散之前.md"
HEADER = "window._header"
BUTTONS = f"{HEADER}.views._group.buttons()"
SHOWN = "[window._left.isVisible(), window.preview.isVisible()]"
PARTS = f"[{HEADER}.tabs, {HEADER}.new_post, {HEADER}.commands, {HEADER}.views, {HEADER}.menus]"


@pytest.fixture
def narrow(tmp_path: Path, sample: Path) -> Iterator[Program]:
    """The program on a screen of 800 by 600 pixels."""
    if shutil.which("Xvfb") is None or shutil.which("openbox") is None:
        pytest.skip("end-to-end stories need Xvfb and openbox")
    screen = Screen(800, 600)
    program = Program(screen, tmp_path / "narrow", str(sample / POST))
    try:
        program.wait_post("雾散之前.md")
        program.wait("window.width()", lambda width: width <= 800)
        yield program
    finally:
        program.end()
        screen.close()


def test_views_and_commands_stay_in_a_narrow_header(narrow: Program) -> None:
    assert narrow.wait(f"[part.isVisible() for part in {PARTS}]", all)
    places = narrow.ask(f"[[part.x(), part.x() + part.width()] for part in {PARTS}]")
    assert all(end <= begin for (_, end), (begin, _) in itertools.pairwise(places))
    assert places[-1][1] <= narrow.ask(f"{HEADER}.width()")
    assert narrow.ask(f"[one.text() for one in {BUTTONS}]") == ["", "", ""]
    assert narrow.ask(f"[one.accessibleName() for one in {BUTTONS}]") == ["Source", "Split", "Preview"]
    assert narrow.ask(f"[one.icon().isNull() for one in {BUTTONS}]") == [False] * 3
    assert narrow.ask(f"{HEADER}.commands.accessibleName()") == "Commands…"


def test_the_pictures_do_what_the_words_do(narrow: Program) -> None:
    narrow.click(f"{BUTTONS}[2]")
    narrow.wait(SHOWN, lambda shown: shown == [False, True])
    narrow.click(f"{BUTTONS}[0]")
    narrow.wait(SHOWN, lambda shown: shown == [True, False])
    narrow.click(f"{HEADER}.commands")
    narrow.wait("app.focusWidget().parent().objectName()", lambda name: name == "palette")


def test_a_low_window_keeps_the_form_to_one_line_and_leaves_room_to_write(narrow: Program) -> None:
    narrow.wait("window.form.height()", lambda height: 0 < height < 80)
    assert narrow.ask("program.posts.current.editor.viewport().height()") > 150
    assert narrow.ask("window.form._title.isVisible()")
    assert narrow.ask("window.frameGeometry().bottom()") <= 600


def test_a_wide_window_says_them_in_words(start: Callable[..., Program], sample: Path) -> None:
    program = start(sample / POST)
    program.wait_post("雾散之前.md")
    program.wait(f"[one.text() for one in {BUTTONS}]", lambda words: words == ["Source", "Split", "Preview"])
    assert program.ask(f"{HEADER}.commands.text()") == "Commands…"
    assert program.ask(f"{HEADER}.commands.icon().isNull()")
