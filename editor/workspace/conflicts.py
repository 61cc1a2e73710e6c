"""When two programs wrote one post: the version that gives way is kept as a file of its own."""

from __future__ import annotations

import os
import shutil
import time
from itertools import count
from typing import TYPE_CHECKING

from editor.workspace.errors import DiskError
from editor.workspace.post_file import digest_of
from editor.workspace.refusal import reason_of
from editor.workspace.sentence import Sentence
from editor.workspace.whole_file import open_regular

if TYPE_CHECKING:
    from typing import BinaryIO


def keep_theirs(path: str, folder: str) -> tuple[str, str | None]:
    """Copy what now stands in `path` into `folder`; give the copy's path and the digest of the file.

    The copy is named like the post, with the second it was made in. Nothing is copied of a file that is gone.
    """
    stem, suffix = os.path.splitext(os.path.basename(path))
    wanted = os.path.join(folder, f"{stem}-{time.strftime('%Y%m%d-%H%M%S')}")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        try:
            with os.fdopen(open_regular(path), "rb") as theirs:
                copy = _copied(theirs, wanted, suffix)
        except FileNotFoundError:
            return "", None
    except OSError as error:
        sentence = Sentence(
            "The other version could not be kept in {folder} ({reason}); nothing was overwritten.",
            folder=folder,
            reason=reason_of(error),
        )
        raise DiskError(sentence, path) from error
    return copy, digest_of(copy)  # of what was kept: the saver notices when the file has changed since


def _copied(theirs: BinaryIO, wanted: str, suffix: str) -> str:
    """Write what is read to a new file, and to the disk; give its path. Earlier copies are left alone."""
    for number in count():
        copy = f"{wanted}-{number}{suffix}" if number else wanted + suffix
        try:
            with open(copy, "xb") as file:
                shutil.copyfileobj(theirs, file)
                file.flush()
                os.fsync(file.fileno())
        except FileExistsError:
            continue
        return copy
    message = "numbers have no end"
    raise AssertionError(message)
