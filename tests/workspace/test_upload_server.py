"""PicGo and PicList: their answers, their refusals, and what must never be asked of them."""

from __future__ import annotations

import http.server
import json
import logging
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from editor.core.images.image_habits import UploaderChoice, UploaderKind
from editor.workspace.image_upload import upload_images
from editor.workspace.upload_server import ServerUploader, find_server
from editor.workspace.uploader import UploadError
from editor.workspace.watch import CancelledError, Watch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "kestrel-over-the-moor"


class Fake(http.server.ThreadingHTTPServer):
    """Says what it is told to say, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.says: list[tuple[int, bytes]] = []
        self.asked: list[tuple[str, dict[str, str], bytes]] = []
        self.go_on = threading.Event()
        self.go_on.set()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def say(self, status: int, answer: Any) -> None:
        self.says.append((status, answer if isinstance(answer, bytes) else json.dumps(answer).encode()))


class Answers(http.server.BaseHTTPRequestHandler):
    server: Fake

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.asked.append((self.path, dict(self.headers), body))
        self.server.go_on.wait(20)
        status, content = self.server.says.pop(0)
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def picgo() -> Iterator[Fake]:
    server = Fake()
    yield server
    server.go_on.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def lake(tmp_path: Path) -> str:
    (tmp_path / "lake.png").write_bytes(b"picture")
    return str(tmp_path / "lake.png")


def test_a_list_of_paths_becomes_addresses(picgo: Fake, lake: str) -> None:
    picgo.say(200, {"success": True, "result": ["https://i.example/lake.png"]})
    assert ServerUploader(picgo.address + "/upload", "", 5).upload([lake], Watch()) == (
        "https://i.example/lake.png",
    )
    ((path, headers, body),) = picgo.asked
    assert path == "/upload"
    assert json.loads(body) == {"list": [lake]}
    assert "Authorization" not in headers


def test_an_empty_list_which_means_the_clipboard_is_never_sent(picgo: Fake) -> None:
    with pytest.raises(UploadError):
        ServerUploader(picgo.address, "", 5).upload([], Watch())
    assert picgo.asked == []


@pytest.mark.parametrize(
    ("status", "answer", "words"),
    [
        (500, {"success": False, "result": [], "message": "bucket\nis full"}, "says: bucket is full"),
        (400, {"success": False, "message": "x" * 5000}, "says: x{200}"),
        (200, {"success": False}, "without saying why"),
        (200, {"success": True, "result": []}, "no address"),
        (200, {"success": True, "result": [None]}, "no address"),
        (200, {"success": True, "result": "https://i.example/a.png"}, "no address"),
        (200, {"success": True, "result": ["https://a.example/1", "https://a.example/2"]}, "no address"),
        (404, b"<html>", "answers 404"),
        (200, b"[" * 100_000, "answers 200"),
        (502, b"", "answers 502"),
    ],
)
def test_what_it_says_is_shown(picgo: Fake, lake: str, status: int, answer: Any, words: str) -> None:
    picgo.say(status, answer)
    with pytest.raises(UploadError, match=words):
        ServerUploader(picgo.address, "", 5).upload([lake], Watch())


def test_the_secret_goes_with_the_request_and_into_no_message_or_log(
    picgo: Fake, lake: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    picgo.say(500, {"success": False, "message": f"wrong key {SECRET}"})
    picgo.say(401, {"success": False})
    uploader = ServerUploader(picgo.address, SECRET, 5)
    with pytest.raises(UploadError) as refused:
        uploader.upload([lake], Watch())
    with pytest.raises(UploadError) as asked:
        uploader.upload([lake], Watch())
    assert asked.value.needs_secret
    assert picgo.asked[0][1]["Authorization"] == f"Bearer {SECRET}"
    assert SECRET not in str(refused.value) + str(asked.value) + caplog.text


def test_the_heartbeat_tells_that_it_is_there(picgo: Fake) -> None:
    picgo.say(200, {"success": True, "result": "alive"})
    assert "is there" in ServerUploader(picgo.address, "", 5).test()
    assert picgo.asked[0][0] == "/heartbeat"
    picgo.say(200, b"a router")
    with pytest.raises(UploadError):
        ServerUploader(picgo.address, "", 5).test()


def test_a_server_is_found_by_its_heartbeat(picgo: Fake) -> None:
    picgo.say(200, {"success": True, "result": "alive"})
    picgo.say(401, {"success": False})
    picgo.say(200, b"<html>somebody else's")
    assert [find_server(picgo.address) for _ in range(3)] == [picgo.address, picgo.address, ""]
    assert [path for path, _, _ in picgo.asked] == ["/heartbeat"] * 3
    picgo.shutdown()
    picgo.server_close()
    assert find_server(picgo.address) == ""


def test_a_server_that_is_not_there_is_said_so(picgo: Fake, lake: str) -> None:
    address = picgo.address
    picgo.shutdown()
    picgo.server_close()
    with pytest.raises(UploadError, match="Is PicGo or PicList running"):
        ServerUploader(address, "", 5).upload([lake], Watch())


def test_a_server_that_never_answers_is_given_up(picgo: Fake, lake: str) -> None:
    picgo.go_on.clear()
    with pytest.raises(UploadError, match="in time"):
        ServerUploader(picgo.address, "", 0.4).upload([lake], Watch())


def test_the_writer_can_call_it_off(picgo: Fake, lake: str) -> None:
    picgo.go_on.clear()
    picgo.say(200, {"success": True, "result": ["https://i.example/lake.png"]})
    watch = Watch()
    threading.Timer(0.5, watch.cancel).start()
    begun = time.monotonic()
    with pytest.raises(CancelledError):
        ServerUploader(picgo.address, "", 60).upload([lake], watch)
    assert time.monotonic() - begun < 40


@pytest.mark.parametrize("address", ["", "127.0.0.1:36677", "file:///etc/passwd", "http://"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(UploadError):
        ServerUploader(address, "", 5)


def test_what_worked_before_a_failure_is_known(picgo: Fake, lake: str, tmp_path: Path) -> None:
    other = tmp_path / "hill.png"
    other.write_bytes(b"picture")
    picgo.say(200, {"success": True, "result": ["https://i.example/lake.png"]})
    picgo.say(500, {"success": False, "message": "no more"})
    choice = UploaderChoice(UploaderKind.SERVER, picgo.address)
    batch = upload_images(choice, "", [lake, str(other), str(tmp_path / "third.png")], Watch())
    assert batch.addresses == ((lake, "https://i.example/lake.png"),)
    assert batch.failed == (str(other), str(tmp_path / "third.png"))
    assert "no more" in batch.problem


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///a.png", "https://a b", "x", "https://a\nb"]
)
def test_an_address_that_no_post_may_say_is_refused(picgo: Fake, lake: str, address: str) -> None:
    picgo.say(200, {"success": True, "result": [address]})
    batch = upload_images(UploaderChoice(UploaderKind.SERVER, picgo.address), "", [lake], Watch())
    assert batch.addresses == ()
    assert batch.failed == (lake,)
    assert "no web address" in batch.problem


def test_a_file_that_is_gone_is_not_sent(picgo: Fake, tmp_path: Path) -> None:
    choice = UploaderChoice(UploaderKind.SERVER, picgo.address)
    batch = upload_images(choice, "", [str(tmp_path / "gone.png")], Watch())
    assert "not there any more" in batch.problem
    assert picgo.asked == []
