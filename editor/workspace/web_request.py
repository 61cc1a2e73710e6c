"""One question to the web: a request with its redirects, every hop checked, the body bounded."""

from __future__ import annotations

import re
import ssl
import time
import zlib
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import httpcore
import httpx

from editor.workspace.web_address import AddressError, parse_address
from editor.workspace.web_transport import open_transport

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

    from editor.core.images.check import CheckPolicy
    from editor.workspace.watch import Watch
    from editor.workspace.web_address import Address
    from editor.workspace.web_limits import Manners
    from editor.workspace.web_transport import CheckedTransport, Deadline, Doorman

USER_AGENT = "Inkwright/0.1 (image check)"
MAX_REDIRECTS = 5

NETWORK_FAILURES: Final = (
    OSError,
    httpx.HTTPError,
    httpx.InvalidURL,
    httpx.StreamError,
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
    httpcore.ConnectionNotAvailable,
    AddressError,
    UnicodeError,
)
"""What asking can raise, whatever a server does; all of it means only that nobody knows."""


class RedirectError(OSError):
    """The redirects lead nowhere: too many, in a circle, or to something that is no web address."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where[:500]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said at last; `total` is the size of the whole in bytes, 0 where it was not told.

    `is_encoded` tells of a body in a coding that we did not ask for and cannot undo.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    total: int
    address: Address
    is_whole: bool = False
    is_encoded: bool = False
    redirects: tuple[str, ...] = ()
    """the addresses that led here from the one that was asked, the last of them this one"""

    @property
    def media_type(self) -> str:
        """Give the announced type without its parameters, lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Conversation:
    """The requests of one check; connections are kept between them, nothing else is."""

    def __init__(
        self,
        doorman: Doorman,
        manners: Manners,
        trust: ssl.SSLContext,
        policy: CheckPolicy,
        deadline: Deadline,
    ) -> None:
        self._doorman = doorman
        self._manners = manners
        self._trust = trust
        self._policy = policy
        self._deadline = deadline
        self._transports: dict[tuple[str, str], CheckedTransport] = {}
        self._stack = ExitStack()

    def close(self) -> None:
        """Close all connections."""
        self._stack.close()

    def ask(
        self,
        method: str,
        start: Address,
        headers: Mapping[str, str],
        max_body: int,
        watch: Watch | None = None,
    ) -> Answer:
        """Send a request and follow redirects; raises one of NETWORK_FAILURES, or ClosedError.

        A `watch` sees how much of an image has come.
        """
        address = start
        seen = [address.url]
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._hop(method, address, headers, max_body, watch)
            location = answer.headers.get("location", "")
            if answer.status not in (301, 302, 303, 307, 308):
                return replace(answer, redirects=tuple(seen[1:]))
            try:
                address = parse_address(location, answer.address.url) if location else address
            except AddressError as error:
                raise RedirectError(location) from error
            if address.url in seen:
                raise RedirectError(address.url)
            seen.append(address.url)
        raise RedirectError(address.url)

    def _hop(
        self,
        method: str,
        address: Address,
        headers: Mapping[str, str],
        max_body: int,
        watch: Watch | None,
    ) -> Answer:
        waiting_since = time.monotonic()
        with self._manners.turn(address.origin):
            self._deadline.extend(time.monotonic() - waiting_since)
            request = httpx.Request(method, address.url, headers={**_HEADERS, **headers})
            response = self._transport(address).handle_request(request)
            try:
                body, is_whole = (b"", True) if method == "HEAD" else self._read(response, max_body, watch)
            finally:
                response.close()
        told = {name.lower(): value[:2000] for name, value in response.headers.items()}
        decoded = _undo_coding(body, told.get("content-encoding", ""), max_body)
        total = _total(response.status_code, told, len(body) if is_whole else 0)
        return Answer(
            response.status_code, told, decoded or b"", total, address, is_whole, is_encoded=decoded is None
        )

    def _transport(self, address: Address) -> CheckedTransport:
        place = (address.scheme, address.origin)
        if place not in self._transports:
            allowed = self._policy.private_allowed
            proxy = self._doorman.proxy_for(
                address.scheme, address.host, address.port, self._deadline, private_allowed=allowed
            )
            opened = open_transport(
                self._doorman, self._deadline, self._trust, proxy, private_allowed=allowed
            )
            self._transports[place] = self._stack.enter_context(opened)
        return self._transports[place]

    def _read(self, response: httpx.Response, max_body: int, watch: Watch | None) -> tuple[bytes, bool]:
        """Read the body up to a bound; the second value tells whether that was all of it."""
        body = bytearray()
        is_image = response.status_code in (200, 206)
        total = _total(response.status_code, response.headers, 0) if is_image else 0
        for piece in response.iter_raw():
            body += piece
            if watch and is_image:
                watch.done, watch.total = len(body), total
            self._deadline.left()
            if len(body) > max_body:
                return bytes(body[:max_body]), False
        self._deadline.left()  # a connection that was cut looks like the end of a body without a length
        return bytes(body), True


_HEADERS: Final = {
    "User-Agent": USER_AGENT,
    "Accept": "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
    "Accept-Encoding": "identity",
}


def why(error: BaseException) -> str:
    """Name in one word why there was no answer: timeout, tls, refused, redirect, proxy or connection."""
    for cause in _causes(error):
        for kind, name in _REASONS:
            if isinstance(cause, kind):
                return name
    return "connection"


def tls_fault(error: BaseException) -> str:
    """Name a certificate's fault: expired, self-signed, unknown, other-host; "" where it is another."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _CERTIFICATES.get(cause.verify_code, "unknown")
    return ""


def _causes(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and len(found) < 8:
        found.append(following)
        found += [argument for argument in following.args if isinstance(argument, BaseException)]
        following = following.__cause__ or following.__context__
    return found


# the codes of OpenSSL's x509_vfy.h
_CERTIFICATES: Final = {
    10: "expired",
    18: "self-signed",
    19: "self-signed",
    20: "unknown",
    21: "unknown",
    62: "other-host",
    64: "other-host",
}
_REASONS: Final[tuple[tuple[type[BaseException], str], ...]] = (
    (RedirectError, "redirect"),
    (ssl.SSLError, "tls"),
    (httpcore.ProxyError, "proxy"),
    (ConnectionRefusedError, "refused"),
    (httpcore.TimeoutException, "timeout"),
    (TimeoutError, "timeout"),
)


def _total(status: int, headers: Mapping[str, str], read: int) -> int:
    ranged = re.fullmatch(r"bytes [\d*-]{1,40}/(\d{1,15})", headers.get("content-range", ""))
    if status == 206:
        return int(ranged[1]) if ranged else read
    length = headers.get("content-length", "")
    return read or (int(length) if re.fullmatch(r"\d{1,15}", length) else 0)


def _undo_coding(body: bytes, coding: str, max_body: int) -> bytes | None:
    """Unpack a body that came packed although we asked for it plain; never to more than the bound."""
    name = coding.strip().lower()
    if name in ("", "identity"):
        return body
    if name not in ("gzip", "x-gzip", "deflate"):
        return None
    try:
        return zlib.decompressobj(47 if name != "deflate" else 15).decompress(body, max_body)
    except zlib.error:
        return None
