"""Encodings: asked about where doubtful, remembered when said; dirty means that the bytes would differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.app.encoding_choice import EncodingChoice
from editor.core.text.edit import Position
from editor.workspace.encoding_memory import EncodingMemory

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from editor.app.post_session import PostSession
    from tests.fakes.desk import Desk

SHORT = "---\ntitle: 鱼\n---\n".encode("gb18030")
POST = "---\r\ntitle: 晨 # note\r\n---\r\ntext 花\r\n"


@pytest.fixture
def memory(tmp_path: Path) -> EncodingMemory:
    return EncodingMemory(str(tmp_path / "state" / "encodings.json"))


@pytest.fixture
def choice(desk: Desk, memory: EncodingMemory) -> EncodingChoice:
    return EncodingChoice(desk.window, desk.posts, desk.notices, desk.background, memory)


def test_a_doubtful_encoding_is_asked_about_and_the_answer_remembered(
    desk: Desk, choice: EncodingChoice, memory: EncodingMemory, tmp_path: Path
) -> None:
    path = tmp_path / "short.md"
    path.write_bytes(SHORT)
    session = desk.open(path)
    told: list[str] = []
    choice.remembered.connect(told.append)
    assert "seems to be in Simplified Chinese" in desk.window.banner.sentence
    assert not session.is_read_only
    assert not session.is_dirty
    desk.press("It is right")
    desk.settle()
    assert desk.window.banner.sentence == ""
    assert memory.recall(str(path)) == "gb18030"
    assert told == [str(path)]


def test_what_was_converted_is_remembered_when_it_is_in_the_file_and_utf8_needs_no_memory(
    desk: Desk, choice: EncodingChoice, memory: EncodingMemory, tmp_path: Path
) -> None:
    desk.saving.saved.connect(choice.remember)
    path = tmp_path / "post.md"
    path.write_bytes(POST.encode())
    session = desk.open(path)
    session.take_form(session.text.converted("gb18030"))
    assert memory.recall(str(path)) == ""
    desk.saving.save(session)
    desk.settle()
    assert path.read_bytes() == POST.encode("gb18030")
    assert memory.recall(str(path)) == "gb18030"
    session.take_form(session.text.converted("utf-8"))
    desk.saving.save(session)
    desk.settle()
    assert memory.recall(str(path)) == ""


def _type(desk: Desk, session: PostSession) -> None:
    desk.type(session, "more")


def _edit_field(desk: Desk, session: PostSession) -> None:
    desk.sync.set_field(session, "title", "Noon")
    desk.settle()


def _convert(_: Desk, session: PostSession) -> None:
    session.take_form(session.text.converted("gb18030"))


def _end_otherwise(_: Desk, session: PostSession) -> None:
    session.take_form(session.text.with_ending("\n"))


CHANGES = {"type": _type, "field": _edit_field, "convert": _convert, "line ends": _end_otherwise}


@pytest.mark.parametrize("first", CHANGES)
@pytest.mark.parametrize("second", CHANGES)
def test_a_post_is_dirty_while_its_bytes_would_differ(
    desk: Desk, tmp_path: Path, first: str, second: str
) -> None:
    path = tmp_path / "post.md"
    path.write_bytes(POST.encode())
    session = desk.open(path)
    changes: list[Callable[[Desk, PostSession], None]] = [CHANGES[first], CHANGES[second]]
    steps = 0
    for change in changes:
        before = session.text.encode()
        change(desk, session)
        assert session.is_dirty == (session.text.encode() != POST.encode())
        steps += session.text.encode() != before
    while session.is_dirty and steps < 20:
        session.undo()
        desk.settle()
        steps += 1
        assert session.is_dirty == (session.text.encode() != POST.encode())
    assert session.text.encode() == POST.encode()
    session.redo()
    desk.settle()
    assert session.is_dirty == (session.text.encode() != POST.encode())


def test_going_back_by_hand_is_clean_and_an_encoding_that_changes_no_byte_is_no_change(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "post.md"
    path.write_bytes(b"---\ntitle: Plain\n---\ntext\n")
    session = desk.open(path)
    desk.sync.set_field(session, "title", "Other")
    desk.settle()
    assert session.is_dirty
    desk.sync.set_field(session, "title", "Plain")
    desk.settle()
    assert not session.is_dirty
    session.take_form(session.text.converted("gb18030"))
    assert not session.is_dirty
    session.insert("é", Position(3, 4))
    assert session.is_dirty
