"""What is known of images on the web: remembered where it is fresh, asked for where it is not."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, TypedDict

from editor.core.images.check import ImageReport, ImageStatus
from editor.workspace.web_address import AddressError, parse_address, system_resolver
from editor.workspace.web_cache import STALE_SECONDS, WebCache, stale

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from editor.core.images.check import CheckPolicy
    from editor.workspace.web_address import Address, Resolver
    from editor.workspace.web_asker import WebAsker

    class _Options(TypedDict):
        resolver: Resolver
        is_online: Callable[[], bool] | None
        trust: ssl.SSLContext | None
        clock: Callable[[], float]
        gap: float


_UNREACHABLE = frozenset({"timeout", "offline", "connection", "refused", "proxy", "no-host"})


class WebImages:
    """The one place that fetches images; shared by all threads, remembers in `cache_folder`.

    `resolver`, `is_online`, `trust` (certificates) and `clock` (seconds since 1970) are the system's own
    unless given; `gap` is the pause in seconds between two questions to one host.
    """

    def __init__(
        self,
        cache_folder: str,
        *,
        resolver: Resolver = system_resolver,
        is_online: Callable[[], bool] | None = None,
        trust: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.time,
        gap: float = 0.1,
    ) -> None:
        self._cache = WebCache(cache_folder)
        self._clock = clock
        self._options: _Options = {
            "resolver": resolver,
            "is_online": is_online,
            "trust": trust,
            "clock": clock,
            "gap": gap,
        }
        self._lock = threading.Lock()
        self._asker: WebAsker | None = None
        self._is_closed = False
        self._not_before = 0.0

    def report(self, url: str, policy: CheckPolicy) -> ImageReport:
        """Say what is known of a web image; asks only where nothing fresh is remembered.

        Never raises. Blocks for at most `policy.timeout` seconds, plus the wait for a turn.
        """
        if not policy.web_allowed:
            return _verdict(ImageStatus.SKIPPED, "not-own")
        try:
            address = parse_address(url)
        except AddressError as error:
            invalid = ImageStatus.UNKNOWN if error.why == "scheme" else ImageStatus.MISSING
            return _verdict(invalid, error.why)
        known = self._cache.report(address.url, self._clock())
        if known and known.is_fresh and self._clock() - known.age >= self._not_before:
            return known.report
        asker = self._ready()
        if asker is None:
            return _verdict(ImageStatus.UNKNOWN, "closed")
        found = asker.check(address, policy, known.etag if known else "")
        report = known.report if known and found.is_unchanged else found.report
        self._cache.keep_report(
            address.url, report, found.etag or (known.etag if known else ""), self._clock()
        )
        if known and known.report.here is ImageStatus.OK and known.age < STALE_SECONDS:
            reason = report.data.get("why", "")
            if report.here is ImageStatus.UNKNOWN and reason in _UNREACHABLE:
                return stale(known.report, reason)
        return report

    def content(self, url: str, policy: CheckPolicy) -> tuple[bytes, str] | None:
        """Give a whole image (≤ 20 MB) and its media type; a copy where it is fresh or all there is."""
        if not policy.web_allowed:
            return None
        try:
            address = parse_address(url)
        except AddressError:
            return None
        copy = self._cache.copy(address.url, self._clock())
        if copy and copy.is_fresh:
            return copy.data, copy.type
        fetched = self._fetched(address, policy, copy.etag if copy else "")
        return fetched or ((copy.data, copy.type) if copy else None)

    def forget(self) -> None:
        """Ask afresh from now on: what was remembered until now no longer counts as fresh."""
        self._not_before = self._clock()

    def close(self) -> None:
        """Call off everything that is under way; threads that wait come back at once."""
        with self._lock:
            self._is_closed = True
        if self._asker:
            self._asker.close()

    def _fetched(self, address: Address, policy: CheckPolicy, etag: str) -> tuple[bytes, str] | None:
        asker = self._ready()
        if asker is None:
            return None
        found = asker.fetch(address, policy, etag)
        now = self._clock()
        if found.is_unchanged:
            self._cache.renew_copy(address.url, now)
        if not found.content:
            return None
        self._cache.keep_report(address.url, found.report, found.etag, now)
        self._cache.keep_copy(address.url, found.content, found.mime, found.etag, now)
        return found.content, found.mime

    def _ready(self) -> WebAsker | None:
        """Load the network part when the first question comes, None when all is closed."""
        with self._lock:
            if self._asker is None and not self._is_closed:
                # a quarter of a second that the start of the program need not wait for
                from editor.workspace.web_asker import WebAsker

                self._asker = WebAsker(**self._options)
            return None if self._is_closed else self._asker


def _verdict(status: ImageStatus, why: str) -> ImageReport:
    return ImageReport(here=status, site=status, data={"why": why})
