from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from editor.workspace.errors import NotAPostError
from editor.workspace.whole_file import (
    create,
    digest,
    digest_of_open,
    flush_folder,
    open_regular,
    read_all,
    write_and_confirm,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEGABYTES = bytes(range(256)) * 4096 * 3 + b"end"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[int]:
    opened = create(str(tmp_path / "file"), 0o600)
    yield opened
    os.close(opened)


def test_what_was_written_can_be_read_and_named(file: int) -> None:
    assert write_and_confirm(file, MEGABYTES)
    assert read_all(file) == MEGABYTES
    assert digest_of_open(file) == digest(MEGABYTES)


def test_writing_less_leaves_nothing_of_what_was_more(file: int) -> None:
    write_and_confirm(file, MEGABYTES)
    write_and_confirm(file, b"short")
    assert read_all(file) == b"short"
    write_and_confirm(file, b"")
    assert read_all(file) == b""


def test_reading_stops_one_byte_beyond_the_limit(file: int) -> None:
    write_and_confirm(file, b"0123456789")
    assert read_all(file, 10) == b"0123456789"
    assert read_all(file, 4) == b"01234"


def test_a_file_is_created_only_where_none_is(tmp_path: Path, file: int) -> None:
    assert file
    with pytest.raises(FileExistsError):
        create(str(tmp_path / "file"), 0o600)
    (tmp_path / "link").symlink_to("elsewhere")
    with pytest.raises(FileExistsError):
        create(str(tmp_path / "link"), 0o600)


def test_only_ordinary_files_are_opened(tmp_path: Path) -> None:
    with pytest.raises(NotAPostError, match="is a folder"):
        open_regular(str(tmp_path))
    with pytest.raises(FileNotFoundError):
        open_regular(str(tmp_path / "none"))


def test_different_contents_have_different_digests() -> None:
    assert digest(b"a") != digest(b"b")
    assert digest(b"") == digest(b"")


def test_a_folder_that_is_gone_cannot_be_confirmed(tmp_path: Path) -> None:
    assert flush_folder(str(tmp_path))
    assert not flush_folder(str(tmp_path / "none"))
