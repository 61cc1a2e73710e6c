"""What fences say, in the words of Hexo, Hugo, VitePress and Astro."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.markdown.fence_info import FenceInfo, read_fence_info


@pytest.mark.parametrize(
    ("info", "read"),
    [
        ("", FenceInfo()),
        ("python", FenceInfo("python")),
        ("c++", FenceInfo("c++")),
        ("js app.js", FenceInfo("js", "app.js")),
        ("js 一个 标题", FenceInfo("js", "一个 标题")),
        (
            "js app.js https://x.org/a.js the source",
            FenceInfo("js", "app.js", "https://x.org/a.js", "the source"),
        ),
        ("js app.js /a.js", FenceInfo("js", "app.js", "/a.js")),
        ("js line_number:true", FenceInfo("js", first_line=1)),
        ("js line_number:false first_line:5", FenceInfo("js")),
        (
            "js first_line:5 mark:1,4-7,10 wrap:false",
            FenceInfo("js", first_line=5, marked=frozenset({1, 4, 5, 6, 7, 10})),
        ),
        ("js highlight:false", FenceInfo("js", is_plain=True)),
        (
            'go {hl_lines=[1,"3-5"],linenos=true,linenostart=10,title="x y"}',
            FenceInfo("go", "x y", first_line=10, marked=frozenset({1, 3, 4, 5})),
        ),
        ("go {linenos=table,hl_lines=[8]}", FenceInfo("go", first_line=1, marked=frozenset({8}))),
        ("go {linenos=false}", FenceInfo("go")),
        ("go{1,3-4}", FenceInfo("go", marked=frozenset({1, 3, 4}))),
        (
            'ts {1,3-4} title="a b.ts" showLineNumbers',
            FenceInfo("ts", "a b.ts", first_line=1, marked=frozenset({1, 3, 4})),
        ),
        ("ts:line-numbers {1}", FenceInfo("ts", first_line=1, marked=frozenset({1}))),
        ("js title='it'", FenceInfo("js", "it")),
        ("title=x.txt", FenceInfo("", "x.txt")),
        ("js mark:0,999999999", FenceInfo("js", marked=frozenset())),
    ],
)
def test_an_info_is_read(info, read):
    assert read_fence_info(info) == read


def test_the_site_may_number_lines_where_a_fence_says_nothing():
    assert read_fence_info("js", has_numbers=True).first_line == 1
    assert read_fence_info("js line_number:false", has_numbers=True).first_line is None


@pytest.mark.parametrize(
    "info",
    [
        "{" * 50_000,
        "a:" * 50_000,
        'a="' * 30_000,
        "mark:" + "1-99999," * 10_000,
        "[" * 50_000,
        "js " + "{a=" * 9_000,
    ],
)
def test_a_hostile_info_is_read_in_no_time(info):
    assert len(read_fence_info(info).marked) <= 100_000


@given(st.text(alphabet="js {}[]=:,-'\"/19 markfistlne_\u4e2d", max_size=60))
def test_any_info_can_be_read(info):
    read = read_fence_info(info)
    assert "\n" not in read.title
    assert read.first_line is None or 0 <= read.first_line <= 100_000
