"""Where a page that is written to a file finds the images of its post: beside it, in it, or in the web."""

from __future__ import annotations

import base64
import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.site.image_paths import candidates
from editor.workspace.errors import WorkspaceError
from editor.workspace.image_header import read_header
from editor.workspace.image_probe import data_bytes
from editor.workspace.local_file import read_file

if TYPE_CHECKING:
    from editor.core.site.convention import Convention
    from editor.core.site.image_paths import Candidate

LARGEST_EMBEDDED = 20_000_000
"""bytes of a file that are put into a page; a larger one is named by its path"""
_HEAD = 65_536


class PageImages:
    """Gives the address of each image as the page has to write it.

    Local images are those the preview shows: images, inside the site's folder, links followed. They become
    paths that begin at `folder`, or `data:` where they are `embedded`. Web images stay what they are.
    """

    def __init__(self, convention: Convention, post_path: str, folder: str, *, embedded: bool) -> None:
        self._convention = convention
        self._post_path = post_path
        self._folder = folder
        self._embedded = embedded

    def address_of(self, destination: str, form: str = "inline") -> str:
        """Give the address, "" for an image that is not there or must not be shown.

        `form` is the reference's ReferenceForm, as Hexo reads each in its own way.
        """
        parsed = parse_destination(destination)
        if parsed.kind is DestinationKind.WEB:
            written = destination.strip()
            # without its scheme it would be a file of another machine to a page that is a file itself
            return written if written.lower().startswith(("http://", "https://")) else parsed.url
        if parsed.kind is DestinationKind.DATA:
            content = data_bytes(destination)
            return destination.strip() if content and read_header(content) else ""
        for candidate in candidates(self._convention, parsed.path, self._post_path, form):
            address = self._local(candidate)
            if address:
                return address
        return ""

    def _local(self, candidate: Candidate) -> str:
        most = LARGEST_EMBEDDED + 1 if self._embedded else _HEAD
        try:
            content = read_file(candidate.path, most, self._convention.root)
        except WorkspaceError:  # not there, or not to be read: the next one may answer
            return ""
        header = read_header(content)
        if header is None or header.is_too_large:
            return ""
        if self._embedded and len(content) <= LARGEST_EMBEDDED:
            return f"data:{header.format.mime};base64,{base64.b64encode(content).decode('ascii')}"
        return self._path(candidate.path)

    def _path(self, path: str) -> str:
        try:
            relative = os.path.relpath(os.path.realpath(path), os.path.realpath(self._folder))
        except ValueError:  # another drive of Windows has no way there
            return "file:///" + quote(os.fsencode(path.replace(os.sep, "/")), safe="/:")
        return quote(os.fsencode(relative.replace(os.sep, "/")))
