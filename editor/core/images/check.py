"""What is known of an image: the two verdicts, and the facts behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class ImageStatus(StrEnum):
    """One verdict about one image, in one place (here, or on the site)."""

    CHECKING = "checking"
    OK = "ok"
    MISSING = "missing"
    """no such file; web: 404, 410, no such host"""
    WRONG_CASE = "wrong-case"
    """a file that differs in upper and lower case only; most servers will not find it"""
    NOT_AN_IMAGE = "not-an-image"
    """the file or answer does not decode as an image"""
    OUTSIDE = "outside"
    """a file that is there, but not where the site serves files from"""
    BLOCKED = "blocked"
    """401, 403: refused to us, which does not say dead"""
    LIMITED = "limited"
    """429: asked too often"""
    UNKNOWN = "unknown"
    """timeout, server error, offline, a template that only the generator can resolve"""
    SKIPPED = "skipped"
    """not asked, by the policy; `data["why"]` says which: `not-own`, `private`"""


BROKEN = frozenset(
    {ImageStatus.MISSING, ImageStatus.WRONG_CASE, ImageStatus.NOT_AN_IMAGE, ImageStatus.OUTSIDE}
)
"""The statuses that count as a problem of the post."""


@dataclass(frozen=True, slots=True)
class CheckPolicy:
    """What a check may do: ask the web at all, ask private and loopback addresses, and for how long (s)."""

    web_allowed: bool
    private_allowed: bool = False
    timeout: float = 15.0


@dataclass(frozen=True, slots=True)
class ImageReport:
    """What was found about one destination.

    Sizes are pixels and bytes, 0 where unknown. `path` is the local file that answers for the image
    ("" for web and data images). `data` holds what the sentence about a verdict needs, as text:
    `{"actual": "sunset.jpg"}` for a wrong case, `{"http": "403"}` for the web.
    """

    here: ImageStatus
    site: ImageStatus
    width: int = 0
    height: int = 0
    bytes: int = 0
    format: str = ""
    path: str = ""
    data: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def is_broken(self) -> bool:
        """Tell whether a reader of the site will miss the image, as far as is known."""
        return self.here in BROKEN or self.site in BROKEN
