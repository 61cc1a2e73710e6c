"""Where a post is put for the first time."""

import pytest

from editor.workspace.errors import NotAllowedError
from editor.workspace.post_naming import LIMIT, free_path, replace_post


def test_a_free_path_is_taken_as_it_is_and_its_folder_made(tmp_path):
    wanted = str(tmp_path / "source" / "_drafts" / "lake.md")
    assert free_path(wanted) == wanted
    assert (tmp_path / "source" / "_drafts").is_dir()


def test_taken_names_are_counted_up_as_hexo_does(tmp_path):
    (tmp_path / "lake.md").write_text("")
    (tmp_path / "lake-1.md").symlink_to(tmp_path / "nowhere")
    assert free_path(str(tmp_path / "lake.md")) == str(tmp_path / "lake-2.md")


def test_too_many_of_one_name_are_told(tmp_path):
    (tmp_path / "a.md").write_text("")
    for number in range(1, LIMIT + 2):
        (tmp_path / f"a-{number}.md").touch()
    with pytest.raises(NotAllowedError, match="another title"):
        free_path(str(tmp_path / "a.md"))


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NotAllowedError, match="Save as"):
        free_path(str(tmp_path / "file" / "a.md"))


def test_what_the_writer_agreed_to_replace_is_replaced(tmp_path):
    path = tmp_path / "a.md"
    for before in (None, b"other"):
        if before:
            path.write_bytes(before)
        saved = replace_post(str(path), b"mine\r\n", "a digest of another file")
        assert path.read_bytes() == b"mine\r\n"
        assert saved.digest
