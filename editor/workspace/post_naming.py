"""Where a post is put for the first time: a path no file has yet, or one the writer agreed to replace."""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING

from editor.workspace.errors import NotAllowedError
from editor.workspace.post_file import digest_of, save_post
from editor.workspace.refusal import reason_of
from editor.workspace.sentence import Sentence

if TYPE_CHECKING:
    from editor.workspace.post_file import SavedPost

LIMIT = 1000


def free_path(wanted: str) -> str:
    """Give `wanted`, or the first of `wanted-1`, `wanted-2` … that is free; makes the folder.

    Hexo does the same: `source/_posts/lake.md`, then `lake-1.md`.
    """
    stem, suffix = os.path.splitext(wanted)
    try:
        os.makedirs(os.path.dirname(wanted), exist_ok=True)
    except OSError as error:
        folder = os.path.dirname(wanted)
        sentence = Sentence(
            "The folder {folder} cannot be made: {reason}. Choose another place with “Save as”.",
            folder=folder,
            reason=reason_of(error),
        )
        raise NotAllowedError(sentence, wanted) from error
    for number in count():
        path = f"{stem}-{number}{suffix}" if number else wanted
        if not os.path.lexists(path):
            return path
        if number > LIMIT:
            break
    sentence = Sentence(
        "There are too many posts named like {path}. Give this one another title.", path=wanted
    )
    raise NotAllowedError(sentence, wanted)


def replace_post(path: str, data: bytes, _: str | None = None) -> SavedPost:
    """Write a file that the writer has just agreed, in the file dialog, to replace."""
    return save_post(path, data, digest_of(path))
