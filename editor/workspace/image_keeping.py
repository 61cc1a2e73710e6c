"""Keeping several images at once: what worked is kept, what did not is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.core.images.check import CheckPolicy
from editor.core.images.destination import parse_destination
from editor.workspace.errors import WorkspaceError
from editor.workspace.image_store import keep_image
from editor.workspace.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from editor.workspace.image_store import KeptImage
    from editor.workspace.web_images import WebImages


@dataclass(frozen=True, slots=True)
class KeptBatch:
    """The images now in the site with the description of each, sentences about those that are not.

    `addresses` are web images that could not be fetched and can only be linked where they are.
    """

    kept: tuple[tuple[KeptImage, str], ...]
    problems: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


def keep_images(items: Sequence[tuple[bytes | str, str]], folder: str, root: str, now: datetime) -> KeptBatch:
    """Put images, each the bytes or the path of a file with its description, into a folder of the site."""
    kept: list[tuple[KeptImage, str]] = []
    problems: list[str] = []
    for content, description in items:
        try:
            kept.append((keep_image(content, folder, now, root=root), description))
        except WorkspaceError as error:
            problems.append(error.sentence)
    return KeptBatch(tuple(kept), tuple(problems))


def fetch_images(
    addresses: Sequence[str], folder: str, root: str, now: datetime, web: WebImages
) -> KeptBatch:
    """Fetch web images the writer has dragged in, and put them into a folder of the site.

    The drag itself is the permission to ask for these addresses, private ones included.
    """
    items: list[tuple[bytes | str, str]] = []
    linked: list[str] = []
    problems: list[str] = []
    for address in addresses:
        found = web.content(
            parse_destination(address).url, CheckPolicy(web_allowed=True, private_allowed=True)
        )
        if found is None:
            linked.append(address)
            problems.append(
                Sentence(
                    "The image could not be fetched and is linked where it is: {address}",
                    address=address[:200],
                )
            )
        else:
            items.append((found[0], ""))
    batch = keep_images(items, folder, root, now)
    return KeptBatch(batch.kept, (*problems, *batch.problems), tuple(linked))
