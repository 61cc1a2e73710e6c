"""A connection that leads where it was checked to lead, and ends when its time is up.

Built on httpcore's network backend: only the TCP connect is ours, so the host's name stays in the request
and in TLS, and certificates are verified against it as always.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from editor.workspace.web_address import NoHostError, is_literal, is_public, resolve, system_resolver

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Iterator

    from editor.workspace.web_address import Resolver

_CONNECT_STEP = 4.0
_MAX_ADDRESSES = 4
_RESOLVING_AT_ONCE = 8
_LATELY = 300.0
_NEVER = ".invalid"
"""what a name ends in that exists nowhere, now and for ever (RFC 6761)"""
_PROXY_PATIENCE = 2.0
_PROXY_SECONDS = 5.0


class PrivateAddressError(OSError):
    """The host leads to this machine or a private network, and that is not allowed."""


class TooMuchError(OSError):
    """The server sends more than an image check may read."""


class Deadline:
    """The end of a check: a moment, an amount of bytes, and the sockets to cut when it is called off."""

    def __init__(self, seconds: float, max_bytes: int) -> None:
        self._end = time.monotonic() + seconds
        self._bytes_left = max_bytes
        self._sockets: list[socket.socket] = []

    @property
    def is_cancelled(self) -> bool:
        """Tell whether the check was called off."""
        return not self._end

    def left(self) -> float:
        """Give the seconds that are left; raises TimeoutError when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time for the check is up")
        return left

    def extend(self, seconds: float) -> None:
        """Add time that was spent waiting for a turn, which is not the server's fault."""
        if self._end:
            self._end += seconds

    def count(self, amount: int) -> None:
        """Take received bytes off the allowance; raises TooMuchError when it is used up."""
        self._bytes_left -= amount
        if self._bytes_left < 0:
            raise TooMuchError("more bytes than a check may read")

    def watch(self, opened: socket.socket) -> None:
        """Remember a socket, to be cut by `cancel`, also where that came while it was opened."""
        self._sockets.append(opened)
        if self.is_cancelled:
            _cut(opened)

    def cancel(self) -> None:
        """End the check now, from any thread."""
        self._end = 0.0
        for opened in tuple(self._sockets):
            _cut(opened)


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, _bounded(self._deadline, timeout))
        self._deadline.count(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _bounded(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        bounded = _bounded(self._deadline, timeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, bounded)
        secured = stream.get_extra_info("socket")
        if isinstance(secured, socket.socket):
            self._deadline.watch(secured)
        return _Stream(stream, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to the very addresses that were found to be allowed, never to a name.

    With `is_proxy` what fails is the way to the proxy, which says nothing of the host that is asked.
    """

    def __init__(
        self, doorman: Doorman, deadline: Deadline, *, private_allowed: bool, is_proxy: bool = False
    ) -> None:
        self._doorman = doorman
        self._deadline = deadline
        self._private_allowed = private_allowed
        self._is_proxy = is_proxy
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers."""
        try:
            return self._connect(host, port, timeout, local_address, socket_options)
        except (httpcore.ConnectError, httpcore.ConnectTimeout, OSError) as error:
            if self._is_proxy and not self._deadline.is_cancelled:
                raise httpcore.ProxyError(f"the proxy {host} cannot be reached") from error
            raise

    def _connect(
        self,
        host: str,
        port: int,
        timeout: float | None,
        local_address: str | None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None,
    ) -> httpcore.NetworkStream:
        addresses = self._doorman.addresses(host, port, self._deadline, private_allowed=self._private_allowed)
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in addresses[:_MAX_ADDRESSES]:
            step = min(_bounded(self._deadline, timeout), _CONNECT_STEP if len(addresses) > 1 else 1e6)
            try:
                stream = self._plain.connect_tcp(address, port, step, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            opened = stream.get_extra_info("socket")
            if isinstance(opened, socket.socket):
                self._deadline.watch(opened)
            return _Stream(stream, self._deadline)
        raise failure or httpcore.ConnectError("no address")


class Doorman:
    """Resolves hosts and decides whether they may be asked; remembers that some name did resolve."""

    def __init__(
        self, resolver: Resolver = system_resolver, is_online: Callable[[], bool] | None = None
    ) -> None:
        self._resolver = resolver
        self.is_online = is_online or has_route
        self._is_sure = is_online is not None
        self._slots = threading.Semaphore(_RESOLVING_AT_ONCE)
        self._resolved_at = float("-inf")
        self._known_proxies: dict[str, str] = {}
        self._proxies_at = float("-inf")

    def addresses(self, host: str, port: int, deadline: Deadline, *, private_allowed: bool) -> list[str]:
        """Give the addresses of a host; raises PrivateAddressError when any of them is not allowed."""
        if is_literal(host):
            found = system_resolver(host, port)  # no name to look up, so it cannot hang
        else:
            found = resolve(self._resolver, host, port, deadline.left(), self._slots)
        if not private_allowed and not all(is_public(address) for address in found):
            raise PrivateAddressError(host)
        if not is_literal(host):
            self._resolved_at = time.monotonic()
        if not found:
            raise NoHostError(host, is_certain=False)
        return found

    def is_gone(self, host: str, port: int, deadline: Deadline, witness: str = "") -> bool:
        """Tell whether a host that was not found does not exist, rather than being out of our reach.

        The name service must say so twice, and must know names at all: some other host was found lately, or
        the `witness` is, the writer's own site. Nobody else's name is ever asked for to find that out.
        """
        if host.endswith(_NEVER):
            return True
        try:
            resolve(self._resolver, host, port, deadline.left(), self._slots)
        except NoHostError as error:
            if time.monotonic() - self._resolved_at < _LATELY:
                return True
            return error.is_certain and self.is_online() and (self._is_sure or self._knows(witness))
        except OSError:
            return False
        return False

    def _knows(self, witness: str) -> bool:
        if not witness or is_literal(witness):
            return False
        try:
            found = resolve(self._resolver, witness, 443, _CONNECT_STEP, self._slots)
        except OSError:
            return False
        self._resolved_at = time.monotonic()
        return bool(found)

    def proxy_for(
        self, scheme: str, host: str, port: int, deadline: Deadline, *, private_allowed: bool
    ) -> str:
        """Give the proxy of environment or system that answers for a host, "" where we connect ourselves.

        Private hosts are never named to a proxy: they are asked directly or, where that is not allowed,
        refused. A public name that only the proxy can resolve is left to the proxy.
        """
        proxies = self._proxies()
        proxy = proxies.get(scheme) or proxies.get("all") or ""
        if not proxy or proxy_bypass(host):
            return ""
        try:
            patience = Deadline(min(deadline.left(), _PROXY_PATIENCE), 0)
            found = self.addresses(host, port, patience, private_allowed=private_allowed)
        except TimeoutError:
            return proxy  # behind a proxy the name service of the internet may be out of reach
        except NoHostError:
            return "" if "." not in host or host.endswith((".local", ".internal", ".localhost")) else proxy
        return proxy if all(is_public(address) for address in found) else ""

    def _proxies(self) -> dict[str, str]:
        """Read the proxies of environment and system, at most once in a few seconds."""
        now = time.monotonic()
        if now - self._proxies_at > _PROXY_SECONDS:
            self._known_proxies, self._proxies_at = getproxies(), now
        return self._known_proxies


class CheckedTransport(httpx.BaseTransport):
    """httpx over connections of one check."""

    def __init__(self, pool: httpcore.ConnectionPool) -> None:
        self._pool = pool

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request and give the answer with its body unread."""
        url = request.url
        sent = httpcore.Request(
            method=request.method,
            url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        answer = self._pool.handle_request(sent)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def open_transport(
    doorman: Doorman, deadline: Deadline, trust: ssl.SSLContext, proxy: str, *, private_allowed: bool
) -> CheckedTransport:
    """Make the transport of one check.

    It is used without httpx's client, which would keep cookies, and stumbles over odd redirects.
    """
    if proxy:
        backend = CheckedBackend(doorman, deadline, private_allowed=True, is_proxy=True)
        pool = _proxy_pool(proxy, trust, backend)
    else:
        backend = CheckedBackend(doorman, deadline, private_allowed=private_allowed)
        pool = httpcore.ConnectionPool(ssl_context=trust, network_backend=backend, max_connections=2)
    return CheckedTransport(pool)


def _proxy_pool(proxy: str, trust: ssl.SSLContext, backend: CheckedBackend) -> httpcore.ConnectionPool:
    given = httpx.Proxy(proxy if "://" in proxy else f"http://{proxy}")
    return httpcore.HTTPProxy(
        proxy_url=httpcore.URL(
            scheme=given.url.raw_scheme, host=given.url.raw_host, port=given.url.port, target=b"/"
        ),
        proxy_auth=given.raw_auth,
        ssl_context=trust,
        network_backend=backend,
        max_connections=2,
    )


def _cut(opened: socket.socket) -> None:
    with suppress(OSError):
        opened.shutdown(socket.SHUT_RDWR)


def has_route() -> bool:
    """Tell whether the system would know where to send a packet for the internet; none is sent."""
    for family, address in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((address, 9))
            return True
    return False


def _bounded(deadline: Deadline, timeout: float | None) -> float:
    left = deadline.left()
    return left if timeout is None else min(left, timeout)
