"""Opening a post: its bytes, and the site it belongs to."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from editor.workspace.content_folder import find_site
from editor.workspace.post_file import read_post

if TYPE_CHECKING:
    from editor.core.site.convention import Convention
    from editor.workspace.encoding_memory import EncodingMemory
    from editor.workspace.post_file import PostFile


def open_post(
    path: str, known: Convention | None, encodings: EncodingMemory | None = None
) -> tuple[PostFile, Convention]:
    """Read a post and tell its site: `known`, the open folder, where the post lies in it.

    It is read in the encoding that was once chosen for it, as long as all its bytes are text in that one.
    """
    whole = os.path.abspath(path)
    post = read_post(whole)
    chosen = encodings.recall(whole) if encodings else ""
    if chosen:
        post = _in_encoding(post, chosen)
    if known is not None and lies_in(whole, known.root):
        return post, known
    return post, find_site(whole)


def _in_encoding(post: PostFile, encoding: str) -> PostFile:
    text = post.text.in_encoding(encoding)
    if text.format.encoding != encoding or text.stray_lines():
        return post
    return replace(post, text=text, chosen_encoding=encoding)


def lies_in(path: str, folder: str) -> bool:
    """Tell whether a path lies in a folder: `/site/a.md` in `/site`, `/sites/a.md` not."""
    try:
        return os.path.commonpath((os.path.abspath(path), os.path.abspath(folder))) == os.path.abspath(folder)
    except ValueError:  # two drives
        return False
