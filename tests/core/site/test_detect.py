"""Which generator builds a site, and what is read from its configuration."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.frontmatter.generator import Generator
from editor.core.site.detect import detect, is_site

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHARED = Path(__file__).parents[3] / ".." / "shared" / "posts"


class MemoryFolder:
    """A folder that lies in a mapping of paths to texts."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files

    def read_text(self, path: str) -> str | None:
        return self._files.get(path)

    def is_folder(self, path: str) -> bool:
        return any(name.startswith(f"{path}/") for name in self._files)

    def names(self, path: str) -> Sequence[str]:
        before = f"{path}/" if path else ""
        inside = (name.removeprefix(before) for name in self._files if name.startswith(before))
        return sorted({name.split("/")[0] for name in inside})


class OpenedFolder:
    """A folder on the disk, read only."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read_text(self, path: str) -> str | None:
        file = self._path / path
        return file.read_text("utf-8", "replace") if file.is_file() else None

    def is_folder(self, path: str) -> bool:
        return (self._path / path).is_dir()

    def names(self, path: str) -> Sequence[str]:
        folder = self._path / path
        return sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else ()


def hexo(configuration: str = "", packages: Mapping[str, str] | None = None, **files: str):
    package = json.dumps({"dependencies": {"hexo": "^8.0.0", **(packages or {})}})
    return detect(MemoryFolder({"_config.yml": configuration, "package.json": package, **files}), "/blog")


@pytest.mark.parametrize(
    ("files", "generator"),
    [
        ({"_config.yml": "", "source/_posts/a.md": ""}, Generator.HEXO),
        ({"package.json": '{"dependencies": {"hexo": "^6"}}'}, Generator.HEXO),
        ({"package.json": '{"hexo": {"version": "7"}}'}, Generator.HEXO),
        ({"hugo.toml": ""}, Generator.HUGO),
        ({"hugo.yaml": ""}, Generator.HUGO),
        ({"config.toml": "", "content/a.md": ""}, Generator.HUGO),
        ({"config/_default/hugo.toml": "", "content/a.md": ""}, Generator.HUGO),
        ({"_config.yml": "", "_posts/a.md": ""}, Generator.JEKYLL),
        ({"_config.yml": "", "source/x.md": "", "Gemfile": "gem 'jekyll'"}, Generator.JEKYLL),
        ({"astro.config.mjs": "", "src/content/blog/a.md": ""}, Generator.ASTRO),
        ({"config.toml": ""}, Generator.PLAIN),
        ({"package.json": "[1"}, Generator.PLAIN),
        ({"a.md": ""}, Generator.PLAIN),
        ({}, Generator.PLAIN),
    ],
)
def test_the_files_of_a_folder_tell_its_generator(files: Mapping[str, str], generator: Generator) -> None:
    folder = MemoryFolder(files)
    assert detect(folder, "/blog").generator is generator
    assert is_site(folder) is (generator is not Generator.PLAIN)


def test_hexo_without_settings_has_the_defaults_of_hexo() -> None:
    found = hexo()
    assert found.name == "blog"
    assert found.post_folders == ("source/_posts",)
    assert found.draft_folder == "source/_drafts"
    assert found.permalink == ":year/:month/:day/:title/"
    assert found.breaks
    assert found.prepends_base
    assert not found.marked_post_asset
    assert not found.post_asset_folder


def test_hexo_settings_are_read() -> None:
    found = hexo(
        "title: 'A # blog'\nsource_dir: src\npost_asset_folder: true\nroot: /b\ntimezone: Asia/Shanghai\n"
        "new_post_name: :year-:title.md\nmarked:\n\tbreaks: false\n\tpostAsset: true\n"
    )
    assert found.name == "A # blog"
    assert found.post_folders == ("src/_posts",)
    assert found.image_folder == "src/images"
    assert (found.base_path, found.timezone) == ("/b/", "Asia/Shanghai")
    assert found.new_post_name == ":year-:title.md"
    assert found.post_asset_folder
    assert found.marked_post_asset
    assert not found.breaks


def test_markdown_it_of_hexo_leaves_addresses_alone_and_breaks_lines() -> None:
    found = hexo("marked: {breaks: false}", {"hexo-renderer-markdown-it": "^7"})
    assert found.breaks
    assert not found.prepends_base
    told = hexo(
        "markdown: {render: {breaks: false}, images: {prepend_root: true}}",
        {"hexo-renderer-markdown-it": "1"},
    )
    assert not told.breaks
    assert told.prepends_base


def test_a_theme_of_hexo_serves_its_source_folder() -> None:
    found = hexo("theme: next", **{"themes/next/source/a.png": ""})
    assert found.served_folders == ("source", "themes/next/source")


@pytest.mark.parametrize(
    "configuration",
    [
        "a: " + "[" * 100_000,
        "a: &a [x]\nb: [" + ", ".join(["*a"] * 5_000) + "]",
        "\n".join(f"a{i}: &a{i} {{<<: [" + ", ".join([f"*a{i - 1}"] * 9) + "]}" for i in range(1, 9)),
        "x: &x [*x]",
        "date: 2024-13-40\ntitle: ok\n",
        "{{{",
        "title: a\ntitle: b\n? [1, 2]\n: x",
        "\0\0\0",
        "- just\n- a list",
        "--- a\n--- b",
        "!!python/object/apply:os.system ['true']",
    ],
)
def test_a_bad_configuration_leaves_a_site_with_defaults(configuration: str) -> None:
    found = hexo(configuration)
    assert found.generator is Generator.HEXO
    assert found.post_folders == ("source/_posts",)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_configuration_makes_detection_fail(text: str) -> None:
    for files in (
        {"_config.yml": text, "package.json": text, "source/a.md": ""},
        {"hugo.toml": text},
        {"hugo.json": text},
        {"_config.yml": text, "_posts/a.md": "", "Gemfile": text},
        {"astro.config.mjs": text, "src/a": ""},
    ):
        found = detect(MemoryFolder(files), "/blog")
        assert found.root == "/blog"
        for folder in (*found.post_folders, found.draft_folder, found.image_folder, *found.served_folders):
            assert not folder.startswith("/")
            assert ".." not in folder.split("/")


@pytest.mark.parametrize("place", ["../elsewhere", "/etc", "C:/windows", "a/../../b", "..\\x"])
def test_a_configured_folder_outside_the_site_is_not_believed(place: str) -> None:
    assert hexo(json.dumps({"source_dir": place})).post_folders == ("source/_posts",)
    hugo = detect(MemoryFolder({"hugo.json": json.dumps({"contentDir": place, "staticDir": place})}), "/blog")
    assert hugo.post_folders == ("content",)
    assert hugo.served_folders == ("static", "content")


def test_hugo_settings_are_read() -> None:
    found = detect(
        MemoryFolder(
            {
                "hugo.toml": 'title = "T"\nbaseURL = "https://a.cn/b/"\ntimeZone = "Asia/Shanghai"\n'
                'staticDir = ["static", "assets"]\n[permalinks]\npost = "/:year/:slug/"\n',
                "content/post/a.md": "---\n",
                "static/img/a.png": "",
            }
        ),
        "/blog",
    )
    assert found.name == "T"
    assert found.base_path == "/b/"
    assert (found.post_folders, found.new_post_folder) == (("content",), "content/post")
    assert found.served_folders == ("static", "assets", "content")
    assert found.image_folder == "static/img"
    assert found.permalink == "/:year/:slug/"
    assert found.front_matter_form == "yaml"


def test_a_hugo_site_of_toml_posts_gets_toml_posts() -> None:
    posts = {"hugo.yaml": "title: x", "content/posts/a.md": "+++\n+++\n"}
    assert detect(MemoryFolder(posts), "/b").front_matter_form == "toml"
    assert detect(MemoryFolder({"hugo.toml": ""}), "/b").front_matter_form == "toml"
    assert detect(MemoryFolder({"hugo.yaml": ""}), "/b").front_matter_form == "yaml"


def test_jekyll_settings_are_read() -> None:
    found = detect(
        MemoryFolder(
            {"_config.yml": "baseurl: /tale\npermalink: pretty\n", "_posts/a.md": "", "assets/img/x": ""}
        ),
        "/blog",
    )
    assert found.base_path == "/tale/"
    assert found.permalink == "/:categories/:year/:month/:day/:title/"
    assert found.image_folder == "assets/img"
    assert found.draft_folder == "_drafts"


@pytest.mark.parametrize(
    ("name", "generator", "title"),
    [
        ("hexo-seaoak", Generator.HEXO, "Seaoak's READ"),
        ("hugo-coder-toml", Generator.HUGO, "johndoe"),
        ("hugo-kaeruct", Generator.HUGO, "Pejibaye Blog"),
        ("jekyll-tale", Generator.JEKYLL, "Tale"),
        ("hexo-fightinggg", Generator.PLAIN, "hexo-fightinggg"),
    ],
)
def test_real_sites_are_recognised(name: str, generator: Generator, title: str) -> None:
    site = SHARED / name
    if not site.is_dir():
        pytest.skip("the real sites are not here")
    found = detect(OpenedFolder(site), f"/sites/{name}")
    assert (found.generator, found.name) == (generator, title)
