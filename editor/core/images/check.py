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


class ImageNote(StrEnum):
    """Something worth knowing of an image that shows all the same, or the reason why it does not."""

    GPS = "gps"
    """the file tells where it was taken"""
    TOO_LARGE = "too-large"
    """heavier or wider than the SizePolicy wants on the web"""
    WRONG_EXTENSION = "wrong-extension"
    """the name says another format than the content, which is `report.format`"""
    ANIMATED = "animated"
    NOT_UNICODE_NORMAL = "not-unicode-normal"
    """the name of the file and the address are the same letters in two Unicode forms (NFC and NFD)"""
    LFS_POINTER = "lfs-pointer"
    """Git LFS has left its placeholder instead of the image"""
    EMPTY = "empty"
    """zero bytes"""
    BOMB = "bomb"
    """more pixels than anyone should decode; not opened"""
    NOT_IN_BROWSERS = "not-in-browsers"
    """an image that browsers cannot show, such as HEIC or TIFF"""


@dataclass(frozen=True, slots=True)
class SizePolicy:
    """What is too large for the web: a file of more bytes, or a photograph with a longer edge in pixels."""

    max_bytes: int = 1_000_000
    max_edge: int = 2560


@dataclass(frozen=True, slots=True)
class CheckPolicy:
    """What a check may do: ask the web at all, ask private and loopback addresses, and for how long (s).

    `blog` is the address of the writer's site (`https://example.org/blog`, "" where it is not known): hosts
    are asked with it as Referer, as readers' browsers do. `keeps_copies`: web images go into the insurance.
    """

    web_allowed: bool
    private_allowed: bool = False
    timeout: float = 15.0
    blog: str = ""
    keeps_copies: bool = False
    sizes: SizePolicy = SizePolicy()


@dataclass(frozen=True, slots=True)
class ImageReport:
    """What was found about one destination.

    Sizes are pixels and bytes, 0 where unknown. `path` is the local file that answers for the image
    ("" for web and data images). `data` holds what the sentence about a verdict needs, as text:
    `{"actual": "sunset.jpg"}` for a wrong case, `{"http": "403"}` for the web, `{"copy": "1"}` where the
    insurance holds the image. `checked` is when a server was asked (seconds since 1970, 0 for local images);
    `redirects` are the addresses that led from the one asked to the one that answered, in order.
    """

    here: ImageStatus
    site: ImageStatus
    width: int = 0
    height: int = 0
    bytes: int = 0
    format: str = ""
    path: str = ""
    data: Mapping[str, str] = field(default_factory=dict[str, str])
    notes: tuple[ImageNote, ...] = ()
    checked: float = field(default=0.0, compare=False)
    redirects: tuple[str, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Tell whether a reader of the site will miss the image, as far as is known."""
        return self.here in BROKEN or self.site in BROKEN
