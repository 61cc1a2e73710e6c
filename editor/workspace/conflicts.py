"""When two programs wrote one post: the version that gives way is kept as a file of its own."""

from __future__ import annotations

import os
import shutil
import time

from editor.workspace.errors import DiskError
from editor.workspace.post_file import digest_of
from editor.workspace.refusal import reason_of
from editor.workspace.sentence import Sentence


def keep_theirs(path: str, folder: str) -> tuple[str, str | None]:
    """Copy what now stands in `path` into `folder`; give the copy's path and the digest of the file.

    The copy is named like the post, with the second it was made in. Nothing is copied of a file that is gone.
    """
    digest = digest_of(path)
    if digest is None:
        return "", None
    stem, suffix = os.path.splitext(os.path.basename(path))
    copy = os.path.join(folder, f"{stem}-{time.strftime('%Y%m%d-%H%M%S')}{suffix}")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        shutil.copyfile(path, copy)
    except OSError as error:
        sentence = Sentence(
            "The other version could not be kept in {folder} ({reason}); nothing was overwritten.",
            folder=folder,
            reason=reason_of(error),
        )
        raise DiskError(sentence, path) from error
    return copy, digest
