"""The open post: dirty flag, drafts with undo, colours that come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from editor.core.text.edit import Position, Range, TextEdit
from editor.core.text.file_text import FileText
from editor.workspace.post_file import digest_of

if TYPE_CHECKING:
    from pathlib import Path

    from editor.app.post_session import PostSession
    from tests.fakes.desk import Desk


def _spans(session: PostSession, line: int) -> int:
    kept = session.editor.document().findBlockByNumber(line).userData()
    return len(kept.stretches) if kept else 0


def _insert(session: PostSession, line: int, column: int, text: str) -> None:
    place = Position(line, column)
    session.apply([TextEdit(Range(place, place), text)])


def test_a_post_is_dirty_only_while_its_bytes_differ(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    states: list[bool] = []
    session.state_changed.connect(lambda: states.append(session.is_dirty))
    assert not session.is_dirty
    _insert(session, 5, 0, "x")
    assert session.is_dirty
    session.undo()
    assert not session.is_dirty
    assert states == [True, False]


def test_a_post_whose_file_is_gone_counts_as_unsaved(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    session.lose_file()
    assert session.is_dirty
    assert desk.tab_texts() == ["One ●"]


def test_typing_behind_a_draft_move_is_told_again(desk: Desk, blog: Path, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    session.want_draft(True)
    assert session.is_dirty
    assert desk.tab_texts() == ["One ●"]
    desk.saving.save(session)
    desk.settle()
    assert session.path == str(blog / "source" / "_drafts" / "one.md")
    assert desk.tab_texts() == ["One"]
    _insert(session, 5, 0, "x")
    assert desk.tab_texts() == ["One ●"]


def test_a_draft_wish_takes_its_turn_among_text_steps(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    _insert(session, 5, 0, "first ")
    session.want_draft(True)
    _insert(session, 5, 0, "second ")
    session.undo()
    assert session.is_draft
    assert "second" not in desk.text(session)
    session.undo()
    assert not session.is_draft
    assert "first" in desk.text(session)
    session.undo()
    assert not session.is_dirty


def test_everything_undone_can_be_done_again(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    _insert(session, 5, 0, "first ")
    session.want_draft(True)
    session.undo()
    session.undo()
    session.redo()
    assert "first" in desk.text(session)
    assert not session.is_draft
    session.redo()
    assert session.is_draft


def test_new_text_forgets_an_undone_draft_wish(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    session.want_draft(True)
    session.undo()
    _insert(session, 5, 0, "other ")
    session.redo()
    assert not session.is_draft


def test_typing_after_a_draft_wish_is_undone_before_it(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    desk.type(session, "abc")
    session.want_draft(True)
    desk.type(session, "def")
    session.undo()
    assert session.is_draft
    assert "def" not in desk.text(session)
    assert "abc" in desk.text(session)


def test_undo_of_the_wish_after_the_move_wants_the_file_back(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    session.want_draft(True)
    desk.saving.save(session)
    desk.settle()
    session.undo()
    assert session.is_dirty
    assert not session.is_draft
    desk.saving.save(session)
    desk.settle()
    assert session.path == str(posts_folder / "one.md")
    assert (posts_folder / "one.md").exists()


def test_kept_images_move_with_the_post_asset_folder(desk: Desk, blog: Path, posts_folder: Path) -> None:
    (blog / "_config.yml").write_text("title: Blog\npost_asset_folder: true\n")
    (posts_folder / "one").mkdir()
    (posts_folder / "one" / "a.png").write_bytes(b"")
    session = desk.open(posts_folder / "one.md")
    session.kept_images = [str(posts_folder / "one" / "a.png"), str(blog / "source" / "images" / "b.png")]
    session.want_draft(True)
    desk.saving.save(session)
    desk.settle()
    moved = blog / "source" / "_drafts" / "one" / "a.png"
    assert session.kept_images == [str(moved), str(blog / "source" / "images" / "b.png")]
    assert moved.exists()


def test_colours_of_a_late_patch_come_with_the_next(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("plain\n\nplain\n\nplain\n")
    session = desk.open(path)
    _insert(session, 0, 0, "**a** ")
    first = desk.renderer.take()
    _insert(session, 4, 0, "**b** ")
    second = desk.renderer.take()
    desk.renderer.say(first)  # by now the text is another one
    desk.renderer.say(second)
    assert _spans(session, 0) > 0
    assert _spans(session, 4) > 0


def test_colours_of_late_front_matter_come_with_the_next(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("title\n\nplain\n")
    session = desk.open(path)
    session.replace_all(["---", "title: a", "---", "", "plain", ""])
    first = desk.renderer.take()
    _insert(session, 4, 0, "x ")
    desk.renderer.say(first)
    desk.renderer.say(desk.renderer.take())
    assert _spans(session, 1) > 0


def test_replacing_all_touches_only_what_differs(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"a\r\nb\nc\r\n")
    session = desk.open(path)
    changes: list[tuple[int, int]] = []
    session.editor.line_changed.connect(lambda change: changes.append((change.first, change.removed)))
    session.replace_all(["a", "B", "c", ""])
    assert changes == [(1, 1)]
    assert session.text.encode() == b"a\r\nB\nc\r\n"
    session.replace_all(["a", "B", "c", ""])
    assert len(changes) == 1


def test_replacing_all_inserts_removes_and_empties(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("a\nb\nc")
    session = desk.open(path)
    for lines in (
        ["x", "a", "b", "c"],
        ["a", "b", "c"],
        ["a", "c"],
        ["a", "c", "d"],
        [""],
        ["n", "m"],
        ["m"],
    ):
        session.replace_all(lines)
        assert session.editor.lines() == lines
        assert session.text.texts() == lines


def test_a_text_saved_while_typing_goes_on_stays_dirty(desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    session = desk.open(path)
    _insert(session, 5, 0, "a")
    snapshot = session.text.copy()
    _insert(session, 5, 0, "b")
    session.mark_saved(snapshot, str(path), digest_of(str(path)) or "")
    assert session.is_dirty
    session.editor.moveCursor(QTextCursor.MoveOperation.Start)
    session.undo()
    assert not session.is_dirty


def test_another_programs_bytes_are_taken_as_they_are(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"a\nb\n")
    session = desk.open(path)
    session.adopt(FileText.decode(b"a\r\nb\r\n"), "digest")
    assert not session.is_dirty
    assert session.text.encode() == b"a\r\nb\r\n"
    assert session.digest == "digest"


def test_a_read_only_post_takes_no_draft_wish(desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    path.chmod(0o444)
    session = desk.open(path)
    assert session.is_read_only
    desk.window.form.draft_toggled.emit(True)
    assert not session.is_draft
    assert not session.is_dirty


def test_what_is_inserted_never_lands_in_the_front_matter(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    for before, place, after in (
        ("---\ntitle: a\n---\n\nText\n", (0, 0), "---\ntitle: a\n---\n\n![x]\n\nText\n"),
        ("---\ntitle: a\n---\nText\n", (1, 3), "---\ntitle: a\n---\n![x]\n\nText\n"),
        ("---\ntitle: a\n---", (2, 3), "---\ntitle: a\n---\n\n![x]"),
        ("---\ntitle: a\n---\n\nText\n", (4, 2), "---\ntitle: a\n---\n\nTe![x]xt\n"),
        ("Text\n", (0, 0), "![x]\nText\n"),
    ):
        path.write_text(before)
        session = desk.open(path)
        session.insert("![x]", Position(*place))
        assert desk.text(session) == after
        desk.posts.close(session)
