from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.widgets.written_date import Moment, has_time, read_moment, write_moment

NEW = Moment(2027, 1, 3, 4, 5, 6)


@pytest.mark.parametrize(
    ("written", "rewritten"),
    [
        ("2026-05-02", "2027-01-03"),
        ("2026-05-02 09:30", "2027-01-03 04:05"),
        ("2026-05-02 09:30:00", "2027-01-03 04:05:06"),
        ("2026/05/02 09:30:00 +0800", "2027/01/03 04:05:06 +0800"),
        ("2026-05-02T09:30:00Z", "2027-01-03T04:05:06Z"),
        ("2026-05-02T09:30:00.000+08:00", "2027-01-03T04:05:06.000+08:00"),
        ("2026-5-2 9:30", "2027-1-3 4:05"),
        ("", "2027-01-03 04:05:06"),
        ("tomorrow", "2027-01-03 04:05:06"),
    ],
)
def test_another_moment_keeps_the_written_form(written, rewritten):
    assert write_moment(written, NEW) == rewritten


@pytest.mark.parametrize("written", ["", "tomorrow", "2026-13-02", "2026-05-02 25:00", "2026-05/02"])
def test_what_is_no_date_is_not_read_as_one(written):
    assert read_moment(written) is None


def test_a_date_without_a_time_keeps_none():
    assert not has_time("2026-05-02")
    assert has_time("2026-05-02 09:30")
    assert has_time("")


@given(
    st.builds(
        Moment,
        st.integers(1000, 9999),
        st.integers(1, 12),
        st.integers(1, 28),
        st.integers(0, 23),
        st.integers(0, 59),
        st.integers(0, 59),
    ),
    st.sampled_from(["2026-05-02 09:30:00", "2026/05/02T09:30:00+08:00", "2026.5.2 9:30:00 Z", ""]),
)
def test_what_was_written_is_read_back(moment, form):
    assert read_moment(write_moment(form, moment)) == moment
