"""Form and text: a wish becomes an edit of the version that is there, or is told as failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent

from editor.core.frontmatter.schema import FieldKind
from editor.core.text.edit import Position, Range, TextEdit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.desk import Desk


def test_a_wish_changes_its_fields_characters_only(desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    path.write_text("---\ntitle:   'One' # note\ndate: 2026-03-01 08:00:00\n---\nText\n")
    session = desk.open(path)
    desk.window.form.field_edited.emit("title", "Two")
    desk.settle()
    assert desk.text(session) == "---\ntitle:   'Two' # note\ndate: 2026-03-01 08:00:00\n---\nText\n"
    session.undo()
    assert not session.is_dirty


def test_a_wish_overtaken_by_typing_is_asked_again(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    desk.window.form.field_edited.emit("title", "Two")
    late = desk.renderer.take()
    session.apply([TextEdit(Range(Position(0, 0), Position(0, 0)), "")])
    desk.type(session, "typed")
    desk.renderer.say(late)
    desk.settle()
    assert "title: Two\n" in desk.text(session)
    assert desk.text(session).endswith("typed")


def test_two_wishes_at_once_are_both_fulfilled(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    desk.window.form.field_edited.emit("title", "Two")
    desk.window.form.field_edited.emit("mood", "calm")
    desk.settle()
    assert "title: Two\n" in desk.text(session)
    assert "mood: calm\n" in desk.text(session)


def test_flushing_waits_for_every_wish(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    flushed: list[bool] = []
    desk.window.form.field_edited.emit("title", "Two")
    desk.sync.flush(lambda: flushed.append("title: Two" in desk.text(session)))
    assert flushed == []
    desk.settle()
    assert flushed == [True]
    desk.sync.flush(lambda: flushed.append(True))
    assert flushed == [True, True]


def test_a_wish_survives_the_renderer(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    desk.renderer.is_dead = True
    flushed: list[str] = []
    desk.window.form.field_edited.emit("title", "Two")
    desk.sync.flush(lambda: flushed.append(desk.text(session)))
    desk.renderer.answer()
    assert flushed == []
    desk.renderer.is_dead = False
    QCoreApplication.processEvents()
    desk.settle()
    assert "title: Two\n" in flushed[0]
    assert desk.window.banner.sentence == ""


def test_a_wish_survives_the_move_of_its_post(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    desk.window.form.field_edited.emit("title", "Two")
    session.mark_moved(str(posts_folder / "moved.md"))
    desk.settle()
    assert "title: Two\n" in desk.text(session)


def test_a_wish_that_kills_every_renderer_is_given_up_and_told(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    before = desk.text(session)
    desk.renderer.is_dead = True
    flushed: list[bool] = []
    desk.window.form.field_edited.emit("title", "Two")
    desk.sync.flush(lambda: flushed.append(True))
    desk.settle()
    assert flushed == [True]
    assert desk.text(session) == before
    assert "title" in desk.window.banner.sentence


def test_a_renderer_that_says_nothing_holds_up_nobody_for_ever(desk: Desk, posts_folder: Path) -> None:
    desk.open(posts_folder / "one.md")
    flushed: list[bool] = []
    desk.window.form.field_edited.emit("title", "Two")
    desk.sync.flush(lambda: flushed.append(True))
    desk.sync._limit.timeout.emit()
    assert flushed == [True]
    assert "could not be brought into the text: title" in desk.window.banner.sentence


def test_a_value_typed_before_another_tab_goes_to_its_own_post(desk: Desk, posts_folder: Path) -> None:
    one = desk.open(posts_folder / "one.md")
    two = desk.open(posts_folder / "two.md")
    desk.posts.show(one)
    title = desk.window.form._title
    title.selectAll()
    title.insert("Typed")
    desk.posts.show(two)
    desk.settle()
    assert "title: Typed\n" in desk.text(one)
    assert "title: Two\n" in desk.text(two)


def test_a_value_typed_into_a_closing_post_harms_nobody(desk: Desk, posts_folder: Path) -> None:
    one = desk.open(posts_folder / "one.md")
    two = desk.open(posts_folder / "two.md")
    title = desk.window.form._title
    title.selectAll()
    title.insert("Typed")
    desk.posts.close(two)
    desk.settle()
    assert desk.posts.current is one
    assert "title: One\n" in desk.text(one)


def test_a_wish_of_a_closed_post_is_dropped(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    desk.window.form.field_edited.emit("title", "Two")
    desk.posts.close(session)
    desk.sync.set_field(session, "title", "Three")
    desk.settle()
    assert desk.window.banner.sentence == ""
    assert not desk.window.form.isEnabled()


def test_a_read_only_post_takes_no_wish_and_says_why(desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    path.chmod(0o444)
    session = desk.open(path)
    desk.window.form.field_edited.emit("title", "Two")
    desk.settle()
    assert not session.is_dirty
    assert "read-only" in desk.window.form._strip.text()


def test_the_switch_moves_the_file_where_folders_tell_and_sets_the_field_elsewhere(
    desk: Desk, posts_folder: Path, tmp_path: Path
) -> None:
    hexo = desk.open(posts_folder / "one.md")
    desk.window.form.draft_toggled.emit(True)
    assert hexo.is_draft
    assert "draft" not in desk.text(hexo)
    lone = tmp_path / "lone.md"
    lone.write_text("---\ntitle: Lone\n---\n")
    plain = desk.open(lone)
    desk.window.form.draft_toggled.emit(True)
    desk.settle()
    assert "draft: true\n" in desk.text(plain)
    assert plain.is_draft


def test_text_before_the_front_matter_is_told_and_no_second_one_is_made(
    desk: Desk, posts_folder: Path
) -> None:
    session = desk.open(posts_folder / "one.md")
    session.apply([TextEdit(Range(Position(0, 0), Position(0, 0)), "x")])
    desk.settle()
    assert "stands before the front matter" in desk.window.form._strip.text()
    assert desk.window.form._title.text() == "One"
    text = desk.text(session)
    desk.window.form.field_edited.emit("title", "Two")
    desk.settle()
    assert desk.text(session) == text
    assert "stands before the front matter" in desk.window.banner.sentence
    session.undo()
    desk.settle()
    assert not desk.window.form._strip.text()


def compose(desk: Desk) -> None:
    """Begin to write a title and a tag with an input method, and finish neither."""
    form = desk.window.form
    QCoreApplication.sendEvent(form._title, QInputMethodEvent("mao", []))
    form._tags.group.add_chip.open()
    QCoreApplication.sendEvent(form._tags.group.add_chip.edit, QInputMethodEvent("gou", []))


def test_half_composed_words_are_in_the_post_when_it_is_saved(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    compose(desk)
    flushed: list[str] = []
    desk.sync.flush(lambda: flushed.append(desk.text(session)))
    desk.settle()
    assert "mao" in flushed[0]
    assert "gou" in flushed[0]


def test_half_composed_words_stay_with_the_post_that_is_left(desk: Desk, posts_folder: Path) -> None:
    (posts_folder / "two.md").write_text("---\ntitle: Two\n---\n")
    session = desk.open(posts_folder / "one.md")
    compose(desk)
    other = desk.open(posts_folder / "two.md")
    desk.settle()
    assert "mao" in desk.text(session)
    assert "gou" in desk.text(session)
    assert desk.text(other) == "---\ntitle: Two\n---\n"


def test_a_field_is_renamed_added_and_removed_each_in_a_step_of_its_own(
    desk: Desk, posts_folder: Path
) -> None:
    path = posts_folder / "one.md"
    data = b"---\r\ntitle: One\r\n# why\r\nmood: calm # so\r\n---\r\nText\r\n"
    path.write_bytes(data)
    session = desk.open(path)
    form = desk.window.form
    form.field_renamed.emit("mood", "feeling")
    desk.settle()
    assert session.text.encode() == data.replace(b"mood", b"feeling")
    form.field_added.emit("code", "007", FieldKind.TEXT)
    desk.settle()
    assert b'\r\ncode: "007"\r\n---' in session.text.encode()
    form.field_removed.emit("feeling")
    desk.settle()
    assert b"feeling" not in session.text.encode()
    for _ in range(3):
        assert session.is_dirty
        session.undo()
    assert session.text.encode() == data
    assert not session.is_dirty


def test_a_name_that_is_taken_is_refused_and_told(desk: Desk, posts_folder: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    before = desk.text(session)
    desk.window.form.field_added.emit("mood", "calm", FieldKind.TEXT)
    desk.settle()
    with_mood = desk.text(session)
    desk.window.form.field_renamed.emit("mood", "title")
    desk.settle()
    assert desk.text(session) == with_mood != before
    assert "was not changed" in desk.window.banner.sentence


def test_the_source_is_shown_where_a_field_stands(desk: Desk, posts_folder: Path) -> None:
    path = posts_folder / "one.md"
    path.write_text("---\ntitle: One\nauthor:\n  name: Li\n---\nText\n")
    session = desk.open(path)
    desk.window.form.source_requested.emit("author")
    assert session.editor.place().line == 2
    desk.window.form.source_requested.emit("gone")
    assert session.editor.place().line == 2
