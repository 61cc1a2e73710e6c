"""What the palette offers, in which order, and what becomes of what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.app.actions import ACTIONS
from editor.app.command_search import LEFT_OUT, MOST_RECENT, CommandSearch
from editor.core.post import PostSummary

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.desk import Desk


@pytest.fixture
def lines() -> list[int]:
    return []


@pytest.fixture
def search(desk: Desk, lines: list[int]) -> CommandSearch:
    return CommandSearch(desk.window, desk.posts, desk.store, lines.append)


def test_everything_the_menus_offer_is_there(search: CommandSearch) -> None:
    found = {entry.id for entry in search.search("")}
    assert found == {row.id for row in ACTIONS if row.id not in LEFT_OUT}
    assert not any("&" in entry.text or "&" in entry.detail for entry in search.search(""))


@pytest.mark.parametrize("typed", ["bold", "BOL", "format bold", "粗体", "粗"])
def test_a_command_is_found_in_both_languages(search: CommandSearch, typed: str) -> None:
    assert search.search(typed)[0].id == "strong"


def test_keys_and_state_are_told(desk: Desk, search: CommandSearch) -> None:
    (bold,) = (entry for entry in search.search("bold") if entry.id == "strong")
    assert (bold.keys, bold.is_enabled) == ("Ctrl+B", False)
    desk.window.actions_table.enable(has_post=True)
    assert search.search("bold")[0].is_enabled


def test_what_was_chosen_comes_first_and_is_remembered(desk: Desk, search: CommandSearch) -> None:
    done: list[str] = []
    for name in ("about", "zoom-in"):
        desk.window.actions_table.on(name, lambda name=name: done.append(name))
        search._palette.chosen.emit(name)
    assert done == ["about", "zoom-in"]
    assert desk.store.settings.recent_commands == ("zoom-in", "about")
    assert [entry.id for entry in search.search("")][:2] == ["zoom-in", "about"]
    for row in ACTIONS:
        if row.id not in LEFT_OUT:
            desk.window.actions_table[row.id].setEnabled(False)
            search._palette.chosen.emit(row.id)
    assert len(desk.store.settings.recent_commands) == MOST_RECENT


def test_a_name_in_the_settings_that_is_none_does_no_harm(desk: Desk, search: CommandSearch) -> None:
    desk.store.change(recent_commands=("gone", "about"))
    assert search.search("")[0].id == "about"


def test_posts_by_title_and_headings_of_the_post(
    desk: Desk, search: CommandSearch, lines: list[int], posts_folder: Path
) -> None:
    desk.window.post_list.set_posts(
        [
            PostSummary("/b/lake.md", "湖边的三天", "2026-05-02", False),
            PostSummary(str(posts_folder / "one.md"), "One", "", False),
        ]
    )
    assert [entry.text for entry in search.search("@湖")] == ["湖边的三天"]
    assert len(search.search("@")) == 2
    assert search.search("#") == []
    (post,) = search.search("@one.md")
    search._palette.chosen.emit(post.id)
    desk.settle()
    session = desk.posts.current
    assert session is not None
    session.replace_all(["# 第一天", "", "## Second day"])
    desk.settle()
    assert [entry.text.strip() for entry in search.search("#")] == ["第一天", "Second day"]
    (heading,) = search.search("# second")
    assert "3" in heading.detail
    search._palette.chosen.emit(heading.id)
    assert lines == [2]
    assert desk.store.settings.recent_commands == ()
