"""The part that goes to the network; loaded on its first question, since it brings a great deal along."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import httpx

from editor.core.images.check import ImageStatus
from editor.workspace.image_header import HEAD_BYTES, ImageFormat, read_header
from editor.workspace.web_address import NoHostError, system_resolver
from editor.workspace.web_cache import MAX_COPY_BYTES
from editor.workspace.web_limits import ClosedError, Manners, seconds_of
from editor.workspace.web_request import NETWORK_FAILURES, Conversation, RedirectError, why
from editor.workspace.web_transport import Deadline, Doorman, PrivateAddressError, TooMuchError
from editor.workspace.web_verdict import judge, verdict

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Generator

    from editor.core.images.check import CheckPolicy, ImageReport
    from editor.workspace.web_address import Address, Resolver
    from editor.workspace.web_request import Answer

MAX_REPORT_BYTES = 262_144
_HEADER_ROOM = 524_288


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: the verdict, the server's mark of that version, and the whole image.

    `is_unchanged` when the server said that what we have is what it has.
    """

    report: ImageReport
    etag: str = ""
    content: bytes = b""
    mime: str = ""
    is_unchanged: bool = False


class WebAsker:
    """Asks about one image at a time, from any number of threads; remembers manners, not answers."""

    def __init__(
        self,
        *,
        resolver: Resolver = system_resolver,
        is_online: Callable[[], bool] | None = None,
        trust: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.time,
        gap: float = 0.1,
    ) -> None:
        self._doorman = Doorman(resolver, is_online)
        self._trust = trust or httpx.create_ssl_context()
        self._clock = clock
        self._manners = Manners(gap=gap)
        self._lock = threading.Lock()
        self._running: set[Deadline] = set()
        self._no_head: set[str] = set()
        self._is_closed = False

    def check(self, address: Address, policy: CheckPolicy, etag: str) -> Finding:
        """Find out about an image from its first bytes; `etag` is the mark of what is known already."""
        wait = self._manners.limited_for(address.origin)
        if wait:
            return Finding(verdict(ImageStatus.LIMITED, http="429", retry_after=str(round(wait))))
        try:
            with self._conversation(policy, MAX_REPORT_BYTES) as conversation:
                answer = self._answer(conversation, address, etag)
        except (ClosedError, *NETWORK_FAILURES) as error:
            return Finding(self._explained(error, address, policy))
        return self._found(answer, address, etag)

    def fetch(self, address: Address, policy: CheckPolicy, etag: str) -> Finding:
        """Fetch a whole image."""
        wait = self._manners.limited_for(address.origin)
        if wait:
            return Finding(verdict(ImageStatus.LIMITED, http="429", retry_after=str(round(wait))))
        headers = {"If-None-Match": etag} if etag else {}
        try:
            with self._conversation(policy, MAX_COPY_BYTES) as conversation:
                answer = conversation.ask("GET", address, headers, MAX_COPY_BYTES)
        except (ClosedError, *NETWORK_FAILURES) as error:
            return Finding(self._explained(error, address, policy))
        found = self._found(answer, address, etag)
        header = read_header(answer.body)
        if (
            found.report.here is not ImageStatus.OK
            or header is None
            or not answer.is_whole
            or header.is_too_large
        ):
            return found
        return replace(found, content=answer.body, mime=header.format.mime)

    def close(self) -> None:
        """Call off everything that is under way; threads that wait come back at once."""
        with self._lock:
            self._is_closed = True
            running = list(self._running)
        self._manners.close()
        for deadline in running:
            deadline.cancel()

    def _found(self, answer: Answer, address: Address, etag: str) -> Finding:
        report = self._limited(answer) or judge(answer, address)
        is_unchanged = answer.status == 304 and bool(etag)
        return Finding(report, answer.headers.get("etag", ""), is_unchanged=is_unchanged)

    @contextmanager
    def _conversation(self, policy: CheckPolicy, max_bytes: int) -> Generator[Conversation]:
        deadline = Deadline(policy.timeout, max_bytes + _HEADER_ROOM)
        with self._lock:
            if self._is_closed:
                raise ClosedError
            self._running.add(deadline)
        conversation = Conversation(self._doorman, self._manners, self._trust, policy, deadline)
        try:
            yield conversation
        finally:
            conversation.close()
            with self._lock:
                self._running.discard(deadline)

    def _answer(self, conversation: Conversation, address: Address, etag: str) -> Answer:
        """Ask with HEAD and with a small GET: only the first bytes tell the size and prove an image."""
        start = address
        if not etag and address.origin not in self._no_head:
            start = self._after_head(conversation, address)
        headers = {"Range": f"bytes=0-{HEAD_BYTES - 1}", **({"If-None-Match": etag} if etag else {})}
        answer = conversation.ask("GET", start, headers, HEAD_BYTES)
        if answer.status == 416 or _hides_its_size(answer):
            # an empty file has no first byte; a photograph may begin with a large profile
            headers = {"Range": f"bytes=0-{MAX_REPORT_BYTES - 1}"} if answer.status == 206 else {}
            answer = conversation.ask("GET", answer.address, headers, MAX_REPORT_BYTES)
        return answer

    def _after_head(self, conversation: Conversation, address: Address) -> Address:
        """Give where HEAD ended; a host that dislikes HEAD is not asked so again."""
        try:
            head = conversation.ask("HEAD", address, {}, 0)
        except (PrivateAddressError, NoHostError, TimeoutError, RedirectError):
            raise
        except NETWORK_FAILURES as error:
            if why(error) in ("timeout", "tls", "refused", "proxy"):
                raise
            head = None
        if head is not None and head.status == 200:
            return head.address
        if head is None or head.status not in (404, 410, 429):
            with self._lock:
                self._no_head.add(address.origin)
        return address

    def _limited(self, answer: Answer) -> ImageReport | None:
        """Heed a host that asks to be left alone."""
        told = answer.headers.get("retry-after", "")
        if answer.status != 429 and not (answer.status == 503 and told):
            return None
        wait = seconds_of(told, self._clock())
        self._manners.limit(answer.address.origin, wait)
        status = ImageStatus.LIMITED if answer.status == 429 else ImageStatus.UNKNOWN
        return verdict(status, http=str(answer.status), retry_after=str(round(wait)))

    def _explained(self, error: BaseException, address: Address, policy: CheckPolicy) -> ImageReport:
        if isinstance(error, ClosedError):
            return verdict(ImageStatus.UNKNOWN, why="closed")
        if isinstance(error, PrivateAddressError):
            return verdict(ImageStatus.SKIPPED, why="private")
        if isinstance(error, TooMuchError):
            return verdict(ImageStatus.UNKNOWN, why="too-much")
        if isinstance(error, RedirectError):
            return verdict(ImageStatus.UNKNOWN, why="redirect", final=error.where)
        if isinstance(error, NoHostError):
            deadline = Deadline(min(policy.timeout, 5.0), 0)
            if self._doorman.is_gone(error.host, address.port, deadline):
                return verdict(ImageStatus.MISSING, why="no-host", host=error.host)
            return verdict(ImageStatus.UNKNOWN, why="offline", host=error.host)
        reason = why(error)
        if reason == "connection" and not self._doorman.is_online():
            reason = "offline"
        return verdict(ImageStatus.UNKNOWN, why=reason)


def _hides_its_size(answer: Answer) -> bool:
    if answer.status not in (200, 206) or answer.total <= HEAD_BYTES:
        return False
    header = read_header(answer.body)
    return header is not None and not header.width and header.format is not ImageFormat.SVG
