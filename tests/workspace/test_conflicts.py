"""The version that gives way is kept, and never in the place of an earlier one."""

import os

import pytest

from editor.workspace.conflicts import keep_theirs
from editor.workspace.errors import WorkspaceError
from editor.workspace.post_file import digest_of


def test_the_other_version_is_kept_byte_by_byte(tmp_path):
    path, folder = tmp_path / "a.md", tmp_path / "state" / "conflicts"
    path.write_bytes(b"theirs\r\n\xff")
    copy, digest = keep_theirs(str(path), str(folder))
    assert os.path.dirname(copy) == str(folder)
    assert os.path.basename(copy).startswith("a-")
    assert copy.endswith(".md")
    with open(copy, "rb") as file:
        assert file.read() == b"theirs\r\n\xff"
    assert digest == digest_of(str(path))
    assert folder.stat().st_mode & 0o777 == 0o700


def test_posts_of_one_name_in_one_second_are_all_kept(tmp_path):
    copies = []
    for number in range(5):
        bundle = tmp_path / str(number)
        bundle.mkdir()
        (bundle / "index.md").write_text(f"post {number}")
        copies.append(keep_theirs(str(bundle / "index.md"), str(tmp_path / "conflicts"))[0])
    texts = []
    for copy in copies:
        with open(copy, encoding="utf-8") as file:
            texts.append(file.read())
    assert texts == [f"post {number}" for number in range(5)]


def test_nothing_is_kept_of_a_file_that_is_gone(tmp_path):
    assert keep_theirs(str(tmp_path / "gone.md"), str(tmp_path / "conflicts")) == ("", None)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("theirs")
    with pytest.raises(WorkspaceError, match="nothing was overwritten"):
        keep_theirs(str(path), str(path / "conflicts"))
    assert path.read_text() == "theirs"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_file_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "a.md")
    with pytest.raises(WorkspaceError):
        keep_theirs(str(tmp_path / "a.md"), str(tmp_path / "conflicts"))
