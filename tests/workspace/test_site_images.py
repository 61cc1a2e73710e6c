"""Images of a site by their names, nearest first, and images outside it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from editor.workspace.site_images import SiteImages, image_outside
from tests.bench.score_local_references import score, sites
from tests.workspace.test_image_repairs import PNG

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    for name in (
        "img/a.png",
        "img/trip/a.png",
        "posts/p/A.PNG",
        "img/b.webp",
        "node_modules/x/a.png",
        ".git/a.png",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(PNG)
    return root


def like(root: Path, text: str) -> list[str]:
    found = SiteImages(str(root)).like(text, str(root / "posts" / "p.md"))
    return [os.path.relpath(path, root) for path in found]


def test_the_same_name_comes_first_then_the_same_folder(site: Path) -> None:
    assert like(site, "old/trip/a.png") == ["img/trip/a.png", "img/a.png", "posts/p/A.PNG"]
    assert like(site, "A.PNG") == ["posts/p/A.PNG", "img/a.png", "img/trip/a.png"]


def test_another_format_counts_only_when_the_name_is_not_there(site: Path) -> None:
    assert like(site, "/img/b.png") == ["img/b.webp"]
    assert like(site, "/img/c.png") == []
    assert like(site, "..") == []


def test_a_link_that_leads_outside_is_no_image_of_the_site(site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (site / "img" / "secret.png").symlink_to(tmp_path / "secret.png")
    assert like(site, "secret.png") == []


def test_images_outside_are_only_images(site: Path, tmp_path: Path) -> None:
    (tmp_path / "o p.png").write_bytes(PNG)
    (tmp_path / "text.png").write_bytes(b"secret")
    os.mkfifo(tmp_path / "pipe.png")
    post = str(site / "posts" / "p.md")
    assert image_outside((tmp_path / "o p.png").as_uri(), post) == str(tmp_path / "o p.png")
    assert image_outside("../../o%20p.png", post) == str(tmp_path / "o p.png")
    for name in ("text.png", "pipe.png", "none.png"):
        assert image_outside(f"../../{name}", post) == ""
    assert image_outside("file:///etc/passwd", post) == ""
    assert image_outside("file:////host/share/a.png", post) == ""


def test_every_local_image_of_the_real_sites_shows_or_is_not_there_at_all() -> None:
    every = [(site.name, score(site)) for site in sites()]
    if not every:
        pytest.skip("the real sites are not here")
    assert {name: found.unexplained for name, found in every if found.unexplained} == {}
    total = sum(found.total for _, found in every)
    assert sum(found.shown for _, found in every) / total >= 0.86
