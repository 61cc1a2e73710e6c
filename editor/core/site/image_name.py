"""Which file names are those of images."""

from __future__ import annotations

import re

_SUFFIX = re.compile(
    r"\.(?:png|jpe?g|jfif|gif|webp|avif|svg|bmp|ico|tiff?|apng|jxl|heic|heif)(?:[?#].*)?$", re.IGNORECASE
)


def has_image_name(text: str) -> bool:
    """Tell whether a path or address ends in an image's suffix: `a.PNG`, `/b.jpg?v=2`."""
    return _SUFFIX.search(text) is not None
