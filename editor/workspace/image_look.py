"""One look at an image: what is known of it, and a small picture to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.images.destination import parse_destination
from editor.workspace.errors import WorkspaceError
from editor.workspace.image_probe import check_image
from editor.workspace.local_file import read_file
from editor.workspace.preview_image import preview_image
from editor.workspace.thumbnails import MAX_SOURCE_BYTES, thumbnail_png

if TYPE_CHECKING:
    from editor.core.images.check import CheckPolicy, ImageReport
    from editor.core.site.convention import Convention
    from editor.workspace.web_images import WebImages

THUMBNAIL_EDGE = 128
"""pixels of the longer side: twice what the panel shows, for dense screens"""


def look_at(
    destination: str,
    post_path: str,
    convention: Convention,
    policy: CheckPolicy,
    web: WebImages,
    form: str = "inline",
    draws: bool = True,
) -> tuple[ImageReport, bytes | None]:
    """Check an image, and make its thumbnail (PNG) where `draws`; None where there is nothing to draw.

    May take long, the thumbnail most of it.
    """
    report = check_image(destination, post_path, convention, policy, web, form=form)
    if not draws:
        return report, None
    return report, small_picture(destination, post_path, convention, policy, web, form, report)


def small_picture(
    destination: str,
    post_path: str,
    convention: Convention,
    policy: CheckPolicy,
    web: WebImages,
    form: str,
    report: ImageReport,
) -> bytes | None:
    """Make the thumbnail (PNG) of an image that `report` tells of; None where there is nothing to draw."""
    content: bytes | None = None
    if report.data.get("copy"):
        found = web.copy(parse_destination(destination).url)
        content = found[0] if found else None
    elif report.width:
        found = preview_image(destination, post_path, convention, policy, web, form)
        content = found[0] if found else _beside(report, convention)
    return thumbnail_png(content, THUMBNAIL_EDGE) if content else None


def _beside(report: ImageReport, convention: Convention) -> bytes | None:
    """Read the file that is meant, though the address misses it by upper and lower case."""
    try:
        return read_file(report.path, MAX_SOURCE_BYTES, convention.root) if report.path else None
    except WorkspaceError:
        return None
