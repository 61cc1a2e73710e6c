"""A picture dropped into a post goes where its site keeps images, under the address its readers need."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.e2e.desk import Program
    from tests.e2e.dragging import OtherProgram

pytestmark = pytest.mark.e2e
TEXT = "---\ntitle: A post\n---\n\nWords.\n"
ROWS = (
    "[[row.report and row.report.here.value, row.report and row.report.site.value] "
    "for row in program.checks._rows.values()]"
)
HEXO = '{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}'
SITES: Mapping[str, tuple[Mapping[str, str], str, str, str]] = {
    # files of the site, the post, where the image goes, how its link begins
    "hexo": (
        {"_config.yml": "title: t\n", "package.json": HEXO},
        "source/_posts/a.md",
        "source/images",
        "/images/",
    ),
    "hexo-with-asset-folders": (
        {
            "_config.yml": "title: t\npost_asset_folder: true\nmarked:\n  postAsset: true\n",
            "package.json": HEXO,
        },
        "source/_posts/a.md",
        "source/_posts/a",
        "",
    ),
    "hexo-below-a-base-path": (
        {"_config.yml": "title: t\nurl: https://e.example/blog\nroot: /blog/\n", "package.json": HEXO},
        "source/_posts/a.md",
        "source/images",
        "/images/",
    ),
    "hugo-bundle": (
        {"hugo.toml": 'baseURL = "https://e.example/"\n'},
        "content/posts/a/index.md",
        "content/posts/a",
        "",
    ),
    "hugo": (
        {"hugo.toml": 'baseURL = "https://e.example/"\n'},
        "content/posts/a.md",
        "static/images",
        "/images/",
    ),
    "jekyll": (
        {"_config.yml": "title: t\n", "Gemfile": 'gem "jekyll"\n'},
        "_posts/2026-03-01-a.md",
        "assets",
        "/assets/",
    ),
    "astro": (
        {"astro.config.mjs": "export default {}\n", "package.json": '{"dependencies": {"astro": "5.0.0"}}'},
        "src/content/blog/a.md",
        "public/images",
        "/images/",
    ),
    "bare-folder": ({}, "a.md", "images", "images/"),
}


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (12, 8), "#8fa7a0").save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("name", SITES)
def test_a_dropped_picture_goes_where_the_site_keeps_images(
    start: Callable[..., Program], tmp_path: Path, other_program: OtherProgram, name: str
) -> None:
    files, post, folder, begins = SITES[name]
    root = tmp_path / "site"
    for path, text in {**files, post: TEXT}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, newline="")
    # its real kind counts, not what its name says, and names never collide
    (tmp_path / "lake view.jpg").write_bytes(picture())
    before = {path for path in root.rglob("*") if path.is_file()}
    program = start(root / post)
    program.wait_post(post)
    other_program.drag_to_text(program, 4, 5, tmp_path / "lake view.jpg")
    lines = program.wait_source(lambda lines: "![" in lines[4])
    (kept,) = {path for path in root.rglob("*") if path.is_file()} - before
    assert kept.parent == root / folder
    assert re.fullmatch(r"\d{14,}(-\d+)?\.png", kept.name), kept.name
    assert kept.read_bytes() == picture()
    assert lines == TEXT.replace("Words.", f"Words![lake view]({begins}{kept.name}).").split("\n")
    program.wait(ROWS, lambda rows: rows == [["ok", "ok"]])
    program.wait('dom("[...document.images].map(image => image.naturalWidth)")', lambda found: found == [12])
    assert (tmp_path / "lake view.jpg").exists()
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert (root / post).read_text() == "\n".join(lines)
