"""S3 storage, before a server of its kind on loopback: what is put where, and what is said when it fails."""

from __future__ import annotations

import hashlib
import hmac
import http.server
import io
import logging
import threading
import time
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from editor.core.images.image_habits import UploaderChoice, UploaderKind
from editor.workspace.image_upload import upload_images
from editor.workspace.upload_storage import StorageUploader
from editor.workspace.uploader import UploadError
from editor.workspace.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# boto3 imports warn of what newer versions of Python take away
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::Warning:boto3")
SECRET = "kestrel/over+the/moor"


class Storage(http.server.ThreadingHTTPServer):
    """Keeps what it is given, in one bucket."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.objects: dict[str, tuple[bytes, str]] = {}
        self.refuses = False
        self.hides = False
        self.guards = True
        self.asked_to_guard: list[str] = []
        self.badly_signed: list[str] = []
        self.holds = threading.Event()
        self.holds.set()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answers(http.server.BaseHTTPRequestHandler):
    server: Storage

    def do_HEAD(self) -> None:
        self._check_signature(b"")
        is_there = self.path.rstrip("/") == "/tea" or self.path in self.server.objects
        hidden = self.server.hides and self.path.rstrip("/") != "/tea"
        self.send_response(403 if hidden else 200 if is_there else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._check_signature(body)
        answer, status = b"", 403
        self.server.asked_to_guard.append(self.headers.get("If-None-Match", ""))
        self.server.holds.wait(20)
        if self.headers.get("If-None-Match") and not self.server.guards:
            answer, status = b"<Error><Code>NotImplemented</Code></Error>", 501
        elif self.headers.get("If-None-Match") and self.path in self.server.objects:
            answer, status = b"<Error><Code>PreconditionFailed</Code></Error>", 412
        elif self.server.refuses:
            answer = b"<Error><Code>QuotaExceeded</Code><Message>The teapot is full</Message></Error>"
        else:
            self.server.objects[self.path] = body, self.headers.get("Content-Type", "")
        self.send_response(status if answer else 200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def _check_signature(self, body: bytes) -> None:
        """Work the signature out anew, as Amazon describes it (version 4), with the secret that we know."""
        algorithm, _, told = self.headers.get("Authorization", "").partition(" ")
        parts = dict(part.strip().partition("=")[::2] for part in told.split(","))
        key_id, _, scope = parts.get("Credential", "").partition("/")
        digest = self.headers.get("x-amz-content-sha256", "")
        path, _, query = self.path.partition("?")
        names = parts.get("SignedHeaders", "")
        headers = "".join(f"{name}:{(self.headers.get(name) or '').strip()}\n" for name in names.split(";"))
        asked = "\n".join((self.command, path, query, headers, names, digest))
        moment = self.headers.get("x-amz-date", "")
        text = "\n".join((algorithm, moment, scope, hashlib.sha256(asked.encode()).hexdigest()))
        key = f"AWS4{SECRET}".encode()
        for part in (*scope.split("/"), None):
            key = hmac.digest(key, (text if part is None else part).encode(), "sha256")
        is_body = digest in (hashlib.sha256(body).hexdigest(), "UNSIGNED-PAYLOAD")
        is_complete = {"host", "x-amz-content-sha256", "x-amz-date"} <= set(names.split(";"))
        is_right = hmac.compare_digest(key.hex(), parts.get("Signature", ""))
        is_ours = algorithm == "AWS4-HMAC-SHA256" and key_id == "writer"
        if not (is_body and is_complete and is_right and is_ours):
            self.server.badly_signed.append(f"{self.command} {self.path}")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def storage() -> Iterator[Storage]:
    server = Storage()
    yield server
    server.holds.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def lake(tmp_path: Path) -> str:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(file, "PNG")
    (tmp_path / "茶 lake.png").write_bytes(file.getvalue())
    return str(tmp_path / "茶 lake.png")


def choice(storage: Storage, **more: str) -> UploaderChoice:
    known = {"endpoint": storage.address, "bucket": "tea", "access_key": "writer", "prefix": "/blog/"}
    return UploaderChoice(UploaderKind.STORAGE, **{**known, **more})


def test_a_file_is_put_and_named_by_its_public_address(storage: Storage, lake: str) -> None:
    watch = Watch()
    wanted = choice(storage, public_address="https://i.example/{key}")
    batch = upload_images(wanted, SECRET, [lake], watch)
    assert batch.addresses == ((lake, "https://i.example/blog/%E8%8C%B6%20lake.png"),)
    ((path, (content, mime)),) = storage.objects.items()
    assert path == "/tea/blog/%E8%8C%B6%20lake.png"
    assert mime == "image/png"
    with open(lake, "rb") as file:
        assert content == file.read()
    assert watch.done == watch.total == len(content)
    assert storage.badly_signed == []


def test_another_secret_makes_another_signature(storage: Storage, lake: str) -> None:
    upload_images(choice(storage), "not the secret", [lake], Watch())
    assert len(storage.badly_signed) == 2, "the storage of these tests does look at signatures"


def test_a_storage_that_does_not_answer_is_left_at_once_when_the_writer_wants(
    storage: Storage, lake: str
) -> None:
    storage.holds.clear()
    watch, found = Watch(), []
    thread = threading.Thread(
        target=lambda: found.append(upload_images(choice(storage), SECRET, [lake], watch))
    )
    thread.start()
    deadline = time.monotonic() + 20
    while not storage.asked_to_guard:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    began = time.monotonic()
    watch.cancel()
    thread.join(15)
    assert time.monotonic() - began < 12
    assert (found[0].addresses, found[0].was_cancelled) == ((), True)


def test_nothing_is_written_over(storage: Storage, lake: str) -> None:
    first = upload_images(choice(storage), SECRET, [lake], Watch()).addresses[0][1]
    second = upload_images(choice(storage), SECRET, [lake], Watch()).addresses[0][1]
    assert first != second
    assert len(storage.objects) == 2
    assert first == f"{storage.address}/tea/blog/%E8%8C%B6%20lake.png"


def test_nothing_is_written_over_where_the_key_may_not_look(storage: Storage, lake: str) -> None:
    storage.hides = True
    first = upload_images(choice(storage), SECRET, [lake], Watch()).addresses[0][1]
    second = upload_images(choice(storage), SECRET, [lake], Watch()).addresses[0][1]
    assert first == f"{storage.address}/tea/blog/%E8%8C%B6%20lake.png"
    assert second != first
    assert len(storage.objects) == 2
    assert storage.asked_to_guard == ["*", "*", "*"]


def test_a_storage_that_cannot_guard_gets_a_name_of_its_own(storage: Storage, lake: str) -> None:
    storage.hides, storage.guards = True, False
    addresses = [upload_images(choice(storage), SECRET, [lake], Watch()).addresses[0][1] for _ in range(2)]
    assert len(set(addresses)) == len(storage.objects) == 2
    storage.hides = False
    plain = upload_images(choice(storage), SECRET, [lake], Watch()).addresses[0][1]
    assert plain == f"{storage.address}/tea/blog/%E8%8C%B6%20lake.png"


def test_what_the_storage_says_is_shown_and_no_secret(
    storage: Storage, lake: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    storage.refuses = True
    batch = upload_images(choice(storage), SECRET, [lake], Watch())
    assert "The teapot is full" in batch.problem
    assert batch.failed == (lake,)
    assert SECRET not in batch.problem + caplog.text


def test_a_test_asks_for_the_bucket(storage: Storage) -> None:
    assert "tea" in StorageUploader(choice(storage), SECRET).test()
    with pytest.raises(UploadError, match="says"):
        StorageUploader(choice(storage, bucket="coffee"), SECRET).test()


def test_what_lacks_is_said_before_anything_is_asked(storage: Storage) -> None:
    with pytest.raises(UploadError, match="bucket"):
        StorageUploader(choice(storage, bucket=" "), SECRET)
    with pytest.raises(UploadError) as lacking:
        StorageUploader(choice(storage), "")
    assert lacking.value.needs_secret


def test_a_storage_that_is_not_there_is_said_so(storage: Storage, lake: str) -> None:
    wanted = choice(storage)
    storage.shutdown()
    storage.server_close()
    assert "cannot be reached" in upload_images(wanted, SECRET, [lake], Watch()).problem
