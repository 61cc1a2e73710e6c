"""All images of a folder in the real window: found by the title of their posts, inserted, thrown away."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
LIBRARY = "program.image_deeds.library._library"
NAMES = f"[one.path.rpartition('/')[2] for one in {LIBRARY}.rows._rows]"


def picture(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    (root / "source" / "_posts").mkdir(parents=True)
    images = root / "source" / "images"
    images.mkdir()
    (root / "_config.yml").write_text("title: Blog\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}')
    for number, colour in enumerate(("#804020", "#204080", "#408020")):
        (images / f"2024010112000{number}.png").write_bytes(picture(colour))
    (images / "again.png").write_bytes(picture("#804020"))
    text = "---\ntitle: 湖边 Lake\n---\n\n## Evening at the pier\n\n![](/images/20240101120000.png)\n"
    (root / "source" / "_posts" / "lake.md").write_text(text, newline="")
    (root / "source" / "_posts" / "other.md").write_text("---\ntitle: Other\n---\n\nText.\n", newline="")
    (root / "source" / "_data").mkdir()
    (root / "source" / "_data" / "links.yml").write_text("- image: /images/20240101120001.png\n")
    return root


@pytest.fixture
def library(start: Callable[..., Program], blog: Path) -> Program:
    """The program with a post in front and all images of the folder below it."""
    program = start(blog / "source" / "_posts" / "other.md")
    program.wait_post("other.md")
    program.wait("program.image_deeds.library is not None and program.posts.folder is not None")
    program.click("button(window.image_panel, 'All images')")
    program.wait(f"{LIBRARY} is not None")
    program.wait(f"len({NAMES})", lambda count: count == 4)
    program.wait(f"[len(one.uses) for one in {LIBRARY}.rows._rows]", lambda uses: sum(uses) == 1)
    return program


def test_an_image_named_by_a_moment_is_found_by_its_post_and_inserted(library: Program) -> None:
    library.click(f"{LIBRARY}.line")
    library.screen.type("lake pier")
    library.wait(NAMES, lambda names: names == ["20240101120000.png"])
    library.click(f"{LIBRARY}.table.viewport()", 0.2, 0.05)
    library.screen.press("Return")
    lines = library.wait_source(lambda lines: "![](/images/20240101120000.png)" in "".join(lines))
    library.click_text(4, 0)
    library.screen.press("ctrl+z")
    library.wait_source(lambda now: now != lines and "images" not in "".join(now))


def test_an_image_is_dragged_into_the_text(library: Program) -> None:
    x, y, _, _ = library.ask(f"place({LIBRARY}.table.viewport())")
    target = library.ask("cursor_place(program.posts.current.editor, 4, 5)")
    library.screen.drag((x + 120, y + 20), tuple(target))
    lines = library.wait_source(lambda lines: "![](/images/" in "".join(lines))
    assert "Text." in lines[4]
    library.screen.press("ctrl+z")
    library.wait_source(lambda now: now[4:] == ["Text.", ""])


def test_a_click_on_the_post_opens_it_where_the_image_is(library: Program) -> None:
    library.click(f"{LIBRARY}.line")
    library.screen.type("pier")
    library.wait(NAMES, lambda names: len(names) == 1)
    place = library.ask(f"place({LIBRARY}.table.viewport())")
    left = library.ask(f"{LIBRARY}.table.columnViewportPosition(1)")
    library.screen.click(place[0] + left + 40, place[1] + 20)
    library.wait_post("lake.md")
    assert library.wait("program.posts.current.editor.place().line", lambda line: line == 6) == 6


def test_what_nothing_names_goes_to_the_trash_and_comes_back(library: Program, blog: Path) -> None:
    images = blog / "source" / "images"
    before = {path.name: path.read_bytes() for path in images.iterdir()}
    library.click(f"button({LIBRARY}, 'Unused 3')")
    # a data file names one of them
    library.wait(NAMES, lambda names: names == ["20240101120002.png", "again.png"])
    library.click(f"{LIBRARY}.trash_button")
    library.wait("app.activeWindow() is not None and app.activeWindow().objectName() == 'changes'")
    library.screen.press("Return")
    library.wait("not program.background.is_busy and program.posts.current.marks.can_undo")
    assert sorted(path.name for path in images.iterdir()) == ["20240101120000.png", "20240101120001.png"]
    trash = library.home / "data" / "Trash" / "files"
    assert sorted(path.name for path in trash.iterdir()) == ["20240101120002.png", "again.png"]
    library.click_text(4, 0)
    library.screen.press("ctrl+z")
    library.wait("not program.background.is_busy and not program.posts.current.marks.can_undo")
    assert {path.name: path.read_bytes() for path in images.iterdir()} == before
    library.screen.press("ctrl+shift+z")
    library.wait("not program.background.is_busy and program.posts.current.marks.can_undo")
    assert sorted(path.name for path in images.iterdir()) == ["20240101120000.png", "20240101120001.png"]


def test_twins_are_told_by_their_content(library: Program) -> None:
    library.wait(f"{LIBRARY}.rows.counts['twins']", lambda count: count == 2)
    library.click(f"button({LIBRARY}, 'Twice 2')")
    names = library.wait(NAMES, lambda names: len(names) == 2)
    assert sorted(names) == ["20240101120000.png", "again.png"]
