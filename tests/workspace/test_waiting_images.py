"""What a post is to get that was closed too early: remembered for it alone, whatever the disk does."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from editor.workspace.waiting_images import WaitingImages, WaitingStore

if TYPE_CHECKING:
    from pathlib import Path

ONE = WaitingImages("/b/one.md", {"/i/a.png": "/b/i/a.png"}, {"b": "https://i.example"}, ("![](c)",), ("/c",))


def test_what_waits_outlives_the_program_and_is_private(tmp_path: Path) -> None:
    WaitingStore(str(tmp_path / "w")).put(ONE)
    store = WaitingStore(str(tmp_path / "w"))
    assert store.of("/b/one.md") == ONE
    assert store.of("/b/two.md").is_empty
    (file,) = (tmp_path / "w").iterdir()
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600


def test_nothing_leaves_no_file(tmp_path: Path) -> None:
    store = WaitingStore(str(tmp_path / "w"))
    store.put(ONE)
    store.put(WaitingImages("/b/one.md"))
    assert list((tmp_path / "w").iterdir()) == []
    assert store.of("/b/one.md").is_empty


def test_a_damaged_record_is_nothing(tmp_path: Path) -> None:
    store = WaitingStore(str(tmp_path / "w"))
    store.put(ONE)
    (file,) = (tmp_path / "w").iterdir()
    for content in ("", "[]", "{", '{"path": "/other"}', "[" * 100_000):
        file.write_text(content)
        assert store.of("/b/one.md").is_empty
    file.write_text('{"path": "/b/one.md", "uploads": [1], "addresses": {"a": 1}, "links": "x"}')
    assert store.of("/b/one.md").is_empty


def test_a_folder_that_cannot_be_made_raises_nothing(tmp_path: Path) -> None:
    (tmp_path / "w").write_text("a file")
    store = WaitingStore(str(tmp_path / "w" / "below"))
    store.put(ONE)
    assert store.of("/b/one.md").is_empty
