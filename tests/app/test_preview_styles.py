"""Each site remembers what its preview wears."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from editor.app.preview_styles import PreviewStyles
from editor.app.settings import Settings, SettingsStore

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.fakes.desk import Desk


@pytest.fixture
def store(desk: Desk, tmp_path: Path) -> SettingsStore:
    return SettingsStore(str(tmp_path / "settings.json"), Settings(), desk.background)


@pytest.fixture
def styles(desk: Desk, store: SettingsStore) -> PreviewStyles:
    desk.window.actions_table.enable(has_post=True)
    return PreviewStyles(desk.window, desk.posts, store, desk.background, desk.notices)


def choose(monkeypatch: pytest.MonkeyPatch, path: object) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


@pytest.mark.usefixtures("styles")
def test_a_sheet_is_worn_by_its_site_alone_and_taken_off(
    desk: Desk,
    store: SettingsStore,
    posts_folder: Path,
    blog: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheet = blog / "own.css"
    sheet.write_text("p{color:red}")
    (tmp_path / "lone.md").write_text("lone")
    table, preview = desk.window.actions_table, desk.window.preview
    one = desk.open(posts_folder / "one.md")
    choose(monkeypatch, sheet)
    table["style-file"].trigger()
    desk.settle()
    assert preview.look.style == "p{color:red}"
    assert store.settings.preview_styles == (f"{blog}\n{sheet}",)
    desk.open(tmp_path / "lone.md")
    desk.settle()
    assert preview.look.style == ""
    assert table["style-ours"].isChecked()
    desk.posts.show(one)
    desk.settle()
    assert preview.look.style == "p{color:red}"
    assert table["style-file"].isChecked()
    table["style-ours"].trigger()
    desk.settle()
    assert preview.look.style == ""
    assert store.settings.preview_styles == ()


@pytest.mark.usefixtures("styles")
def test_a_site_that_was_not_built_says_so(desk: Desk, posts_folder: Path) -> None:
    desk.open(posts_folder / "one.md")
    desk.window.actions_table["style-theme"].trigger()
    desk.settle()
    assert "Build the site once" in desk.window.banner.sentence
    assert desk.window.preview.look.style == ""


@pytest.mark.usefixtures("styles")
def test_a_sheet_that_changes_is_read_again(
    desk: Desk, posts_folder: Path, blog: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    sheet = blog / "own.css"
    sheet.write_text("p{color:red}")
    desk.open(posts_folder / "one.md")
    choose(monkeypatch, sheet)
    desk.window.actions_table["style-file"].trigger()
    desk.settle()
    fresh = blog / "own.new"
    fresh.write_text("p{color:blue}")
    fresh.replace(sheet)  # as most editors save

    def is_blue() -> bool:
        desk.settle()
        return desk.window.preview.look.style == "p{color:blue}"

    qtbot.waitUntil(is_blue, timeout=15000)


@pytest.mark.usefixtures("styles")
def test_a_choice_that_is_called_off_changes_nothing(
    desk: Desk, store: SettingsStore, posts_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open(posts_folder / "one.md")
    choose(monkeypatch, "")
    desk.window.actions_table["style-file"].trigger()
    assert store.settings.preview_styles == ()
    assert desk.window.actions_table["style-ours"].isChecked()
    assert not desk.window.actions_table["style-file"].isChecked()


def test_a_file_is_given_only_when_the_style_names_it(
    desk: Desk, styles: PreviewStyles, posts_folder: Path, blog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (blog / "f.woff2").write_bytes(b"wOF2 x")
    (blog / "own.css").write_text("@font-face{src:url(f.woff2)}")
    desk.open(posts_folder / "one.md")
    choose(monkeypatch, blog / "own.css")
    desk.window.actions_table["style-file"].trigger()
    desk.settle()
    assert styles._style is not None
    (token,) = styles._style.files
    desk.window.preview.style_file_requested.emit(1, token)
    desk.window.preview.style_file_requested.emit(2, "unknown")
    desk.settle()
    assert desk.window.preview.replies == {1: (b"wOF2 x", "font/woff2"), 2: (None, "")}


@pytest.mark.usefixtures("styles")
def test_letters_grow_and_shrink_within_bounds(desk: Desk, store: SettingsStore) -> None:
    table = desk.window.actions_table
    for _ in range(20):
        table["letters-larger"].trigger()
    assert store.settings.preview_letters == desk.window.preview.look.letter_size == 22
    for _ in range(20):
        table["letters-smaller"].trigger()
    assert desk.window.preview.look.letter_size == 14
