"""Hints and their buttons: what they change is an edit that can be undone; a site can be left in peace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.app.form_hints import FormHints
from editor.app.settings import Settings, SettingsStore

if TYPE_CHECKING:
    from pathlib import Path

    from editor.app.post_session import PostSession
    from tests.fakes.desk import Desk

TAGS = [("Linux", 4), ("linux", 1)]


@pytest.fixture
def store(desk: Desk, tmp_path: Path) -> SettingsStore:
    return SettingsStore(str(tmp_path / "s.json"), Settings(), desk.background)


@pytest.fixture
def hints(desk: Desk, store: SettingsStore) -> FormHints:
    found = FormHints(desk.window.form, desk.posts, store, desk.sync.set_field)
    found.take_tags(TAGS)
    return found


def open_hexo(desk: Desk, folder: Path, head: str, settings: str = "") -> PostSession:
    posts = folder / "site" / "source" / "_posts"
    posts.mkdir(parents=True)
    (folder / "site" / "_config.yml").write_text(f"title: Site\n{settings}")
    (folder / "site" / "package.json").write_text('{"dependencies": {"hexo": "8.0.0"}}')
    (posts / "a.md").write_text(f"---\n{head}\n---\nText\n")
    return desk.open(posts / "a.md")


def buttons(desk: Desk) -> list[str]:
    return [button.text() for button in desk.window.form._hints.buttons]


def press(desk: Desk, words: str) -> None:
    next(button for button in desk.window.form._hints.buttons if button.text() == words).click()
    desk.settle()


@pytest.mark.parametrize(
    ("written", "then"),
    [
        ("tags: a, b # two", "- a\n"),
        ("tags: 甲，乙、丙", "- 丙\n"),
        ("tag: x; y; x", "- y\n"),
    ],
)
def test_one_tag_that_means_several_is_repaired_and_undone(
    desk: Desk, hints: FormHints, tmp_path: Path, written: str, then: str
) -> None:
    session = open_hexo(desk, tmp_path, written)
    (words,) = buttons(desk)
    assert words.startswith("Make ")
    press(desk, words)
    name = written.partition(":")[0]
    value = session.rendered.front_matter.value(name)
    assert isinstance(value, tuple)
    assert then.strip("- \n") in value
    assert len(value) == len(set(value)) > 1
    assert buttons(desk) == []
    session.undo()
    desk.settle()
    assert not session.is_dirty
    assert hints is not None


def test_a_near_duplicate_becomes_the_usual_tag_once(desk: Desk, hints: FormHints, tmp_path: Path) -> None:
    session = open_hexo(desk, tmp_path, "tags: [linux, boat, Linux]")
    assert buttons(desk) == ["Use “Linux”"]
    press(desk, "Use “Linux”")
    assert session.rendered.front_matter.value("tags") == ("Linux", "boat")
    assert hints is not None


def test_a_site_can_be_spared_the_warning_about_zones(
    desk: Desk, hints: FormHints, store: SettingsStore, tmp_path: Path
) -> None:
    session = open_hexo(desk, tmp_path, "date: 2026-03-01T02:00:00+08:00")
    assert buttons(desk) == ["Don't warn for this site"]
    assert "clock decides" in desk.window.form._hint.text()
    press(desk, "Don't warn for this site")
    assert store.settings.quiet_zones == (session.convention.root,)
    assert "clock decides" not in desk.window.form._hint.text()
    assert not session.is_dirty
    assert hints is not None


@pytest.mark.parametrize(
    ("head", "settings"),
    [
        ("date: 2026-03-01 23:50:00", ""),
        ("date: 2026-03-01 02:00:00", "timezone: Asia/Shanghai\n"),
        ("date: 2026-03-01T02:00:00+08:00", "permalink: :title/\n"),
        ("date: 2026-03-01T12:00:00+08:00", "permalink: :year/:title/\n"),
    ],
)
def test_no_zone_is_warned_of_that_moves_nothing(
    desk: Desk, hints: FormHints, tmp_path: Path, head: str, settings: str
) -> None:
    open_hexo(desk, tmp_path, head, settings)
    assert buttons(desk) == []
    assert "clock decides" not in desk.window.form._hint.text()
    assert hints is not None
