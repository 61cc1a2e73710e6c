"""The bytes the preview draws for a destination; what may be read is decided here, never by the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.site.image_paths import candidates
from editor.workspace.errors import WorkspaceError
from editor.workspace.image_header import read_header
from editor.workspace.image_probe import data_bytes
from editor.workspace.local_file import read_file

if TYPE_CHECKING:
    from editor.core.images.check import CheckPolicy
    from editor.core.site.convention import Convention
    from editor.workspace.web_images import WebImages

SIZE_LIMIT = 50_000_000


def preview_image(
    destination: str,
    post_path: str,
    convention: Convention,
    policy: CheckPolicy,
    web: WebImages,
    form: str = "inline",
) -> tuple[bytes, str] | None:
    """Give an image's bytes and media type, None where it must not or cannot be shown.

    A local image is read only inside the site's folder, links followed; a web image comes through our
    own fetcher, and only when the policy allows the web. `form` is the reference's ReferenceForm.
    """
    parsed = parse_destination(destination)
    if parsed.kind is DestinationKind.WEB:
        return web.content(parsed.url, policy)
    if parsed.kind is DestinationKind.DATA:
        return _drawable(data_bytes(destination))
    for candidate in candidates(convention, parsed.path, post_path, form):
        try:
            return _drawable(read_file(candidate.path, SIZE_LIMIT, convention.root))
        except WorkspaceError:  # not there, or not to be read: the next one may answer
            continue
    return None


def _drawable(content: bytes | None) -> tuple[bytes, str] | None:
    header = read_header(content) if content else None
    return (content, header.format.mime) if content and header and not header.is_too_large else None
