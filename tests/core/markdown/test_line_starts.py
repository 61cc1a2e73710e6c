"""Line starts shift as a plain list would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.core.markdown.line_starts import LineStarts


@given(
    st.lists(
        st.tuples(st.integers(0, 99), st.integers(0, 5), st.integers(0, 4), st.integers(0, 7)), max_size=12
    )
)
def test_starts_equal_a_plain_list(splices):
    starts, plain = LineStarts(), []
    for place, removed, added, gap in splices:
        first = min(place, len(plain))
        removed = min(removed, len(plain) - first)
        floor = plain[first - 1] if first else 0
        new = [floor + number + 1 for number in range(added)]
        behind = plain[first + removed :]
        shift = max(0, (new[-1] if new else floor) + 1 - behind[0]) + gap if behind else 0
        starts.splice(first, removed, new, shift)
        plain = plain[:first] + new + [line + shift for line in behind]
        assert [starts[index] for index in range(len(starts))] == plain
        for line in range(-1, (plain[-1] if plain else 0) + 2):
            assert starts.last_at(line) == sum(1 for start in plain if start <= line) - 1
            assert starts.index_of(line) == (plain.index(line) if line in plain else None)
