"""Notices: one banner, the newest first, none forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.app.notices import Choice
from editor.app.own_folders import OwnFolders
from editor.app.settings import Settings, SettingsStore
from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.workspace.errors import DiskError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.desk import Desk


def test_the_newest_comes_first_and_the_older_ones_after(desk: Desk) -> None:
    for words in ("first", "second", "third"):
        desk.notices.tell(words)
    seen = []
    for _ in range(3):
        seen.append(desk.window.banner.sentence)
        desk.press("Dismiss")
    assert seen == ["third", "second", "first"]
    assert desk.window.banner.isHidden()


def test_a_topic_is_told_once(desk: Desk) -> None:
    desk.notices.tell("old", topic="a")
    desk.notices.tell("other")
    desk.notices.tell("new", topic="a")
    assert desk.window.banner.sentence == "new"
    desk.notices.settle("a")
    assert desk.window.banner.sentence == "other"
    desk.notices.settle("other")
    assert desk.window.banner.isHidden()


def test_a_choice_acts_once_and_may_tell_something_new(desk: Desk) -> None:
    did: list[str] = []
    desk.notices.tell("below")
    act = Choice("Do", lambda: (did.append("done"), desk.notices.tell("after")))
    desk.notices.tell("question", choices=[Choice("Leave", lambda: did.append("left")), act])
    desk.press("Do")
    assert did == ["done"]
    assert desk.window.banner.sentence == "after"
    desk.press("Dismiss")
    assert desk.window.banner.sentence == "below"


def test_an_error_is_told_by_its_path(desk: Desk) -> None:
    desk.notices.tell_error(DiskError("The disk is full.", "/a.md"))
    desk.notices.settle("/a.md")
    assert desk.window.banner.isHidden()


def test_a_folder_is_asked_about_once_and_the_answer_is_remembered(desk: Desk, tmp_path: Path) -> None:
    store = SettingsStore(str(tmp_path / "s.json"), Settings(), desk.background)
    own = OwnFolders(store, desk.notices)
    site, other = (Convention(root, Generator.PLAIN, name=root) for root in ("/site", "/other"))
    assert not own.policy_for(site).web_allowed
    own.ask(site)
    desk.press("It is mine")
    assert own.policy_for(site).web_allowed
    assert not own.policy_for(site).private_allowed
    assert store.settings.own_folders == ("/site",)
    own.ask(site)
    assert desk.window.banner.isHidden()
    own.ask(other)
    desk.press("It is not")
    assert store.settings.foreign_folders == ("/other",)
    OwnFolders(store, desk.notices).ask(other)
    assert desk.window.banner.isHidden()
    own.set_own("/site", own=False)
    assert not own.is_own("/site")
    assert store.settings.foreign_folders == ("/other", "/site")
