"""A host of images dies while the program runs: the verdict tells it, the copy is still shown."""

from __future__ import annotations

import http.server
import io
import json
import threading
from typing import TYPE_CHECKING, ClassVar

import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
ROWS = (
    "[[row.report and row.report.here.value, row.report and dict(row.report.data).get('copy', '')] "
    "for row in program.checks._rows.values()]"
)
WIDTHS = 'dom("[...document.images].map(image => image.naturalWidth)")'


class Host:
    """An image host on loopback, which may lose its images, or end."""

    def __init__(self) -> None:
        written = io.BytesIO()
        Image.new("RGB", (120, 90), "#8fa7a0").save(written, "PNG")
        host = self
        self.content = written.getvalue()
        self.is_empty = False
        self.asked = 0
        self._is_over = False

        class Answers(http.server.BaseHTTPRequestHandler):
            content: ClassVar[bytes] = written.getvalue()

            def do_GET(self) -> None:
                host.asked += 1
                body = b"" if host.is_empty else self.content
                self.send_response(404 if host.is_empty else 200)
                self.send_header("Content-Type", "image/png")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(body)

            do_HEAD = do_GET  # noqa: N815 - the name the server calls

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def end(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def host() -> Iterator[Host]:
    made = Host()
    yield made
    made.end()


@pytest.fixture
def post(tmp_path: Path, host: Host) -> Path:
    root = tmp_path / "blog"
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: Blog\nurl: http://me.example\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0"}}')
    path = root / "source" / "_posts" / "pictures.md"
    path.write_text(f"---\ntitle: 图\n---\n\n![a]({host.address}/a.png)\n\n![b]({host.address}/b.png)\n")
    config = tmp_path / "home" / "config" / "inkwright"
    config.mkdir(parents=True)
    settings = {"check_private_addresses": True, "own_folders": [str(root)]}
    (config / "settings.json").write_text(json.dumps(settings))
    return path


def test_a_host_that_loses_its_images_leaves_the_copies(
    start: Callable[..., Program], post: Path, host: Host
) -> None:
    program = start(post)
    program.wait_post("pictures.md")
    program.wait(ROWS, lambda rows: rows == [["ok", ""], ["ok", ""]])
    program.wait(WIDTHS, lambda found: found == [120, 120])
    host.is_empty = True
    program.screen.press("F5")
    program.wait(ROWS, lambda rows: rows == [["missing", "1"], ["missing", "1"]])
    program.wait(WIDTHS, lambda found: found == [120, 120])


def test_the_copy_takes_the_place_of_what_its_host_has_lost(
    start: Callable[..., Program], post: Path, host: Host
) -> None:
    program = start(post)
    program.wait_post("pictures.md")
    program.wait(ROWS, lambda rows: rows == [["ok", ""], ["ok", ""]])
    before = program.source()
    host.is_empty = True
    program.screen.press("F5")
    program.wait(ROWS, lambda rows: rows == [["missing", "1"], ["missing", "1"]])
    program.wait("button(window.image_panel, 'Fix 2').isVisible()")
    program.click("button(window.image_panel, 'Fix 2')")
    lines = program.wait_source(
        lambda lines: lines[4:7] == ["![a](/images/a.png)", "", "![b](/images/b.png)"]
    )
    images = post.parents[1] / "images"
    with Image.open(images / "a.png") as kept:
        assert kept.size == (120, 90)
    kept_bytes = dict.fromkeys(("a.png", "b.png"), host.content)
    assert {path.name: path.read_bytes() for path in images.iterdir()} == kept_bytes
    program.wait(ROWS, lambda rows: [row[0] for row in rows] == ["ok", "ok"])
    program.click_text(4, 0)
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: lines == before)
    program.wait("not program.background.is_busy")
    assert not list(images.glob("*"))
    program.screen.press("ctrl+shift+z")
    program.wait_source(lambda now: now == lines)
    program.wait("not program.background.is_busy")
    assert {path.name: path.read_bytes() for path in images.iterdir()} == kept_bytes
    program.screen.press("ctrl+s")
    program.wait("not program.posts.current.is_dirty")
    assert post.read_bytes() == "\n".join(lines).encode()


def test_the_preview_works_from_the_copies_when_the_host_is_gone(
    start: Callable[..., Program], post: Path, host: Host
) -> None:
    program = start(post)
    program.wait_post("pictures.md")
    program.wait(WIDTHS, lambda found: found == [120, 120])
    program.wait(ROWS, lambda rows: rows == [["ok", ""], ["ok", ""]])
    host.end()
    program.screen.press("F5")
    program.wait(ROWS, lambda rows: rows == [["ok", "1"], ["ok", "1"]])
    program.wait(WIDTHS, lambda found: found == [120, 120])
    program.end()
    program = start(post)
    program.wait_post("pictures.md")
    program.wait(WIDTHS, lambda found: found == [120, 120])
