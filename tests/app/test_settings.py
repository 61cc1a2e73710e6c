"""Settings: wrong kinds are left out, every change is kept, and a full disk stops nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from editor.app.settings import Settings, SettingsStore, settings_from
from editor.workspace.settings_file import read_settings
from tests.fakes.held_background import HeldBackground

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_what_was_stored_comes_back(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "in" / "settings.json"
    background = HeldBackground()
    store = SettingsStore(str(path), Settings(), background)
    store.change(theme="dark", pane_sizes=(1, 2, 3, 4, 5), recent_folders=("/茶", "/b\udcff"))
    qtbot.waitUntil(lambda: background.is_busy)
    assert background.lanes == ["ordered"]
    background.step()
    values, complaint = read_settings(str(path))
    assert complaint == ""
    assert settings_from(values) == store.settings


@pytest.mark.parametrize(
    "text",
    [
        '{"preview_zoom": "big"}',
        '{"preview_zoom": NaN}',
        '{"preview_zoom": Infinity}',
        '{"preview_zoom": true}',
        '{"preview_zoom": 1' + "0" * 400 + "}",
        '{"theme": 3, "shows_form": 0, "shows_posts": "no"}',
        '{"recent_folders": ["/a", 1], "pane_sizes": ["1"], "own_folders": {"/a": 1}}',
        '{"pane_sizes": [true, true, true, true, true]}',
        '{"open_posts": null, "unknown": 1}',
    ],
)
def test_values_of_a_wrong_kind_are_left_at_their_defaults(text: str) -> None:
    assert settings_from(json.loads(text)) == Settings()


def test_a_whole_number_is_a_zoom() -> None:
    assert settings_from({"preview_zoom": 2}).preview_zoom == 2.0
    assert isinstance(settings_from({"preview_zoom": 2}).preview_zoom, float)


def test_the_latest_folder_comes_first_and_ten_are_remembered(tmp_path: Path) -> None:
    store = SettingsStore(str(tmp_path / "s.json"), Settings(), HeldBackground())
    for number in range(12):
        store.remember_folder(f"/{number}")
    store.remember_folder("/5")
    recent = store.settings.recent_folders
    assert recent[:3] == ("/5", "/11", "/10")
    assert len(recent) == len(set(recent)) == 10
    assert store.settings.last_folder == "/5"


def test_only_a_change_is_told(tmp_path: Path) -> None:
    store = SettingsStore(str(tmp_path / "s.json"), Settings(), HeldBackground())
    told: list[object] = []
    store.changed.connect(told.append)
    store.change(theme="system")
    store.change(theme="dark")
    assert told == [store.settings]


def test_a_disk_that_refuses_does_not_keep_the_program_from_ending(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    store = SettingsStore(str(in_the_way / "settings.json"), Settings(), HeldBackground())
    store.change(theme="dark")
    store.keep_now()
    assert "could not be kept" in store.failed
    assert store.settings.theme == "dark"


def test_the_end_writes_what_waits(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    store = SettingsStore(str(path), Settings(), HeldBackground())
    store.keep_now()
    assert not path.exists()
    store.change(theme="dark")
    store.keep_now()
    assert read_settings(str(path))[0]["theme"] == "dark"


def test_two_windows_do_not_overwrite_each_others_settings(tmp_path: Path) -> None:
    path = str(tmp_path / "s.json")
    one = SettingsStore(path, Settings(), HeldBackground())
    other = SettingsStore(path, Settings(), HeldBackground())
    one.change(theme="dark", own_folders=("/mine",))
    one.keep_now()
    other.change(language="en", own_folders=("/theirs",))
    other.keep_now()
    one.change(preview_zoom=1.5)
    one.keep_now()
    found = settings_from(read_settings(path)[0])
    assert (found.theme, found.language, found.preview_zoom) == ("dark", "en", 1.5)
    assert set(found.own_folders) == {"/mine", "/theirs"}


def test_what_could_not_be_kept_is_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    folder.write_text("in the way")
    background = HeldBackground()
    store = SettingsStore(str(folder / "s.json"), Settings(), background)
    store.change(theme="dark")
    store._keep()
    background.step()
    assert store.failed
    folder.unlink()
    store.change(language="en")
    store.keep_now()
    assert read_settings(str(folder / "s.json"))[0] == {"theme": "dark", "language": "en"}
