from __future__ import annotations

import pytest

from editor.core.post import PostSummary
from editor.widgets.post_filter import read_filter

LAKE = PostSummary("/b/lake.md", "湖边的三天", "2026-05-02 09:30", False, ("洱海",), ("旅行", "云南"))
PLAN = PostSummary("/b/plan.md", "A plan: after noon", "2024-04-01", True, ("Ideas",), ())
BARE = PostSummary("/b/bare.md", "is:odd", "", False)
POSTS = {"lake": LAKE, "plan": PLAN, "bare": BARE}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", "lake plan bare"), ("湖边", "lake"), ("tag:洱海", "lake"), ("TAG:idea", "plan"),
        ("category:云南 tag:洱海", "lake"), ("category:云南 tag:ideas", ""), ("after:2025", "lake"),
        ("before:2025", "plan"), ("after:2024-04-01 before:2024-06", "plan"), ("is:draft", "plan"),
        ("is:published", "lake bare"), ("is:draft is:published", ""), ("tag:", "lake plan bare"),
        ("is:", "lake plan bare"), ("is:dr", "lake plan bare"), ("is:draft plan", "plan"),
        ("after:noon", ""), ("is:odd", "bare"), ("http://x", ""),
        ("tag：洱海", "lake"), (":", "lake plan bare"),
    ],
)  # fmt: skip
def test_what_is_let_through(typed, names):
    found = read_filter(typed)
    assert " ".join(name for name, post in POSTS.items() if found.lets_through(post)) == names


def test_a_term_that_says_nothing_yet_filters_nothing():
    assert read_filter("tag: is: after: is:pub").is_empty
    assert not read_filter("after:noon").is_empty
