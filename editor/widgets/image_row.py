"""One row of the image panel: a value, and what kind of row it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from editor.core.images.check import BROKEN, ImageStatus

if TYPE_CHECKING:
    from editor.core.images.check import ImageReport
    from editor.core.images.image_reference import ImageReference

_WEB = ("http://", "https:/", "//")


@dataclass(frozen=True, slots=True)
class ImageRow:
    """An image that the post refers to, or (`reference` None) a file of the post that nothing refers to.

    `key` tells rows apart, and stays with an image as long as it is the same one; `thumbnail` is a PNG.
    `repairs` says in words how the image can be mended, the best way first: `Use images/A.png`.
    """

    key: str
    reference: ImageReference | None
    destination: str
    report: ImageReport | None
    thumbnail: bytes | None
    repairs: tuple[str, ...] = ()

    @property
    def is_web(self) -> bool:
        """Tell whether the image lies in the web."""
        return self.destination[:7].lower().startswith(_WEB)

    @property
    def path(self) -> str:
        """Give the local file that answers for the image, "" where there is none."""
        return self.report.path if self.report else ""

    @property
    def is_broken(self) -> bool:
        """Tell whether readers of the site will miss the image."""
        return self.reference is not None and self.report is not None and self.report.is_broken

    @property
    def is_being_checked(self) -> bool:
        """Tell whether a verdict on an image of the post is still to come."""
        if self.reference is None:
            return False
        return self.report is None or ImageStatus.CHECKING in (self.report.here, self.report.site)


class ImageFilter(StrEnum):
    """Which rows the panel shows."""

    ALL = "all"
    PROBLEMS = "problems"
    LOCAL = "local"
    WEB = "web"
    UNUSED = "unused"


def kinds_of(row: ImageRow) -> tuple[ImageFilter, ...]:
    """Name the filters that show a row, ALL left away."""
    if row.reference is None:
        return (ImageFilter.UNUSED,)
    place = ImageFilter.WEB if row.is_web else ImageFilter.LOCAL
    report = row.report
    if report is not None and (report.here in BROKEN or report.site in BROKEN):
        return (place, ImageFilter.PROBLEMS)
    return (place,)
