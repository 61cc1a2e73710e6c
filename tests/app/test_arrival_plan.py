"""Where what is dropped goes: by the post's own words, by its site's habits, by its generator."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from editor.app.arrival_plan import address_of, plan_for, slug_of, wants_upload
from editor.core.images.image_habits import ImageHabits

if TYPE_CHECKING:
    from pathlib import Path

    from editor.app.post_session import PostSession
    from tests.fakes.desk import Desk

NOW = datetime(2026, 3, 1, 8, 0, 0)


def opened(desk: Desk, folder: Path, *fields: str) -> PostSession:
    path = folder / "one.md"
    path.write_text("\n".join(["---", "title: One day", *fields, "---", "", "Text.", ""]), newline="")
    return desk.open(path)


def test_a_site_without_habits_has_its_generators_folder(desk: Desk, posts_folder: Path, blog: Path) -> None:
    plan = plan_for(opened(desk, posts_folder), ImageHabits(), NOW)
    assert (plan.folder, plan.root) == (str(blog / "source" / "images"), str(blog))
    assert (plan.title, plan.slug) == ("One day", "one")


def test_the_place_of_a_site_is_filled_in(desk: Desk, posts_folder: Path, blog: Path) -> None:
    habits = ImageHabits(place="source/img/{year}/{slug}")
    assert plan_for(opened(desk, posts_folder), habits, NOW).folder == str(blog / "source/img/2026/one")


@pytest.mark.parametrize(
    ("value", "folder"),
    [
        ("../pictures/${filename}", "source/pictures/one"),
        ("../../../../elsewhere", "source/images"),
        ("upload", "source/images"),
    ],
)
def test_typoras_folder_wins_where_it_lies_in_the_site(
    desk: Desk, posts_folder: Path, blog: Path, value: str, folder: str
) -> None:
    session = opened(desk, posts_folder, f"typora-copy-images-to: {value}")
    assert plan_for(session, ImageHabits(), NOW).folder == str(blog / folder)


def test_typora_or_the_habits_ask_for_an_upload(desk: Desk, posts_folder: Path) -> None:
    session = opened(desk, posts_folder, "typora-copy-images-to: upload")
    assert wants_upload(session, ImageHabits())


def test_typoras_root_is_honoured_where_the_site_agrees(desk: Desk, posts_folder: Path, blog: Path) -> None:
    session = opened(desk, posts_folder, "typora-root-url: ../")
    assert address_of(session, str(blog / "source" / "images" / "a.png")) == "/images/a.png"
    session = opened(desk, posts_folder, "typora-root-url: ../images")
    assert address_of(session, str(blog / "source" / "images" / "a.png")) == "/images/a.png"


def test_a_slug_in_the_front_matter_counts(desk: Desk, posts_folder: Path) -> None:
    assert slug_of(opened(desk, posts_folder, "slug: Tea & Rain")) == "Tea-Rain"
