"""Small errands of the image panel, by its menu: one image uploaded, opened, shown, one thrown away."""

from __future__ import annotations

import http.server
import io
import json
import threading
import time
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from PIL import Image

from tests.e2e.image_rows import choose_action

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.e2e.desk import Program, Screen
    from tests.e2e.dragging import OtherProgram

pytestmark = pytest.mark.e2e
ROWS = "[[row.destination, row.reference is not None] for row in window.image_panel._rows.all_rows]"
TEXT = "---\ntitle: Trip\n---\n\n![hill](/images/hill.png)\n\n![lake](</images/lake 湖.png>)\n"


def picture(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    (root / "source" / "images").mkdir(parents=True)
    (root / "source" / "_posts").mkdir()
    (root / "_config.yml").write_text("title: Blog\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}')
    for name, colour in {"hill": "#8fa7a0", "lake 湖": "#336699"}.items():
        (root / "source" / "images" / f"{name}.png").write_bytes(picture(colour))
    (root / "source" / "_posts" / "trip.md").write_text(TEXT, newline="")
    return root


def begin(start: Callable[..., Program], blog: Path) -> Program:
    """Open the post, and wait until everything is known of its images."""
    program = start(blog / "source" / "_posts" / "trip.md")
    program.wait_post("trip.md")
    program.wait("program.later.is_done")
    program.wait("len(window.image_panel._rows.all_rows) == 2 and window.image_panel._rows.waiting == 0")
    return program


@pytest.fixture
def opened(screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which the system's program for opening files says what it was given, line by line."""
    folder, said = tmp_path / "bin", tmp_path / "opened.txt"
    folder.mkdir()
    opener = folder / "xdg-open"
    opener.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{said}'\n")
    opener.chmod(0o755)
    monkeypatch.setitem(screen.environment, "PATH", f"{folder}:{screen.environment['PATH']}")
    for name in ("DBUS_SESSION_BUS_ADDRESS", "BROWSER", "XDG_CURRENT_DESKTOP"):
        monkeypatch.delitem(screen.environment, name, raising=False)
    return said


def wait_opened(said: Path, count: int) -> list[str]:
    deadline = time.monotonic() + 20
    while True:
        found = said.read_text("utf-8").splitlines() if said.exists() else []
        if len(found) >= count:
            return found
        assert time.monotonic() < deadline, found
        time.sleep(0.05)


def test_an_image_is_opened_and_shown_in_its_folder(
    start: Callable[..., Program], blog: Path, opened: Path
) -> None:
    program = begin(start, blog)
    choose_action(program, 1, "o")
    first = unquote(wait_opened(opened, 1)[0])
    assert first.removeprefix("file://") == str(blog / "source" / "images" / "lake 湖.png")
    choose_action(program, 1, "r")
    second = unquote(wait_opened(opened, 2)[1])
    assert second.removeprefix("file://").rstrip("/") == str(blog / "source" / "images")
    assert "\n".join(program.source()) == TEXT


class Server(http.server.ThreadingHTTPServer):
    """Takes images as PicGo does."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.lists: list[list[str]] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Answers(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        names = body.get("list", [])
        if not self.path.startswith("/heartbeat"):
            self.server.lists.append(names)
        answer = {
            "success": True,
            "result": [f"https://img.example.org/{len(self.server.lists)}.png"] * len(names),
        }
        content = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server()
    yield found
    found.shutdown()
    found.server_close()


def test_one_image_is_uploaded_and_the_other_stays(
    start: Callable[..., Program], blog: Path, tmp_path: Path, server: Server
) -> None:
    config = tmp_path / "home" / "config" / "inkwright"
    config.mkdir(parents=True)
    uploader = {"kind": "server", "server": f"http://127.0.0.1:{server.server_port}"}
    site = json.dumps({"root": str(blog), "uploader": uploader})
    (config / "settings.json").write_text(json.dumps({"image_sites": [site]}))
    program = begin(start, blog)
    choose_action(program, 1, "u")
    lines = program.wait_source(lambda now: "img.example.org" in now[6])
    assert lines[4:7] == ["![hill](/images/hill.png)", "", "![lake](https://img.example.org/1.png)"]
    assert [len(names) for names in server.lists] == [1]
    program.click_text(5, 0)
    program.screen.press("ctrl+z")
    program.wait_source(lambda now: "\n".join(now) == TEXT)
    program.screen.press("ctrl+shift+z")
    program.wait_source(lambda now: now == lines)
    assert len(server.lists) == 1


def test_a_file_that_the_text_no_longer_shows_goes_to_the_trash_and_comes_back(
    start: Callable[..., Program], blog: Path, tmp_path: Path, other_program: OtherProgram
) -> None:
    program = begin(start, blog)
    images = blog / "source" / "images"
    (tmp_path / "pier.png").write_bytes(picture("#aa5500"))
    other_program.drag_to_text(program, 5, 0, tmp_path / "pier.png")
    program.wait_source(lambda now: any("![pier]" in line for line in now))
    (kept,) = {path.name for path in images.iterdir()} - {"hill.png", "lake 湖.png"}
    program.click_text(4, 2)
    program.screen.press("ctrl+z")
    program.wait_source(lambda now: "\n".join(now) == TEXT)
    unused = [f"/images/{kept}", False]
    rows = program.wait(ROWS, lambda found: unused in found)
    choose_action(program, rows.index(unused), "h")
    program.wait("app.activeWindow() is not None and app.activeWindow().objectName() == 'changes'")
    program.screen.press("Return")
    program.wait(ROWS, lambda found: len(found) == 2 and unused not in found)
    assert not (images / kept).exists()
    trash = tmp_path / "home" / "data" / "Trash" / "files"
    assert [path.read_bytes() for path in trash.iterdir()] == [picture("#aa5500")]
    program.click_text(4, 2)
    program.screen.press("ctrl+z")
    program.wait(ROWS, lambda found: unused in found)
    assert (images / kept).read_bytes() == picture("#aa5500")
    program.wait("window.image_panel._rows.waiting == 0 and not program.background.is_busy")
    program.screen.press("ctrl+shift+z")
    program.wait(ROWS, lambda found: len(found) == 2 and unused not in found)
    assert not (images / kept).exists()
