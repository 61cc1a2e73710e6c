"""Where new posts go, and which path makes a draft."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.core.site.post_paths import (
    drafts_are_folders,
    is_draft_path,
    name_in_path,
    new_post_path,
    path_as_draft,
    relative_path,
)

DATE = "2026-05-02 09:30:00"
HEXO = Convention("/blog", Generator.HEXO, post_folders=("source/_posts",), draft_folder="source/_drafts")
HUGO = Convention("/blog", Generator.HUGO, post_folders=("content",), new_post_folder="content/posts")
JEKYLL = Convention(
    "/blog",
    Generator.JEKYLL,
    post_folders=("_posts",),
    draft_folder="_drafts",
    new_post_name=":year-:month-:day-:title.md",
)
ASTRO = Convention(
    "/blog", Generator.ASTRO, post_folders=("src/content",), new_post_folder="src/content/blog"
)
PLAIN = Convention("/blog", Generator.PLAIN)


def named(pattern: str) -> Convention:
    return Convention(
        "/blog",
        Generator.HEXO,
        post_folders=("source/_posts",),
        draft_folder="source/_drafts",
        new_post_name=pattern,
    )


@pytest.mark.parametrize(
    ("convention", "is_draft", "path"),
    [
        (HEXO, False, "/blog/source/_posts/湖-A-B.md"),
        (HEXO, True, "/blog/source/_drafts/湖-A-B.md"),
        (HUGO, False, "/blog/content/posts/湖-a-b.md"),
        (HUGO, True, "/blog/content/posts/湖-a-b.md"),
        (JEKYLL, False, "/blog/_posts/2026-05-02-湖-a-b.md"),
        (JEKYLL, True, "/blog/_drafts/湖-a-b.md"),
        (ASTRO, False, "/blog/src/content/blog/湖-a-b.md"),
        (PLAIN, False, "/blog/湖-A-B.md"),
    ],
)
def test_a_new_post_goes_where_the_generator_looks(convention: Convention, is_draft: bool, path: str) -> None:
    assert new_post_path(convention, "湖 A/B", DATE, is_draft) == path


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        (":year-:month-:day-:title.md", "2026-05-02-T.md"),
        (":year/:i_month/:i_day-:title.md", "2026/5/2-T.md"),
        (":title", "T.md"),
        (":title.markdown", "T.markdown"),
        ("../../:title.md", "T.md"),
        ("/etc/:title.md", "etc/T.md"),
        (":category/:title.md", "T.md"),
        ("", "T.md"),
        (":lang/..", "T.md"),
    ],
)
def test_the_tokens_of_new_post_name_are_filled(pattern: str, path: str) -> None:
    assert new_post_path(named(pattern), "T", DATE, False) == f"/blog/source/_posts/{path}"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.text(max_size=40), st.text(max_size=20), st.booleans())
def test_no_title_or_pattern_leaves_the_folder(title: str, pattern: str, date: str, is_draft: bool) -> None:
    for convention in (named(pattern), HUGO, JEKYLL, ASTRO, PLAIN):
        path = new_post_path(convention, title, date, is_draft)
        inside = relative_path(convention, path)
        assert inside
        assert ".." not in inside.split("/")
        assert "\0" not in path
        assert path.lower().endswith((".md", ".markdown", ".mdx"))
        assert all(len(part.encode()) <= 255 for part in path.split("/"))


def test_hexo_moves_between_posts_and_drafts() -> None:
    assert path_as_draft(HEXO, "/blog/source/_posts/a/b.md", True) == "/blog/source/_drafts/a/b.md"
    assert path_as_draft(HEXO, "/blog/source/_drafts/a.md", False) == "/blog/source/_posts/a.md"
    assert path_as_draft(HEXO, "/blog/source/_posts/a.md", False) == "/blog/source/_posts/a.md"
    assert path_as_draft(HEXO, "/blog/source/about/index.md", True) == "/blog/source/about/index.md"
    assert path_as_draft(HEXO, "/elsewhere/a.md", True) == "/elsewhere/a.md"


def test_jekyll_publishes_only_with_a_date() -> None:
    assert path_as_draft(JEKYLL, "/blog/_drafts/a.md", False) == "/blog/_drafts/a.md"
    assert path_as_draft(JEKYLL, "/blog/_drafts/a.md", False, DATE) == "/blog/_posts/2026-05-02-a.md"
    dated = "/blog/_drafts/2026-01-01-a.md"
    assert path_as_draft(JEKYLL, dated, False) == "/blog/_posts/2026-01-01-a.md"


def test_drafts_of_hugo_are_told_by_a_field() -> None:
    assert drafts_are_folders(HEXO)
    assert not drafts_are_folders(HUGO)
    assert path_as_draft(HUGO, "/blog/content/posts/a.md", True) == "/blog/content/posts/a.md"
    assert is_draft_path(HEXO, "/blog/source/_drafts/a.md")
    assert not is_draft_path(HEXO, "/blog/source/_posts/a.md")
    assert not is_draft_path(HEXO, "/blog/source/_drafts/../_posts/a.md")
    assert not is_draft_path(HUGO, "/blog/content/_drafts/a.md")


@pytest.mark.parametrize(
    ("path", "generator", "expected"),
    [
        ("/b/_posts/2026-05-02-trip.md", Generator.JEKYLL, ("2026-05-02", "trip")),
        ("/b/source/_posts/2026-05-02-trip.md", Generator.HEXO, ("", "2026-05-02-trip")),
        ("/b/notes/排序算法/index.md", Generator.PLAIN, ("", "排序算法")),
        ("/b/content/about/_index.md", Generator.HUGO, ("", "about")),
        ("/index.md", Generator.PLAIN, ("", "index")),
    ],
)
def test_a_path_tells_date_and_title(path: str, generator: Generator, expected: tuple[str, str]) -> None:
    assert name_in_path(path, generator) == expected
