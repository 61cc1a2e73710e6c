"""The part that goes to the network; loaded on its first question, since it brings a great deal along."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

import httpx

from editor.core.images.check import ImageStatus
from editor.workspace.image_header import HEAD_BYTES, ImageFormat, read_header
from editor.workspace.insurance import MAX_COPY_BYTES
from editor.workspace.web_address import NoHostError, system_resolver
from editor.workspace.web_cache import NO_MARKS, Marks
from editor.workspace.web_limits import ClosedError, LimitedError, Manners, seconds_of
from editor.workspace.web_referer import ALLOWED, HOT_LINK, host_of, named, referer_for
from editor.workspace.web_request import (
    MAX_REDIRECTS,
    NETWORK_FAILURES,
    Conversation,
    RedirectError,
    tls_fault,
    why,
)
from editor.workspace.web_transport import Deadline, Doorman, PrivateAddressError, TooMuchError
from editor.workspace.web_verdict import is_refusal, judge, verdict

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Generator

    from editor.core.images.check import CheckPolicy, ImageReport
    from editor.workspace.watch import Watch
    from editor.workspace.web_address import Address, Resolver
    from editor.workspace.web_request import Answer

MAX_REPORT_BYTES = 262_144
_HEADER_ROOM = 524_288


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: the verdict, the server's marks of it, and the image where it came whole.

    `is_unchanged` when the server said that what we have is what it has.
    """

    report: ImageReport
    marks: Marks = NO_MARKS
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
        gap: float = 0.0,
    ) -> None:
        self._doorman = Doorman(resolver, is_online)
        self._trust = trust or httpx.create_ssl_context()
        self._clock = clock
        self._manners = Manners(gap=gap)
        self._lock = threading.Lock()
        self._running: set[Deadline] = set()
        self._checking: set[Deadline] = set()
        self._no_head: set[str] = set()
        self._sends_parts: set[str] = set()
        self._allows_some: set[str] = set()
        """the hosts that refuse who comes from nowhere and serve who comes from the writer's site"""
        self._is_closed = False

    def check(self, address: Address, policy: CheckPolicy, marks: Marks) -> Finding:
        """Find out about an image from its first bytes; `marks` are those of what is known already."""
        deadline = Deadline(policy.timeout, MAX_REPORT_BYTES + _HEADER_ROOM)
        try:
            with self._conversation(policy, deadline, is_check=True) as conversation:
                answer, rule = self._answer(conversation, address, marks, referer_for(policy.blog, address))
        except (ClosedError, LimitedError, *NETWORK_FAILURES) as error:
            if deadline.is_cancelled:
                return Finding(verdict(ImageStatus.UNKNOWN, why="closed"))
            return Finding(self._explained(error, address, policy))
        return self._found(answer, address, policy, marks, rule)

    def fetch(
        self, address: Address, policy: CheckPolicy, marks: Marks, watch: Watch | None = None
    ) -> Finding:
        """Fetch a whole image as a reader's browser would; where that fails, without a Referer."""
        referer, rule = referer_for(policy.blog, address), ""
        deadline = Deadline(policy.timeout, MAX_COPY_BYTES + _HEADER_ROOM)
        if watch:
            watch.on_cancel(deadline.cancel)
        try:
            with self._conversation(policy, deadline) as conversation:
                answer = conversation.ask(
                    "GET", address, marks.headers | named(referer), MAX_COPY_BYTES, watch
                )
                if referer and is_refusal(answer):
                    without = conversation.ask("GET", address, marks.headers, MAX_COPY_BYTES, watch)
                    answer, rule = (without, HOT_LINK) if without.status < 400 else (answer, "")
                elif self._asks_for_referer(address):
                    rule = ALLOWED
        except (ClosedError, LimitedError, *NETWORK_FAILURES) as error:
            return Finding(self._explained(error, address, policy))
        finally:
            if watch:
                watch.on_cancel(None)
        return self._found(answer, address, policy, marks, rule)

    def cancel_checks(self) -> None:
        """Cut off the checks, not the fetches, that are under way."""
        with self._lock:
            checking = list(self._checking)
        for deadline in checking:
            deadline.cancel()

    def close(self) -> None:
        """Call off everything that is under way; threads that wait come back at once."""
        with self._lock:
            self._is_closed = True
            running = list(self._running)
        self._manners.close()
        for deadline in running:
            deadline.cancel()

    def _found(
        self, answer: Answer, address: Address, policy: CheckPolicy, marks: Marks, rule: str = ""
    ) -> Finding:
        report = self._limited(answer) or judge(answer, address, policy.sizes)
        if answer.redirects:
            report = replace(report, redirects=answer.redirects[-MAX_REDIRECTS:])
        if report.here is ImageStatus.OK and rule == HOT_LINK:
            report = replace(report, site=ImageStatus.BLOCKED, data={**report.data, "why": rule})
        elif report.here is ImageStatus.OK and rule:
            report = replace(report, data={**report.data, "referer": rule})
        told = Marks(answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))
        finding = Finding(report, told, is_unchanged=answer.status == 304 and bool(marks))
        header = read_header(answer.body)
        if report.here is not ImageStatus.OK or header is None or not _is_complete(answer):
            return finding
        if header.is_too_large:
            return finding
        return replace(finding, content=answer.body, mime=header.format.mime)

    @contextmanager
    def _conversation(
        self, policy: CheckPolicy, deadline: Deadline, *, is_check: bool = False
    ) -> Generator[Conversation]:
        with self._lock:
            if self._is_closed:
                raise ClosedError
            self._running.add(deadline)
            if is_check:
                self._checking.add(deadline)
        conversation = Conversation(self._doorman, self._manners, self._trust, policy, deadline)
        try:
            yield conversation
        finally:
            conversation.close()
            with self._lock:
                self._running.discard(deadline)
                self._checking.discard(deadline)

    def _answer(
        self, conversation: Conversation, address: Address, marks: Marks, referer: str
    ) -> tuple[Answer, str]:
        """Ask as a reader's browser would, and once more where the Referer may be what decides.

        HEAD tells too little of an image, so it is asked only of hosts that may not know how to send a
        part: once one does, a small GET is all. The second value is HOT_LINK, ALLOWED or "".
        """
        head = None if marks or self._knows(address.origin) else self._head(conversation, address)
        if head is not None and head.status == 429:
            return head, ""
        start = head.address if head is not None and head.status == 200 else address
        answer = self._first_bytes(conversation, start, marks, referer)
        rule = ""
        if referer and is_refusal(answer):
            without = self._first_bytes(conversation, start, marks, "")
            if without.status < 400:
                answer, rule = without, HOT_LINK
        elif referer and answer.status < 400:
            if head is not None and is_refusal(head) and not self._asks_for_referer(address):
                self._learn_rule(self._first_bytes(conversation, start, marks, ""), address)
            rule = ALLOWED if self._asks_for_referer(address) else ""
        before = head.redirects if start is not address and head is not None else ()
        return replace(answer, redirects=before + answer.redirects), rule

    def _first_bytes(self, conversation: Conversation, start: Address, marks: Marks, referer: str) -> Answer:
        headers = {"Range": f"bytes=0-{HEAD_BYTES - 1}", **marks.headers, **named(referer)}
        answer = conversation.ask("GET", start, headers, HEAD_BYTES)
        if answer.status == 206:
            with self._lock:
                self._sends_parts.add(start.origin)
        if answer.status != 416 and not _hides_its_size(answer):
            return answer
        # an empty file has no first byte; a photograph may begin with a large profile
        part = {"Range": f"bytes=0-{MAX_REPORT_BYTES - 1}"} if answer.status == 206 else {}
        more = conversation.ask("GET", answer.address, part | named(referer), MAX_REPORT_BYTES)
        return replace(more, redirects=answer.redirects + more.redirects)

    def _knows(self, origin: str) -> bool:
        with self._lock:
            return origin in self._no_head or origin in self._sends_parts

    def _asks_for_referer(self, address: Address) -> bool:
        with self._lock:
            return address.origin in self._allows_some

    def _learn_rule(self, without_referer: Answer, address: Address) -> None:
        if is_refusal(without_referer):
            with self._lock:
                self._allows_some.add(address.origin)

    def _head(self, conversation: Conversation, address: Address) -> Answer | None:
        """Ask with HEAD, None where that fails; a host that dislikes HEAD is not asked so again."""
        try:
            head = conversation.ask("HEAD", address, {}, 0)
        except (PrivateAddressError, NoHostError, TimeoutError, RedirectError):
            raise
        except NETWORK_FAILURES as error:
            if why(error) in ("timeout", "tls", "refused", "proxy"):
                raise
            head = None
        if head is None or head.status not in (200, 404, 410, 429):
            with self._lock:
                self._no_head.add(address.origin)
        return head

    def _limited(self, answer: Answer) -> ImageReport | None:
        """Heed a host that asks to be left alone."""
        told = answer.headers.get("retry-after", "")
        if answer.status != 429 and not (answer.status == 503 and told):
            return None
        wait = seconds_of(told, self._clock())
        self._manners.limit(answer.address.origin, wait)
        status = ImageStatus.LIMITED if answer.status == 429 else ImageStatus.UNKNOWN
        return verdict(status, http=str(answer.status), retry_after=str(ceil(wait)))

    def _explained(self, error: BaseException, address: Address, policy: CheckPolicy) -> ImageReport:
        if isinstance(error, LimitedError):
            wait = max(1, ceil(self._manners.limited_for(address.origin)))
            return verdict(ImageStatus.LIMITED, http="429", retry_after=str(wait))
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
            if self._doorman.is_gone(error.host, address.port, deadline, host_of(policy.blog)):
                return verdict(ImageStatus.MISSING, why="no-host", host=error.host)
            return verdict(ImageStatus.UNKNOWN, why="offline", host=error.host)
        reason = why(error)
        if reason == "connection" and not self._doorman.is_online():
            reason = "offline"
        fault = tls_fault(error) if reason == "tls" else ""
        return verdict(ImageStatus.UNKNOWN, why=reason, **({"tls": fault} if fault else {}))


def _is_complete(answer: Answer) -> bool:
    """Tell whether the body is the whole image, as the server has it."""
    if not answer.is_whole or answer.headers.get("content-encoding", "identity") != "identity":
        return False
    return answer.status == 200 or (answer.status == 206 and len(answer.body) == answer.total)


def _hides_its_size(answer: Answer) -> bool:
    if answer.status not in (200, 206) or answer.total <= HEAD_BYTES:
        return False
    header = read_header(answer.body)
    return header is not None and not header.width and header.format is not ImageFormat.SVG
