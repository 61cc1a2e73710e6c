"""The rows of the post in front: what did not change is not made again, nothing that changed is missed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from editor.app.image_facts import ImageFacts
from editor.app.image_repairs import ImageRepairs
from editor.app.image_row_list import ImageRowList
from editor.app.image_thumbnails import ImageThumbnails
from editor.core.images.check import CheckPolicy
from editor.workspace.web_images import WebImages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from editor.app.post_session import PostSession
    from tests.fakes.desk import Desk

LINES = ["![A](/images/a.png)", "", "![B](/images/B.png)", "", "![C](/images/gone.png)", "", "Text.", ""]


class Rows:
    """A desk with the rows of a post, and without a panel."""

    def __init__(self, desk: Desk, home: Path) -> None:
        self.desk = desk
        self.web = WebImages(str(home / "web"))
        policy = CheckPolicy(web_allowed=False)
        self.facts = ImageFacts(desk.background, lambda _: policy, self.web)
        self.repairs = ImageRepairs(desk.background)
        self.thumbnails = ImageThumbnails(desk.background, lambda _: policy, self.web)
        self.list = self.fresh()

    def fresh(self) -> ImageRowList:
        return ImageRowList(self.facts, self.repairs, self.thumbnails)

    def settle(self, session: PostSession) -> None:
        for _ in range(4):
            self.list.follow(session)
            self.desk.settle()
        self.list.follow(session)

    def changed(self, session: PostSession) -> list[str]:
        """Follow, and give the destinations of the rows that came, went or changed."""
        pairs = self.list.follow(session)
        return sorted({row.destination for pair in pairs for row in pair if row})

    def check(self, session: PostSession) -> None:
        """Compare all that is held with what a list says that begins now."""
        fresh = self.fresh()
        fresh.follow(session)
        assert self.list.rows() == fresh.rows() == list(self.list.by_key.values())
        assert list(self.list.by_key) == [row.key for row in fresh.rows()]
        assert (self.list.linked, self.list.broken) == (fresh.linked, fresh.broken)


@pytest.fixture
def rows(desk: Desk, own_home: Path) -> Iterator[Rows]:
    made = Rows(desk, own_home)
    yield made
    made.web.close()


@pytest.fixture
def session(rows: Rows, blog: Path) -> PostSession:
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(written, "PNG")
    for name in ("a.png", "b.png", "new.png"):
        (blog / "source" / "images" / name).write_bytes(written.getvalue())
    path = blog / "source" / "_posts" / "lake.md"
    path.write_text("---\ntitle: Lake\n---\n\n" + "\n".join(LINES), newline="")
    found = rows.desk.open(path)
    rows.settle(found)
    return found


def test_rows_know_verdicts_and_repairs(rows: Rows, session: PostSession) -> None:
    assert [row.is_broken for row in rows.list.rows()] == [False, True, True]
    assert [bool(row.repairs) for row in rows.list.rows()] == [False, True, False]
    assert (rows.list.linked, rows.list.broken) == (3, 2)
    assert rows.changed(session) == []


def test_text_without_images_changes_no_row(rows: Rows, session: PostSession) -> None:
    before = rows.list.rows()
    rows.desk.type(session, "more words")
    rows.desk.settle()
    assert rows.changed(session) == []
    assert all(old is new for old, new in zip(before, rows.list.rows(), strict=True))
    rows.check(session)


def test_a_description_changes_its_row_only(rows: Rows, session: PostSession) -> None:
    before = rows.list.rows()
    editor = session.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().findBlockByNumber(6).position() + 2)
    editor.setTextCursor(cursor)
    editor.insertPlainText("My ")
    rows.desk.settle()
    assert rows.changed(session) == ["/images/B.png"]
    assert rows.list.rows()[0] is before[0]
    assert rows.list.rows()[2] is before[2]
    assert rows.list.rows()[1].reference.description == "My B"
    rows.check(session)


def test_lines_that_move_are_followed(rows: Rows, session: PostSession) -> None:
    session.replace_all([*session.editor.lines()[:4], "First.", "", *session.editor.lines()[4:]])
    rows.settle(session)
    assert [row.reference.range.start.line for row in rows.list.rows()] == [6, 8, 10]
    rows.check(session)


def test_rows_that_only_move_are_not_judged_again(
    rows: Rows, session: PostSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    about = rows.facts.about
    monkeypatch.setattr(
        rows.facts,
        "about",
        lambda of, destination, form="inline": (asked.append(destination), about(of, destination, form))[1],
    )
    lines = session.editor.lines()
    session.replace_all([*lines[:4], "First.", "", lines[4], "", "![Bee](/images/B.png)", *lines[7:]])
    rows.desk.settle()
    assert rows.changed(session) == ["/images/B.png", "/images/a.png", "/images/gone.png"]
    assert asked == ["/images/B.png"], "the one that says something else than before"
    rows.check(session)


def test_images_that_come_and_go_are_followed(rows: Rows, session: PostSession) -> None:
    whole = session.editor.lines()
    session.replace_all([*whole[:4], *whole[6:]])
    rows.settle(session)
    assert [row.destination for row in rows.list.rows()] == ["/images/B.png", "/images/gone.png"]
    rows.check(session)
    session.replace_all([*whole, "![New](/images/new.png)"])
    rows.settle(session)
    assert rows.list.linked == 4
    rows.check(session)


def test_a_file_that_comes_changes_its_row_only(rows: Rows, session: PostSession, blog: Path) -> None:
    (blog / "source" / "images" / "a.png").rename(blog / "source" / "images" / "gone.png")
    rows.facts.forget_files([str(blog / "source" / "images" / "a.png")])
    rows.facts.forget_broken()
    rows.repairs.forget()
    rows.settle(session)
    assert [row.is_broken for row in rows.list.rows()] == [True, True, False]
    rows.check(session)


def test_a_thumbnail_changes_its_row_only(rows: Rows, session: PostSession) -> None:
    rows.thumbnails.want(session, rows.list.rows()[:1])
    rows.desk.settle()
    assert rows.changed(session) == ["/images/a.png"]
    assert rows.list.rows()[0].thumbnail
    rows.check(session)


def test_kept_files_that_nothing_shows_are_rows_too(rows: Rows, session: PostSession, blog: Path) -> None:
    path = str(blog / "source" / "images" / "new.png")
    session.kept_images.append(path)
    rows.settle(session)
    assert [row.key for row in rows.list.rows()][-1] == "unused:" + path
    assert rows.list.linked == 3
    rows.check(session)
    session.kept_images.clear()
    assert rows.changed(session) == ["/images/new.png"]
    rows.check(session)


def test_another_post_and_none_have_rows_of_their_own(
    rows: Rows, session: PostSession, posts_folder: Path
) -> None:
    other = rows.desk.open(posts_folder / "one.md")
    assert rows.changed(other) == ["/images/B.png", "/images/a.png", "/images/gone.png"]
    assert rows.list.rows() == []
    rows.settle(session)
    rows.check(session)
    rows.list.follow(None)
    assert (rows.list.rows(), rows.list.broken, rows.list.by_key) == ([], 0, {})
