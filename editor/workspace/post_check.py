"""Whether a file can be a post: an ordinary file, a text, not too large. Loads next to nothing."""

from __future__ import annotations

import os

from editor.workspace.binary import is_binary
from editor.workspace.errors import NotAPostError
from editor.workspace.refusal import explain, shown_name
from editor.workspace.sentence import Sentence
from editor.workspace.whole_file import open_regular, read_all

LARGEST_POST = 50 * 1024 * 1024
"""In bytes; what is larger is not opened."""
LOOKED_AT = 64 * 1024
"""In bytes; what tells a text from other files stands at their beginning."""


def read_text_bytes(path: str) -> bytes:
    """Read the bytes of a post of at most 50 MB; raises WorkspaceError, NotAPostError for what is no text."""
    data, size = _beginning(path, LARGEST_POST)
    _check_text(path, data, max(size, len(data)))
    return data


def check_post(path: str) -> None:
    """Raise what `read_post` would, by the size and the beginning of the file alone."""
    data, size = _beginning(path, LOOKED_AT)
    _check_text(path, data, size)


def _beginning(path: str, limit: int) -> tuple[bytes, int]:
    """Give at most a byte more than the limit, and the size that the system tells."""
    try:
        file = open_regular(path)
        try:
            return read_all(file, limit), os.fstat(file).st_size
        finally:
            os.close(file)
    except OSError as error:
        raise explain(error, path, Sentence("open")) from error


def _check_text(path: str, data: bytes, size: int) -> None:
    if size > LARGEST_POST:
        message = Sentence(
            "“{name}” is larger than {limit} MB.", name=shown_name(path), limit=LARGEST_POST // 1024 // 1024
        )
        raise NotAPostError(message, path)
    if is_binary(data):
        message = Sentence("“{name}” is not a text file.", name=shown_name(path))
        raise NotAPostError(message, path)
