"""Stories of what is dropped: many kinds at once, names by a pattern, pictures of the web both ways."""

from __future__ import annotations

import http.server
import io
import json
import os
import threading
from typing import TYPE_CHECKING, Any

import pillow_heif
import pytest
from PIL import Image

from tests.e2e.web_host import Answer, web_host

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.e2e.desk import Program
    from tests.e2e.dragging import OtherProgram

pytestmark = pytest.mark.e2e
BUSY = "window.status.text('busy')"
TEXT = "---\ntitle: A day of tea\n---\n\nWords.\n"


def picture(width: int = 64, kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.effect_noise((width, width // 2), 60).convert("RGB").save(file, kind)
    return file.getvalue()


@pytest.fixture
def post(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: Blog\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}')
    path = root / "source" / "_posts" / "tea.md"
    path.write_text(TEXT, newline="")
    return path


@pytest.fixture
def host() -> Iterator[str]:
    with web_host(lambda _: Answer(200, "image/png", picture())) as address:
        yield address


class Dripping(http.server.ThreadingHTTPServer):
    """Sends an image that never comes to its end, a byte each second."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Drip)
        self.begun, self.cut, self.ends = threading.Event(), threading.Event(), threading.Event()
        self.address = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Drip(http.server.BaseHTTPRequestHandler):
    server: Dripping

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        self.server.begun.set()
        try:
            for byte in picture(600):
                self.wfile.write(bytes((byte,)))
                if self.server.ends.wait(1):
                    return
        except OSError:
            self.server.cut.set()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def dripping() -> Iterator[Dripping]:
    server = Dripping()
    yield server
    server.ends.set()
    server.shutdown()
    server.server_close()


def configure(tmp_path: Path, post: Path, **habits: Any) -> None:
    config = tmp_path / "home" / "config" / "inkwright"
    config.mkdir(parents=True, exist_ok=True)
    site = json.dumps({"root": str(post.parents[2]), **habits})
    (config / "settings.json").write_text(json.dumps({"image_sites": [site]}))


def begin(start: Callable[..., Program], post: Path) -> Program:
    program = start(post)
    program.wait_post("tea.md")
    program.wait("program is not None and program.later.is_done")
    return program


def test_pictures_a_folder_a_paper_and_a_phones_photo_dropped_together(
    start: Callable[..., Program], post: Path, tmp_path: Path, other_program: OtherProgram
) -> None:
    configure(tmp_path, post, pattern="{slug}-{n}", place="source/img/{title}")
    (tmp_path / "lake.png").write_bytes(picture())
    (tmp_path / "album").mkdir()
    (tmp_path / "Price list.pdf").write_bytes(b"%PDF-1.7\n")
    photo = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (40, 20), "teal")).save(photo)
    (tmp_path / "IMG_1.HEIC").write_bytes(photo.getvalue())
    (tmp_path / "fake.png").write_text("<html>no picture</html>")
    program = begin(start, post)
    names = ("lake.png", "album", "Price list.pdf", "IMG_1.HEIC", "fake.png")
    other_program.drag_to_text(program, 4, 6, *(tmp_path / name for name in names))
    lines = program.wait_source(lambda lines: any("/img/" in line for line in lines))
    folder = post.parents[1] / "img" / "A-day-of-tea"
    assert sorted(path.name for path in folder.iterdir()) == ["Price-list.pdf", "tea-1.png", "tea-2.jpg"]
    assert sorted(lines[5:8]) == [
        "![IMG_1](/img/A-day-of-tea/tea-2.jpg)",
        "![lake](/img/A-day-of-tea/tea-1.png)",
        "[Price list.pdf](/img/A-day-of-tea/Price-list.pdf)",
    ]
    told = program.ask("[notice.sentence for notice in program.notices._waiting]")
    assert any("album” is a folder" in sentence for sentence in told)
    assert any("fake.png" in sentence and "web page" in sentence for sentence in told)
    assert any("made a JPEG" in sentence for sentence in told)
    program.click_text(4, 2)
    program.screen.press("ctrl+z")
    program.wait_source(lambda now: "\n".join(now) == TEXT)


def test_what_is_dropped_is_made_smaller_and_another_format(
    start: Callable[..., Program], post: Path, tmp_path: Path, other_program: OtherProgram
) -> None:
    configure(tmp_path, post, pattern="{name}", processing={"longest_edge": 100, "convert_to": "webp"})
    (tmp_path / "lake.png").write_bytes(picture(400))
    program = begin(start, post)
    other_program.drag_to_text(program, 4, 6, tmp_path / "lake.png")
    lines = program.wait_source(lambda lines: any("/images/" in line for line in lines))
    assert lines[5] == "![lake](/images/lake.webp)"
    (kept,) = (post.parents[1] / "images").iterdir()
    with Image.open(kept) as found:
        assert (found.format, found.size) == ("WEBP", (100, 50))
    assert program.ask("program.posts.current.editor.marks()") == []
    program.click("button(window.banner, 'Keep the originals')")
    program.wait_source(lambda now: now[5] == "![lake](/images/lake.png)")
    assert (post.parents[1] / "images" / "lake.png").read_bytes() == (tmp_path / "lake.png").read_bytes()
    assert not kept.exists()


def test_hundred_megabytes_are_copied_with_progress_and_can_be_called_off(
    start: Callable[..., Program], post: Path, tmp_path: Path, other_program: OtherProgram
) -> None:
    configure(tmp_path, post, pattern="{name}-{n}")
    first = tmp_path / "panorama.pdf"
    with first.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        for _ in range(99):
            file.write(os.urandom(1_000_000))
    names = [first, *(tmp_path / f"panorama-{number}.pdf" for number in range(1, 40))]
    for name in names[1:]:
        os.link(first, name)
    program = begin(start, post)
    other_program.drag_to_text(program, 4, 6, *names)
    program.wait(BUSY, lambda words: words.endswith(" of 100 MB"))
    program.wait("program.posts.current.editor.marks()", lambda marks: "100 MB" in "".join(marks))
    program.screen.press("End")
    program.screen.type(" Typed meanwhile.")
    folder = post.parents[1] / "images"
    program.wait(f"len(__import__('os').listdir({str(folder)!r})) > 1", seconds=60)  # the first has come
    program.click("button(window.banner, 'Cancel')")
    program.wait("program.drops._under_way == []")
    program.wait(BUSY, lambda words: words == "")
    lines = program.wait_source(lambda lines: any("[panorama" in line for line in lines))
    came = sorted(path.name for path in folder.iterdir())
    linked = [line for line in lines if line.startswith("[panorama")]
    assert 0 < len(linked) < len(names), "what had come is linked, the rest is not there"
    assert len(came) == len(linked)
    assert all((folder / name).stat().st_size == first.stat().st_size for name in came)
    assert "Typed meanwhile." in "".join(lines)
    for name in came:
        (folder / name).unlink()


def drop_to_process(program: Program, post: Path, tmp_path: Path, other: OtherProgram, count: int) -> None:
    """Drop pictures that take seconds to be made AVIF, and wait until that has begun."""
    (tmp_path / "lake-1.png").write_bytes(picture(3600))
    names = [tmp_path / f"lake-{number}.png" for number in range(1, count + 1)]
    for name in names[1:]:
        os.link(names[0], name)
    other.drag_to_text(program, 4, 6, *names)
    last = str(post.parents[1] / "images" / f"lake-{count}.png")
    program.wait(f"{last!r} in program.drops.pending_of(program.posts.current)", seconds=40)


PROCESSING = {"convert_to": "avif", "quality": 100}


def test_leaving_waits_until_an_image_is_processed_and_linked(
    start: Callable[..., Program], post: Path, tmp_path: Path, other_program: OtherProgram
) -> None:
    configure(tmp_path, post, pattern="{name}", processing=PROCESSING)
    program = begin(start, post)
    drop_to_process(program, post, tmp_path, other_program, 1)
    program.screen.press("ctrl+q")
    program.wait("app.activeModalWidget() is not None", seconds=90)
    assert program.source()[5] == "![lake-1](/images/lake-1.avif)"
    program.screen.press("Return")
    assert program.process.wait(60) == 0
    assert "![lake-1](/images/lake-1.avif)\n" in post.read_text()


def test_who_does_not_wait_is_given_the_images_at_the_next_start(
    start: Callable[..., Program], post: Path, tmp_path: Path, other_program: OtherProgram
) -> None:
    configure(tmp_path, post, pattern="{name}", processing=PROCESSING)
    program = begin(start, post)
    drop_to_process(program, post, tmp_path, other_program, 4)
    program.screen.press("ctrl+q")
    program.wait("window.banner.sentence", lambda said: "waited for" in said)
    program.click("button(window.banner, 'Do not wait')")
    assert program.process.wait(60) == 0
    assert post.read_text() == TEXT
    again = start(post)
    again.wait_post("tea.md")
    again.wait("window.banner.isVisible()")
    again.click("button(window.banner, 'Restore')")
    lines = again.wait_source(lambda lines: sum("/images/lake-" in line for line in lines) == 4)
    folder = post.parents[1] / "images"
    for line in lines:
        if "/images/" in line:
            assert (folder / line.rpartition("/")[2].rstrip(")")).is_file()


def test_a_download_from_a_host_that_drips_is_called_off_at_once(
    start: Callable[..., Program], post: Path, dripping: Dripping, other_program: OtherProgram
) -> None:
    program = begin(start, post)
    html = f'<img src="{dripping.address}/lake.png">'
    other_program.drag_to_text(program, 4, 6, "--html", html)
    program.wait(BUSY, lambda words: "Keeping" in words)
    program.wait("window.banner.isVisible()")
    assert dripping.begun.wait(15)
    program.click("button(window.banner, 'Cancel')")
    program.wait("program.drops._under_way == []")
    assert dripping.cut.wait(10), "the connection is not left open"
    assert "\n".join(program.source()) == TEXT
    assert not (post.parents[1] / "images").exists()
    other_program.drag_to_text(program, 4, 6, "--html", html)
    program.wait(BUSY, lambda words: "Keeping" in words)
    program.screen.press("ctrl+q")
    program.wait("window.banner.sentence", lambda said: "waited for" in said)
    program.click("button(window.banner, 'Call them off')")
    assert program.process.wait(60) == 0
    assert post.read_text() == TEXT


def test_a_picture_of_the_web_is_downloaded_and_linked_with_the_other_way_one_click_away(
    start: Callable[..., Program], post: Path, host: str, other_program: OtherProgram
) -> None:
    program = begin(start, post)
    html = f'<img src="{host}/lake.png">'
    other_program.drag_to_text(program, 4, 6, "--html", html)
    program.wait_source(lambda lines: any("](/images/" in line for line in lines))
    program.click("button(window.banner, 'Link it in the web instead')")
    program.wait_source(lambda lines: lines[5] == f"![]({host}/lake.png)")


def test_with_shift_a_picture_of_the_web_is_linked_and_can_still_be_downloaded(
    start: Callable[..., Program], post: Path, host: str, other_program: OtherProgram
) -> None:
    program = begin(start, post)
    program.screen.xdo("keydown", "shift")
    try:
        other_program.drag_to_text(program, 4, 6, "--html", f'<img src="{host}/lake.png">')
        program.wait_source(lambda lines: lines[5:6] == [f"![]({host}/lake.png)"])
    finally:
        program.screen.xdo("keyup", "shift")
    program.click("button(window.banner, 'It is not')")  # whose site this is, is asked first
    program.click("button(window.banner, 'Download it')")
    program.wait_source(lambda lines: lines[5].startswith("![](/images/"))
    assert len(list((post.parents[1] / "images").iterdir())) == 1
