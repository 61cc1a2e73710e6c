"""What is dropped while the writer goes on: a mark beside the text, and a link where it stands in the end."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtTest import QTest

from editor.core.text.edit import Position, Range, TextEdit
from editor.workspace.web_images import WebImages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from editor.app.image_drops import ImageDrops
    from editor.app.post_session import PostSession
    from tests.fakes.desk import Desk

TEXT = "---\ntitle: One\n---\n\nFirst words.\n\nSecond words.\n\nThird words.\n"


@pytest.fixture
def drops(desk: Desk, tmp_path: Path) -> Iterator[ImageDrops]:
    web = WebImages(str(tmp_path / "web"))
    yield desk.drops(web)
    web.close()


@pytest.fixture
def session(desk: Desk, drops: ImageDrops, posts_folder: Path) -> PostSession:
    assert drops
    path = posts_folder / "one.md"
    path.write_text(TEXT, newline="")
    return desk.open(path)


def drop(desk: Desk, session: PostSession, line: int, column: int, name: str = "cat") -> Callable[[], object]:
    """Drop a picture on a place; what is given lets it come."""
    file = io.BytesIO()
    Image.effect_noise((9, 7), 60).convert("RGB").save(file, "PNG")
    session.editor.image_data_dropped.emit(file.getvalue(), name, Position(line, column))
    return desk.background.begin("keep_images")


def edit(session: PostSession, line: int, start: int, end: int, text: str, to: int | None = None) -> None:
    last = line if to is None else to
    session.apply([TextEdit(Range(Position(line, start), Position(last, end)), text)])


def links(session: PostSession) -> list[tuple[int, str]]:
    return [(n, line.split("](")[0]) for n, line in enumerate(session.editor.lines()) if "![" in line]


def test_the_placeholder_stands_beside_the_text_and_never_in_it(
    desk: Desk, session: PostSession, posts_folder: Path
) -> None:
    come = drop(desk, session, 6, 13)
    assert session.editor.marks() == ["Keeping images…"]
    assert desk.text(session) == TEXT
    desk.type(session, "x")
    desk.saving.save(session)
    desk.settle()
    assert (posts_folder / "one.md").read_text() == TEXT + "x", "what is saved meanwhile is the text alone"
    assert session.editor.marks() == ["Keeping images…"]
    come()
    assert session.editor.marks() == []
    assert links(session) == [(7, "![cat")]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ((4, 0, 0, "One\n\nTwo\n\n"), 11),
        ((4, 0, 12, "", 4), 7),
        ((4, 0, 0, "", 6), 5),
        ((6, 0, 0, "Before: "), 7),
        ((6, 13, 13, " And behind."), 7),
        ((8, 0, 12, "Other."), 7),
        ((6, 0, 13, ""), 6),
        ((5, 0, 0, "", 8), 5),
    ],
    ids=[
        "lines above come", "a line above is emptied", "lines above go", "typed before it in its line",
        "typed behind it in its line", "changed below", "its own line is emptied", "all around it goes",
    ],
)  # fmt: skip
def test_the_place_moves_with_the_text_around_it(
    desk: Desk, session: PostSession, change: tuple[int, int, int, str], line: int
) -> None:
    come = drop(desk, session, 6, 13)
    edit(session, *change)
    before = desk.text(session)
    come()
    assert links(session)[0][1].endswith("![cat")
    assert links(session)[0][0] == line, session.editor.lines()
    session.undo()
    assert desk.text(session) == before, "undo takes the link alone"
    session.undo()
    assert desk.text(session) == TEXT
    session.redo()
    session.redo()
    assert links(session)[0][0] == line


def test_several_that_come_in_another_order_stand_where_each_fell(desk: Desk, session: PostSession) -> None:
    first, second = drop(desk, session, 4, 12, "one"), drop(desk, session, 8, 12, "two")
    assert session.editor.marks() == ["Keeping images…"] * 2
    second()
    QTest.keyClicks(session.editor, "typed")
    first()
    assert [words for _, words in links(session)] == ["![one", "![two"]
    assert session.editor.marks() == []


def test_undo_and_redo_meanwhile_leave_the_place_right(desk: Desk, session: PostSession) -> None:
    edit(session, 4, 0, 0, "Above.\n\n")
    come = drop(desk, session, 8, 13)
    session.undo()
    come()
    assert links(session) == [(7, "![cat")]
    assert session.editor.lines()[6] == "Second words."
