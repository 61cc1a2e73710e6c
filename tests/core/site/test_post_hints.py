from __future__ import annotations

import pytest

from editor.core.frontmatter.fields import read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.core.site.post_hints import date_hints, post_hints

HEXO = Convention(
    "/blog",
    Generator.HEXO,
    post_folders=("source/_posts",),
    permalink=":year/:month/:day/:title/",
    timezone="Asia/Shanghai",
)
TAGS = [("Linux", 12), ("linux", 1), ("ＡＩ", 1), ("AI", 9), ("Category", 4), ("notes", 3), ("CSS", 2)]


def hints(content: str, convention: Convention = HEXO) -> list[tuple[str, dict[str, str]]]:
    front_matter = read_front_matter(["---", *content.split("\n"), "---"], convention.generator)
    return [(found.code, dict(found.data)) for found in post_hints(front_matter, convention, TAGS)]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("categories: [AI, LLM]", [("categories.one-path", {"path": "AI › LLM"})]),
        ("categories:\n- [AI, LLM]\n- Diary", [("categories.several", {"count": "2"})]),
        ("categories: AI", []),
        ("categories: [AI]", []),
        ("tags: a, b", [("tags.one-tag", {"tag": "a, b"})]),
        ("tags: 甲，乙", [("tags.one-tag", {"tag": "甲，乙"})]),
        ("tags: [a, b]", []),
        ("tags: [linux]", [("tags.near-duplicate", {"tag": "linux", "other": "Linux", "count": "12"})]),
        ("tags: [Linux]", []),
        ("tags: [ＡＩ]", [("tags.near-duplicate", {"tag": "ＡＩ", "other": "AI", "count": "9"})]),
        ("tag: categories", [("tags.near-duplicate", {"tag": "categories", "other": "Category", "count": "4"})]),  # noqa: E501
        ("tags: [note]", [("tags.near-duplicate", {"tag": "note", "other": "notes", "count": "3"})]),
        ("tags: [CS]", []),
        ("tags: {a: b}", []),
    ],
)  # fmt: skip
def test_what_may_be_meant_otherwise_is_told(content: str, told: list[object]) -> None:
    assert hints(content) == told


def test_other_generators_read_lists_as_lists() -> None:
    jekyll = Convention("/blog", Generator.JEKYLL)
    assert hints("categories: [AI, LLM]\ntags: a, b", jekyll) == []


def dates(content: str, path: str = "/blog/source/_posts/my/post.md", **habits: object) -> list[object]:
    convention = Convention(
        **{name: getattr(HEXO, name) for name in HEXO.__slots__} | habits  # type: ignore[arg-type]
    )
    front_matter = read_front_matter(["---", *content.split("\n"), "---"], convention.generator)
    return [found.data.get("address", found.code) for found in date_hints(front_matter, convention, path)]


def test_the_address_is_told_where_every_part_is_known() -> None:
    assert dates("date: 2024-5-06 07:08:09") == ["/2024/05/06/my/post/"]
    assert dates("date: 2024-05-06", base_path="/b/", permalink=":i_month/:i_day/:name.html") == [
        "/b/5/6/post.html"
    ]
    assert dates("date: 2024-05-06", permalink=":category/:title/") == []
    assert dates("date: 2024-05-06\npermalink: /own/") == []
    assert dates("date: 2024-05-06", path="/blog/source/about/index.md") == []
    assert dates("date: soon") == []
    assert dates("date: 2024-02-30") == []
    assert dates("title: x") == []


def test_a_zone_that_the_building_machine_decides_is_told() -> None:
    assert dates("date: 2024-05-06 23:30:00", timezone="") == ["/2024/05/06/my/post/", "date.zone"]
    assert dates("date: 2024-05-06T23:30:00+08:00", timezone="") == ["date.zone"]
    assert dates("date: 2024-05-06T23:30:00+08:00") == []


def jekyll(content: str, name: str = "2024-05-06-my-post.md", **habits: object) -> list[object]:
    return dates(
        content,
        f"/blog/_posts/{name}",
        **{
            "generator": Generator.JEKYLL,
            "post_folders": ("_posts",),
            "permalink": "/:categories/:year/:month/:day/:title.html",
        }
        | habits,
    )


def test_jekyll_takes_date_and_name_of_the_file_and_lower_categories() -> None:
    assert jekyll("title: x") == ["/2024/05/06/my-post.html"]
    assert jekyll("date: 2023-1-2\ncategories: AI Notes", base_path="/b") == [
        "/b/ai/notes/2023/01/02/my-post.html"
    ]
    assert jekyll("category: AI\ncategories: [ai, 笔记]") == ["/ai/笔记/2024/05/06/my-post.html"]
    assert jekyll("title: x", permalink="/:title:output_ext") == ["/my-post.html"]
    assert jekyll("slug: other") == []
    assert jekyll("categories: [two words]") == []
    assert jekyll("categories: [{a: b}]") == []
    assert jekyll("title: x", name="undated.md") == []
    assert jekyll("title: x", permalink="/:y_day/:title/") == []
    assert jekyll("title: x", permalink="") == []


def test_a_time_of_day_may_move_the_day_in_jekyll() -> None:
    assert jekyll("date: 2024-05-06 23:30:00 +0800") == []
    assert jekyll("date: 2024-05-06 23:30:00", timezone="") == ["date.zone"]
    assert jekyll("date: 2024-05-06", timezone="") == ["/2024/05/06/my-post.html"]
