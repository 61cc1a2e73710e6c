"""The front-matter form in the real window: every field by hand, by keys, and nothing half-typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program
    from tests.e2e.dragging import OtherProgram

pytestmark = pytest.mark.e2e

DATA = (
    b"---\r\ntitle: Mine # keep\r\n# a comment\r\nmood: calm   # of 3\r\nplaces: [a, b]\r\n"
    b"author:\r\n  name: Li\r\n---\r\nbody\r\n"
)
FOCUS = "app.focusWidget().accessibleName()"
ROWS = "[row.name for row in window.form._rows.rows]"
KINDS = "{row.name: row.kind.value for row in window.form._rows.rows}"


@pytest.fixture
def posts(hexo_posts: Path) -> Path:
    for name in ("one", "two"):
        (hexo_posts / f"{name}.md").write_text(
            f"---\ntitle: {name}\nweather: sun\ntags: [Linux, LLM]\ncategories: [AI, LLM]\n---\n"
        )
    return hexo_posts


def open_unfolded(start: Callable[..., Program], path: Path) -> Program:
    program = start(path)
    program.wait_post(path.name)
    program.click("window.form._more")
    program.wait("window.form._scroll.isVisible()")
    return program


def save(program: Program) -> None:
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")


def row(name: str) -> str:
    return f"next(row for row in window.form._rows.rows if row.name == {name!r})"


def test_fields_are_renamed_added_and_removed_by_keys_and_undone(
    start: Callable[..., Program], posts: Path
) -> None:
    path = posts / "mine.md"
    path.write_bytes(DATA)
    program = open_unfolded(start, path)
    program.wait(ROWS, lambda found: found == ["mood", "places", "author"])
    program.click(f"{row('mood')}.label.handle")
    program.wait(FOCUS, lambda name: name == "Field mood")
    program.screen.press("F2")
    program.wait(FOCUS, lambda name: name == "New name of the field mood")
    program.screen.type("feeling")
    program.screen.press("Return")
    program.wait_source(lambda lines: lines[3] == "feeling: calm   # of 3")
    program.wait(ROWS, lambda found: found == ["feeling", "places", "author"])
    save(program)
    assert path.read_bytes() == DATA.replace(b"mood", b"feeling")
    program.click(f"{row('places')}.label.handle")
    program.wait(FOCUS, lambda name: name == "Field places")
    program.screen.press("F2")
    program.screen.type("author")
    program.screen.press("Return")
    program.wait(f"{row('places')}.label.edit.property('error')")
    program.screen.press("Escape")
    program.wait(FOCUS, lambda name: name == "Field places")
    program.screen.press("Delete")
    program.wait_source(lambda lines: lines[4] == "author:")
    program.wait(FOCUS, lambda name: name == "Field author")
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: lines[4] == "places: [a, b]")
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: lines[3] == "mood: calm   # of 3")
    save(program)
    assert path.read_bytes() == DATA


@pytest.mark.parametrize(
    ("kind", "downs", "value", "line"),
    [
        ("text", 0, "007", 'code: "007"'),
        ("number", 2, "7", "code: 7"),
        ("switch", 3, "true", "code: true"),
        ("list", 5, "a, b", "code: [a, b]"),
    ],
)
def test_a_field_is_added_with_its_kind(
    start: Callable[..., Program], posts: Path, kind: str, downs: int, value: str, line: str
) -> None:
    path = posts / "mine.md"
    path.write_bytes(DATA)
    program = open_unfolded(start, path)
    program.click("window.form._rows.add_row.name")
    program.screen.type("code")
    program.screen.press("Tab")
    program.wait(FOCUS, lambda name: name == "Kind of the new field")
    program.screen.press(*["Down"] * downs)
    program.screen.press("Tab")
    program.wait(FOCUS, lambda name: name == "Value of the new field")
    program.screen.type(value)
    program.screen.press("Return")
    program.wait(KINDS, lambda found: found.get("code") == kind)
    lines = program.source()
    assert line in lines or "\n".join(lines[-7:]).find("- a\n") > 0
    program.click_text(1, 1)
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: "\r\n".join(lines).encode() == DATA)
    program.wait("not window.isWindowModified()")


def test_names_of_the_folder_are_completed_and_the_menu_leads_to_the_source(
    start: Callable[..., Program], posts: Path
) -> None:
    path = posts / "mine.md"
    path.write_bytes(DATA)
    program = open_unfolded(start, path)
    adding = "window.form._rows.add_row"
    program.wait(f"{adding}.name.property('names')", lambda names: "weather" in names)
    program.click(f"{adding}.name")
    program.screen.type("weat")
    program.wait(f"{adding}.name.completer().popup().isVisible()")
    program.screen.press("Down", "Return")
    program.wait(f"{adding}.name.text()", lambda text: text == "weather")
    program.click(f"{row('author')}.label.handle")
    program.wait(FOCUS, lambda name: name == "Field author")
    program.screen.press("space")
    program.wait("QApplication.activePopupWidget() is not None")
    program.screen.press("s")
    program.wait("program.posts.current.editor.hasFocus()")
    assert program.ask("program.posts.current.editor.place().line") == 5


@pytest.mark.parametrize("leave", ["tab", "post", "save", "close", "kill"])
def test_a_half_typed_value_is_never_lost(start: Callable[..., Program], posts: Path, leave: str) -> None:
    path = posts / "mine.md"
    path.write_bytes(DATA)
    program = start(path, posts / "one.md")
    program.wait("program is not None and len(list(program.posts)) == 2")
    if not program.ask("program.posts.current.path.endswith('mine.md')"):
        program.screen.press("ctrl+Tab")
    program.wait_post("mine.md")
    program.click("window.form._title")
    program.screen.press("End")
    program.screen.type("!!")
    if leave == "tab":
        program.screen.press("Tab")
    elif leave == "post":
        program.screen.press("ctrl+Tab")
        program.wait_post("one.md")
        program.screen.press("ctrl+Tab")
        program.wait_post("mine.md")
    elif leave == "save":
        save(program)
        assert path.read_bytes() == DATA.replace(b"Mine", b"Mine!!")
    elif leave == "close":
        program.screen.press("ctrl+w")
        program.wait("app.activeModalWidget() is not None")
        program.screen.press("Return")
        program.wait("window.tabs.count() == 1")
        assert path.read_bytes() == DATA.replace(b"Mine", b"Mine!!")
        return
    else:
        journal = program.home / "data" / "inkwright" / "journal"
        program.wait("1", lambda _: any(b"Mine!!" in found.read_bytes() for found in journal.rglob("*.post")))
        program.kill()
        program = start(path)
        program.wait("window.banner.isVisible()")
        program.click("button(window.banner, 'Restore')")
        program.wait_post("mine.md")
    program.wait_source(lambda lines: lines[1] == "title: Mine!! # keep")


def test_chips_are_gone_through_edited_and_removed_by_keys(
    start: Callable[..., Program], posts: Path
) -> None:
    path = posts / "mine.md"
    data = b"---\ntitle: Mine\ntags: [boat, rain] # two\n---\nbody\n"
    path.write_bytes(data)
    program = start(path)
    program.wait_post("mine.md")
    program.click("window.form._title")
    seen: list[str] = []
    for _ in range(12):
        before = seen[-1] if seen else "Title"
        program.screen.press("Tab")
        seen.append(program.wait(FOCUS, lambda name, before=before: name not in ("", before)))
        if seen[-1] == "rain":
            break
    assert seen[-3:] == ["+ category", "boat", "rain"] or seen[-2:] == ["boat", "rain"]
    program.screen.press("F2")
    program.wait(FOCUS, lambda name: name == "New tag")
    program.screen.type("snow")
    program.screen.press("Return")
    program.wait_source(lambda lines: lines[2] == "tags: [boat, snow] # two")
    program.screen.press("shift+Tab")
    program.wait(FOCUS, lambda name: name == "snow")
    program.screen.press("Delete")
    program.wait_source(lambda lines: lines[2] == "tags: [boat] # two")
    program.wait(FOCUS, lambda name: name == "boat")
    program.wait("window.form._tags.group.add_chip._model.rowCount()")
    program.screen.press("Tab")
    program.wait(FOCUS, lambda name: name == "+ tag")
    program.screen.press("space")
    program.wait(FOCUS, lambda name: name == "New tag")
    program.screen.type("lin")
    popup = "window.form._tags.group.add_chip.edit.completer().popup()"
    program.wait(f"{popup}.isVisible()")
    program.wait(f"{popup}.model().index(0, 0).data()", lambda words: words == "Linux   2")
    program.wait("window.form._tags.group.add_chip.edit.text()", lambda words: words == "lin")
    program.screen.press("Down")
    program.wait(f"{popup}.currentIndex().isValid()")
    program.screen.press("Return")
    program.wait_source(lambda lines: lines[2] == "tags: [boat, Linux] # two")
    program.wait("window.form._tags.group.add_chip.edit.text()", lambda words: not words)
    program.screen.press("Escape")
    program.wait(FOCUS, lambda name: name == "+ tag")
    program.click_text(4, 1)
    program.screen.press("ctrl+z", "ctrl+z", "ctrl+z")
    program.wait_source(lambda lines: "\n".join(lines).encode() == data)
    program.wait("not window.isWindowModified()")


def test_a_field_of_the_header_is_renamed_and_removed_by_its_menu(
    start: Callable[..., Program], posts: Path
) -> None:
    path = posts / "mine.md"
    data = b"---\ntitle: Mine # keep\ntags: [boat]\n---\nbody\n"
    path.write_bytes(data)
    program = start(path)
    program.wait_post("mine.md")
    popup = "type(app.activePopupWidget()).__name__"
    program.click_right("window.form._tags.group.chips[0]")
    program.wait(popup, lambda kind: kind == "QMenu")
    program.screen.press("Down", "Return")
    dialog = "type(app.activeModalWidget()).__name__"
    program.wait(dialog, lambda kind: kind == "QInputDialog")
    program.screen.type("keywords")
    program.screen.press("Return")
    program.wait_source(lambda lines: lines[2] == "keywords: [boat]")
    program.wait(dialog, lambda kind: kind == "NoneType")
    program.click_right("window.form._title")
    program.wait(popup, lambda kind: kind == "QMenu")
    program.screen.press("Up", "Up", "Return")
    program.wait_source(lambda lines: lines[1] == "keywords: [boat]")
    program.click_text(3, 1)
    program.screen.press("ctrl+z", "ctrl+z")
    program.wait_source(lambda lines: "\n".join(lines).encode() == data)


@pytest.mark.parametrize(
    ("written", "typed", "then"),
    [
        ("categories: AI", "LLM", ["categories:\n  - [AI]\n  - [LLM]"]),
        ("categories: [AI]", "Notes > Day", ["categories: [[AI], [Notes, Day]]"]),
        (
            "categories:\n- [A, B]\n- C",
            "D",
            ["categories:\n- [A, B]\n- C\n- [D]", "categories:\n- [A, B]\n- C\n- D"],
        ),
    ],
)
def test_paths_of_categories_are_written_as_hexo_reads_them(
    start: Callable[..., Program], posts: Path, written: str, typed: str, then: list[str]
) -> None:
    path = posts / "mine.md"
    path.write_text(f"---\ntitle: Mine\n{written}\n---\nbody\n")
    program = start(path)
    program.wait_post("mine.md")
    program.click("window.form._categories.group.add_chip.button")
    program.screen.type(typed)
    program.screen.press("Return")
    wanted = [f"---\ntitle: Mine\n{each}\n---\nbody\n" for each in then]
    lines = program.wait_source(lambda lines: len(lines) > 4 and typed.split(" ")[0] in "\n".join(lines))
    assert "\n".join(lines) in wanted
    program.wait("window.form._hint.text()", lambda words: "categories of their own" in words)


def test_a_picture_dropped_on_a_field_of_images_is_kept_named_and_shown(
    start: Callable[..., Program], posts: Path, tmp_path: Path, other_program: OtherProgram
) -> None:
    path = posts / "mine.md"
    data = b"---\r\ntitle: Mine\r\ncover: '' # none yet\r\n---\r\nbody\r\n"
    path.write_bytes(data)
    picture = tmp_path / "harbour.png"
    Image.new("RGB", (300, 200), "teal").save(picture)
    program = open_unfolded(start, path)
    program.wait(KINDS, lambda found: found == {"cover": "image"})
    field = f"{row('cover')}.editor_widget"
    left, top, width, height = program.ask(f"place({field})")
    other_program.drag_to(program, (left + width // 2, top + height // 2), picture)
    lines = program.wait_source(lambda lines: lines[2] != "cover: '' # none yet")
    (kept,) = (posts.parent / "images").glob("*.png")
    assert lines[2] == f"cover: '/images/{kept.name}' # none yet"
    program.wait(f"{field}.text()", lambda text: text == f"/images/{kept.name}")
    shown = f"{row('cover')}._thumbnail"
    program.wait(f"{shown}.isVisible() and {shown}.pixmap().width() > 20")
    save(program)
    assert path.read_bytes() == data.replace(b"''", f"'/images/{kept.name}'".encode())
    program.click_text(4, 1)
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: lines[2] == "cover: '' # none yet")
    save(program)
    assert path.read_bytes() == data
