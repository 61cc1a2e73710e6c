from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.widgets.category_paths import path_from_words, read_paths, write_paths


@pytest.mark.parametrize(
    ("value", "paths"),
    [
        (None, ()),
        ("", ()),
        ("AI", (("AI",),)),
        (("AI", "LLM"), (("AI", "LLM"),)),
        ((("AI", "LLM"), "Notes"), (("AI", "LLM"), ("Notes",))),
        ((("A",), ("B",)), (("A",), ("B",))),
        (("AI", None), (("AI",),)),
    ],
)
def test_the_three_shapes_are_read_as_paths(value, paths):
    assert read_paths(value) == paths


def test_a_shape_that_holds_anything_else_is_left_alone():
    assert read_paths({"a": "b"}) is None
    assert read_paths(({"a": "b"},)) is None
    assert read_paths(((("deep",),),)) is None


@pytest.mark.parametrize(
    ("before", "paths", "after"),
    [
        ("AI", (("Life",),), "Life"),
        ("AI", (("AI", "LLM"),), ("AI", "LLM")),
        ("AI", (("AI",), ("Life",)), (("AI",), ("Life",))),
        (("AI", "LLM"), (("AI",),), ("AI",)),
        (("AI", "LLM"), (("AI", "LLM"), ("Life",)), (("AI", "LLM"), ("Life",))),
        ((("A", "B"), "C"), (("A", "B"), ("C",), ("D",)), (("A", "B"), "C", ("D",))),
        ((("A", "B"), "C", "D"), (("C",), ("D",)), (("C",), ("D",))),
        (None, (("AI",),), "AI"),
        ("AI", (), ()),
    ],
)
def test_paths_are_written_back_in_the_same_shape(before, paths, after):
    assert write_paths(before, paths) == after


steps = st.text(st.characters(categories=["L"]), min_size=1, max_size=3)
paths_strategy = st.lists(st.lists(steps, min_size=1, max_size=3).map(tuple), max_size=4).map(tuple)
values = st.one_of(
    st.none(),
    steps,
    st.lists(steps, max_size=3).map(tuple),
    st.lists(st.one_of(steps, st.tuples(steps, steps)), max_size=4).map(tuple),
)


@settings(max_examples=200, deadline=None)
@given(values, paths_strategy)
def test_what_was_written_is_read_as_the_same_paths(before, paths):
    assert read_paths(write_paths(before, paths)) == paths


def test_both_arrows_part_the_steps_of_a_typed_path():
    assert path_from_words("AI > LLM › Notes ") == ("AI", "LLM", "Notes")
    assert path_from_words(" > ") == ()
