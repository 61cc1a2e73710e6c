from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from editor.core.frontmatter.fields import read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.site.address_habits import AddressHabits
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
    here = datetime(2024, 6, 1, tzinfo=timezone(timedelta(hours=8)))
    found = date_hints(front_matter, convention, path, here)
    return [each.data.get("address", each.code) for each in found]


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


def test_a_zone_that_the_building_machine_decides_is_told_where_it_moves_the_address() -> None:
    # Hexo takes a date without a zone by whatever clock builds, so it stays as it is written
    assert dates("date: 2024-05-06 23:30:00", timezone="") == ["/2024/05/06/my/post/"]
    assert dates("date: 2024-05-06T23:30:00+08:00", timezone="") == ["/2024/05/06/my/post/"]
    assert dates("date: 2024-05-06T02:30:00+08:00", timezone="") == ["date.zone"]
    assert dates("date: 2024-05-06T02:30:00+08:00", timezone="", permalink=":title/") == ["/my/post/"]
    assert dates("date: 2024-05-06T02:30:00+08:00", timezone="", permalink=":year/:title/") == [
        "/2024/my/post/"
    ]
    assert dates("date: 2024-05-06T02:30:00+08:00", timezone="", permalink=":category/:title/") == []
    assert dates("date: 2024-05-06T02:30:00+08:00", timezone="", permalink=":category/:day/") == ["date.zone"]


def test_hexos_time_zone_does_not_hold_a_date_that_has_one() -> None:
    # on a machine in UTC, Hexo takes eight hours off such a date before it shows it by Shanghai's clock
    assert dates("date: 2024-05-06T23:30:00+08:00") == ["/2024/05/06/my/post/"]
    assert dates("date: 2024-05-06T02:30:00+08:00") == ["date.zone"]
    assert dates("date: 2024-05-06 02:30:00") == ["/2024/05/06/my/post/"]


@pytest.mark.parametrize(
    ("here", "code", "addresses"),
    [
        (8, "date.zone", {"here": "/2024/05/06/a/", "there": "/2024/05/05/a/"}),
        (0, "date.zone-written", {"here": "/2024/05/05/a/", "there": "/2024/05/06/a/"}),
        (-5, "date.zone-written", {"here": "/2024/05/05/a/", "there": "/2024/05/06/a/"}),
    ],
)
def test_both_addresses_are_told(here: int, code: str, addresses: dict[str, str]) -> None:
    content = ["---", "date: 2024-05-06 02:30:00 +0800", "---"]
    now = datetime(2024, 6, 1, tzinfo=timezone(timedelta(hours=here)))
    front_matter = read_front_matter(content, Generator.HEXO)
    (hint,) = date_hints(front_matter, replace(HEXO, timezone=""), "/blog/source/_posts/a.md", now)
    assert hint.code == code
    assert dict(hint.data) == addresses


@pytest.mark.parametrize(
    "date", ["0001-01-01 00:00:00 +14:00", "9999-12-31 23:59:59 -12:00", "2024-05-06 25:00"]
)
def test_dates_at_the_ends_of_time_do_no_harm(date: str) -> None:
    assert dates(f"date: {date}", timezone="") == []


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


def test_jekylls_time_zone_is_its_clock_whatever_machine_builds() -> None:
    def shanghai(zone: str, _instant: datetime) -> timedelta | None:
        return timedelta(hours=8) if zone == "Asia/Shanghai" else None

    def told(date: str, zone: str) -> list[dict[str, str]]:
        front_matter = read_front_matter(["---", f"date: {date}", "---"], Generator.JEKYLL)
        convention = Convention(
            "/blog",
            Generator.JEKYLL,
            post_folders=("_posts",),
            permalink="/:year/:month/:day/:title.html",
            timezone=zone,
        )
        now = datetime(2024, 6, 1, tzinfo=UTC)
        found = date_hints(front_matter, convention, "/blog/_posts/2024-05-06-a.md", now, shanghai)
        return [dict(each.data) for each in found]

    assert told("2024-05-06 02:30:00 +0800", "Asia/Shanghai") == [{"address": "/2024/05/06/a.html"}]
    assert told("2024-05-06 23:30:00", "Asia/Shanghai") == [{"address": "/2024/05/07/a.html"}]
    assert told("2024-05-06 02:30:00 +0800", "Nowhere/At_All") == []


def test_a_time_of_day_may_move_the_day_in_jekyll() -> None:
    assert jekyll("date: 2024-05-06 23:30:00 +0800") == []
    assert jekyll("date: 2024-05-06 23:30:00", timezone="") == ["date.zone"]
    assert jekyll("date: 2024-05-06 08:30:00", timezone="") == ["/2024/05/06/my-post.html"]
    assert jekyll("date: 2024-05-06", timezone="") == ["/2024/05/06/my-post.html"]


def test_posts_that_the_site_leaves_out_are_told_of() -> None:
    waits = AddressHabits(builds_future=False)
    assert jekyll("date: 2024-06-03", addresses=waits) == ["/2024/06/03/my-post.html", "date.future"]
    assert jekyll("date: 2024-06-01", addresses=waits) == ["/2024/06/01/my-post.html"]
    assert dates("date: 2030-01-01") == ["/2030/01/01/my/post/"]
