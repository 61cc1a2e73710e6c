"""What comes into a site at once: images and other files are kept, what worked is linked, the rest told."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from editor.core.images.check import CheckPolicy
from editor.core.images.destination import parse_destination
from editor.core.images.image_name import has_image_name
from editor.core.images.name_pattern import DEFAULT_PATTERN, NameFacts, stems
from editor.workspace.cancellable import until_cancelled
from editor.workspace.errors import NotAnImageError, WorkspaceError
from editor.workspace.image_header import HEAD_BYTES, read_header
from editor.workspace.image_processing import heic_to_jpeg, is_heic
from editor.workspace.image_store import MAX_IMAGE_BYTES, keep_image, write_new
from editor.workspace.local_file import is_inside, is_regular, read_file
from editor.workspace.sentence import Sentence
from editor.workspace.watch import CancelledError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from editor.workspace.watch import Watch
    from editor.workspace.web_images import WebImages

MOST_AT_ONCE = 200
PATIENCE = 60.0
"""seconds a picture may take to come that the writer waits for, sees coming and can call off"""
_EXTENSION = re.compile(r"\.[a-z0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class IntakePlan:
    """Where what comes is put (absolute folder below the site's `root`), and how it is named."""

    folder: str
    root: str
    moment: datetime
    pattern: str = DEFAULT_PATTERN
    title: str = ""
    slug: str = ""
    keeps_heic: bool = False

    def stems_for(self, name: str, data: bytes) -> Iterator[str]:
        """Give the names to try for a file that was called `name`, with extension; "" for a pasted one."""
        digest = hashlib.sha256(data).hexdigest() if "{hash}" in self.pattern else ""
        stem = os.path.splitext(name)[0]
        return stems(self.pattern, NameFacts(self.moment, stem, self.title, self.slug, digest))


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that now lies in the site, with the words of its link; `is_new` is False where it lay there."""

    path: str
    words: str
    is_image: bool = True
    is_new: bool = True
    source: bytes | str = ""
    """what it was made of: the bytes, or the path of a file"""
    is_processed: bool = False
    """whether it is smaller or other than what came"""


@dataclass(frozen=True, slots=True)
class KeptBatch:
    """What now lies in the site, sentences about what does not, and what else the writer should know.

    `addresses` are web images that could not be fetched and can only be linked where they are.
    """

    kept: tuple[Kept, ...]
    problems: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def keep_images(
    items: Sequence[tuple[bytes | str, str]], plan: IntakePlan, watch: Watch | None = None
) -> KeptBatch:
    """Put images, each the bytes or the path of a file with its description, into a folder of the site.

    Files that are no images are copied there too; folders, and what only pretends to be an image, are
    refused. What was kept before `watch` called the rest off stays.
    """
    kept: list[Kept] = []
    problems: list[str] = []
    notes: list[str] = []
    for content, words in items[:MOST_AT_ONCE]:
        try:
            found, note = _keep(content, words, plan, watch)
            kept.append(found)
            if note:
                notes.append(note)
        except CancelledError:
            break
        except WorkspaceError as error:
            problems.append(error.sentence)
    if len(items) > MOST_AT_ONCE:
        sentence = Sentence("Only the first {count} files were taken.", count=MOST_AT_ONCE)
        problems.append(sentence)
    return KeptBatch(tuple(kept), tuple(problems), notes=tuple(notes))


def fetch_images(
    addresses: Sequence[str], plan: IntakePlan, web: WebImages, watch: Watch | None = None
) -> KeptBatch:
    """Fetch web images the writer has dragged in, and put them into a folder of the site.

    The drag itself is the permission to ask for these addresses, private ones included. Nothing is kept
    once `watch` calls it off, which ends a download in the middle.
    """
    items: list[tuple[bytes | str, str]] = []
    linked: list[str] = []
    problems: list[str] = []
    for address in addresses:
        url = parse_destination(address).url
        policy = CheckPolicy(web_allowed=True, private_allowed=True, timeout=PATIENCE)
        try:
            found = until_cancelled(partial(web.content, url, policy, watch), watch)
        except CancelledError:
            return KeptBatch((), tuple(problems), tuple(linked))
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
    batch = keep_images(items, plan, watch)
    return KeptBatch(batch.kept, (*problems, *batch.problems), tuple(linked), batch.notes)


def _keep(
    content: bytes | str, words: str, plan: IntakePlan, watch: Watch | None
) -> tuple[Kept, Sentence | None]:
    name = os.path.basename(content) if isinstance(content, str) else ""
    if isinstance(content, str) and _lies_there(content, plan):
        return Kept(content, words, has_image_name(content), is_new=False), None
    is_file = isinstance(content, str) and is_regular(content)
    head = read_file(content, HEAD_BYTES) if is_file and isinstance(content, str) else content
    if isinstance(head, bytes) and is_heic(head):
        return _keep_heic(content, words, plan, watch)
    if isinstance(head, bytes) and is_file and not has_image_name(name) and read_header(head) is None:
        return _keep_other(str(content), name, plan, watch), None
    if isinstance(content, str) and not is_file:
        keep_image(content, plan.folder, plan.moment)  # says why it cannot be one
    data = _whole(content)
    names = plan.stems_for(name, data)
    image = keep_image(data, plan.folder, plan.moment, name, root=plan.root, stems=names, watch=watch)
    return Kept(image.path, words, source=content), None


def _lies_there(path: str, plan: IntakePlan) -> bool:
    """Tell whether a file lies in the folder for images already: it is linked, not copied."""
    folder = os.path.realpath(plan.folder)
    return (
        os.path.realpath(os.path.dirname(path)) == folder and is_regular(path) and is_inside(path, plan.root)
    )


def _whole(content: bytes | str) -> bytes:
    if isinstance(content, bytes):
        return content
    data = read_file(content, MAX_IMAGE_BYTES + 1)
    if len(data) > MAX_IMAGE_BYTES:
        raise NotAnImageError(
            Sentence(
                "“{name}” is larger than 100 MB, so it is not copied into the site.",
                name=os.path.basename(content),
            )
        )
    return data


def _keep_heic(
    content: bytes | str, words: str, plan: IntakePlan, watch: Watch | None
) -> tuple[Kept, Sentence | None]:
    data = _whole(content)
    name = os.path.basename(content) if isinstance(content, str) else ""
    names = plan.stems_for(name, data)
    shown = name or "HEIC"
    if plan.keeps_heic:
        path = write_new(plan.folder, names, ".heic", data, root=plan.root, watch=watch)
        note = Sentence("“{name}” is kept as HEIC, which most browsers do not show.", name=shown)
        return Kept(path, words, source=content), note
    drawn = heic_to_jpeg(data)
    path = write_new(plan.folder, names, ".jpg", drawn, root=plan.root, watch=watch)
    note = Sentence("“{name}” was made a JPEG, because browsers do not show HEIC.", name=shown)
    return Kept(path, words, source=content), note


def _keep_other(path: str, name: str, plan: IntakePlan, watch: Watch | None) -> Kept:
    """Copy a file that is no image; it keeps its name, which readers see when they take it."""
    data = _whole(path)
    if not data:
        raise NotAnImageError(Sentence("{what} is empty.", what=Sentence("“{name}”", name=name)))
    stem, extension = os.path.splitext(name)
    facts = NameFacts(plan.moment, stem)
    safe = extension.lower() if _EXTENSION.fullmatch(extension.lower()) else ""
    kept = write_new(plan.folder, stems("{name}", facts), safe, data, root=plan.root, watch=watch)
    return Kept(kept, name, is_image=False, source=path)
