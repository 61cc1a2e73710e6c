from __future__ import annotations

from datetime import UTC, datetime

import pytest

from editor.core.frontmatter.fields import read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.site.detect import detect
from editor.core.site.post_hints import date_hints

NOW = datetime(2024, 6, 1, tzinfo=UTC)


class Files:
    """A folder of files that are only here."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = files

    def read_text(self, path: str) -> str | None:
        return self.files.get(path)

    def is_folder(self, path: str) -> bool:
        return any(name.startswith(f"{path}/") for name in self.files)

    def names(self, path: str) -> list[str]:
        before = f"{path}/" if path else ""
        inside = [name.removeprefix(before) for name in self.files if name.startswith(before)]
        return sorted({name.split("/")[0] for name in inside})


def told(files: dict[str, str], path: str, content: str) -> list[str]:
    convention = detect(Files({**files, path: content}), "/site")
    front_matter = read_front_matter(["---", *content.split("\n"), "---"], convention.generator)
    found = date_hints(front_matter, convention, f"/site/{path}", NOW)
    return [each.data.get("address", each.code) for each in found]


def hugo(content: str, path: str = "content/posts/My Post.md", settings: str = "") -> list[str]:
    return told({"hugo.yaml": f"baseURL: https://a.example/blog/\n{settings}"}, path, content)


@pytest.mark.parametrize(
    ("content", "path", "settings", "address"),
    [
        ("title: x", "content/posts/My Post.md", "", "/blog/posts/my-post/"),
        ("title: x", "content/posts/My Post.md", "disablePathToLower: true", "/blog/posts/My-Post/"),
        ("title: x", "content/posts/旅行.md", "", "/blog/posts/旅行/"),
        ("title: x", "content/posts/trip/index.md", "", "/blog/posts/trip/"),
        ("title: x", "content/posts/2024/a/trip.md", "", "/blog/posts/2024/a/trip/"),
        ("title: x", "content/about.md", "", "/blog/about/"),
        ("slug: Other Name", "content/posts/a.md", "", "/blog/posts/other-name/"),
        ("slug: other", "content/posts/trip/index.md", "", "/blog/posts/other/"),
        ("url: /old/page.html", "content/posts/a.md", "", "/blog/old/page.html"),
        ("url: /old/page", "content/posts/a.md", "", "/blog/old/page/"),
        ("title: x", "content/posts/a.md", "uglyURLs: true", "/blog/posts/a.html"),
        (
            "title: My Trip\ndate: 2024-05-06T23:30:00+08:00",
            "content/posts/a.md",
            "permalinks: {posts: '/:year/:month/:day/:title/'}",
            "/blog/2024/05/06/my-trip/",
        ),
        (
            "slug: s\ndate: 2024-05-06",
            "content/posts/a.md",
            "permalinks: {page: {posts: '/:year/:slug'}}",
            "/blog/2024/s/",
        ),
        ("date: 2024-05-06", "content/notes/deep/a.md", "permalinks: {notes: '/n/:filename/'}", "/blog/n/a/"),
        ("date: 2024-05-06", "content/posts/a.md", "permalinks: {notes: '/n/:filename/'}", "/blog/posts/a/"),
        ("a: b", "content/docs/x/a.md", "permalinks: {docs: ':sections/:filename/'}", "/blog/docs/x/a/"),
    ],
)  # fmt: skip
def test_hugos_addresses_are_told(content: str, path: str, settings: str, address: str) -> None:
    assert hugo(content, path, settings) == [address]


@pytest.mark.parametrize(
    ("content", "path", "settings"),
    [
        ("title: x", "content/posts/what's new?.md", ""),
        ("title: 'a/b: c'\ndate: 2024-05-06", "content/posts/a.md", "permalinks: {posts: '/:title/'}"),
        ("title: x", "content/posts/a.md", "permalinks: {posts: '/:year/:slug/'}"),
        ("title: x", "content/posts/a.md", "permalinks: {posts: '/:weekday/'}"),
        ("title: x", "content/posts/a.md", "languages: {en: {weight: 1}, zh: {weight: 2}}"),
        ("title: x", "content/posts/a.md", "uglyURLs: {posts: true}"),
        ("title: x", "content/posts/_index.md", ""),
        ("url: ':year/x'", "content/posts/a.md", ""),
        ("slug: {a: b}", "content/posts/a.md", ""),
        ("build: {render: never}", "content/posts/a.md", ""),
        ("title: x", "notes/a.md", ""),
    ],
)
def test_what_is_not_certain_in_hugo_is_not_told(content: str, path: str, settings: str) -> None:
    assert hugo(content, path, settings) == []


def test_what_hugo_leaves_out_is_told() -> None:
    path = "content/posts/a.md"
    assert hugo("draft: true", path) == ["/blog/posts/a/", "date.draft"]
    assert hugo("draft: true", path, "buildDrafts: true") == ["/blog/posts/a/"]
    assert hugo("date: 2024-06-03", path) == ["/blog/posts/a/", "date.future"]
    assert hugo("date: 2024-06-03", path, "buildFuture: true") == ["/blog/posts/a/"]
    assert hugo("date: 2024-06-01T20:00:00+08:00", path) == ["/blog/posts/a/", "date.future"]
    assert hugo("date: 2024-06-01 10:00:00", path) == ["/blog/posts/a/"]


def astro(content: str, path: str, *templates: str) -> list[str]:
    files = {"astro.config.mjs": "", "src/content/blog/first.md": "", **dict.fromkeys(templates, "")}
    return told(files, path, content)


def test_astros_pages_are_told_where_a_template_makes_them() -> None:
    rest, one = "src/pages/blog/[...slug].astro", "src/pages/blog/[id].astro"
    assert astro("title: x", "src/content/blog/My-Post.md", rest) == ["/blog/my-post"]
    assert astro("title: x", "src/content/blog/2024/trip/index.md", rest) == ["/blog/2024/trip"]
    assert astro("title: x", "src/content/blog/2024/trip.md", one) == []
    assert astro("slug: other", "src/content/blog/a.md", one) == ["/blog/other"]
    assert astro("title: x", "src/content/blog/a.md") == []
    assert astro("title: x", "src/content/blog/a b!.md", rest) == []
    assert astro("title: x", "src/content/news/a.md", rest) == []


def test_a_bare_folder_has_no_addresses() -> None:
    assert told({}, "a.md", "date: 2024-05-06") == []
    assert detect(Files({}), "/site").generator is Generator.PLAIN
