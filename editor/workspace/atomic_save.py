"""Put new bytes where old ones are, all or nothing: beside and renamed, or in place with a copy kept."""

from __future__ import annotations

import errno
import logging
import os
import re
import stat
import sys
import time
from typing import TYPE_CHECKING

from editor.workspace.errors import ChangedOnDiskError, DiskError
from editor.workspace.kept_copy import FORBIDDEN, beside, discard_copy, keep_copy, stem_of
from editor.workspace.process_mark import is_alive, own_mark
from editor.workspace.refusal import shown_name
from editor.workspace.sentence import Sentence
from editor.workspace.whole_file import (
    create,
    digest,
    flush_folder,
    open_regular,
    read_all,
    write_and_confirm,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)

UNCONFIRMED = Sentence("The disk cannot confirm that it has everything; the file reads back right.")
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NOT_REPLACEABLE = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.EXDEV}
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES}
_NOT_OURS = ("security.", "trusted.")
_STALE_SECONDS = 60.0


class CannotReplaceError(Exception):
    """The file can only be written in place; the reason is fit to follow "because"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = Sentence(reason)


def reason_for_in_place(status: os.stat_result) -> str:
    """Tell why a file must be written in place, "" when it may be replaced."""
    return Sentence("it has more than one name (hard links)") if status.st_nlink > 1 else ""


def replace_file(path: str, status: os.stat_result | None, data: bytes, check: Callable[[], None]) -> str:
    """Write beside the file, read back, call `check` (which raises to stop), and rename over it.

    A `status` of None means a new file, which never replaces one that has appeared. Gives a note, "" when
    all is well. Raises CannotReplaceError, before anything has happened, when only in place is possible.
    """
    temporary = beside(path, f"{own_mark()}-{os.urandom(4).hex()}")
    # A new file gets the mode any program would give it; a copy of an old one is private until it is done.
    file = _create_beside(temporary, 0o666 if status is None else 0o600)
    is_open, is_published = True, False
    try:
        is_flushed = write_and_confirm(file, data)
        if status is not None:
            _carry_over(path, status, file)
        check()
        is_open = False
        os.close(file)
        is_published = _publish(temporary, path, is_new=status is None)
    finally:
        if is_open:
            os.close(file)
        if not is_published:
            _remove(temporary)
    is_flushed &= flush_folder(os.path.dirname(path))
    return "" if is_flushed else UNCONFIRMED


def overwrite_file(
    path: str, status: os.stat_result, data: bytes, expected: str | None, copies_folder: str | None
) -> str:
    """Write into the file itself, after a copy of the old text was kept; gives a note, "" when all is well.

    When writing fails the old text is put back; when even that fails the error names the copy.
    """
    file = open_regular(path, os.O_RDWR | _NO_FOLLOW)
    try:
        opened = os.fstat(file)
        old = read_all(file)
        is_same_file = (opened.st_dev, opened.st_ino) == (status.st_dev, status.st_ino)
        if not is_same_file or digest(old) != expected:
            message = Sentence(
                "“{name}” was changed by another program; nothing was written.", name=shown_name(path)
            )
            raise ChangedOnDiskError(message, path)
        copy = keep_copy(path, old, copies_folder)
        is_written = False
        try:
            is_flushed = write_and_confirm(file, data)
            is_written = True
        finally:
            if not is_written:
                _put_back(file, path, old, copy)  # raises, and so leaves the copy, when it cannot
            discard_copy(copy)
    finally:
        os.close(file)
    return "" if is_flushed else UNCONFIRMED


def sweep(path: str) -> None:
    """Remove what saves of this file left beside it when their process was killed."""
    folder, name = os.path.split(path)
    pattern = re.compile(rf"\.{re.escape(stem_of(name))}\.(\d+-\d+)-[0-9a-f]{{8}}~")
    try:
        for other in os.listdir(folder):
            match = pattern.fullmatch(other) if other.startswith(".") else None
            if match is None or is_alive(match[1]):
                continue
            left = os.path.join(folder, other)
            # A process of another machine on the same network folder seems dead too: give it time.
            if time.time() - os.lstat(left).st_mtime > _STALE_SECONDS:
                _remove(left)
    except OSError as error:
        _log.info("cannot look for leftovers beside a post: %s", error.strerror)


def _create_beside(temporary: str, mode: int) -> int:
    try:
        return create(temporary, mode)
    except OSError as error:
        if error.errno in FORBIDDEN:
            raise CannotReplaceError("its folder cannot be written") from error
        raise


def _publish(temporary: str, path: str, *, is_new: bool) -> bool:
    """Give the finished file its name; tells that the temporary name is gone."""
    if not is_new:
        try:
            os.replace(temporary, path)
        except OSError as error:
            if error.errno in _NOT_REPLACEABLE:
                raise CannotReplaceError("the system does not let it be replaced") from error
            raise
        return True
    try:
        os.link(temporary, path)  # unlike a rename, a link never takes the place of another file
    except FileExistsError:
        raise _appeared(path) from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise _appeared(path) from None
        os.rename(temporary, path)
        return True
    _remove(temporary)
    return True


def _appeared(path: str) -> ChangedOnDiskError:
    message = Sentence("“{name}” exists already; nothing was written.", name=shown_name(path))
    return ChangedOnDiskError(message, path)


def _carry_over(path: str, status: os.stat_result, file: int) -> None:
    """Give the new file the old one's owner, group, attributes and mode."""
    if sys.platform == "win32":
        return
    mine = os.fstat(file)
    if (mine.st_uid, mine.st_gid) != (status.st_uid, status.st_gid):
        try:
            os.fchown(file, status.st_uid, status.st_gid)
        except OSError as error:
            raise CannotReplaceError("it belongs to someone else") from error
    _carry_attributes(path, file)
    os.fchmod(file, stat.S_IMODE(status.st_mode))


def _carry_attributes(path: str, file: int) -> None:
    if sys.platform != "linux":
        return
    try:
        wanted = {name: os.getxattr(path, name) for name in os.listxattr(path)}
        present = os.listxattr(file)
    except OSError as error:
        if error.errno in (errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS):
            return  # a file system without attributes
        raise CannotReplaceError("its attributes cannot be read") from error
    for name in wanted.keys() | present:
        try:
            if name in wanted:
                os.setxattr(file, name, wanted[name])
            else:
                os.removexattr(file, name)
        except OSError as error:
            if not name.startswith(_NOT_OURS):
                raise CannotReplaceError("its attributes cannot be copied") from error
            _log.info("the attribute %s is the system's to give", name)


def _put_back(file: int, path: str, old: bytes, copy: str) -> None:
    try:
        write_and_confirm(file, old)
    except OSError as error:
        message = Sentence(
            "Saving “{name}” failed halfway; its old text is whole in “{copy}”.",
            name=shown_name(path),
            copy=copy,
        )
        raise DiskError(message, path) from error


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError as error:
        _log.warning("a temporary file is left behind: %s", error.strerror)
