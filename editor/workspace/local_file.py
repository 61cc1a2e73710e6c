"""Reading a file that a stranger may have prepared: regular files only, bounded, never outside a folder."""

from __future__ import annotations

import contextlib
import os
import stat

from editor.workspace.errors import DiskError, NotAllowedError, NotAPostError, NotFoundError
from editor.workspace.refusal import reason_of, shown_name
from editor.workspace.sentence import Sentence

# a pipe that nobody writes to would hold the open call for ever
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_CAN_WALK = os.open in os.supports_dir_fd and bool(_NO_LINKS)


def read_file(path: str, max_bytes: int, root: str = "") -> bytes:
    """Read at most `max_bytes` from the start of a regular file.

    With a `root`, the file must lie below it after every symbolic link is followed; the way down is then
    walked again folder by folder without following any, so that a link swapped in meanwhile is refused.
    """
    try:
        descriptor = _open(path, root)
    except (OSError, ValueError) as error:
        raise _explained(error, path) from error
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotAPostError("This is not a regular file, so it is not opened.", path)
        return _read(descriptor, max_bytes)
    except OSError as error:
        raise _explained(error, path) from error
    finally:
        os.close(descriptor)


def is_inside(path: str, root: str) -> bool:
    """Tell whether a path, with its links followed, is the folder `root` or lies below it."""
    try:
        real, real_root = os.path.realpath(path), os.path.realpath(root)
    except (OSError, ValueError):
        return False
    return is_below(real, real_root)


def is_regular(path: str) -> bool:
    """Tell whether a path names a regular file, links followed; devices, pipes and folders do not count."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def is_below(real: str, real_root: str) -> bool:
    """Tell whether a path is a folder or lies below it; both with their links followed."""
    return real == real_root or real.startswith(real_root.rstrip(os.sep) + os.sep)


def _open(path: str, root: str) -> int:
    real = os.path.realpath(path)
    if root:
        real_root = os.path.realpath(root)
        if not is_below(real, real_root):
            raise NotAllowedError("The file lies outside the site's folder, so it is not read.", path)
    else:
        real_root = os.path.dirname(real)
    # a device or a folder is not even opened
    if not stat.S_ISREG(os.lstat(real).st_mode):
        raise NotAPostError("This is not a regular file, so it is not opened.", path)
    if not _CAN_WALK or not root:
        return os.open(real, _FLAGS | _NO_LINKS)
    return _walk(real_root, os.path.relpath(real, real_root).split(os.sep))


def _walk(real_root: str, parts: list[str]) -> int:
    folder = os.open(real_root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in parts[:-1]:
            below = os.open(part, os.O_RDONLY | os.O_DIRECTORY | _NO_LINKS, dir_fd=folder)
            os.close(folder)
            folder = below
        return os.open(parts[-1], _FLAGS | _NO_LINKS, dir_fd=folder)
    finally:
        with contextlib.suppress(OSError):
            os.close(folder)


def _read(descriptor: int, max_bytes: int) -> bytes:
    pieces: list[bytes] = []
    left = max_bytes
    while left > 0 and (piece := os.read(descriptor, min(left, 1 << 20))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _explained(error: OSError | ValueError, path: str) -> NotFoundError | NotAllowedError | DiskError:
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return NotFoundError(Sentence("“{name}” is not there.", name=shown_name(path)), path)
    if isinstance(error, PermissionError):
        message = Sentence("The system does not let us read “{name}”.", name=shown_name(path))
        return NotAllowedError(message, path)
    message = Sentence("“{name}” cannot be read: {reason}.", name=shown_name(path), reason=reason_of(error))
    return DiskError(message, path)
