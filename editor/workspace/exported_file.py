"""Writes a document that was made for the writer, such as a PDF: the whole of it, or nothing."""

from __future__ import annotations

import contextlib
import os

from editor.workspace.errors import DiskError
from editor.workspace.refusal import reason_of, shown_name
from editor.workspace.sentence import Sentence
from editor.workspace.whole_file import create, write_and_confirm


def write_export(path: str, content: bytes) -> str:
    """Put a document at a path that the writer chose, in place of what is there; give the path.

    Raises DiskError when it cannot be written; then what was there before is still there.
    """
    temporary = os.path.join(os.path.dirname(path), f".{os.urandom(6).hex()}~")
    try:
        file = create(temporary, 0o666)
        try:
            write_and_confirm(file, content)
        finally:
            os.close(file)
        os.replace(temporary, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        sentence = Sentence(
            "“{name}” cannot be written: {reason}.", name=shown_name(path), reason=reason_of(error)
        )
        raise DiskError(sentence, path) from error
    return path
