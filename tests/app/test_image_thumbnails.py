"""Thumbnails: made once for what is asked, anew when the image is another one, the latest kept."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from editor.app import image_thumbnails
from editor.app.image_thumbnails import ImageThumbnails
from editor.core.frontmatter.generator import Generator
from editor.core.images.check import CheckPolicy, ImageReport, ImageStatus
from editor.core.site.convention import Convention
from editor.widgets.image_row import ImageRow

if TYPE_CHECKING:
    from collections.abc import Callable

OK = ImageStatus.OK
SITE = Convention("/blog", Generator.PLAIN)
POST: Any = SimpleNamespace(number=3, convention=SITE, home="/blog/post.md")


class Waiting:
    """A background that answers when it is told to."""

    def __init__(self) -> None:
        self.jobs: list[tuple[str, Callable[[bytes | None], object], Callable[[object], object]]] = []

    def run(self, _work: object, *args: Any, done: Any, failed: Any, **_: Any) -> None:
        self.jobs.append((args[0], done, failed))


def row(destination: str = "/a.png", width: int = 40, size: int = 1) -> ImageRow:
    return ImageRow("0", None, destination, ImageReport(OK, OK, width, 30, size), None)


@pytest.fixture
def background() -> Waiting:
    return Waiting()


@pytest.fixture
def thumbnails(background: Waiting) -> ImageThumbnails:
    policy = CheckPolicy(web_allowed=False)
    return ImageThumbnails(background, lambda _: policy, SimpleNamespace())  # type: ignore[arg-type]


def test_a_thumbnail_is_asked_for_once_and_then_known(
    thumbnails: ImageThumbnails, background: Waiting
) -> None:
    told: list[tuple[int, str]] = []
    thumbnails.found.connect(lambda number, destination: told.append((number, destination)))
    assert not thumbnails.may_know(row())
    thumbnails.want(POST, [row(), row()])
    thumbnails.want(POST, [row()])
    ((_, done, _),) = background.jobs
    done(b"png")
    assert told == [(3, "/a.png")]
    assert thumbnails.may_know(row())
    assert thumbnails.about(POST, row()) == b"png"
    thumbnails.want(POST, [row()])
    assert len(background.jobs) == 1


def test_an_image_that_has_changed_is_drawn_anew_and_the_old_one_stands_meanwhile(
    thumbnails: ImageThumbnails, background: Waiting
) -> None:
    thumbnails.want(POST, [row()])
    background.jobs[0][1](b"old")
    thumbnails.want(POST, [row(size=2)])
    assert thumbnails.about(POST, row(size=2)) == b"old"
    background.jobs[1][1](b"new")
    assert thumbnails.about(POST, row(size=2)) == b"new"


def test_a_late_answer_about_what_the_image_was_does_not_count(
    thumbnails: ImageThumbnails, background: Waiting
) -> None:
    thumbnails.want(POST, [row()])
    thumbnails.want(POST, [row(size=2)])
    background.jobs[1][1](b"new")
    background.jobs[0][1](b"old")
    assert thumbnails.about(POST, row(size=2)) == b"new"


def test_what_cannot_be_drawn_is_not_asked_and_a_failure_may_be_asked_again(
    thumbnails: ImageThumbnails, background: Waiting
) -> None:
    thumbnails.want(POST, [row(width=0), ImageRow("1", None, "/b.png", None, None)])
    assert background.jobs == []
    thumbnails.want(POST, [row()])
    background.jobs[0][2](None)
    thumbnails.want(POST, [row()])
    assert len(background.jobs) == 2


def test_only_the_latest_are_kept(
    thumbnails: ImageThumbnails, background: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(image_thumbnails, "MOST_KEPT", 2)
    rows = [row(f"/{name}.png") for name in "abc"]
    thumbnails.want(POST, rows)
    for _, done, _ in list(background.jobs):
        done(b"png")
    assert [thumbnails.about(POST, one) for one in rows] == [None, b"png", b"png"]
