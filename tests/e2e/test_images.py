"""Images in the real window: dragged, pasted, fetched from the web, checked, undone."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.e2e.clipboard import screenshot_on_clipboard
from tests.e2e.web_host import Answer, web_host

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.e2e.desk import Program
    from tests.e2e.dragging import OtherProgram

pytestmark = pytest.mark.e2e
TEXT = "---\ntitle: Pictures\n---\n\nFirst paragraph.\n\nSecond paragraph.\n"
ROWS = (
    "[[row.destination, row.reference is not None, row.report and row.report.here.value, "
    "row.report and row.report.site.value, row.report and row.report.width] "
    "for row in program.checks._rows.values()]"
)


def picture(width: int = 64, height: int = 48, colour: str = "#8fa7a0") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: Blog\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}')
    (root / "source" / "_posts" / "pictures.md").write_text(TEXT, newline="")
    return root


def save(program: Program) -> None:
    """Save the post in front, and wait until its file holds what is shown."""
    program.screen.press("ctrl+s")
    program.wait("not program.posts.current.is_dirty and not program.background.is_busy")


@pytest.fixture
def host() -> Iterator[str]:
    """A web server on loopback: a good image, a missing one, one that is refused, one that is no image."""
    answers = {
        "/good.png": Answer(200, "image/png", picture(120, 90)),
        "/secret.png": Answer(403, "text/plain", b"no"),
        "/page.png": Answer(200, "text/html", b"<html><body>a page</body></html>"),
    }
    with web_host(lambda path: answers.get(path, Answer(404, "text/plain", b"none"))) as address:
        yield address


def test_two_files_dragged_from_another_window_are_kept_and_linked_in_one_undo_step(
    start: Callable[..., Program], blog: Path, tmp_path: Path, other_program: OtherProgram
) -> None:
    for name in ("lake.png", "hill.png"):
        (tmp_path / name).write_bytes(picture())
    program = start(blog / "source" / "_posts" / "pictures.md")
    program.wait_post("pictures.md")
    other_program.drag_to_text(program, 4, 16, tmp_path / "lake.png", tmp_path / "hill.png")
    lines = program.wait_source(lambda lines: any("/images/" in line for line in lines))
    folder = blog / "source" / "images"
    files = sorted(folder.iterdir())
    assert [file.read_bytes() for file in files] == [picture(), picture()]
    assert files[0].suffix == ".png"
    assert files[0].stem[:14].isdigit()
    assert lines[4] == "First paragraph."
    one, two = files
    assert lines[5:8] in (
        [f"![lake](/images/{one.name})", f"![hill](/images/{two.name})", ""],
        [f"![lake](/images/{two.name})", f"![hill](/images/{one.name})", ""],
    )
    program.wait(ROWS, lambda rows: [row[2:] for row in rows] == [["ok", "ok", 64]] * 2)
    program.wait(
        'dom("[...document.images].map(image => image.naturalWidth)")', lambda found: found == [64, 64]
    )
    program.click_text(4, 2)
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: "\n".join(lines) == TEXT)
    assert sorted(folder.iterdir()) == files
    program.wait(ROWS, lambda rows: [row[1] for row in rows] == [False, False])
    program.screen.press("ctrl+shift+z")
    program.wait_source(lambda now: now == lines)
    program.wait(ROWS, lambda rows: [row[1:3] for row in rows] == [[True, "ok"]] * 2)
    save(program)
    assert (blog / "source" / "_posts" / "pictures.md").read_bytes() == "\n".join(lines).encode()
    assert [file.read_bytes() for file in files] == [picture(), picture()]


def test_a_pasted_screenshot_becomes_a_file_and_a_link(start: Callable[..., Program], blog: Path) -> None:
    program = start(blog / "source" / "_posts" / "pictures.md")
    program.wait_post("pictures.md")
    program.click_text(6, 3)
    program.screen.press("End")
    with screenshot_on_clipboard(program):
        program.screen.press("ctrl+v")
        lines = program.wait_source(lambda lines: any("/images/" in line for line in lines))
    (file,) = (blog / "source" / "images").iterdir()
    assert lines[6:8] == ["Second paragraph.", f"![](/images/{file.name})"]
    with Image.open(file) as kept:
        assert kept.size == (30, 20)
        assert kept.getpixel((3, 3))[:3] == (0x33, 0x66, 0x99)
    content, post = file.read_bytes(), blog / "source" / "_posts" / "pictures.md"
    program.screen.press("ctrl+z")
    program.wait_source(lambda now: "\n".join(now) == TEXT)
    save(program)
    assert post.read_bytes() == TEXT.encode()
    assert file.read_bytes() == content  # it is offered in the panel as unused
    program.wait(ROWS, lambda rows: [row[1] for row in rows] == [False])
    program.screen.press("ctrl+shift+z")
    program.wait_source(lambda now: now == lines)
    save(program)
    assert post.read_bytes() == "\n".join(lines).encode()
    assert file.read_bytes() == content


def test_text_that_is_dropped_is_inserted_and_a_dropped_post_is_opened(
    start: Callable[..., Program], blog: Path, tmp_path: Path, other_program: OtherProgram
) -> None:
    program = start(blog / "source" / "_posts" / "pictures.md")
    program.wait_post("pictures.md")
    other_program.drag_to_text(program, 4, 5, "--text", " dropped")
    program.wait_source(lambda lines: lines[4] == "First dropped paragraph.")
    lone = tmp_path / "lone.md"
    lone.write_text("# Alone\n")
    other_program.drag_to_text(program, 4, 5, lone)
    program.wait_post("lone.md")
    assert program.source() == ["# Alone", ""]


def test_web_images_are_asked_for_only_in_the_writers_own_folder(
    start: Callable[..., Program], blog: Path, host: str
) -> None:
    path = blog / "source" / "_posts" / "pictures.md"
    names = ("good.png", "gone.png", "secret.png", "page.png")
    path.write_text(TEXT + "".join(f"\n![{name}]({host}/{name})\n" for name in names), newline="")
    config = path.parents[3] / "home" / "config" / "inkwright"
    config.mkdir(parents=True)
    (config / "settings.json").write_text('{"check_private_addresses": true}')
    program = start(path)
    program.wait_post("pictures.md")
    program.wait(ROWS, lambda rows: [row[2] for row in rows] == ["skipped"] * 4)
    program.wait("window.banner.isVisible()")
    program.click("button(window.banner, 'It is mine')")
    program.wait(ROWS, lambda rows: [row[2] for row in rows] == ["ok", "missing", "blocked", "not-an-image"])
    assert program.ask(ROWS)[0][4] == 120
    program.wait(
        'dom("[...document.images].map(image => image.naturalWidth)")', lambda found: 120 in (found or [])
    )
    assert "1" not in program.ask("window.status.text('saved')")


def test_a_click_in_the_panel_goes_to_the_line(start: Callable[..., Program], blog: Path) -> None:
    path = blog / "source" / "_posts" / "pictures.md"
    path.write_text(TEXT + "\n" * 60 + "![far](/images/none.png)\n", newline="")
    program = start(path)
    program.wait_post("pictures.md")
    program.wait(ROWS, lambda rows: [row[2] for row in rows] == ["missing"])
    left, top, _, _ = program.ask("place(window.image_panel._table.viewport())")
    program.screen.click(left + 200, top + 20)
    program.wait("program.posts.current.editor.place().line", lambda line: line == 67)


def test_the_file_of_a_missing_image_is_noticed_when_it_arrives(
    start: Callable[..., Program], blog: Path
) -> None:
    path = blog / "source" / "_posts" / "pictures.md"
    path.write_text(TEXT + "\n![soon](/images/soon.png)\n", newline="")
    (blog / "source" / "images").mkdir()
    program = start(path)
    program.wait_post("pictures.md")
    program.wait(ROWS, lambda rows: [row[2] for row in rows] == ["missing"])
    (blog / "source" / "images" / "soon.png").write_bytes(picture())
    program.wait(ROWS, lambda rows: [row[2] for row in rows] == ["ok"])
    program.wait('dom("[...document.images].map(image => image.naturalWidth)")', lambda found: found == [64])


def test_image_tags_of_hexo_show_the_asset_folders_pictures(
    start: Callable[..., Program], blog: Path
) -> None:
    (blog / "_config.yml").write_text("title: Blog\npost_asset_folder: true\n")
    path = blog / "source" / "_posts" / "pictures.md"
    path.with_suffix("").mkdir()
    (path.with_suffix("") / "lake_1_2.png").write_bytes(picture(40, 30))
    (blog / "source" / "images").mkdir()
    (blog / "source" / "images" / "hill.png").write_bytes(picture(20, 10))
    tags = (
        "{% asset_img lake_1_2.png %}",
        "See {% asset_img lake_1_2.png 'A *still* lake' %} and {% img /images/hill.png %} there.",
    )
    path.write_text(TEXT + "".join(f"\n{tag}\n" for tag in tags), newline="")
    program = start(path)
    program.wait_post("pictures.md")
    program.wait(
        'dom("[...document.images].map(image => image.naturalWidth)")', lambda found: found == [40, 40, 20]
    )
    assert program.ask('dom("document.images[1].title")') == "A *still* lake"
    assert "{%" not in program.ask('dom("document.body.textContent")')
    program.wait(ROWS, lambda rows: {row[2] for row in rows} == {"ok"})


def test_typing_goes_on_in_the_window_that_took_the_drop(
    start: Callable[..., Program], blog: Path, tmp_path: Path, other_program: OtherProgram
) -> None:
    (tmp_path / "lake.png").write_bytes(picture())
    program = start(blog / "source" / "_posts" / "pictures.md")
    program.wait_post("pictures.md")
    other_program.drag_to_text(program, 4, 5, tmp_path / "lake.png", stays=True)
    program.wait_source(lambda lines: "](/images/" in lines[4])
    program.wait("window.isActiveWindow() and program.posts.current.editor.hasFocus()")
    program.screen.type("xy")
    program.wait_source(lambda lines: "xy" in lines[4])


def test_the_root_of_typora_shows_an_image_here_and_tells_that_the_site_will_not(
    start: Callable[..., Program], blog: Path
) -> None:
    (blog / "pictures").mkdir()
    (blog / "pictures" / "lake.png").write_bytes(picture(40, 30))
    path = blog / "source" / "_posts" / "pictures.md"
    path.write_text(TEXT + "\n![](/lake.png)\n", newline="")
    program = start(path)
    program.wait_post("pictures.md")
    program.wait(ROWS, lambda rows: [row[2:4] for row in rows] == [["missing", "missing"]])
    program.click_text(1, 15)
    program.screen.press("Return")
    program.screen.type("typora-root-url: ../../pictures")
    program.wait(ROWS, lambda rows: [row[2:4] for row in rows] == [["ok", "outside"]])
    program.wait(
        "[[row.report.path.endswith('/pictures/lake.png'), len(row.repairs) > 0] "
        "for row in program.checks._rows.values()]",
        lambda rows: rows == [[True, True]],
    )
