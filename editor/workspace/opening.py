"""Opening a post: its bytes, and the site it belongs to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from editor.workspace.content_folder import find_site
from editor.workspace.post_file import read_post

if TYPE_CHECKING:
    from editor.core.site.convention import Convention
    from editor.workspace.post_file import PostFile


def open_post(path: str, known: Convention | None) -> tuple[PostFile, Convention]:
    """Read a post and tell its site: `known`, the open folder, where the post lies in it."""
    whole = os.path.abspath(path)
    post = read_post(whole)
    if known is not None and lies_in(whole, known.root):
        return post, known
    return post, find_site(whole)


def lies_in(path: str, folder: str) -> bool:
    """Tell whether a path lies in a folder: `/site/a.md` in `/site`, `/sites/a.md` not."""
    try:
        return os.path.commonpath((os.path.abspath(path), os.path.abspath(folder))) == os.path.abspath(folder)
    except ValueError:  # two drives
        return False
