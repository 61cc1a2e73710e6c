"""What it means to the writer when the disk refuses: one sentence for each kind of refusal."""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING

from editor.workspace.errors import DiskError, NotAllowedError, NotAPostError, NotFoundError

if TYPE_CHECKING:
    from editor.workspace.errors import WorkspaceError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_BUSY = {errno.EMFILE, errno.ENFILE}


def explain(error: OSError, path: str, deed: str) -> WorkspaceError:
    """Turn a refusal into the error a writer understands; `deed` is the verb: `save`, `open`, `move`."""
    name = shown_name(path)
    code = error.errno or 0
    if code in (errno.ENOENT, errno.ENOTDIR):
        return NotFoundError(f"Cannot {deed} “{name}”: the file or its folder is no longer there.", path)
    if code in _FORBIDDEN:
        return NotAllowedError(f"Cannot {deed} “{name}”: the system does not allow it here.", path)
    if code == errno.EISDIR:
        return NotAPostError(f"Cannot {deed} “{name}”: it is a folder.", path)
    if code == errno.ELOOP:
        return NotAPostError(f"Cannot {deed} “{name}”: its link leads in a circle.", path)
    if code in _FULL:
        return DiskError(f"Cannot {deed} “{name}”: the disk is full.{_free_space(path)}", path)
    if code == errno.EFBIG:
        return DiskError(f"Cannot {deed} “{name}”: the system does not allow files that large.", path)
    if code in _BUSY:
        return DiskError(f"Cannot {deed} “{name}”: too many files are open. Try again in a moment.", path)
    return DiskError(f"Cannot {deed} “{name}”: {error.strerror or 'the disk does not answer'}.", path)


def shown_name(path: str) -> str:
    """Give a file's name so that it can be shown, with a sign for each byte that is no text."""
    return os.fsencode(os.path.basename(path) or path).decode("utf-8", "replace")


def _free_space(path: str) -> str:
    try:
        free = shutil.disk_usage(os.path.dirname(os.path.abspath(path))).free
    except OSError:
        return ""
    return f" {free // 1024} KB are free."
