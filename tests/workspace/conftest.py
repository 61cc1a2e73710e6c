import contextlib
import io
import os
import socket
import threading

import pytest
from PIL import Image

from editor.workspace.web_images import WebImages


class LoopbackServer:
    """A real server on this machine: a path answers with prepared bytes, or with a function of the socket."""

    def __init__(self):
        self.answers = {}
        self.requests = []
        self.connections = 0
        self._is_open = True
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.port = self._listener.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def methods(self, path):
        return [method for method, asked, _ in self.requests if asked == path]

    def close(self):
        self._is_open = False
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(2)

    def _accept(self):
        while self._is_open:
            try:
                opened, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(opened,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, opened):
        with opened, contextlib.suppress(OSError):
            opened.settimeout(5)
            self._answer(opened)

    def _answer(self, opened):
        received = b""
        while b"\r\n\r\n" not in received:
            piece = opened.recv(65536)
            if not piece:
                return
            received += piece
        first, *rest = received.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        method, target, _ = first.split(" ")
        headers = {line.partition(":")[0].lower(): line.partition(":")[2].strip() for line in rest}
        self.requests.append((method, target, headers))
        answer = self.answers.get((method, target), self.answers.get(target, respond(404)))
        if callable(answer):
            answer(opened, method, headers)
        else:
            opened.sendall(answer if method != "HEAD" else answer.partition(b"\r\n\r\n")[0] + b"\r\n\r\n")


def respond(status, body=b"", **headers):
    """Make the bytes of an answer; a header given as None is left out."""
    told = {"Content-Length": str(len(body)), "Connection": "close"}
    told.update({name.replace("_", "-"): value for name, value in headers.items()})
    lines = [
        f"HTTP/1.1 {status} Said",
        *(f"{name}: {value}" for name, value in told.items() if value is not None),
    ]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def draw(kind="PNG", width=40, height=30, **options):
    """Make the bytes of a small picture."""
    written = io.BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(written, kind, **options)
    return written.getvalue()


@pytest.fixture
def server():
    opened = LoopbackServer()
    yield opened
    opened.close()


@pytest.fixture
def make_web(tmp_path):
    """Make what asks the web, which is closed with the test."""
    made = []

    def make(**options):
        web = WebImages(str(tmp_path / "cache"), **options)
        made.append(web)
        return web

    yield make
    for web in made:
        web.close()


@pytest.fixture
def web(make_web):
    return make_web()


@pytest.fixture(name="respond")
def _respond():
    return respond


@pytest.fixture(name="draw")
def _draw():
    return draw


@pytest.fixture
def open_folder(tmp_path_factory):
    """Give a folder that an account without rights can reach, and skip where we cannot become one."""
    if os.geteuid() != 0:
        pytest.skip("only root can become someone else")
    folder = tmp_path_factory.mktemp("shared")
    # one more where the tests are spread over several processes
    parents = [
        parent
        for parent in (folder, *folder.parents)
        if parent.name.startswith(("shared", "popen", "pytest-"))
    ]
    modes = [parent.stat().st_mode for parent in parents]
    for parent in parents:
        parent.chmod(0o755)
    yield folder
    for parent, mode in zip(parents, modes, strict=True):
        parent.chmod(mode)
