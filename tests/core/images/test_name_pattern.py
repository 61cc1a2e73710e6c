"""Names and folders that patterns give: safe everywhere, never empty, never outside the site."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.images.name_pattern import NameFacts, folder_in_site, stems, unknown_placeholders

NOON = datetime(2026, 3, 1, 12, 30, 5)
FACTS = NameFacts(NOON, "My photo (1)", "茶山一日：晨", "tea-day", "0123456789abcdef")


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("{date}{time}", ["20260301123005", "20260301123005-1", "20260301123005-2"]),
        ("{slug}-{n}", ["tea-day-1", "tea-day-2", "tea-day-3"]),
        ("{name}", ["My-photo-1", "My-photo-1-1", "My-photo-1-2"]),
        ("{title}", ["茶山一日：晨", "茶山一日：晨-1", "茶山一日：晨-2"]),
        ("{hash}", ["0123456789ab", "0123456789ab-1", "0123456789ab-2"]),
        ("{year}-{month}-{day} x", ["2026-03-01-x", "2026-03-01-x-1", "2026-03-01-x-2"]),
        ("../../{name}", ["My-photo-1", "My-photo-1-1", "My-photo-1-2"]),
        ("", ["20260301123005", "20260301123005-1", "20260301123005-2"]),
        ("{other}", ["other", "other-1", "other-2"]),
    ],
)
def test_a_pattern_gives_names_to_try(pattern: str, wanted: list[str]) -> None:
    assert list(islice(stems(pattern, FACTS), 3)) == wanted


def test_braces_in_a_title_are_no_placeholders() -> None:
    facts = NameFacts(NOON, title="{name} and {hash}", name="secret")
    assert next(stems("{title}", facts)) == "name-and-hash"


def test_a_pasted_picture_has_a_name_all_the_same() -> None:
    assert next(stems("{name}", NameFacts(NOON))) == "image"


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=300))
def test_every_name_is_one_segment_that_needs_no_escape(pattern: str, name: str, title: str) -> None:
    for stem in islice(stems(pattern, NameFacts(NOON, name, title)), 2):
        assert stem
        assert not set(stem) & set("/\\ #?%&()<>\"'|:*\0\n")
        assert not stem.startswith(".")
        assert len(stem.encode()) <= 140


@given(st.text(max_size=100))
def test_a_folder_never_leaves_the_site(place: str) -> None:
    parts = folder_in_site(place, FACTS).split("/")
    assert all(part not in (".", "..") and not part.startswith(".") for part in parts)
    assert parts == [""] or "" not in parts


def test_a_place_speaks_of_the_moment_and_of_the_post() -> None:
    assert folder_in_site("source/images/{year}/../{slug}", FACTS) == "source/images/2026/tea-day"


def test_what_is_no_placeholder_is_named() -> None:
    assert unknown_placeholders("{date}-{dat}-{}") == ("{dat}", "{}")
