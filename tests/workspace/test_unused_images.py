"""Unused images: in doubt an image counts as used."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

import pytest

from editor.workspace.content_folder import find_site
from editor.workspace.unused_images import unused_images

if TYPE_CHECKING:
    from pathlib import Path


def unused(root: Path, images: list[str], texts: dict[str, str]) -> list[str]:
    for name, text in {"_config.yml": "", "scaffolds/post.md": "", **texts}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    for name in images:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"image")
    return [os.path.relpath(path, root) for path in unused_images(find_site(str(root)))]


@pytest.mark.parametrize(
    ("name", "path", "text"),
    [
        ("a.png", "source/_posts/p.md", "![](/x/a.png)"),
        ("a b.png", "source/_posts/p.md", "![](/x/a%20b.png)"),
        ("图.png", "source/_posts/p.md", "![](/x/%E5%9B%BE.png)"),
        ("é.png", "source/_posts/p.md", f"![]({unicodedata.normalize('NFD', 'é.png')})"),
        ("a&b.png", "source/_posts/p.md", "<img src='a&amp;b.png'>"),
        ("a_b.png", "source/_posts/p.md", "![](a\\_b.png)"),
        ("a.png", "source/_posts/p.md", "---\nfoo: a.png\n---\n"),
        ("a.png", "source/_posts/p.md", "`a.png` in code counts, too"),
        ("a.png", "_config.yml", "banner: /A.PNG"),
        ("a.png", "themes/t/layout/x.ejs", "<img src='<%= url %>/a.png'>"),
        ("a.png", "source/css/x.css", "a{background:url(../a.png)}"),
        ("favicon.png", "source/_posts/p.md", ""),
        ("my-cover.png", "source/_posts/p.md", ""),
    ],
)
def test_a_name_in_any_text_is_a_use(tmp_path: Path, name: str, path: str, text: str) -> None:
    assert unused(tmp_path, [f"source/images/{name}", "source/images/other.png"], {path: text}) == [
        "source/images/other.png"
    ]


def test_images_of_themes_and_of_what_was_built_are_left_alone(tmp_path: Path) -> None:
    images = ["themes/t/source/a.png", "public/a.png", "node_modules/a.png", "source/_posts/p/b.png"]
    assert unused(tmp_path, images, {"public/index.html": "b.png"}) == ["source/_posts/p/b.png"]


def test_an_svg_does_not_use_itself(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    assert unused(tmp_path, ["source/x.png"], {"source/a.svg": "<svg><!-- a.svg x.png -->"}) == [
        "source/a.svg"
    ]
