"""A folder of Markdown files that no generator builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.site.configuration import folder_name
from editor.core.site.convention import Convention

if TYPE_CHECKING:
    from editor.core.site.convention import Folder


def read_convention(folder: Folder, root: str) -> Convention:
    """Give the convention of a bare folder: images lie in `images` (or what is there) beside the post."""
    names = folder.names("")
    image_folder = next((name for name in ("images", "img", "assets") if name in names), "images")
    return Convention(root, Generator.PLAIN, name=folder_name(root), image_folder=image_folder)
