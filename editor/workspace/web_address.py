"""Web addresses: normalised by ourselves, resolved with a deadline, and told apart by where they lead."""

from __future__ import annotations

import ipaddress
import queue
import re
import socket
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Resolver: TypeAlias = Callable[[str, int], list[str]]

# for these the ipaddress module says "global", or knows no better: shared ranges, and IPv6 that carries IPv4
_REFUSED = tuple(
    ipaddress.ip_network(net)
    for net in (
        "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "224.0.0.0/3",
        "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2002::/16", "fec0::/10",
        "ff00::/8",
    )
)  # fmt: skip
_SAFE = "!$&'()*+,-./:;=@_~%[]|"
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_CONTROLS = re.compile(r"[\x00-\x20\x7f]")
_MAX_LENGTH = 8000


class AddressError(ValueError):
    """An address that cannot be asked; `why` is `scheme` or `address`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NoHostError(OSError):
    """The name has no address; `is_certain` when the name service itself said that it does not exist."""

    def __init__(self, host: str, *, is_certain: bool) -> None:
        super().__init__(host)
        self.host = host
        self.is_certain = is_certain


@dataclass(frozen=True, slots=True)
class Address:
    """What is sent and to whom; the fragment and any user and password are gone.

    `url` is what is asked, such as `https://a.example/b%20c.png?d`; `host` is in ASCII, without brackets.
    """

    url: str
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """Give the host with its port, by which asking is limited."""
        return f"{self.host}:{self.port}"


def parse_address(text: str, base: str = "") -> Address:
    """Normalise an address: spaces and Chinese are escaped, good escapes stay as they are.

    `http://ä.example/图 片%20c%zz.png#x` is asked as `http://xn--4ca.example/%E5%9B%BE%20%E7%89%87%20c%25zz.png`.
    """
    try:
        parts = urlsplit(urljoin(base, _escaped(text)) if base else _escaped(text))
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise AddressError("address") from error
    if parts.scheme not in ("http", "https"):
        raise AddressError("scheme")
    host = _ascii_host(host)
    path = quote(_BAD_ESCAPE.sub("%25", parts.path), safe=_SAFE) or "/"
    query = "?" + quote(_BAD_ESCAPE.sub("%25", parts.query), safe=_SAFE + "?") if parts.query else ""
    shown = f"[{host}]" if ":" in host else host
    default = 443 if parts.scheme == "https" else 80
    place = shown if port in (None, default) else f"{shown}:{port}"
    return Address(f"{parts.scheme}://{place}{path}{query}", parts.scheme, host, port or default)


def is_public(address: str) -> bool:
    """Tell whether an IP address lies in the open internet, not in this machine, a home or an office."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    if any(found.version == net.version and found in net for net in _REFUSED):
        return False
    return found.is_global and not found.is_multicast


def is_literal(host: str) -> bool:
    """Tell whether a host is an IP address in any spelling that the system takes for one, such as `127.1`."""
    try:
        socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        return False
    return True


def system_resolver(host: str, port: int) -> list[str]:
    """Ask the system for all addresses of a host, in its order of preference."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        nameless = {getattr(socket, name, None) for name in ("EAI_NONAME", "EAI_NODATA")}
        # elsewhere the same code also stands for "no name service could be asked"
        is_certain = error.errno in nameless and sys.platform == "linux"
        raise NoHostError(host, is_certain=is_certain) from error
    except (UnicodeError, ValueError) as error:
        raise NoHostError(host, is_certain=False) from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def resolve(
    resolver: Resolver, host: str, port: int, timeout: float, slots: threading.Semaphore
) -> list[str]:
    """Resolve in a thread of its own, since the system call cannot be stopped; raises TimeoutError.

    A thread that hangs keeps its slot until the system gives up, so that hanging names cannot pile up.
    """
    if not slots.acquire(timeout=max(0.0, timeout)):
        raise TimeoutError(host)
    answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolver(host, port))
        except OSError as error:
            answers.put(error)
        finally:
            slots.release()

    threading.Thread(target=ask, name="resolve", daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, timeout))
    except queue.Empty:
        raise TimeoutError(host) from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _escaped(text: str) -> str:
    """Escape what urlsplit would drop or stumble over: control characters, spaces, backslashes in a path."""
    text = text.strip(" \t\r\n\f")
    if len(text) > _MAX_LENGTH:
        raise AddressError("address")
    text = text.encode("utf-8", "replace").decode("utf-8")
    return _CONTROLS.sub(lambda found: f"%{ord(found[0]):02X}", text).replace("\\", "%5C")


def _ascii_host(host: str) -> str:
    if not host or "%" in host or len(host) > 255:
        raise AddressError("address")
    if host.isascii():
        return host
    try:
        return _as_browsers_write(host)
    except UnicodeError as error:
        raise AddressError("address") from error


def _as_browsers_write(host: str) -> str:
    """Write a host's name in ASCII; Python's own codec is of 2003 and leads ß and others elsewhere."""
    import idna  # its tables take a while: for those who have such an address

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return host.encode("idna").decode("ascii")  # a sign such as ☕, which newer rules have no place for
