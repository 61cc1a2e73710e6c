"""What a post on the disk says of its site's images: `typora-root-url`. Not for the window's process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.frontmatter.fields import read_front_matter
from editor.core.site.image_paths import candidates
from editor.core.site.typora import ROOT_FIELD, own_convention
from editor.core.text.file_text import FileText
from editor.workspace.errors import WorkspaceError
from editor.workspace.local_file import read_file
from editor.workspace.local_images import find_local

if TYPE_CHECKING:
    from editor.core.site.convention import Convention
    from editor.workspace.local_images import Listing, LocalImage

_HEAD_OF_POST = 65_536


def find_for_post(
    convention: Convention, path_text: str, post_path: str, form: str, listing: Listing
) -> LocalImage:
    """Judge the files that an address in a post on the disk may mean.

    A file that the post's own `typora-root-url` leads to is here, too; the post's head is read only where
    nothing else answers, and once for each listing.
    """
    found = find_local(candidates(convention, path_text, post_path, form), convention.root, listing)
    if found.path or not path_text.startswith("/"):
        return found
    if post_path not in listing.conventions:
        listing.conventions[post_path] = convention_of_post(convention, post_path)
    own = listing.conventions[post_path]
    if own is convention:
        return found
    return find_local(candidates(own, path_text, post_path, form), own.root, listing)


def convention_of_post(convention: Convention, post_path: str) -> Convention:
    """Give the convention as the front matter of a post on the disk has it."""
    try:
        head = read_file(post_path, _HEAD_OF_POST, convention.root)
    except WorkspaceError:
        return convention
    if ROOT_FIELD.encode() not in head:
        return convention
    lines = FileText.decode(head).texts()
    return own_convention(convention, read_front_matter(lines, convention.generator), post_path)
