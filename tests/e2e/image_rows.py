"""The rows of the image panel, chosen as a person does: a click, the key of the menu, a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.desk import Program

TABLE = "window.image_panel._table"


def choose_row(program: Program, row: int) -> None:
    """Click a row, again where the window was still laying itself out."""
    cell = f"{TABLE}.visualRect(window.image_panel._rows.index({row}, 2))"
    is_chosen = f"{TABLE}.currentIndex().row() == {row} and {TABLE}.hasFocus()"
    for _ in range(5):
        x, y = program.ask(f"list({TABLE}.viewport().mapToGlobal({cell}.center()).toTuple())")
        program.screen.click(x, y)
        program.wait("place(window) and True")  # what was clicked has been dealt with
        if program.ask(is_chosen):
            break
    program.wait(is_chosen)


def choose_action(program: Program, row: int, letter: str) -> None:
    """Choose a row, open its menu by the key, and press the letter of an entry."""
    choose_row(program, row)
    program.screen.press("Menu")
    program.wait("QApplication.activePopupWidget() is not None")
    program.screen.press(letter)
    program.wait("QApplication.activePopupWidget() is None")


def answer(program: Program, words: str) -> None:
    """Type into the line of the dialog that comes, once it has the keyboard, and press Enter."""
    program.wait("app.activeModalWidget() is not None and app.activeWindow() is app.activeModalWidget()")
    program.wait("hasattr(app.focusWidget(), 'selectAll')")
    program.screen.press("ctrl+a")
    program.screen.type(words)
    program.screen.press("Return")


def agree(program: Program, name: str) -> None:
    """Press Enter in the dialog of that name once it has the keyboard."""
    program.wait(f"app.activeWindow() is not None and app.activeWindow().objectName() == {name!r}")
    program.screen.press("Return")


def press(program: Program, keys: str) -> None:
    """Press keys in the window once it has the keyboard back from a dialog."""
    program.wait("app.activeModalWidget() is None and app.activeWindow() is window")
    program.screen.press(keys)
