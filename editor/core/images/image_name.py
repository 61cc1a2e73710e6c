"""Which file names are those of images, as the rooms above ask it."""

from __future__ import annotations

from editor.core.site.image_name import has_image_name

__all__ = ["has_image_name"]
