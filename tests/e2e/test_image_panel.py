"""The image panel by hand: rows are fixed, described, sorted, chosen and asked for by mouse and keys."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from editor.widgets.image_order import Column

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
BEGINNING = "---\ntitle: 湖边\n---\n\n## First day\n\n"
KEYS = "[row.destination for row in window.image_panel._rows.shown()]"
REPAIRS = "[list(row.repairs) for row in window.image_panel._rows.shown()]"
MENU = "[action.objectName() for action in QApplication.activePopupWidget().actions()]"


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """A post of a Hexo site with four pictures in it."""
    root = tmp_path / "blog"
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: Blog\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}')
    images = root / "source" / "images"
    images.mkdir()
    for name, width in (("sunset.jpg", 80), ("Hill.png", 300), ("lake.png", 200), ("pier.png", 20)):
        written = io.BytesIO()
        Image.new("RGB", (width, 40), "teal").save(written, "PNG" if name.endswith("png") else "JPEG")
        (images / name).write_bytes(written.getvalue())
    return root / "source" / "_posts" / "lake.md"


def begin(start: Callable[..., Program], post: Path, *lines: str) -> Program:
    """Open a post of these lines, and wait until everything is known of its images."""
    post.write_text(BEGINNING + "\n".join(lines) + "\n", newline="")
    program = start(post)
    program.wait_post("lake.md")
    program.wait("window.image_panel._rows.all_rows and window.image_panel._rows.waiting == 0")
    return program


def click(program: Program, place: int, column: Column, *, at: float = 0.5, modifier: str = "") -> None:
    """Click a cell of the table."""
    cell = f"window.image_panel._table.visualRect(window.image_panel._rows.index({place}, {int(column)}))"
    left, top, width, height = program.ask(
        f"(lambda cell, port: [*port.mapToGlobal(cell.topLeft()).toTuple(), cell.width(), cell.height()])"
        f"({cell}, window.image_panel._table.viewport())"
    )
    if modifier:
        program.screen.xdo("keydown", modifier)
    program.screen.click(int(left + width * at), int(top + height / 2))
    if modifier:
        program.screen.xdo("keyup", modifier)


def test_a_path_of_another_case_is_fixed_by_its_button_undone_and_done_again(
    start: Callable[..., Program], post: Path
) -> None:
    program = begin(start, post, "![Dusk](/images/sunset.JPG)")
    before = post.read_bytes()
    program.wait(REPAIRS, lambda found: found[0][:1] == ["Use /images/sunset.jpg"])
    click(program, 0, Column.ACTION, at=0.25)
    fixed = program.wait_source(lambda lines: lines[6] == "![Dusk](/images/sunset.jpg)")
    program.wait(
        "[row.is_broken for row in window.image_panel._rows.all_rows]", lambda found: found == [False]
    )
    program.click_text(5, 0)
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: lines[6] == "![Dusk](/images/sunset.JPG)")
    program.screen.press("ctrl+s")
    assert post.read_bytes() == before
    program.screen.press("ctrl+shift+z")
    program.wait_source(lambda lines: lines == fixed)
    program.screen.press("ctrl+s")
    program.wait("not program.posts.current.is_dirty")
    assert post.read_bytes() == before.replace(b"sunset.JPG", b"sunset.jpg")


def test_missing_descriptions_are_written_one_after_the_other_by_the_keyboard(
    start: Callable[..., Program], post: Path
) -> None:
    program = begin(
        start,
        post,
        "![](/images/lake.png)",
        "",
        "![Kept](/images/pier.png)",
        "",
        "### At *dusk*",
        "",
        "![](/images/Hill.png)",
        "",
        "![](/images/sunset.jpg)",
    )
    program.click("window.image_panel._bar._fill")
    line = "window.image_panel._editor.line"
    program.wait(
        f"{line} is not None and {line}.hasFocus() and {line}.text()", lambda text: text == "First day"
    )
    program.screen.press("Return")  # the suggestion is taken
    program.wait(f"{line} is not None and {line}.text()", lambda text: text == "At dusk")
    program.screen.press("Tab")  # this one is left as it is
    program.wait("window.image_panel._editor.key", lambda key: key == "3")
    program.screen.type("A red sky")
    program.screen.press("Return")
    lines = program.wait_source(lambda lines: lines[14] == "![A red sky](/images/sunset.jpg)")
    assert lines[6] == "![First day](/images/lake.png)"
    assert lines[12] == "![](/images/Hill.png)"
    program.wait(f"{line} is None and window.image_panel._table.hasFocus()")
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: lines[14] == "![](/images/sunset.jpg)")


def test_a_description_is_edited_in_its_row_and_left_by_escape(
    start: Callable[..., Program], post: Path
) -> None:
    program = begin(start, post, "![A [lake]](/images/lake.png)", "", "![Pier](/images/pier.png)")
    click(program, 1, Column.DESTINATION)
    program.wait("program.posts.current.editor.place().line", lambda line: line == 8)
    program.screen.press("F2")
    program.wait("window.image_panel._editor.line.text()", lambda text: text == "Pier")
    program.screen.type("x")
    program.screen.press("Escape")
    program.wait("window.image_panel._editor.line is None")
    assert program.source()[8] == "![Pier](/images/pier.png)"
    program.screen.press("F2")
    program.screen.type("Two ]piers")
    program.screen.press("Return")
    program.wait_source(lambda lines: lines[8] == "![Two \\]piers](/images/pier.png)")


def test_rows_are_sorted_filtered_and_the_order_is_remembered(
    start: Callable[..., Program], post: Path
) -> None:
    names = ("lake.png", "SUNSET.jpg", "Hill.png", "pier.png", "lost.png", "sunset.jpg", "lake.png")
    program = begin(start, post, *(f"![{n}](/images/{name})\n" for n, name in enumerate(names)))
    program.wait(KEYS, lambda found: found == [f"/images/{name}" for name in names])
    header = "window.image_panel._table.horizontalHeader()"

    def click_header(column: Column) -> None:
        x, y, _, height = program.ask(f"place({header}.viewport())")
        left = program.ask(f"{header}.sectionViewportPosition({int(column)})")
        program.screen.click(x + left + 30, y + height // 2)

    click_header(Column.SITE)
    program.wait(KEYS, lambda found: sorted(found[:2]) == ["/images/SUNSET.jpg", "/images/lost.png"])
    click_header(Column.DESTINATION)
    program.wait(
        KEYS, lambda found: found[0] == "/images/Hill.png" and found[-1].lower() == "/images/sunset.jpg"
    )
    click_header(Column.DESTINATION)
    program.wait(KEYS, lambda found: found[-1] == "/images/Hill.png")
    program.click("window.image_panel._bar._chips['problems']")
    program.wait(KEYS, lambda found: len(found) == 2)
    program.click("window.image_panel._bar._chips['all']")
    program.click("window.image_panel._bar._line")
    program.screen.type("LAKE")
    program.wait(KEYS, lambda found: found == ["/images/lake.png"] * 2)
    program.screen.press("Down")
    program.wait("window.image_panel._table.hasFocus()")
    program.click("window.image_panel._bar._line")
    program.screen.press("Escape")
    program.wait(KEYS, lambda found: len(found) == 7)
    assert program.ask("program.store.settings.image_order") == "-destination"


def test_several_rows_are_fixed_as_one_step(start: Callable[..., Program], post: Path) -> None:
    wrong = ("![a](/images/LAKE.png)", "", "![b](/images/hill.png)", "", "![c](/images/gone.png)")
    program = begin(start, post, *wrong, "", "<img src='/images/PIER.png' alt='d'>")
    program.wait(REPAIRS, lambda found: [bool(words) for words in found] == [True, True, False, True])
    click(program, 0, Column.DESTINATION)
    click(program, 2, Column.DESTINATION, modifier="shift")
    program.screen.press("shift+Down")
    program.wait("len(window.image_panel._table.selected_keys())", lambda count: count == 4)
    program.screen.press("ctrl+Return")
    lines = program.wait_source(lambda lines: lines[6] == "![a](/images/lake.png)")
    assert lines[8:13:2] == ["![b](/images/Hill.png)", wrong[4], "<img src='/images/pier.png' alt='d'>"]
    program.wait("window.banner.isVisible() and '3' in window.banner.sentence")
    program.click_text(5, 0)
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: lines[6:11] == list(wrong))


def test_the_menu_opens_by_its_key_and_copies_addresses(start: Callable[..., Program], post: Path) -> None:
    program = begin(start, post, "![a](/images/Lake.png)", "", "![b](/images/pier.png)")
    program.wait(REPAIRS, lambda found: bool(found[0]))
    click(program, 0, Column.DESTINATION)
    program.screen.press("Menu")
    entries = program.wait(MENU, lambda found: "copy-address" in found)
    assert entries[0] == "repair-0"
    assert {"go-to", "edit-description", "reveal", "check"} <= set(entries)
    program.screen.press("Escape")
    program.wait("QApplication.activePopupWidget() is None")
    program.screen.press("shift+Down", "ctrl+c")
    program.wait("app.clipboard().text()", lambda text: text == "/images/Lake.png\n/images/pier.png")
    program.screen.press("Up", "Menu")
    program.wait(MENU, lambda found: "repair-0" in found)
    program.screen.press("Down", "Return")
    program.wait_source(lambda lines: lines[6] == "![a](/images/lake.png)")


def test_an_image_is_written_in_another_form_from_the_menu_and_back(
    start: Callable[..., Program], post: Path
) -> None:
    (post.parents[2] / "_config.yml").write_text("title: Blog\npost_asset_folder: true\n")
    post.with_suffix("").mkdir()
    (post.with_suffix("") / "boat.png").write_bytes((post.parents[1] / "images" / "pier.png").read_bytes())
    program = begin(start, post, "{% asset_img boat.png Boat %}", "", "![Hill](/images/Hill.png)")
    program.wait("'respell' in [one.value for one in program.image_deeds.actions._deeds]")
    program.wait(f"{KEYS}[0] == 'boat.png'")
    forms = "app.activePopupWidget() and [one.text() for one in app.activePopupWidget().actions()]"
    click(program, 0, Column.DESTINATION)
    program.screen.press("Menu")
    program.wait(f"app.activePopupWidget() is not None and 'respell' in {MENU}")
    program.screen.press("m")
    program.wait(f"app.activePopupWidget() is not None and 'form-0' in {MENU}")
    assert program.ask(forms) == [
        "Write it as Markdown: {% asset_path boat.png %}",
        "Write it as HTML: {% asset_path boat.png %}",
        "Write it as HTML: boat.png",
    ]
    program.screen.press("Down")
    program.screen.press("Return")
    html = '<img src="{% asset_path boat.png %}" alt="" title="Boat">'
    program.wait_source(lambda lines: html in lines and "{% asset_img boat.png Boat %}" not in lines)
    program.wait(
        "[row.report and [row.report.here.value, row.report.site.value] "
        "for row in window.image_panel._rows.shown()]",
        lambda found: found == [["ok", "ok"]] * 2,
    )
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: "{% asset_img boat.png Boat %}" in lines)
    program.screen.press("ctrl+shift+z")
    program.wait_source(lambda lines: html in lines)
