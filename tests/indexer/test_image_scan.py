"""The images of a folder become known in three rounds: what is there, how large, which are twins."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from editor.indexer.busy_mark import BusyMark
from editor.indexer.scan import Scanner
from editor.workspace.content_folder import find_site
from editor.workspace.image_index import image_index_for
from editor.workspace.library_index import LibraryIndex
from tests.workspace.test_moved_references import png

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from editor.core.images.library_image import LibraryImage
    from editor.indexer.step import Step

COUNT = 130


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "source" / "images").mkdir()
    (root / "_config.yml").write_text("title: Blog\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0"}}')
    for number in range(COUNT):
        tail = b"" if number < 2 else b"x" * number  # the first two are twins
        (root / "source" / "images" / f"{number:03}.png").write_bytes(png() + tail)
    (root / "source" / "_posts" / "a.md").write_text("## Sea\n\n![](/images/005.png)\n")
    return root


class Scan:
    """One scan, step by step, and what the library holds."""

    def __init__(self, root: Path, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        path = str(folder / "index")
        self.said: list[dict[str, object]] = []
        self._mark = BusyMark(path, 60.0)
        scanner = Scanner(find_site(str(root)), LibraryIndex(path), self._mark, self.said.append, None)
        self._steps: Iterator[Step] = iter(scanner.scan())
        self._path = path

    def until_library(self) -> bool:
        """Work until the library is said to be up to date; False when nothing was left to do."""
        before = self.said.count({"library": 1})
        for step in self._steps:
            step.work()
            if self.said.count({"library": 1}) > before:
                return True
        return False

    def end(self) -> dict[str, LibraryImage]:
        """Give the library as it is, by name, and let go of the mark."""
        self._mark.close()
        return {os.path.basename(one.path): one for one in image_index_for(self._path).images({})}


def test_what_is_there_is_told_before_any_head_is_read(blog: Path, tmp_path: Path) -> None:
    scan = Scan(blog, tmp_path / "state")
    assert scan.until_library()
    found = scan.end()
    assert len(found) == COUNT
    assert [use.heading for use in found["005.png"].uses] == ["Sea"]
    assert found["100.png"].width == 0


def test_a_scan_that_was_cut_short_is_finished_by_the_next(blog: Path, tmp_path: Path) -> None:
    first = Scan(blog, tmp_path / "state")
    assert first.until_library()
    first.end()
    scan = Scan(blog, tmp_path / "state")
    while scan.until_library():
        continue
    found = scan.end()
    assert {(one.width, one.height, one.format) for one in found.values()} == {(8, 6, "png")}
    assert all(one.modified_ns > 0 for one in found.values())
    assert found["000.png"].digest == found["001.png"].digest != ""
    assert found["002.png"].digest == ""


def test_nothing_is_read_again_where_nothing_has_changed(blog: Path, tmp_path: Path) -> None:
    for _ in range(2):
        scan = Scan(blog, tmp_path / "state")
        while scan.until_library():
            continue
        found = scan.end()
    assert scan.said.count({"library": 1}) == 1
    assert found["129.png"].width == 8
