"""Read and save one post: only text, only as a whole, never over another program's change."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass

from editor.core.text.file_text import FileText
from editor.workspace.errors import (
    ChangedOnDiskError,
    NotAllowedError,
    NotAPostError,
)
from editor.workspace.post_check import LARGEST_POST as LARGEST_POST
from editor.workspace.post_check import check_post as check_post
from editor.workspace.post_check import read_text_bytes
from editor.workspace.post_move import move_post as move_post
from editor.workspace.refusal import explain, shown_name
from editor.workspace.sentence import Sentence
from editor.workspace.whole_file import digest, digest_of_open, open_regular


@dataclass(frozen=True, slots=True)
class PostFile:
    """A post as it was read. `path` is what was asked for, also where that is a link to the file.

    `chosen_encoding` is the one that the writer once chose for it, "" where it was found out.
    """

    path: str
    text: FileText
    digest: str
    is_read_only: bool
    chosen_encoding: str = ""


@dataclass(frozen=True, slots=True)
class SavedPost:
    """A post that is on the disk, read back and compared.

    `digest` is what the next save expects. `in_place` tells that the file could not be replaced as a
    whole; `note` is a sentence for the writer, "" when there is nothing to say.
    """

    digest: str
    in_place: bool
    note: str


def read_post(path: str) -> PostFile:
    """Read a post of at most 50 MB; raises WorkspaceError, NotAPostError for what is no text."""
    data = read_text_bytes(path)
    return PostFile(path, FileText.decode(data), digest(data), _is_read_only(path))


def digest_of(path: str) -> str | None:
    """Give the digest of the file's content as it is now, None where there is no file."""
    try:
        file = open_regular(path)
        try:
            return digest_of_open(file)
        finally:
            os.close(file)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise explain(error, path, Sentence("read")) from error


def save_post(path: str, data: bytes, expected: str | None, *, copies_folder: str | None = None) -> SavedPost:
    """Save a post: afterwards the file holds the new bytes, or the old ones and an error was raised.

    `expected` is the digest the file must still have, None when it must not exist yet; otherwise
    ChangedOnDiskError. (A file that holds `data` already counts as saved.) A link stays and the file it
    leads to is written. `copies_folder` is where the old text is kept while a file is written in place
    whose own folder cannot be written; our own state folder when not given.
    """
    try:
        return _save(path, data, expected, copies_folder)
    except OSError as error:
        raise explain(error, path, Sentence("save")) from error


def _save(path: str, data: bytes, expected: str | None, copies_folder: str | None) -> SavedPost:
    # a post is read at every start, and saved later
    from editor.workspace.atomic_save import (
        CannotReplaceError,
        overwrite_file,
        reason_for_in_place,
        replace_file,
        sweep,
    )

    real = _real_path(path)
    sweep(real)
    status = _status_to_write(real)
    current = digest_of(real)
    if expected is not None and current == digest(data):
        return SavedPost(digest(data), in_place=False, note="")
    _check_expected(path, current, expected)
    if status is None:
        _make_last_folder(os.path.dirname(real))

    def check() -> None:
        _check_expected(path, digest_of(real), expected)
        if _real_path(path) != real:
            raise _changed(path)

    reason = "" if status is None else reason_for_in_place(status)
    if not reason:
        try:
            return SavedPost(digest(data), in_place=False, note=replace_file(real, status, data, check))
        except CannotReplaceError as error:
            reason = error.reason
    if status is None:
        message = Sentence("Cannot save “{name}”: {reason}.", name=shown_name(path), reason=reason)
        raise NotAllowedError(message, path)
    note = overwrite_file(real, status, data, expected, copies_folder)
    told = Sentence("Saved in place, because {reason}.", reason=reason)
    return SavedPost(
        digest(data),
        in_place=True,
        note=Sentence("{first} {second}", first=told, second=note) if note else told,
    )


def _real_path(path: str) -> str:
    """Follow links to the file that is meant, which need not exist; a circle raises OSError."""
    try:
        return os.path.realpath(path, strict=True)
    except FileNotFoundError:
        return os.path.realpath(path)


def _status_to_write(real: str) -> os.stat_result | None:
    try:
        status = os.lstat(real)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        message = Sentence(
            "“{name}” is no longer an ordinary file; nothing was written.", name=shown_name(real)
        )
        raise NotAPostError(message, real)
    if _is_read_only(real):
        message = Sentence(
            "“{name}” is read-only; allow writing it, or save under another name.", name=shown_name(real)
        )
        raise NotAllowedError(message, real)
    return status


def _is_read_only(path: str) -> bool:
    """Tell whether the file is not meant to be written; root, who may all the same, is told so too."""
    try:
        return not os.stat(path).st_mode & 0o222 or not os.access(path, os.W_OK)
    except OSError:
        return True


def _check_expected(path: str, current: str | None, expected: str | None) -> None:
    if current == expected:
        return
    if current is None:
        message = Sentence("“{name}” is gone from the disk; nothing was written.", name=shown_name(path))
    elif expected is None:
        message = Sentence("“{name}” exists already; nothing was written.", name=shown_name(path))
    else:
        raise _changed(path)
    raise ChangedOnDiskError(message, path)


def _changed(path: str) -> ChangedOnDiskError:
    message = Sentence("“{name}” was changed by another program; nothing was written.", name=shown_name(path))
    return ChangedOnDiskError(message, path)


def _make_last_folder(folder: str) -> None:
    """Make the folder of a new post, such as a first draft's; not a whole tree that has been unmounted."""
    if not os.path.isdir(folder) and os.path.isdir(os.path.dirname(folder)):
        os.mkdir(folder)
