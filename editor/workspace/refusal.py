"""What it means to the writer when the disk refuses: one sentence for each kind of refusal."""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING

from editor.workspace.errors import DiskError, NotAllowedError, NotAPostError, NotFoundError
from editor.workspace.sentence import Sentence

if TYPE_CHECKING:
    from editor.workspace.errors import WorkspaceError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_BUSY = {errno.EMFILE, errno.ENFILE}


_REASONS = {
    errno.EACCES: Sentence("it is not allowed"),
    errno.EPERM: Sentence("it is not allowed"),
    errno.EROFS: Sentence("the disk can only be read"),
    errno.ENOSPC: Sentence("the disk is full"),
    errno.EDQUOT: Sentence("the disk is full"),
    errno.EIO: Sentence("the disk does not answer"),
    errno.ENOENT: Sentence("it is not there"),
    errno.ENOTDIR: Sentence("it is not there"),
    errno.EEXIST: Sentence("it exists already"),
    errno.EISDIR: Sentence("it is a folder"),
    errno.ENAMETOOLONG: Sentence("the name is too long"),
    errno.ELOOP: Sentence("its link leads in a circle"),
    errno.EMFILE: Sentence("too many files are open"),
    errno.ENFILE: Sentence("too many files are open"),
}


def explain(error: OSError, path: str, deed: Sentence) -> WorkspaceError:
    """Turn a refusal into the error a writer understands; `deed` is the verb: `save`, `open`, `move`."""
    known = {"deed": deed, "name": shown_name(path)}
    code = error.errno or 0
    if code in (errno.ENOENT, errno.ENOTDIR):
        sentence = Sentence("Cannot {deed} “{name}”: the file or its folder is no longer there.", **known)
        return NotFoundError(sentence, path)
    if code in _FORBIDDEN:
        return NotAllowedError(
            Sentence("Cannot {deed} “{name}”: the system does not allow it here.", **known), path
        )
    if code == errno.EISDIR:
        return NotAPostError(Sentence("Cannot {deed} “{name}”: it is a folder.", **known), path)
    if code == errno.ELOOP:
        return NotAPostError(Sentence("Cannot {deed} “{name}”: its link leads in a circle.", **known), path)
    if code in _FULL:
        return DiskError(_full(path, known), path)
    if code == errno.EFBIG:
        return DiskError(
            Sentence("Cannot {deed} “{name}”: the system does not allow files that large.", **known), path
        )
    if code in _BUSY:
        sentence = Sentence(
            "Cannot {deed} “{name}”: too many files are open. Try again in a moment.", **known
        )
        return DiskError(sentence, path)
    sentence = Sentence("Cannot {deed} “{name}”: {reason}.", reason=reason_of(error), **known)
    return DiskError(sentence, path)


def reason_of(error: Exception) -> str:
    """Give the reason of a refusal, fit to follow a colon: ours for the common ones, else the system's."""
    if not isinstance(error, OSError):
        return str(error)
    code, told = error.errno or 0, error.strerror or ""
    if told and told != os.strerror(code):
        return told  # not the system's words for the number, so it says more
    return _REASONS.get(code) or told or _REASONS[errno.EIO]


def shown_name(path: str) -> str:
    """Give a file's name so that it can be shown, with a sign for each byte that is no text."""
    return os.fsencode(os.path.basename(path) or path).decode("utf-8", "replace")


def _full(path: str, known: dict[str, str]) -> Sentence:
    try:
        free = shutil.disk_usage(os.path.dirname(os.path.abspath(path))).free // 1024
    except OSError:
        return Sentence("Cannot {deed} “{name}”: the disk is full.", **known)
    return Sentence("Cannot {deed} “{name}”: the disk is full. {free} KB are free.", free=free, **known)
