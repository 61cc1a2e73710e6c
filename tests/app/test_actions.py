"""The action table: every row does something, or is not offered; no two share keys or letters."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from editor.app import actions
from editor.app.actions import ACTIONS, MENUS, ROLES, STANDARD, SUBMENUS, Actions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

APP = Path(actions.__file__).parent
NAMES = [row.id for row in ACTIONS if row.id not in {"", "recent"}]


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[Actions]:
    window = QMainWindow()
    qtbot.addWidget(window)
    yield Actions(window, window.menuBar())
    assert window.menuBar()


def _offered(table: Actions) -> set[str]:
    return {name for name in NAMES if table[name].isEnabled()}


def test_ids_and_keys_are_unique() -> None:
    ids = Counter(NAMES)
    keys = Counter(QKeySequence(row.keys).toString() for row in ACTIONS if row.keys)
    assert [one for one, count in (ids + keys).items() if count > 1] == []
    assert "" not in keys


@pytest.mark.parametrize("menu", [*MENUS, *SUBMENUS])
def test_a_menu_gives_each_row_a_letter_of_its_own(menu: str) -> None:
    texts = [row.text for row in ACTIONS if row.menu == menu]
    texts += [submenu for submenu, parent in SUBMENUS.items() if parent == menu]
    letters = Counter(letter.lower() for text in texts for letter in re.findall("&(.)", text))
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_menus_have_letters_of_their_own() -> None:
    letters = Counter(re.findall("&(.)", menu)[0].lower() for menu in MENUS)
    assert set(letters.values()) == {1}


def test_every_row_is_in_a_menu_that_is_shown() -> None:
    assert {row.menu for row in ACTIONS} == {*MENUS, *SUBMENUS}
    assert set(SUBMENUS.values()) <= set(MENUS)


def test_every_row_is_connected_to_something() -> None:
    """Names may be built from a list (`show-{pane}`), so a row counts when its stem is connected."""
    told = {
        node.value
        for path in APP.glob("*.py")
        if path.name != "actions.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert [name for name in NAMES if name not in told and name.rpartition("-")[0] + "-" not in told] == []


def test_at_first_only_what_needs_nothing_is_offered(table: Actions) -> None:
    offered = _offered(table)
    assert {"open-post", "open-folder", "open-sample", "quit", "about", "open-log", "zoom-in"} <= offered
    assert not {"new-post", "filter-posts", "own-folder", "save", "save-as", "close-post"} & offered
    assert not {"undo", "paste", "find", "strong", "next-post", "insert-image", "check-images"} & offered


def test_a_folder_and_a_post_offer_everything(table: Actions) -> None:
    table.enable_folder(has_folder=True)
    assert {"new-post", "filter-posts", "own-folder"} <= _offered(table)
    table.enable(has_post=True)
    assert _offered(table) == set(NAMES)
    table.enable(has_post=False)
    assert "save" not in _offered(table)


def test_a_read_only_post_offers_nothing_that_would_change_it(table: Actions) -> None:
    table.enable(has_post=True, is_read_only=True)
    offered = _offered(table)
    assert not {"undo", "redo", "cut", "paste", "strong", "link", "heading-1", "insert-image"} & offered
    assert {"save", "save-as", "close-post", "copy", "find", "next-post", "check-images"} <= offered


def test_choosing_an_action_calls_its_slot(table: Actions) -> None:
    called: list[object] = []
    table.enable(has_post=True)
    table.on("save", lambda: called.append("save"))
    table.on_toggled("show-form", lambda shown: called.append(shown))
    table["save"].trigger()
    table["show-form"].trigger()
    table["show-form"].trigger()
    assert called == ["save", True, False]


@pytest.mark.parametrize("name", STANDARD)
def test_the_keys_of_the_platform_do_it_too(table: Actions, name: str) -> None:
    wanted = QKeySequence.keyBindings(STANDARD[name])
    found = table[name].shortcuts()
    assert wanted
    assert all(keys in found for keys in wanted)
    assert found[0].toString() == next(row.keys for row in ACTIONS if row.id == name)


def test_no_key_of_the_platform_is_taken_twice(table: Actions) -> None:
    keys = Counter(keys.toString() for name in NAMES for keys in table[name].shortcuts())
    assert [one for one, count in keys.items() if count > 1] == []


def test_only_about_and_quit_move_to_the_menu_of_the_program(table: Actions) -> None:
    roles = {name: table[name].menuRole() for name in NAMES}
    moved = {name for name, role in roles.items() if role != QAction.MenuRole.NoRole}
    assert moved == set(ROLES) == {"about", "quit"}
