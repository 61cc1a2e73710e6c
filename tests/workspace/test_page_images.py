"""A page finds its images beside it, in itself or in the web, and nothing outside of the site."""

from __future__ import annotations

import base64
import os
from typing import TYPE_CHECKING

import pytest

from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.workspace.page_images import LARGEST_EMBEDDED, PageImages
from tests.app.test_image_commands import PNG

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    root.mkdir()
    for name in ("a.png", "夜 雨#1?.png", "50%.png"):
        (root / name).write_bytes(PNG)
    (root / "text.png").write_text("no image")
    return root


def images(site: Path, folder: Path | None = None, *, embedded: bool = False) -> PageImages:
    convention = Convention(str(site), Generator.PLAIN)
    return PageImages(convention, str(site / "post.md"), str(folder or site), embedded=embedded)


@pytest.mark.parametrize(
    ("destination", "address"),
    [
        ("a.png", "a.png"),
        ("./a.png", "a.png"),
        ("夜 雨%231%3F.png", "%E5%A4%9C%20%E9%9B%A8%231%3F.png"),
        ("50%25.png", "50%25.png"),
        ("text.png", ""),
        ("gone.png", ""),
        ("../a.png", ""),
        ("/etc/passwd", ""),
        ("file:///etc/passwd", ""),
        ("{{ page.cover }}", ""),
        ("https://e.invalid/a b.png", "https://e.invalid/a b.png"),
        ("//e.invalid/a.png", "https://e.invalid/a.png"),
        ("data:text/html,x", ""),
    ],
)
def test_an_address(site: Path, destination: str, address: str) -> None:
    assert images(site).address_of(destination) == address


def test_the_way_leads_from_the_folder_of_the_page(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "出 口"
    other.mkdir()
    assert images(site, other).address_of("a.png") == "../site/a.png"
    (tmp_path / "link").symlink_to(other)
    assert images(site, tmp_path / "link").address_of("a.png") == "../site/a.png"


def test_an_embedded_image_is_its_bytes_and_a_large_one_its_path(site: Path) -> None:
    data = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
    assert images(site, embedded=True).address_of("a.png") == data
    assert images(site).address_of(data) == data
    with (site / "large.png").open("wb") as file:
        file.write(PNG)
        file.truncate(LARGEST_EMBEDDED + 1)
    assert images(site, embedded=True).address_of("large.png") == "large.png"


def test_links_pipes_and_folders_are_not_followed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (site / "away.png").symlink_to(tmp_path / "secret.png")
    os.mkfifo(site / "pipe.png")
    (site / "folder.png").mkdir()
    for embedded in (False, True):
        found = images(site, embedded=embedded)
        assert [found.address_of(f"{name}.png") for name in ("away", "pipe", "folder")] == ["", "", ""]
