"""One row of the image panel, and which rows are shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from editor.core.images.check import ImageStatus

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


def is_same(old: ImageRow, new: ImageRow) -> bool:
    """Tell, quicker than by comparing all there is in them, that two rows of one key look the same."""
    return (
        old.reference is new.reference
        and old.report is new.report
        and old.thumbnail is new.thumbnail
        and old.destination == new.destination
        and old.repairs == new.repairs
    )
