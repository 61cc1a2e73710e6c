"""Files as wholes: read within a limit, written to the last byte, flushed, and read back."""

from __future__ import annotations

import errno
import os
import stat
import sys

from editor.workspace.errors import NotAPostError
from editor.workspace.refusal import shown_name
from editor.workspace.sentence import Sentence

_CHUNK = 1 << 20
_NO_FLUSH = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
# Names the system may lack: Windows has neither, and needs its own word for "bytes as they are".
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


def digest(data: bytes) -> str:
    """Name a content: two files with the same digest hold the same bytes."""
    import hashlib  # brings OpenSSL along: 4 ms of a start

    return hashlib.blake2b(data, digest_size=32).hexdigest()


def open_regular(path: str, flags: int = os.O_RDONLY) -> int:
    """Open a regular file; a folder, pipe, socket or device raises NotAPostError and is never waited for."""
    _check_regular(os.stat(path), path)
    file = os.open(path, flags | _BINARY | _NO_WAIT)
    try:
        _check_regular(os.fstat(file), path)
    except NotAPostError:
        os.close(file)
        raise
    return file


def create(path: str, mode: int) -> int:
    """Create a file that is not there yet, to write and read back."""
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | _NO_FOLLOW | _BINARY, mode)


def read_all(file: int, limit: int = sys.maxsize) -> bytes:
    """Read an open file from its beginning, at most one byte beyond the limit."""
    os.lseek(file, 0, os.SEEK_SET)
    parts: list[bytes] = []
    wanted = limit + 1
    while wanted > 0:
        part = os.read(file, min(_CHUNK, wanted))
        if not part:
            break
        parts.append(part)
        wanted -= len(part)
    return b"".join(parts)


def digest_of_open(file: int) -> str:
    """Give the digest of an open file's whole content."""
    os.lseek(file, 0, os.SEEK_SET)
    import hashlib

    seen = hashlib.blake2b(digest_size=32)
    while part := os.read(file, _CHUNK):
        seen.update(part)
    return seen.hexdigest()


def write_and_confirm(file: int, data: bytes) -> bool:
    """Make an open file hold exactly these bytes, and read them back; raises OSError when it does not.

    Tells whether the system confirmed that they have reached the disk.
    """
    os.lseek(file, 0, os.SEEK_SET)
    rest = memoryview(data)
    while rest:
        written = os.write(file, rest)
        if written <= 0:
            raise OSError(errno.EIO, Sentence("the disk takes no more bytes"))
        rest = rest[written:]
    os.ftruncate(file, len(data))
    is_flushed = flush(file)
    # Some file systems report a write that has not happened: only what can be read is saved.
    if read_all(file, len(data)) != data:
        raise OSError(errno.EIO, Sentence("what was written reads back differently"))
    return is_flushed


def flush(file: int) -> bool:
    """Wait until an open file has reached the disk; False where the file system cannot tell."""
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno in _NO_FLUSH:
            return False
        raise
    return True


def flush_folder(path: str) -> bool:
    """Wait until a folder's names have reached the disk; False where that cannot be known."""
    if sys.platform == "win32":
        return True
    try:
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError:
        return False
    return True


def _check_regular(status: os.stat_result, path: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        name = shown_name(path)
        if stat.S_ISDIR(status.st_mode):
            message = Sentence("“{name}” is a folder, so it cannot be a post.", name=name)
        else:
            message = Sentence("“{name}” is not an ordinary file, so it cannot be a post.", name=name)
        raise NotAPostError(message, path)
