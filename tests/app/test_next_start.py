"""The next start is prepared once, where Python may keep code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from editor.app.next_start import prepare_next_start, versions_here
from editor.kept_code import OF_WINDOW, read_kept_code, versions_kept

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)  # as in a start of the program
    return tmp_path / "kept.code"


def test_what_a_start_compiles_is_kept_once(file: Path) -> None:
    prepare_next_start(str(file))
    assert versions_kept(str(file)) == versions_here()
    kept = read_kept_code(OF_WINDOW, str(file))
    assert len(kept.expressions) > 200
    assert any("loader" in name for name, *_ in kept.sources)
    before = file.stat().st_mtime_ns
    prepare_next_start(str(file))
    assert file.stat().st_mtime_ns == before


def test_a_file_of_other_versions_is_made_anew(file: Path) -> None:
    file.write_bytes(b"of another version")
    prepare_next_start(str(file))
    assert versions_kept(str(file)) == versions_here()


def test_nothing_is_kept_where_python_may_keep_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    prepare_next_start(str(file))
    prepare_next_start(str(file.parent / "gone" / "kept.code"))
    assert not file.exists()
