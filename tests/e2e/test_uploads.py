"""Stories of images that go to their host: a server that fails, a crash in the middle, a command."""

from __future__ import annotations

import http.server
import io
import json
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from tests.e2e.clipboard import screenshot_on_clipboard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
SECRET = "kestrel-over-the-moor"
TEXT = "---\ntitle: Pictures\n---\n\nFirst.\n\n![lake](/images/lake.png)\n\n<img src='/images/hill.png'>\n"
BANNER = "window.banner.sentence"


def picture(colour: str = "#8fa7a0") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "source" / "images").mkdir()
    (root / "_config.yml").write_text("title: Blog\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}')
    (root / "source" / "_posts" / "pictures.md").write_text(TEXT, newline="")
    for name in ("lake", "hill"):
        (root / "source" / "images" / f"{name}.png").write_bytes(picture())
    return root


def configure(tmp_path: Path, blog: Path, **habits: Any) -> Path:
    """Write what the writer has chosen for the site."""
    config = tmp_path / "home" / "config" / "inkwright"
    config.mkdir(parents=True, exist_ok=True)
    path = config / "settings.json"
    path.write_text(json.dumps({"image_sites": [json.dumps({"root": str(blog), **habits})]}))
    return path


class PicGo(http.server.ThreadingHTTPServer):
    """Answers as PicGo does; fails as often as it is told to, and waits where it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.failures = 0
        self.lists: list[list[str]] = []
        self.go_on = threading.Event()
        self.go_on.set()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def wait_asked(self, times: int) -> None:
        """Wait until it was asked so often to upload."""
        deadline = time.monotonic() + 30
        while len(self.lists) < times:
            assert time.monotonic() < deadline, f"asked {len(self.lists)} times"
            time.sleep(0.05)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answers(http.server.BaseHTTPRequestHandler):
    server: PicGo

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        wanted = json.loads(body or b"{}").get("list", [])
        if self.path.startswith("/heartbeat"):
            self._say(200, {"success": True, "result": "alive"})
            return
        self.server.lists.append(wanted)
        self.server.go_on.wait(30)
        if self.server.failures > 0:
            self.server.failures -= 1
            self._say(500, {"success": False, "result": [], "message": "the quota of the bucket is used up"})
        else:
            names = [path.rpartition("/")[2] for path in wanted]
            self._say(200, {"success": True, "result": [f"https://img.example.org/{name}" for name in names]})

    def _say(self, status: int, answer: dict[str, Any]) -> None:
        content = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def picgo() -> Iterator[PicGo]:
    server = PicGo()
    yield server
    server.go_on.set()
    server.shutdown()
    server.server_close()


def upload_all(program: Program) -> None:
    """Choose the entry of the menu by its keys."""
    program.screen.press("alt+i", "u")


UPLOADED = [
    "![lake](https://img.example.org/lake.png)",
    "",
    "<img src='https://img.example.org/hill.png'>",
]


def test_a_server_that_fails_twice_is_quoted_and_tried_again_and_undo_brings_the_files_back(
    start: Callable[..., Program], blog: Path, tmp_path: Path, picgo: PicGo
) -> None:
    configure(tmp_path, blog, uploader={"kind": "server", "server": picgo.address})
    picgo.failures = 2
    program = start(blog / "source" / "_posts" / "pictures.md")
    program.wait_post("pictures.md")
    program.wait("program is not None and program.later.is_done")
    program.click_text(4, 2)
    upload_all(program)
    for asked in (1, 2):
        picgo.wait_asked(asked)
        program.wait("not program.uploads._under_way")
        program.wait(BANNER, lambda said: "the quota of the bucket is used up" in said)
        assert "\n".join(program.source()) == TEXT
        program.click("button(window.banner, 'Retry')")
    lines = program.wait_source(lambda lines: "img.example.org" in "".join(lines))
    assert lines[6:9] == UPLOADED
    assert [len(paths) for paths in picgo.lists] == [1] * 4
    assert all(path.endswith(".png") for paths in picgo.lists for path in paths)
    program.click_text(4, 2)
    program.screen.press("ctrl+z")
    program.wait_source(lambda now: "\n".join(now) == TEXT)
    program.screen.press("ctrl+s")
    program.wait("not program.posts.current.is_dirty and not program.background.is_busy")
    post, files = blog / "source" / "_posts" / "pictures.md", sorted((blog / "source" / "images").iterdir())
    assert post.read_bytes() == TEXT.encode()
    content = [file.read_bytes() for file in files]
    program.screen.press("ctrl+shift+z")
    program.wait_source(lambda now: now == lines)
    program.screen.press("ctrl+s")
    program.wait("not program.posts.current.is_dirty and not program.background.is_busy")
    assert post.read_bytes() == "\n".join(lines).encode()
    assert [file.read_bytes() for file in files] == content
    assert len(picgo.lists) == 4


def test_an_upload_that_a_kill_interrupts_is_offered_again(
    start: Callable[..., Program], blog: Path, tmp_path: Path, picgo: PicGo
) -> None:
    configure(tmp_path, blog, uploader={"kind": "server", "server": picgo.address})
    picgo.go_on.clear()
    path = blog / "source" / "_posts" / "pictures.md"
    program = start(path)
    program.wait_post("pictures.md")
    program.wait("program is not None and program.later.is_done")
    upload_all(program)
    program.wait("len(program.uploads._under_way) == 1")
    program.wait("any(n.endswith('.post') for n in __import__('os').listdir(program.journal._journal._own))")
    program.kill()
    picgo.go_on.set()
    assert path.read_text() == TEXT
    program = start(path)
    program.wait_post("pictures.md")
    program.wait("window.banner.isVisible()")
    program.click("button(window.banner, 'Restore')")
    program.wait(BANNER, lambda said: "interrupted" in said)
    program.click("button(window.banner, 'Upload again')")
    lines = program.wait_source(lambda lines: "img.example.org" in "".join(lines))
    assert lines[6:9] == UPLOADED


def test_a_post_closed_during_its_upload_gets_the_addresses_in_its_file(
    start: Callable[..., Program], blog: Path, tmp_path: Path, picgo: PicGo
) -> None:
    configure(tmp_path, blog, uploader={"kind": "server", "server": picgo.address})
    picgo.go_on.clear()
    path = blog / "source" / "_posts" / "pictures.md"
    program = start(path)
    program.wait_post("pictures.md")
    program.wait("program is not None and program.later.is_done")
    program.click_text(4, 2)
    upload_all(program)
    picgo.wait_asked(1)
    program.screen.press("ctrl+w")
    program.wait("program.posts.current is None")
    assert path.read_text() == TEXT
    picgo.go_on.set()
    program.wait(BANNER, lambda said: "its file names 2 uploaded image(s)" in said)
    assert path.read_text().split("\n")[6:9] == UPLOADED
    assert path.read_text().split("\n")[:6] == TEXT.split("\n")[:6]
    program.click("button(window.banner, 'Take it back')")
    wait_for_text(path, TEXT)


def test_an_upload_under_way_at_the_end_is_gone_on_with_at_the_next_start(
    start: Callable[..., Program], blog: Path, tmp_path: Path, picgo: PicGo
) -> None:
    configure(tmp_path, blog, uploader={"kind": "server", "server": picgo.address})
    picgo.go_on.clear()
    path = blog / "source" / "_posts" / "pictures.md"
    program = start(path)
    program.wait_post("pictures.md")
    program.wait("program is not None and program.later.is_done")
    program.click_text(4, 2)
    upload_all(program)
    picgo.wait_asked(1)
    program.screen.press("ctrl+q")
    assert program.process.wait(60) == 0, "the end does not wait for a host"
    picgo.go_on.set()
    assert path.read_text() == TEXT
    program = start(path)
    program.wait_post("pictures.md")
    program.wait(BANNER, lambda said: "were uploaded" in said)
    program.click("button(window.banner, 'Restore')")
    program.wait(BANNER, lambda said: "interrupted" in said)
    program.click("button(window.banner, 'Upload again')")
    lines = program.wait_source(lambda lines: "img.example.org" in "".join(lines))
    assert lines[6:9] == UPLOADED


def wait_for_text(path: Path, text: str) -> None:
    deadline = time.monotonic() + 30
    while path.read_text() != text:
        assert time.monotonic() < deadline, path.read_text()
        time.sleep(0.05)


def test_a_command_uploads_what_is_pasted_as_soon_as_it_is_kept(
    start: Callable[..., Program], blog: Path, tmp_path: Path
) -> None:
    script = tmp_path / "my uploader.py"
    script.write_text(
        "import os, sys\nprint('begun')\n"
        "for path in sys.argv[1:]:\n    print('https://img.example.org/' + os.path.basename(path))\n"
    )
    command = f"'{sys.executable}' '{script}'"
    configure(
        tmp_path, blog, pattern="{slug}-{n}", uploads=True, uploader={"kind": "command", "command": command}
    )
    program = start(blog / "source" / "_posts" / "pictures.md")
    program.wait_post("pictures.md")
    program.wait("program is not None and program.later.is_done")
    program.click_text(4, 2)
    program.screen.press("End")
    with screenshot_on_clipboard(program):
        program.screen.press("ctrl+v")
        lines = program.wait_source(lambda lines: "img.example.org" in "".join(lines))
    assert lines[5] == "![](https://img.example.org/pictures-1.png)"
    assert (blog / "source" / "images" / "pictures-1.png").is_file()
    program.screen.press("ctrl+z")
    program.wait_source(lambda now: now[5] == "![](/images/pictures-1.png)")


def test_a_picgo_that_runs_is_found_by_its_heartbeat_and_chosen_with_one_key(
    start: Callable[..., Program], blog: Path, tmp_path: Path, picgo: PicGo
) -> None:
    configure(tmp_path, blog, uploader={"kind": "none", "server": picgo.address})
    program = start(blog / "source" / "_posts" / "pictures.md")
    program.wait_post("pictures.md")
    program.wait("program is not None and program.later.is_done")
    program.click_text(4, 2)
    upload_all(program)
    program.wait(BANNER, lambda said: "No uploader is set up" in said)
    program.click("button(window.banner, 'Set up…')")
    page = "app.activeModalWidget()._uploader_page"
    program.wait(f"app.activeModalWidget() is not None and {page}._found.isVisible()")
    assert picgo.address in program.ask(f"{page}._found_words.text()")
    program.click("button(app.activeModalWidget(), 'Use it')")
    program.wait(f"{page}._kind.currentText()", lambda text: text == "PicGo or PicList")
    program.click("button(app.activeModalWidget(), 'Keep')")
    program.wait("app.activeModalWidget() is None")
    upload_all(program)
    lines = program.wait_source(lambda lines: "img.example.org" in "".join(lines))
    assert lines[6:9] == UPLOADED
    assert [] not in picgo.lists, "an empty list would mean the clipboard"


def test_no_secret_is_found_in_any_file_of_ours(
    start: Callable[..., Program], blog: Path, tmp_path: Path, picgo: PicGo
) -> None:
    configure(tmp_path, blog, uploader={"kind": "server", "server": picgo.address})
    program = start(blog / "source" / "_posts" / "pictures.md")
    program.wait_post("pictures.md")
    program.wait("program is not None and program.later.is_done")
    program.screen.press("alt+i", "s")
    program.wait("app.activeModalWidget() is not None")
    program.screen.press("ctrl+Tab", "ctrl+Tab")
    program.wait("app.activeModalWidget()._uploader_page.isVisible()")
    field = "next(iter(app.activeModalWidget()._uploader_page._secrets.values()))"
    program.click(field)
    program.screen.type(SECRET)
    program.wait(f"{field}.text()", lambda text: text == SECRET)
    program.click("button(app.activeModalWidget(), 'Test')")
    program.wait("app.activeModalWidget()._uploader_page._answer.text()", lambda text: "is there" in text)
    program.screen.press("Return")
    program.wait("app.activeModalWidget() is None")
    program.wait("program.secrets.get('server " + picgo.address + "')", lambda found: found == SECRET)
    upload_all(program)
    program.wait_source(lambda lines: "img.example.org" in "".join(lines))
    program.kill()
    written = list((tmp_path / "home").rglob("*.log"))
    assert written
    found = [
        path
        for path in (tmp_path / "home").rglob("*")
        if path.is_file() and SECRET.encode() in path.read_bytes()
    ]
    assert found == []
