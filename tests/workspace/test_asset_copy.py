"""The asset folder of a copied post."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.workspace import asset_copy
from editor.workspace.asset_copy import CopiedAssets, copy_assets
from editor.workspace.errors import NotAllowedError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def post(tmp_path: Path) -> Path:
    (tmp_path / "trip").mkdir()
    (tmp_path / "trip" / "a.png").write_bytes(b"a")
    (tmp_path / "trip" / ".hidden").write_bytes(b"h")
    (tmp_path / "trip" / "link.png").symlink_to(tmp_path / "trip" / "a.png")
    return tmp_path / "trip.md"


def _copied(post: Path, name: str) -> CopiedAssets:
    return copy_assets(str(post), str(post.parent / name))


def test_regular_files_are_copied_and_copied_once(post: Path) -> None:
    folder = post.parent / "far"
    assert _copied(post, "far.md") == CopiedAssets(str(folder), 1)
    assert [path.name for path in folder.iterdir()] == ["a.png"]
    assert _copied(post, "far.md") == CopiedAssets(str(folder), 0)


def test_a_copy_inside_the_asset_folder_ends(post: Path) -> None:
    assert _copied(post, "trip/copy.md").count == 1
    assert (post.parent / "trip" / "copy" / "a.png").read_bytes() == b"a"


def test_a_post_without_a_folder_of_its_own_has_nothing_to_copy(post: Path) -> None:
    assert copy_assets(str(post.parent / "other.md"), str(post.parent / "far.md")).count == 0
    assert copy_assets(str(post.parent / "trip" / "index.md"), str(post.parent / "far.md")).count == 0
    assert not (post.parent / "far").exists()


def test_a_huge_folder_is_refused_before_anything_is_written(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asset_copy, "MOST_FILES", 1)
    (post.parent / "trip" / "b.png").write_bytes(b"b")
    with pytest.raises(NotAllowedError, match="too many files"):
        _copied(post, "far.md")
    assert not (post.parent / "far").exists()
