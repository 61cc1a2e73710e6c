"""Title and date above the preview, where themes print them or the writer wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.app.preview_heading import PostHeading
from editor.app.settings import Settings, SettingsStore
from editor.widgets.preview_look import PreviewHeading

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.desk import Desk


@pytest.fixture
def heading(desk: Desk, tmp_path: Path) -> PostHeading:
    store = SettingsStore(str(tmp_path / "settings.json"), Settings(), desk.background)
    return PostHeading(desk.window.preview, desk.posts, store, desk.window.actions_table["show-title"])


@pytest.mark.usefixtures("heading")
def test_the_heading_follows_the_fields(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    session.replace_all(["---", "title: 湖边", "date: 2024-05-02T09:30:00+08:00", "---", "", "text"])
    desk.settle()
    assert desk.window.preview.heading == PreviewHeading("湖边", "2024-05-02 09:30")
    session.replace_all(["---", "title: [a]", "---", ""])
    desk.settle()
    assert desk.window.preview.heading == PreviewHeading()


def test_the_writer_decides_and_is_remembered(desk: Desk, heading: PostHeading, tmp_path: Path) -> None:
    lone = tmp_path / "lone.md"
    lone.write_text("---\ntitle: Lone\n---\ntext\n")
    switch = desk.window.actions_table["show-title"]
    desk.open(lone)
    assert not switch.isChecked()
    assert desk.window.preview.heading == PreviewHeading()
    switch.trigger()
    assert desk.window.preview.heading.title == "Lone"
    assert heading._store.settings.shows_title == "on"
    switch.trigger()
    assert desk.window.preview.heading == PreviewHeading()
    assert heading._store.settings.shows_title == "off"
