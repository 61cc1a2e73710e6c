"""Habits as text: what is written comes back, and what a stranger wrote harms nothing."""

from __future__ import annotations

import json

import pytest

from editor.core.images.image_habits import (
    ImageHabits,
    Processing,
    UploaderChoice,
    UploaderKind,
    habits_as_text,
    habits_in,
)

CHOSEN = ImageHabits(
    "{slug}-{n}",
    "source/img",
    links_web=True,
    uploads=True,
    processing=Processing(1600, "webp", 70, strips=True, keeps_heic=True),
    uploader=UploaderChoice(UploaderKind.STORAGE, bucket="tea", public_address="https://i.example/{key}"),
)


def test_what_is_written_comes_back_for_its_site_only() -> None:
    texts = [habits_as_text("/blog", CHOSEN), habits_as_text("/other", ImageHabits(pattern="{name}"))]
    assert habits_in(texts, "/blog") == CHOSEN
    assert habits_in(texts, "/other").pattern == "{name}"
    assert habits_in(texts, "/third") == ImageHabits()


def test_a_site_without_habits_has_those_of_all() -> None:
    texts = [habits_as_text("", CHOSEN), habits_as_text("/blog", ImageHabits())]
    assert habits_in(texts, "/new") == CHOSEN
    assert habits_in(texts, "/blog") == ImageHabits()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "[]",
        "null",
        "[" * 5000,
        json.dumps(
            {"root": "/blog", "pattern": 7, "uploads": "yes", "processing": [], "uploader": {"kind": "?"}}
        ),
        json.dumps({"root": "/blog", "processing": {"longest_edge": -5, "quality": 1e999, "strips": 1}}),
        json.dumps({"root": "/blog", "uploader": {"timeout": 10**30, "server": None}}),
    ],
)
def test_what_is_of_a_wrong_kind_counts_as_not_written(text: str) -> None:
    assert habits_in([text], "/blog") == ImageHabits()


def test_no_field_is_for_a_secret() -> None:
    assert "secret" not in habits_as_text("/blog", CHOSEN)
