"""What is done with rows of the image panel by keys and menu: several at once, in posts with a fault."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.e2e.image_rows import TABLE, agree, answer, choose_row, press

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
MENU = (
    "[[action.objectName(), action.isEnabled(), action.text().partition(chr(9))[2]] "
    "for action in QApplication.activePopupWidget().actions() if action.objectName()]"
)


def picture() -> bytes:
    file = io.BytesIO()
    Image.effect_noise((320, 240), 40).convert("RGB").save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def images(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    folder = root / "source" / "images"
    folder.mkdir(parents=True)
    (root / "source" / "_posts").mkdir()
    (root / "_config.yml").write_text("title: Blog\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}')
    for name in ("hill", "lake", "pier"):
        (folder / f"{name}.png").write_bytes(picture())
    return folder


def begin(start: Callable[..., Program], images: Path, text: str, *, mode: int = 0o644) -> Program:
    """Open a post of this text, and wait until everything is known of its images."""
    path = images.parent / "_posts" / "trip.md"
    path.write_text(text, newline="")
    path.chmod(mode)
    program = start(path)
    program.wait_post("trip.md")
    program.wait("program is not None and program.later.is_done")
    program.wait("window.image_panel._rows.all_rows and window.image_panel._rows.waiting == 0")
    return program


def choose(program: Program, first: int, more: int = 0) -> None:
    """Choose a row, and select those below it by keys."""
    choose_row(program, first)
    for _ in range(more):
        program.screen.press("shift+Down")
    program.wait(f"len({TABLE}.selected_keys())", lambda count: count == 1 + more)


def open_menu(program: Program) -> list[list[object]]:
    program.screen.press("Menu")
    program.wait("QApplication.activePopupWidget() is not None")
    return program.wait(MENU)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


BODY = "![a](/images/hill.png)\n\n![b](/images/lake.png)\n\n![c](/images/pier.png)\n"


def test_several_images_are_converted_as_one_step(start: Callable[..., Program], images: Path) -> None:
    program = begin(start, images, "---\ntitle: Trip\n---\n\n" + BODY)
    before, lines = contents(images), program.source()
    choose(program, 0, more=1)
    entries = {name: (is_on, reason) for name, is_on, reason in open_menu(program)}
    assert entries["convert"] == (True, "")
    assert entries["rename"] == (False, "for one image at a time")
    program.screen.press("v")
    agree(program, "convert")
    done = program.wait_source(lambda now: now[6] == "![b](/images/lake.webp)")
    assert done[4:9] == [
        "![a](/images/hill.webp)",
        "",
        "![b](/images/lake.webp)",
        "",
        "![c](/images/pier.png)",
    ]
    program.wait("not program.background.is_busy")
    after = contents(images)
    assert sorted(after) == ["hill.webp", "lake.webp", "pier.png"]
    press(program, "ctrl+z")
    program.wait_source(lambda now: now == lines)
    program.wait("not program.background.is_busy")
    assert contents(images) == before
    press(program, "ctrl+shift+z")
    program.wait_source(lambda now: now == done)
    program.wait("not program.background.is_busy")
    assert contents(images) == after


def test_images_of_a_post_whose_front_matter_is_broken_are_mended_all_the_same(
    start: Callable[..., Program], images: Path
) -> None:
    text = "---\ntitle: [Trip\n tags: }\n---\n\n![](/images/HILL.png)\n"
    program = begin(start, images, text)
    program.wait("[bool(row.repairs) for row in window.image_panel._rows.shown()] == [True]")
    before, lines = contents(images), program.source()
    choose(program, 0)
    program.screen.press("ctrl+Return")
    program.wait_source(lambda now: now[5] == "![](/images/hill.png)")
    program.wait("[row.is_broken for row in window.image_panel._rows.shown()] == [False]")
    choose(program, 0)
    program.screen.press("F2")
    program.wait("window.image_panel._editor.line is not None and window.image_panel._editor.line.hasFocus()")
    program.screen.press("ctrl+a")
    program.screen.type("A hill")
    program.screen.press("Return")
    program.wait_source(lambda now: now[5] == "![A hill](/images/hill.png)")
    program.wait("window.image_panel._rows.waiting == 0")
    choose(program, 0)
    open_menu(program)
    program.screen.press("n")
    answer(program, "dune.png")
    agree(program, "changes")
    program.wait_source(lambda now: now[5] == "![A hill](/images/dune.png)")
    assert (images / "dune.png").read_bytes() == before["hill.png"]
    for wanted in ("![A hill](/images/hill.png)", "![](/images/hill.png)", "![](/images/HILL.png)"):
        press(program, "ctrl+z")
        program.wait_source(lambda now, wanted=wanted: now[5] == wanted)
    program.wait("not program.background.is_busy")
    assert contents(images) == before
    assert program.source() == lines


def test_a_post_that_cannot_be_written_is_only_looked_at_and_the_menu_says_so(
    start: Callable[..., Program], images: Path
) -> None:
    program = begin(start, images, "---\ntitle: Trip\n---\n\n" + BODY, mode=0o444)
    choose(program, 1)
    entries = {name: (is_on, reason) for name, is_on, reason in open_menu(program)}
    for name in ("edit-description", "rename", "replace", "convert"):
        assert entries[name] == (False, "the post cannot be changed")
    for name in ("go-to", "open", "reveal", "copy-address", "check"):
        assert entries[name] == (True, "")
    program.screen.press("Escape")
    program.wait("QApplication.activePopupWidget() is None")
    program.screen.press("F2")
    program.screen.press("Return")
    program.wait("program.posts.current.editor.hasFocus() and program.posts.current.editor.place().line == 6")
    assert program.ask("window.image_panel._editor.line is None")


def test_a_file_that_the_site_does_not_serve_is_moved_to_where_it_does(
    start: Callable[..., Program], images: Path
) -> None:
    photos = images.parents[1] / "photos"
    photos.mkdir()
    (photos / "dune.png").write_bytes(picture())
    program = begin(start, images, "---\ntitle: Trip\n---\n\n![d](../../photos/dune.png)\n")
    repairs = "[list(row.repairs) for row in window.image_panel._rows.shown()]"
    words = program.wait(repairs, lambda found: any(one.startswith("Move") for one in found[0]))[0]
    number = next(place for place, one in enumerate(words) if one.startswith("Move"))
    before, lines, content = contents(images), program.source(), (photos / "dune.png").read_bytes()
    choose(program, 0)
    open_menu(program)
    program.screen.press(*["Down"] * (number + 1), "Return")
    done = program.wait_source(lambda now: now[4] == "![d](../images/dune.png)")
    program.wait("[row.is_broken for row in window.image_panel._rows.shown()] == [False]")
    assert contents(images) == {**before, "dune.png": content}
    assert contents(photos) == {}
    press(program, "ctrl+z")
    program.wait_source(lambda now: now == lines)
    program.wait("not program.background.is_busy")
    assert (contents(images), contents(photos)) == (before, {"dune.png": content})
    press(program, "ctrl+shift+z")
    program.wait_source(lambda now: now == done)
    program.wait("not program.background.is_busy")
    assert (contents(images), contents(photos)) == ({**before, "dune.png": content}, {})
