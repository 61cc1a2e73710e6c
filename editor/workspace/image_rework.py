"""What is done to images that have just been kept, and how other bytes take the place of a file."""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from editor.workspace.cancellable import until_cancelled
from editor.workspace.errors import DiskError, NotAnImageError, WorkspaceError
from editor.workspace.image_header import read_header
from editor.workspace.image_processing import process
from editor.workspace.image_store import MAX_IMAGE_BYTES
from editor.workspace.local_file import read_file
from editor.workspace.refusal import reason_of
from editor.workspace.sentence import Sentence
from editor.workspace.watch import CancelledError

if TYPE_CHECKING:
    from editor.core.images.image_habits import Processing
    from editor.workspace.image_keeping import Kept, KeptBatch
    from editor.workspace.watch import Watch


def process_kept(batch: KeptBatch, wanted: Processing, watch: Watch | None = None) -> KeptBatch:
    """Make the images that were just kept smaller, other or bare; one that cannot be stays as it came.

    Once `watch` calls it off no file changes any more, not even that which is being worked at.
    """
    done: list[Kept] = []
    notes, problems = list(batch.notes), list(batch.problems)
    for number, kept in enumerate(batch.kept):
        try:
            if watch:
                watch.tell(number, len(batch.kept))
            after, note = _process(kept, wanted, watch)
            done.append(after)
            if note:
                notes.append(note)
        except CancelledError:
            done += batch.kept[number:]
            break
        except WorkspaceError as error:
            done.append(kept)
            problems.append(
                Sentence(
                    "“{name}” was kept as it came: {reason}",
                    name=os.path.basename(kept.path),
                    reason=error.sentence,
                )
            )
    return replace(batch, kept=tuple(done), problems=tuple(problems), notes=tuple(notes))


def put_back(kept: Kept) -> str:
    """Put what came in the place of what was made of it; give the path it has then."""
    data = kept.source if isinstance(kept.source, bytes) else read_file(kept.source, MAX_IMAGE_BYTES)
    header = read_header(data)
    if header is None:
        raise NotAnImageError("The original is no image any more, so the processed one stays.", kept.path)
    extension = os.path.splitext(kept.path)[1]
    is_right = extension in header.format.extensions
    return put_content(kept.path, data, extension if is_right else f".{header.format.value}")


def put_content(path: str, data: bytes, extension: str) -> str:
    """Put other bytes into the place of a file of ours, under another extension where that is wanted.

    Gives the new path. The old file is there until the new one is whole; no other file is written over.
    """
    stem, old = os.path.splitext(path)
    fresh = os.path.join(os.path.dirname(path), f".{os.urandom(8).hex()}.part")
    target = path if extension == old else stem + extension
    try:
        with open(fresh, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target == path:
            os.replace(fresh, path)
        else:
            open(target, "xb").close()  # the name is ours from here on
            os.replace(fresh, target)
            os.unlink(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(fresh)
        raise DiskError(
            Sentence("The image could not be written: {reason}.", reason=reason_of(error)), path
        ) from error
    return target


def _process(kept: Kept, wanted: Processing, watch: Watch | None) -> tuple[Kept, Sentence | None]:
    if not kept.is_image or not kept.is_new or kept.path.endswith(".heic"):
        return kept, None
    data = read_file(kept.path, MAX_IMAGE_BYTES)
    found = until_cancelled(partial(process, data, wanted), watch)
    if not found.changed:
        return kept, None
    extension = os.path.splitext(kept.path)[1]
    header = read_header(found.data)
    if header is None or extension not in header.format.extensions:
        extension = found.extension
    path = put_content(kept.path, found.data, extension)
    note = Sentence(
        "“{name}” was processed: {before} kB became {after} kB, {width} × {height} pixels.",
        name=os.path.basename(path),
        before=-(-len(data) // 1000),
        after=-(-len(found.data) // 1000),
        width=found.width,
        height=found.height,
    )
    return replace(kept, path=path, is_processed=True), note
