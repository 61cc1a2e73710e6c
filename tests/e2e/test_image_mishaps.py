"""What goes wrong with images at a desk: odd names, taken names, lying servers, no network, no room."""

from __future__ import annotations

import io
import json
import socket
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.e2e.image_rows import answer, choose_action
from tests.e2e.web_host import Answer, web_host

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.e2e.desk import Program
    from tests.e2e.dragging import OtherProgram

pytestmark = pytest.mark.e2e
BANNER = "window.banner.sentence"
VERDICTS = (
    "[[row.report and row.report.here.value, row.report and row.report.site.value] "
    "for row in window.image_panel._rows.all_rows if row.reference]"
)
HEXO = '{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}'


def picture(colour: str = "#8fa7a0", form: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, form)
    return file.getvalue()


def site(root: Path, body: str, config: str = "title: Blog\n") -> Path:
    """Write a site of Hexo with one post."""
    (root / "source" / "images").mkdir(parents=True)
    (root / "source" / "_posts").mkdir()
    (root / "_config.yml").write_text(config)
    (root / "package.json").write_text(HEXO)
    path = root / "source" / "_posts" / "trip.md"
    path.write_text(f"---\ntitle: Trip\n---\n\n{body}\n", newline="")
    return path


def begin(start: Callable[..., Program], path: Path, rows: int) -> Program:
    """Open the post, and wait until everything is known of its images."""
    program = start(path)
    program.wait_post("trip.md")
    program.wait("program.later.is_done")
    program.wait(
        f"len(window.image_panel._rows.all_rows) == {rows} and window.image_panel._rows.waiting == 0"
    )
    return program


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_five_files_with_chinese_names_and_spaces_go_into_the_posts_own_folder(
    start: Callable[..., Program], tmp_path: Path, other_program: OtherProgram
) -> None:
    config = "title: Blog\npost_asset_folder: true\nmarked:\n  prependRoot: true\n  postAsset: true\n"
    path = site(tmp_path / "blog", "Words.", config)
    names = ["夜 雨.png", "湖（一）.png", "a b & c.png", "百分 100%.png", "[方] 图#1.png"]
    colours = ["#111111", "#222222", "#333333", "#444444", "#555555"]
    for name, colour in zip(names, colours, strict=True):
        (tmp_path / name).write_bytes(picture(colour))
    settings = tmp_path / "home" / "config" / "inkwright" / "settings.json"
    settings.parent.mkdir(parents=True)
    habits = json.dumps({"root": str(tmp_path / "blog"), "pattern": "{name}"})
    settings.write_text(json.dumps({"image_sites": [habits]}))
    program = begin(start, path, 0)
    before = program.source()
    other_program.drag_to_text(program, 4, 6, *(tmp_path / name for name in names))
    lines = program.wait_source(lambda now: "\n".join(now).count("![") == 5)
    kept = contents(path.with_suffix(""))
    assert sorted(kept.values()) == sorted(picture(colour) for colour in colours)
    program.wait(VERDICTS, lambda found: found == [["ok", "ok"]] * 5)
    program.wait(
        'dom("[...document.images].map(image => image.naturalWidth)")', lambda found: found == [64] * 5
    )
    program.click_text(2, 0)
    program.screen.press("ctrl+s")
    program.wait("not program.posts.current.is_dirty and not program.background.is_busy")
    program.screen.press("ctrl+z")
    program.wait_source(lambda now: now == before)
    program.screen.press("ctrl+s")
    program.wait("not program.posts.current.is_dirty and not program.background.is_busy")
    assert path.read_text("utf-8") == "\n".join(before)
    assert contents(path.with_suffix("")) == kept
    program.screen.press("ctrl+shift+z")
    program.wait_source(lambda now: now == lines)
    program.wait(VERDICTS, lambda found: found == [["ok", "ok"]] * 5)


def test_a_name_that_is_taken_is_refused_and_nothing_is_lost(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    path = site(tmp_path / "blog", "![a](/images/a.png)\n\n![b](/images/b.png)")
    images = tmp_path / "blog" / "source" / "images"
    for name, colour in {"a": "#111111", "b": "#222222"}.items():
        (images / f"{name}.png").write_bytes(picture(colour))
    before, text = contents(images), path.read_text()
    program = begin(start, path, 2)
    choose_action(program, 0, "n")
    answer(program, "b.png")
    program.wait(BANNER, lambda said: "b.png" in said)
    assert contents(images) == before
    assert "\n".join(program.source()) == text


def test_a_webp_takes_the_place_of_a_png_and_the_links_change(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    path = site(tmp_path / "blog", "![a](/images/a.png) <img src='/images/a.png'>")
    images = tmp_path / "blog" / "source" / "images"
    (images / "a.png").write_bytes(picture())
    before, text = contents(images), path.read_text()
    (tmp_path / "new.webp").write_bytes(picture("#123456", "WEBP"))
    program = begin(start, path, 2)
    choose_action(program, 0, "p")
    answer(program, str(tmp_path / "new.webp"))
    program.wait_source(lambda now: now[4] == "![a](/images/a.webp) <img src='/images/a.webp'>")
    assert contents(images) == {"a.webp": picture("#123456", "WEBP")}
    program.wait(VERDICTS, lambda found: found == [["ok", "ok"]] * 2)
    program.wait("app.activeModalWidget() is None and app.activeWindow() is window")
    program.screen.press("ctrl+z")
    program.wait_source(lambda now: "\n".join(now) == text)
    program.wait("not program.background.is_busy")
    assert contents(images) == before
    program.wait(VERDICTS, lambda found: found == [["ok", "ok"]] * 2)


@pytest.fixture
def liar() -> Iterator[str]:
    """Gives a WebP at an address that ends in .png, and calls it text; and a page that it calls a picture."""
    page = Answer(200, "image/png", b"<html><body>no picture</body></html>")
    view = Answer(200, "text/plain", picture("#123456", "WEBP"))
    with web_host(lambda path: page if path.startswith("/page") else view) as address:
        yield address


def test_what_a_server_calls_wrongly_comes_home_as_what_it_is(
    start: Callable[..., Program], tmp_path: Path, liar: str
) -> None:
    path = site(tmp_path / "blog", f"![a]({liar}/view.png)\n\n![b]({liar}/page.png)")
    settings = tmp_path / "home" / "config" / "inkwright" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        json.dumps({"own_folders": [str(tmp_path / "blog")], "check_private_addresses": True})
    )
    program = begin(start, path, 2)
    program.wait(VERDICTS, lambda found: found == [["ok", "ok"], ["not-an-image", "not-an-image"]])
    choose_action(program, 0, "l")
    lines = program.wait_source(lambda now: "/images/" in now[4])
    assert lines[4] == "![a](/images/view.webp)"
    assert contents(tmp_path / "blog" / "source" / "images") == {"view.webp": picture("#123456", "WEBP")}
    assert lines[6] == f"![b]({liar}/page.png)"


def test_an_upload_without_a_network_says_so_and_changes_nothing(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    path = site(tmp_path / "blog", "![a](/images/a.png)")
    images = tmp_path / "blog" / "source" / "images"
    (images / "a.png").write_bytes(picture())
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    uploader = {"kind": "server", "server": f"http://127.0.0.1:{port}"}
    settings = tmp_path / "home" / "config" / "inkwright" / "settings.json"
    settings.parent.mkdir(parents=True)
    habits = json.dumps({"root": str(tmp_path / "blog"), "uploader": uploader})
    settings.write_text(json.dumps({"image_sites": [habits]}))
    text = path.read_text()
    program = begin(start, path, 1)
    choose_action(program, 0, "u")
    program.wait(BANNER, lambda said: "The upload server is not there" in said)
    program.wait("button(window.banner, 'Retry').isVisible()")
    assert "\n".join(program.source()) == text
    assert contents(images) == {"a.png": picture()}


def test_a_drop_that_cannot_be_kept_says_so_and_writes_nothing(
    start: Callable[..., Program], tmp_path: Path, other_program: OtherProgram
) -> None:
    path = site(tmp_path / "blog", "Words.")
    images = tmp_path / "blog" / "source" / "images"
    images.rmdir()
    images.write_bytes(b"not a folder")  # nobody can write into it, the superuser of a test machine neither
    (tmp_path / "lake.png").write_bytes(picture())
    program = begin(start, path, 0)
    text = program.source()
    other_program.drag_to_text(program, 4, 6, tmp_path / "lake.png", tmp_path / "lake.png")
    program.wait(BANNER, lambda said: "“images” is a file" in said)
    program.wait("not program.background.is_busy")
    assert program.source() == text
    assert images.read_bytes() == b"not a folder"
