"""The window by keyboard alone: every part can be reached, every control has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e

NAMELESS = """(lambda widgets, gui, core: [
    [type(found).__name__, found.objectName()]
    for found in window.findChildren(widgets.QWidget)
    if found.isVisible() and found.focusPolicy() & core.Qt.FocusPolicy.TabFocus
    and not gui.QAccessible.queryAccessibleInterface(found).text(gui.QAccessible.Text.Name)
])(*(__import__(f"PySide6.{name}", fromlist=["x"]) for name in ("QtWidgets", "QtGui", "QtCore")))"""

PARTS = ("post_list", "form", "editors", "preview", "image_panel")
PART = f"next((name for name in {PARTS} if getattr(window, name).isAncestorOf(app.focusWidget())), '')"


@pytest.fixture
def program(start: Callable[..., Program], sample: Path) -> Program:
    """The program with a post of the sample site in front, its fields and the find bar unfolded."""
    program = start(sample / "source" / "_posts" / "雾散之前.md")
    program.wait_post("雾散之前.md")
    program.wait("window.post_list._rows.rowCount() and window.image_panel._rows.rowCount()")
    program.wait("window.preview._view.focusProxy() is not None")
    return program


def test_every_control_that_takes_the_focus_has_a_name(program: Program) -> None:
    program.click("window.form._more")
    program.screen.press("ctrl+f")
    program.wait("window.find_bar.isVisible()")
    program.wait(NAMELESS, lambda found: found == [])


def test_enter_presses_buttons_so_that_a_tag_is_added_by_keys_alone(program: Program) -> None:
    program.click("window.form._title")
    program.wait("window.form._title.hasFocus()")
    for _ in range(24):
        if program.ask("app.focusWidget() is window.form._tags.group.add_chip.button"):
            break
        before = program.ask("id(app.focusWidget())")
        program.screen.press("Tab")
        program.wait("id(app.focusWidget())", lambda found, before=before: found != before)
    program.screen.press("Return")
    program.wait("window.form._tags.group.add_chip.edit.hasFocus()")
    program.screen.type("quiet")
    program.screen.press("Return")
    program.wait_source(lambda lines: "  - quiet" in lines)
    program.screen.press("Return")
    program.wait("window.form._tags.group.add_chip.button.hasFocus()")


def test_tab_goes_through_list_form_and_source(program: Program) -> None:
    program.click("window.post_list._filter")
    visited: list[str] = []
    for _ in range(24):
        part = program.ask(PART)
        if part not in visited:
            visited.append(part)
        if part == "editors":
            break
        program.screen.press("Tab")
    assert visited == ["post_list", "form", "editors"]
    program.screen.press("Tab")
    program.wait("window.isWindowModified()")
    assert program.ask(PART) == "editors"


def test_the_parts_of_the_window_are_stepped_through_in_both_directions(program: Program) -> None:
    program.click("window.post_list._filter")
    for part in (*PARTS[1:], PARTS[0]):
        program.screen.press("ctrl+F6")
        program.wait(PART, lambda found, part=part: found == part)
    program.screen.press("ctrl+shift+F6")
    program.wait(PART, lambda found: found == "image_panel")


def test_every_menu_opens_by_its_letter(program: Program) -> None:
    for title in ("&File", "&Edit", "F&ormat", "&Images", "&View", "&Help"):
        key = title[title.index("&") + 1].lower()
        program.screen.press(f"alt+{key}")
        program.wait(
            "app.activePopupWidget() and app.activePopupWidget().title()",
            lambda shown, title=title: shown == title,
        )
        program.screen.press("Escape", "Escape")
        program.wait("app.activePopupWidget() is None")


def test_the_whole_window_fits_a_small_screen(program: Program) -> None:
    assert program.ask("window.frameGeometry().bottom()") <= 800
    assert program.ask("place(window.status)[1] + window.status.height()") <= 800
    assert program.ask("window.image_panel._table.viewport().height()") >= 3 * 44


def test_the_plus_beside_the_tabs_begins_a_post(program: Program) -> None:
    program.click("window._header.new_post")
    program.wait("window.tabs.count()", lambda count: count == 2)
