"""Give a post another name or folder, its images with it, and never the place of another file."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from editor.workspace.errors import ChangedOnDiskError, DiskError, NotAllowedError
from editor.workspace.refusal import explain, shown_name
from editor.workspace.sentence import Sentence
from editor.workspace.whole_file import flush_folder

if TYPE_CHECKING:
    from editor.workspace.errors import WorkspaceError

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES}


def move_post(source: str, target: str, *, with_folder: bool = False) -> None:
    """Move a post to a path where nothing is yet; folders on the way are made.

    `with_folder` moves the post's asset folder, which bears the post's name without its ending:
    `trip.md` and `trip/`. Either both have moved, or neither.
    """
    if source == target:
        return
    assets, new_assets = os.path.splitext(source)[0], os.path.splitext(target)[0]
    has_assets = with_folder and os.path.isdir(assets) and assets != new_assets
    try:
        if os.path.islink(source):
            message = Sentence("“{name}” is a link; move the file it leads to.", name=shown_name(source))
            raise NotAllowedError(message, source)
        _check_free(source, target)
        if has_assets:
            _check_free(assets, new_assets)
        os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
        _rename(source, target)
        if has_assets:
            _move_assets(assets, new_assets, source, target)
        flush_folder(os.path.dirname(target) or ".")
        flush_folder(os.path.dirname(source) or ".")
    except OSError as error:
        raise _explain_move(error, source) from error


def _move_assets(assets: str, new_assets: str, source: str, target: str) -> None:
    try:
        os.rename(assets, new_assets)
    except OSError:
        _rename(target, source)
        raise


def _rename(source: str, target: str) -> None:
    if _is_same_file(source, target):  # only the case of letters differs, on a disk that ignores it
        os.rename(source, target)
        return
    try:
        os.link(source, target)  # unlike a rename, a link never takes the place of another file
    except FileExistsError:
        raise _taken(target) from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _check_free(source, target)
        os.rename(source, target)
        return
    try:
        os.unlink(source)
    except OSError:
        os.unlink(target)
        raise


def _check_free(source: str, target: str) -> None:
    if os.path.lexists(target) and not _is_same_file(source, target):
        raise _taken(target)


def _is_same_file(source: str, target: str) -> bool:
    """Tell whether both names are one entry of one folder, as on a disk that ignores the case of letters."""
    if source.casefold() != target.casefold() or not os.path.lexists(target):
        return False
    return os.path.samefile(source, target)


def _taken(target: str) -> ChangedOnDiskError:
    message = Sentence("“{name}” exists already; nothing was moved.", name=shown_name(target))
    return ChangedOnDiskError(message, target)


def _explain_move(error: OSError, source: str) -> WorkspaceError:
    if error.errno == errno.EXDEV:
        message = Sentence(
            "“{name}” and the new place are on different disks; copy it there instead.",
            name=shown_name(source),
        )
        return DiskError(message, source)
    return explain(error, source, Sentence("move"))
