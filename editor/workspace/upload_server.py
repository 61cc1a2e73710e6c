"""PicGo and PicList: a server, mostly on this machine, that uploads files whose paths it is given."""

from __future__ import annotations

import contextlib
import logging
import os
import socket
from functools import partial
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from editor.workspace.image_store import MAX_IMAGE_BYTES
from editor.workspace.local_file import read_file
from editor.workspace.sentence import Sentence
from editor.workspace.uploader import UploadError, shown_words
from editor.workspace.watch import CancelledError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import httpx

    from editor.workspace.watch import Watch

_MAX_ANSWER = 1_000_000
_HEARTBEAT_SECONDS = 4.0
_CONNECT_SECONDS = 4.0


class ServerUploader:
    """Speaks to `POST /upload` and `POST /heartbeat` of a server.

    A server on this machine gets paths; another one gets the files themselves. A secret goes with each
    request as PicGo (`Authorization: Bearer`) and as PicList (`?key=`) want it, never into a message.
    """

    takes_one = True

    def __init__(self, address: str, secret: str, timeout: float) -> None:
        self._address = address.strip().rstrip("/").removesuffix("/upload")
        self._secret = secret
        self._timeout = timeout
        parts = urlsplit(self._address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UploadError("The address of the upload server must begin with http:// or https://.")
        self._is_here = parts.hostname in ("127.0.0.1", "localhost", "::1")

    def upload(self, paths: Sequence[str], watch: Watch) -> tuple[str, ...]:
        """Upload files; the server's own message stands in the error."""
        if not paths:
            raise UploadError("There is no image to upload.")
        sizes = [os.path.getsize(path) for path in paths]
        watch.tell(0, sum(sizes))
        if self._is_here:
            status, answer = self._ask("/upload", self._timeout, watch, json={"list": list(paths)})
        else:
            contents = [(os.path.basename(path), read_file(path, MAX_IMAGE_BYTES)) for path in paths]
            files = [("files", content) for content in contents]
            status, answer = self._ask("/upload", self._timeout, watch, files=files)
        found = self._addresses(status, answer, len(paths))
        watch.tell(sum(sizes), sum(sizes))
        return found

    def test(self) -> Sentence:
        """Listen for the server's heartbeat."""
        status, answer = self._ask("/heartbeat", _HEARTBEAT_SECONDS, None, json={})
        if status == 200 and answer.get("success") is True:
            return Sentence("The upload server is there.")
        raise self._failure(status, answer)

    def _addresses(self, status: int, answer: dict[str, Any], count: int) -> tuple[str, ...]:
        result = answer.get("result")
        items = cast("list[object]", result) if isinstance(result, list) else []
        texts = [item for item in items if isinstance(item, str) and item.strip()]
        if status != 200 or answer.get("success") is not True:
            raise self._failure(status, answer)
        if len(texts) != count:
            raise UploadError("The upload server said it worked, but gave no address.")
        return tuple(texts)

    def _failure(self, status: int, answer: dict[str, Any]) -> UploadError:
        if status == 401:
            return UploadError("The upload server asks for its secret.", needs_secret=True)
        said = answer.get("message") or answer.get("msg") or answer.get("error") or ""
        words = shown_words(str(said).replace(self._secret, "…") if self._secret else str(said))
        if words:
            return UploadError(Sentence("The upload server says: {words}", words=words))
        if answer:
            return UploadError("The upload server refused without saying why; its own log may tell.")
        return UploadError(
            Sentence("The upload server answers {status}, and not as PicGo or PicList do.", status=status)
        )

    def _ask(self, path: str, timeout: float, watch: Watch | None, **body: Any) -> tuple[int, dict[str, Any]]:  # noqa: ANN401
        import httpx  # with the first upload only

        url = self._address + path
        for name in ("httpx", "httpcore"):
            # what they log has the whole address, and that the secret
            logging.getLogger(name).setLevel(logging.WARNING)
        limits = httpx.Timeout(timeout, connect=_CONNECT_SECONDS)
        headers = {"Authorization": f"Bearer {self._secret}"} if self._secret else {}
        query = {"key": self._secret} if self._secret else {}
        # no proxy stands between two programs of one machine
        with httpx.Client(timeout=limits, trust_env=not self._is_here) as client:
            if watch:
                body["extensions"] = {"trace": partial(_hold_line, watch)}
            try:
                asked = client.stream("POST", url, headers=headers, params=query, **body)
                with asked as said:
                    return said.status_code, _json(_content(said))
            except (httpx.HTTPError, httpx.InvalidURL, OSError, RuntimeError, ValueError) as error:
                if watch and watch.is_cancelled:
                    raise CancelledError from error
                raise _unreachable(error) from error
            finally:
                if watch:
                    watch.on_cancel(None)


def find_server(address: str) -> str:
    """Give an address back where the heart of a PicGo or PicList beats, "" where none does."""
    try:
        ServerUploader(address, "", _HEARTBEAT_SECONDS).test()
    except UploadError as error:
        return address if error.needs_secret else ""
    return address


def _hold_line(watch: Watch, name: str, told: Mapping[str, Any]) -> None:
    """Let a cancelled watch cut the connection, as nothing else ends waiting for an answer."""
    if name != "connection.connect_tcp.complete":
        return
    line: socket.socket | None = told["return_value"].get_extra_info("socket")
    if line is not None:
        watch.on_cancel(lambda: _cut(line))


def _cut(line: socket.socket) -> None:
    with contextlib.suppress(OSError):  # it has ended meanwhile
        line.shutdown(socket.SHUT_RDWR)


def _content(said: httpx.Response) -> bytes:
    pieces: list[bytes] = []
    left = _MAX_ANSWER
    for piece in said.iter_bytes():
        pieces.append(piece[:left])
        left -= len(piece)
        if left <= 0:
            break
    return b"".join(pieces)


def _json(content: bytes) -> dict[str, Any]:
    import json

    try:
        found: object = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def _unreachable(error: Exception) -> UploadError:
    import httpx

    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return UploadError("The upload server is not there. Is PicGo or PicList running?")
    if isinstance(error, httpx.TimeoutException):
        return UploadError("The upload server did not answer in time.")
    return UploadError("The connection to the upload server broke; try again.")
