"""The settings on disk: whole or not at all, and a broken file costs nothing but itself."""

import json
import os
import subprocess
import sys

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


def test_two_windows_keep_each_others_changes(tmp_path):
    path = str(tmp_path / "settings.json")
    write_settings(path, {"theme": "dark", "language": "en"})
    write_settings(path, {"language": "zh_CN"})
    write_settings(path, {"theme": "light"})
    assert read_settings(path)[0] == {"theme": "light", "language": "zh_CN"}


def test_a_shared_list_keeps_what_others_added_and_loses_what_others_took(tmp_path):
    path = str(tmp_path / "settings.json")
    before = {"own": ["/a", "/b"]}
    write_settings(path, {"own": ["/b", "/theirs"]})
    write_settings(path, {"own": ["/mine", "/a", "/b"]}, before, ["own", "other"])
    assert read_settings(path)[0] == {"own": ["/mine", "/b", "/theirs"]}


def test_many_windows_at_once_lose_nothing(tmp_path):
    path = str(tmp_path / "settings.json")
    script = (
        "import sys; from editor.workspace.settings_file import write_settings\n"
        "for count in range(15): write_settings(sys.argv[1], {f'{sys.argv[2]}-{count}': count})"
    )
    writers = [subprocess.Popen([sys.executable, "-c", script, path, str(each)]) for each in range(4)]
    assert [writer.wait(60) for writer in writers] == [0] * 4
    found = read_settings(path)[0]
    assert found == {f"{each}-{count}": count for each in range(4) for count in range(15)}
    assert os.listdir(tmp_path) == ["settings.json"]


def test_a_file_that_was_damaged_meanwhile_is_written_anew(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text("[1, 2")
    write_settings(str(path), {"theme": "dark"})
    assert read_settings(str(path)) == ({"theme": "dark"}, "")
