"""The settings on disk: whole or not at all, and a broken file costs nothing but itself."""

import json
import os

import pytest

from editor.workspace.errors import DiskError
from editor.workspace.settings_file import SIZE_LIMIT, read_settings, write_settings


def test_what_is_written_is_read(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    values = {"theme": "dark", "recent": ["/茶", "/undecodable-\udcff"], "zoom": 1.5}
    write_settings(str(path), values)
    assert read_settings(str(path)) == (values, "")
    assert os.listdir(path.parent) == ["settings.json"]


def test_no_file_is_no_complaint(tmp_path):
    assert read_settings(str(tmp_path / "settings.json")) == ({}, "")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000, b" " * (SIZE_LIMIT + 1), b"null"]
)
def test_a_broken_file_is_set_aside(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    values, complaint = read_settings(str(path))
    assert values == {}
    assert "settings.json.broken" in complaint
    assert (tmp_path / "settings.json.broken").read_bytes() == content
    assert read_settings(str(path)) == ({}, "")


def test_what_cannot_be_read_is_left_where_it_is(tmp_path):
    path = tmp_path / "settings.json"
    path.mkdir()
    values, complaint = read_settings(str(path))
    assert values == {}
    assert "the defaults are used" in complaint
    assert path.is_dir()


def test_a_failed_write_leaves_the_old_settings(tmp_path):
    path = tmp_path / "settings.json"
    path.mkdir()
    (path / "x").write_text("")
    with pytest.raises(DiskError):
        write_settings(str(path), {"theme": "dark"})
    assert os.listdir(tmp_path) == ["settings.json"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError):
        write_settings(str(tmp_path / "file" / "settings.json"), {})


def test_the_file_can_be_read_by_a_person(tmp_path):
    path = tmp_path / "settings.json"
    write_settings(str(path), {"theme": "dark", "zoom": 1})
    assert json.loads(path.read_text()) == {"theme": "dark", "zoom": 1}
    assert path.read_text().count("\n") == 3
