from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.text.edit import LineChange
from editor.core.text.source import Source
from editor.renderer.joined_change import are_close, joined


def test_two_keys_in_a_line_are_one_change() -> None:
    before, after = LineChange(3, 1, ("ab",)), LineChange(3, 1, ("abc",))
    assert joined(before, after, ["", "", "", "abc", ""]) == LineChange(3, 1, ("abc",))


def test_a_line_typed_and_taken_away_is_no_change_of_length() -> None:
    before, after = LineChange(1, 0, ("new",)), LineChange(1, 1, ())
    assert joined(before, after, ["a", "b"]) == LineChange(1, 0, ())


def test_far_changes_are_not_close() -> None:
    near, far = LineChange(0, 1, ("a",)), LineChange(900, 1, ("b",))
    assert not are_close(near, far)
    assert not are_close(far, near)
    assert are_close(near, LineChange(2, 1, ("c",)))


@st.composite
def _change(draw: st.DrawFn, count: int) -> LineChange:
    first = draw(st.integers(0, count))
    removed = draw(st.integers(0, count - first))
    added = draw(st.lists(st.sampled_from("xyz"), max_size=4))
    if count - removed + len(added) < 1:
        added = ["x"]
    return LineChange(first, removed, tuple(added))


@settings(max_examples=300, deadline=None)
@given(st.data(), st.integers(1, 12))
def test_the_joined_change_does_what_the_two_did(data: st.DataObject, count: int) -> None:
    lines = [str(number) for number in range(count)]
    one_by_one, at_once = Source(lines), Source(lines)
    before = data.draw(_change(count))
    one_by_one.apply(before)
    after = data.draw(_change(len(one_by_one.lines)))
    one_by_one.apply(after)
    at_once.apply(joined(before, after, one_by_one.lines))
    assert at_once.lines == one_by_one.lines
