"""One look at an image: what is known of it, and a small picture to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.images.destination import parse_destination
from editor.workspace.image_probe import check_image
from editor.workspace.preview_image import preview_image
from editor.workspace.thumbnails import thumbnail_png

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
) -> tuple[ImageReport, bytes | None]:
    """Check an image and make its thumbnail (PNG), None where there is nothing to draw; may take long."""
    report = check_image(destination, post_path, convention, policy, web, form=form)
    if report.data.get("copy"):
        content = web.copy(parse_destination(destination).url)
    elif report.width:
        content = preview_image(destination, post_path, convention, policy, web, form)
    else:
        content = None
    return report, thumbnail_png(content[0], THUMBNAIL_EDGE) if content else None
