"""What is known of images on the web: remembered where it is fresh, asked for where it is not."""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from editor.core.images.check import ImageReport, ImageStatus
from editor.workspace.insurance import Insurance
from editor.workspace.together import Together
from editor.workspace.web_address import AddressError, parse_address, system_resolver
from editor.workspace.web_cache import NO_MARKS, STALE_SECONDS, Marks, WebCache, stale

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Collection

    from editor.core.images.check import CheckPolicy
    from editor.workspace.insurance import Copy
    from editor.workspace.watch import Watch
    from editor.workspace.web_address import Address, Resolver
    from editor.workspace.web_asker import Finding, WebAsker
    from editor.workspace.web_cache import Remembered

    class _Options(TypedDict):
        resolver: Resolver
        is_online: Callable[[], bool] | None
        trust: ssl.SSLContext | None
        clock: Callable[[], float]
        gap: float


SHELF_BYTES = 128_000_000
"""what may be kept of images for which there is no insurance"""
RENEWAL_SECONDS = 4.0
"""how long a host may take to say that a copy is still right, before the copy is shown as it is"""
_UNREACHABLE = frozenset({"timeout", "offline", "connection", "refused", "proxy", "no-host"})


class WebImages:
    """The one place that fetches images; shared by all threads, remembers in `cache_folder`.

    `insurance` takes the copies of images that a post of the writer's own shows. `resolver`, `is_online`,
    `trust` (certificates) and `clock` (seconds since 1970) are the system's own unless given; `gap` is the
    pause in seconds between two questions to one host.
    """

    def __init__(
        self,
        cache_folder: str,
        *,
        insurance: Insurance | None = None,
        resolver: Resolver = system_resolver,
        is_online: Callable[[], bool] | None = None,
        trust: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.time,
        gap: float = 0.0,
    ) -> None:
        self._cache = WebCache(cache_folder)
        self._shelf = Insurance(os.path.join(cache_folder, "copies"), SHELF_BYTES, clock)
        self._insurance = insurance
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
        self._asked_anew: dict[str, float] = {}
        self._reports: Together[ImageReport] = Together()
        self._contents: Together[tuple[bytes, str] | None] = Together()

    def report(self, url: str, policy: CheckPolicy) -> ImageReport:
        """Say what is known of a web image; asks only where nothing fresh is remembered.

        Never raises. Blocks for at most `policy.timeout` seconds, plus the wait for a turn. Who asks the
        same at the same time gets the same answer.
        """
        if not policy.web_allowed:
            return _verdict(ImageStatus.SKIPPED, "not-own")
        try:
            address = parse_address(url)
        except AddressError as error:
            invalid = ImageStatus.UNKNOWN if error.why == "scheme" else ImageStatus.MISSING
            return _verdict(invalid, error.why)
        known = self._cache.report(address.url, self._clock())
        if known and known.is_fresh and self._is_recent(address.url, known.age):
            return self._with_copy(address.url, known.report)
        asked = self._reports.ask((address.url, policy), lambda: self._asked(address, policy, known))
        return self._with_copy(address.url, asked)

    def content(self, url: str, policy: CheckPolicy, watch: Watch | None = None) -> tuple[bytes, str] | None:
        """Give a whole image (≤ 20 MB) and its media type; a copy where it is fresh or all there is.

        A `watch` cuts the connection when it is cancelled; then there is no answer.
        """
        if not policy.web_allowed:
            return None
        try:
            address = parse_address(url)
        except AddressError:
            return None
        copy = self._copy(address.url)
        if copy and copy.is_fresh:
            return copy.data, copy.type
        kept = (copy.data, copy.type) if copy else None
        known = self._cache.report(address.url, self._clock())
        if known and known.is_fresh and known.report.here is not ImageStatus.OK:
            return kept
        if copy:
            policy = replace(policy, timeout=min(policy.timeout, RENEWAL_SECONDS))
        marks = Marks(copy.etag, copy.modified) if copy else NO_MARKS
        if watch:  # who calls it off must not take the answer from others
            return self._fetched(address, policy, marks, watch) or kept
        return (
            self._contents.ask((address.url, policy), lambda: self._fetched(address, policy, marks)) or kept
        )

    def cancel_checks(self) -> None:
        """Cut off the checks that are under way; who waits for them hears that they were stopped."""
        with self._lock:
            asker = self._asker
        if asker:
            asker.cancel_checks()

    def copy(self, url: str) -> tuple[bytes, str] | None:
        """Give the copy of an image and its media type without asking anyone, None where there is none."""
        try:
            found = self._copy(parse_address(url).url)
        except AddressError:
            return None
        return (found.data, found.type) if found else None

    def forget(self, urls: Collection[str] | None = None) -> None:
        """Ask afresh about these addresses, or all: what was remembered until now is not fresh any more."""
        now = self._clock()
        if urls is None:
            self._not_before = now
            self._asked_anew.clear()
            return
        for url in urls:
            with suppress(AddressError):
                self._asked_anew[parse_address(url).url] = now

    def close(self) -> None:
        """Call off everything that is under way; threads that wait come back at once."""
        with self._lock:
            self._is_closed = True
        if self._asker:
            self._asker.close()
        self._cache.close()
        for kept in (self._shelf, self._insurance):
            if kept:
                kept.close()

    def _is_recent(self, url: str, age: float) -> bool:
        return self._clock() - age >= max(self._not_before, self._asked_anew.get(url, 0.0))

    def _asked(self, address: Address, policy: CheckPolicy, known: Remembered | None) -> ImageReport:
        asker = self._ready()
        if asker is None:
            return _verdict(ImageStatus.UNKNOWN, "closed")
        marks = known.marks if known else NO_MARKS
        found = asker.check(address, policy, marks)
        now = self._clock()
        report = replace(known.report if known and found.is_unchanged else found.report, checked=now)
        self._cache.keep_report(address.url, report, found.marks or marks, now)
        if found.content:
            self._keep(address, policy, found)
        if known and known.report.here is ImageStatus.OK and known.age < STALE_SECONDS:
            reason = report.data.get("why", "")
            if report.here is ImageStatus.UNKNOWN and reason in _UNREACHABLE:
                return stale(known.report, reason)
        return report

    def _with_copy(self, url: str, report: ImageReport) -> ImageReport:
        """Note that there is a copy where the image itself cannot be had by everyone."""
        if report.here is report.site is ImageStatus.OK and "stale" not in report.data:
            return report
        if self._insurance is None or not self._insurance.has(url):
            return report
        return replace(report, data={**report.data, "copy": "1"})

    def _fetched(
        self, address: Address, policy: CheckPolicy, marks: Marks, watch: Watch | None = None
    ) -> tuple[bytes, str] | None:
        asker = self._ready()
        if asker is None:
            return None
        found = asker.fetch(address, policy, marks, watch)
        if found.is_unchanged:
            for kept in (self._shelf, self._insurance):
                if kept:
                    kept.renew(address.url)
        if not found.content:
            return None
        if not self._cache.report(address.url, self._clock()):
            now = self._clock()
            self._cache.keep_report(address.url, replace(found.report, checked=now), found.marks, now)
        self._keep(address, policy, found)
        return found.content, found.mime

    def _keep(self, address: Address, policy: CheckPolicy, found: Finding) -> None:
        kept = self._insurance if self._insurance and policy.keeps_copies else self._shelf
        kept.keep(address.url, found.content, found.mime, found.marks.etag, found.marks.modified)

    def _copy(self, url: str) -> Copy | None:
        return (self._insurance.copy(url) if self._insurance else None) or self._shelf.copy(url)

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
