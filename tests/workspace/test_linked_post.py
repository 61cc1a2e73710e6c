"""Links between posts of a site lead to their files, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.workspace.content_folder import find_site
from editor.workspace.linked_post import find_linked_post

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    posts = root / "source" / "_posts"
    posts.mkdir(parents=True)
    (root / "_config.yml").write_text(
        "title: B\nurl: https://b.example\nroot: /blog/\npermalink: :year/:title/\n"
    )
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0"}}')
    for name in ("a.md", "b.md", "雾.md", "trip.markdown"):
        (posts / name).write_text("---\ntitle: x\n---\n")
    (tmp_path / "outside.md").write_text("no")
    (posts / "link.md").symlink_to(tmp_path / "outside.md")
    return root


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("b.md", "b.md"),
        ("./b.md#part", "b.md"),
        ("b", "b.md"),
        ("trip", "trip.markdown"),
        ("%E9%9B%BE.md?x=1", "雾.md"),
        ("/2024/b/", "b.md"),
        ("/blog/2024/b/index.html", "b.md"),
        ("/2024/%E9%9B%BE/", "雾.md"),
        ("../../2024/b/", "b.md"),
        ("../b/", "b.md"),
        ("/2024/gone/", ""),
        ("/a/b/c/", ""),
        ("gone.md", ""),
        ("../../../outside.md", ""),
        ("link.md", ""),
        ("/etc/passwd", ""),
        ("file:///etc/passwd", ""),
        ("https://b.example/2024/b/", ""),
        ("javascript:1", ""),
        ("{% post_link b %}", ""),
        ("", ""),
    ],
)
def test_a_link_means_a_post(blog: Path, address: str, name: str) -> None:
    posts = blog / "source" / "_posts"
    found = find_linked_post(address, str(posts / "a.md"), find_site(str(blog)))
    assert found == (str(posts / name) if name else "")
