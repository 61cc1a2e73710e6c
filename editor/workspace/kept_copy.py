"""The old text of a post, kept while its file is written in place, and found again after a kill."""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

import platformdirs

from editor.core.text.file_text import FileText
from editor.workspace.process_mark import is_alive, own_mark
from editor.workspace.refusal import explain
from editor.workspace.sentence import Sentence
from editor.workspace.whole_file import create, flush_folder, open_regular, read_all, write_and_confirm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_log = logging.getLogger(__name__)

FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
MOST_NAMES = 200_000
"""names of a content folder that are looked at for copies"""
_LONGEST_STEM = 200
_LARGEST = 50 * 1024 * 1024
_COPY = re.compile(r"\.(?P<stem>.+)\.before-(?:(?P<mark>\d+-\d+)-)?[0-9a-f]{8}~", re.DOTALL)
_OWN_FOLDER = re.compile("[0-9a-f]{24}")
_PATH_NAME = "path"
_SKIPPED = frozenset({"node_modules", "public", "_site", "dist", "resources"})


@dataclass(frozen=True, slots=True)
class InterruptedSave:
    """A copy that a killed save has left: `text` is what the post held before. `when` counts from 1970."""

    copy: str
    text: FileText
    when: float


def beside(path: str, mark: str) -> str:
    """Give a hidden name beside a file, never too long, that generators take for no post."""
    folder, name = os.path.split(path)
    return os.path.join(folder, f".{stem_of(name)}.{mark}~")


def stem_of(name: str) -> str:
    """Shorten a name so that a temporary name made of it is never too long."""
    encoded = os.fsencode(name)
    return name if len(encoded) <= _LONGEST_STEM else encoded[:_LONGEST_STEM].decode("utf-8", "ignore")


def keep_copy(path: str, old: bytes, copies_folder: str | None) -> str:
    """Keep the old text beside the post, or in our own folder where its folder cannot be written."""
    mark = f"before-{own_mark()}-{os.urandom(4).hex()}"
    try:
        return _write_copy(beside(path, mark), old)
    except OSError as error:
        if error.errno not in FORBIDDEN:
            raise
    folder = _own_folder(path, copies_folder)
    os.makedirs(folder, 0o700, exist_ok=True)
    with open(os.path.join(folder, _PATH_NAME), "wb") as file:
        file.write(os.fsencode(path))
    return _write_copy(beside(os.path.join(folder, os.path.basename(path)), mark), old)


def find_interrupted(path: str, copies_folder: str | None = None) -> InterruptedSave | None:
    """Give the latest copy of a post's old text that a killed save has left; raises WorkspaceError.

    What would bring nothing back is removed: a copy of what the file holds, or of its beginning, for then
    the copy itself was cut short, or the file has all of it.
    """
    real = os.path.realpath(path)
    try:
        held = _read(real)
        found: list[InterruptedSave] = []
        for copy in _copies_of(real, copies_folder):
            old = _read(copy)
            if old is None or held is None:
                continue
            if held.startswith(old):
                discard_copy(copy)
            else:
                found.append(InterruptedSave(copy, FileText.decode(old), os.lstat(copy).st_mtime))
    except OSError as error:
        raise explain(error, path, Sentence("read")) from error
    return max(found, key=lambda each: each.when, default=None)


def posts_with_copies(root: str, folders: Iterable[str], copies_folder: str | None = None) -> tuple[str, ...]:
    """List the posts below these folders of a site beside which a killed save has left a copy."""
    found: dict[str, None] = {}
    for folder in folders:
        for path in _marked_below(os.path.join(root, folder)):
            found[path] = None
    for path in _marked_in(copies_folder or _default_folder()):
        if os.path.commonpath((root, path)) == root:
            found[path] = None
    return tuple(found)


def discard_copy(copy: str) -> None:
    """Remove a copy that nobody needs any more."""
    folder = os.path.dirname(copy)
    try:
        os.unlink(copy)
        if _OWN_FOLDER.fullmatch(os.path.basename(folder)) and os.listdir(folder) == [_PATH_NAME]:
            os.unlink(os.path.join(folder, _PATH_NAME))
            os.rmdir(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        _log.warning("a temporary file is left behind: %s", error.strerror)


def _read(path: str) -> bytes | None:
    try:
        file = open_regular(path)
    except FileNotFoundError:
        return None
    try:
        data = read_all(file, _LARGEST)
    finally:
        os.close(file)
    return data if len(data) <= _LARGEST else None


def _copies_of(real: str, copies_folder: str | None) -> Iterator[str]:
    stem = stem_of(os.path.basename(real))
    for folder in (os.path.dirname(real), _own_folder(real, copies_folder)):
        for name in _names(folder):
            match = _COPY.fullmatch(name)
            if match and match["stem"] == stem and not _is_being_written(match):
                copy = os.path.join(folder, name)
                if stat.S_ISREG(os.lstat(copy).st_mode):
                    yield copy


def _is_being_written(match: re.Match[str]) -> bool:
    return match["mark"] is not None and is_alive(match["mark"])


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _marked_below(top: str) -> Iterator[str]:
    seen = 0
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _SKIPPED]
        seen += len(names)
        if seen > MOST_NAMES:
            return
        present = frozenset(names)
        for name in names:
            match = _COPY.fullmatch(name) if name.startswith(".") else None
            if match and match["stem"] in present and not _is_being_written(match):
                yield os.path.join(folder, match["stem"])


def _marked_in(copies_folder: str) -> Iterator[str]:
    for name in _names(copies_folder):
        folder = os.path.join(copies_folder, name)
        try:
            with open(os.path.join(folder, _PATH_NAME), "rb") as file:
                path = os.fsdecode(file.read(8192))
        except OSError:
            continue
        if os.path.isabs(path) and "\0" not in path and any(map(_COPY.fullmatch, _names(folder))):
            yield path


def _default_folder() -> str:
    return str(platformdirs.user_state_path("inkwright") / "copies")


def _own_folder(path: str, copies_folder: str | None) -> str:
    """Give the folder for copies of one post: two posts of one name must not answer for each other."""
    name = hashlib.blake2b(os.fsencode(path), digest_size=12).hexdigest()
    return os.path.join(copies_folder or _default_folder(), name)


def _write_copy(copy: str, old: bytes) -> str:
    file = create(copy, 0o600)
    is_kept = False
    try:
        try:
            write_and_confirm(file, old)
        finally:
            os.close(file)
        is_kept = True
    finally:
        if not is_kept:
            discard_copy(copy)
    flush_folder(os.path.dirname(copy))
    return copy
