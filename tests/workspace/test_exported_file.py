"""A document is written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.workspace.errors import DiskError
from editor.workspace.exported_file import write_export

if TYPE_CHECKING:
    from pathlib import Path


def test_it_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    assert write_export(str(path), b"%PDF new") == str(path)
    assert path.read_bytes() == b"%PDF new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf"]


def test_a_folder_in_the_way_stays_and_nothing_is_left_beside(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(DiskError, match=r"a\.pdf"):
        write_export(str(tmp_path / "a.pdf"), b"x")
    with pytest.raises(DiskError):
        write_export(str(tmp_path / "gone" / "a.pdf"), b"x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf"]
