"""Where the preview's bytes come from: our own scheme, which knows the shell, its style and pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from editor.widgets.preview_shell import served_shell
from editor.widgets.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtCore import QObject, SignalInstance

SCHEME = b"post"
SHELL_ADDRESS = "post://preview/shell.html"
IMAGE_PREFIX = "post://image/"

POLICY = (
    "default-src 'none'; img-src post: data:; style-src post: 'unsafe-inline'; font-src post:;"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
)
"""Sent as a header: in a meta tag neither `sandbox` nor the stop of meta-refresh would hold."""

_STYLE_FILE_ADDRESS = re.compile(r"post://style/([A-Za-z0-9_-]{1,128})\Z")
_OWN_STYLE_ADDRESS = re.compile(r"post://style/own\.css\?v=[0-9]{1,9}\Z")
_IMAGE_ADDRESS = re.compile(r"post://image/([A-Za-z0-9_-]{1,128})(?:\?v=[0-9]{1,9})?\Z")
_IMAGE_TYPES = frozenset(
    f"image/{kind}" for kind in ("png", "jpeg", "gif", "webp", "avif", "svg+xml", "bmp", "x-icon")
)
_FONT_TYPES = frozenset(f"font/{kind}" for kind in ("woff2", "woff", "ttf", "otf"))
_SERVED_TYPES: Mapping[str, bytes] = {".css": b"text/css", ".woff2": b"font/woff2", ".html": b"text/html"}
"""What of `resources/preview` the page may have: the scripts come another way."""


def served_files() -> dict[str, tuple[Path, bytes]]:
    """List what lies in `resources/preview` by address: `post://preview/preview.css`.

    The shell is served as `served_shell` makes it, not as it lies there.
    """
    found: dict[str, tuple[Path, bytes]] = {}
    for path in sorted(resource_path("preview").iterdir()):
        if path.suffix in _SERVED_TYPES:
            found[f"post://preview/{path.name}"] = (path, _SERVED_TYPES[path.suffix])
    return found


def register_scheme() -> None:
    """Make Chromium know the scheme; to be called before the QApplication is made, again does no harm."""
    if QWebEngineUrlScheme.schemeByName(QByteArray(SCHEME)).name() == SCHEME:
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme | QWebEngineUrlScheme.Flag.CorsEnabled)
    QWebEngineUrlScheme.registerScheme(scheme)


def chromium_flags() -> str:
    """Give what QTWEBENGINE_CHROMIUM_FLAGS must be before the QApplication is made.

    The first flag lets no host name and no address resolve: `<link rel=preconnect>` passes every
    other wall.
    """
    return " ".join(
        (
            '--host-resolver-rules="MAP * ~NOTFOUND"',
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-domain-reliability",
            "--disable-sync",
            "--no-pings",
            "--no-default-browser-check",
            "--js-flags=--optimize-for-size",  # clear up behind a long post: 18 MB less of a megabyte
            "--no-unsandboxed-zygote",  # nothing of ours would come from it: 10 MB less
            "--log-level=3",  # a writer's terminal need not hear of a bus that Chromium misses
        )
    )


class PostSchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers requests of the page: our files at once, pictures when `reply_image` brings them.

    `image_requested` tells the number of a request and the token of the picture, `style_file_requested`
    the same of a font or picture that the writer's style sheet names. Everything else under the scheme
    is not found.
    """

    image_requested = Signal(int, str)
    style_file_requested = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[int, tuple[QWebEngineUrlRequestJob, frozenset[str]]] = {}
        self._files = served_files()
        self._style = b""
        self._next = 1
        self._gives_images = True

    def set_gives_images(self, gives_images: bool) -> None:
        """Refuse all pictures from now on, or ask for them again."""
        self._gives_images = gives_images

    def set_style(self, style: str) -> None:
        """Keep the style sheet that `post://style/own.css` answers with."""
        self._style = style.encode()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request. The whole address is compared, as `..%2f` comes here undecoded."""
        address = job.requestUrl().toString(job.requestUrl().ComponentFormattingOption.FullyEncoded)
        known = self._files.get(address)
        style_file = _STYLE_FILE_ADDRESS.match(address)
        image = _IMAGE_ADDRESS.match(address)
        if bytes(job.requestMethod().data()) != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif address == SHELL_ADDRESS:
            self._send(job, served_shell(), b"text/html")
        elif known is not None:
            self._send(job, known[0].read_bytes(), known[1])
        elif _OWN_STYLE_ADDRESS.match(address):
            self._send(job, self._style, b"text/css")
        elif style_file is not None:
            self._ask_for(job, style_file.group(1), self.style_file_requested, _IMAGE_TYPES | _FONT_TYPES)
        elif image is not None and self._gives_images:
            self._ask_for(job, image.group(1), self.image_requested, _IMAGE_TYPES)
        else:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

    def _ask_for(
        self, job: QWebEngineUrlRequestJob, token: str, signal: SignalInstance, types: frozenset[str]
    ) -> None:
        request = self._next
        self._next += 1
        self._jobs[request] = (job, types)
        job.destroyed.connect(lambda: self._jobs.pop(request, None))
        signal.emit(request, token)

    def reply_image(self, request: int, data: bytes | None, mime: str) -> None:
        """Bring a picture, or None for a picture that is not there; a request that is gone is passed by."""
        job, types = self._jobs.pop(request, (None, frozenset[str]()))
        if job is None or not shiboken6.isValid(job):
            return
        if data and mime in types:
            self._send(job, data, mime.encode())
        else:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

    def _send(self, job: QWebEngineUrlRequestJob, content: bytes, mime: bytes) -> None:
        # a header's value must be a list, whatever the annotation says: else all are dropped without a word
        headers: Any = {
            QByteArray(b"Content-Security-Policy"): [QByteArray(POLICY.encode())],
            QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")],
            QByteArray(b"Cache-Control"): [QByteArray(b"no-store")],
        }
        if mime.startswith(b"font/"):  # asked for across origins, as the page's own is nobody's
            headers[QByteArray(b"Access-Control-Allow-Origin")] = [QByteArray(b"*")]
        job.setAdditionalResponseHeaders(headers)
        buffer = QBuffer(job)  # the job reads it when it likes, and takes it with it
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(QByteArray(mime), buffer)
