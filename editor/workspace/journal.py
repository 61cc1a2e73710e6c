"""The crash journal: unsaved text of each open post, from which a later start brings it back."""

from __future__ import annotations

import logging
import os
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from editor.core.text.file_text import CharacterNotEncodable
from editor.workspace.errors import NotAPostError
from editor.workspace.journal_record import LARGEST_RECORD, JournalEntry, pack, record_name, unpack
from editor.workspace.process_mark import MARK, hold, is_alive, is_held, own_mark
from editor.workspace.refusal import explain
from editor.workspace.sentence import Sentence
from editor.workspace.whole_file import create, flush_folder, open_regular, read_all, write_and_confirm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from editor.core.text.file_text import FileText

_log = logging.getLogger(__name__)

_RECORD_END = ".post"
_LOCK = "alive"
_TRASH = "trash"
_DAMAGED = "damaged"
_KEPT_SECONDS = 30 * 24 * 3600.0
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)

__all__ = ["Journal", "JournalEntry"]


class Journal:
    """Keeps the records of this process in a private folder of its own below `folder`.

    Only `keep` raises, a WorkspaceError; everything else does what it can and logs what it cannot.
    `now` gives the time in seconds, for telling how long declined records have lain.
    """

    def __init__(self, folder: str, now: Callable[[], float] = time.time) -> None:
        self._folder = os.path.abspath(folder)
        self._own = os.path.join(self._folder, own_mark())
        self._now = now
        self._lock: int | None = None

    def keep(self, entry: JournalEntry) -> None:
        """Write a post's record to the disk, in the place of the one before; raises WorkspaceError."""
        path = self._record_path(entry.key)
        temporary = f"{path}.{os.urandom(4).hex()}~"
        try:
            self._make_own_folder()
            file = create(temporary, 0o600)
            is_published = False
            try:
                try:
                    write_and_confirm(file, pack(entry))
                finally:
                    os.close(file)
                os.replace(temporary, path)
                is_published = True
            finally:
                if not is_published:
                    _remove(temporary)
            flush_folder(self._own)
        except OSError as error:
            raise explain(error, entry.path or entry.title, Sentence("keep a safety copy of")) from error

    def keep_text(self, entry: JournalEntry, text: FileText) -> None:
        """Encode a text and keep it as the entry's; one its encoding cannot hold is kept as UTF-8."""
        try:
            data = text.encode()
        except CharacterNotEncodable:
            data = "\n".join(text.texts()).encode("utf-8", "surrogatepass")
        self.keep(replace(entry, data=data))

    def forget(self, key: str) -> None:
        """Remove a post's record, because the post was saved or its text given up."""
        _remove(self._record_path(key))

    def orphans(self) -> list[JournalEntry]:
        """Give the records of processes that no longer live, the newest first; damaged ones are set aside."""
        self._purge(_TRASH)
        self._purge(_DAMAGED)
        entries: list[JournalEntry] = []
        for name in _names(self._folder):
            folder = os.path.join(self._folder, name)
            if MARK.fullmatch(name) and folder != self._own and not _is_alive(folder):
                entries.extend(self._records(folder))
                _remove_folder(folder)
        return sorted(entries, key=lambda entry: entry.written, reverse=True)

    def declined(self) -> list[JournalEntry]:
        """Give the records that were discarded within the last 30 days, the newest first."""
        entries = self._records(os.path.join(self._folder, _TRASH))
        return sorted(entries, key=lambda entry: entry.written, reverse=True)

    def discard(self, entry: JournalEntry) -> None:
        """Put an orphan's record into the trash, where it stays for 30 days."""
        record = os.path.abspath(entry.record) if entry.record else self._record_path(entry.key)
        folder = os.path.dirname(record)
        if os.path.dirname(folder) == self._folder and os.path.basename(folder) != _TRASH:
            self._set_aside(record, _TRASH)
            if folder != self._own:
                _remove_folder(folder)

    def close(self) -> None:
        """End in good order: the folder of this process goes, unless a record is still in it."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
        _remove_folder(self._own)

    def _record_path(self, key: str) -> str:
        return os.path.join(self._own, record_name(key) + _RECORD_END)

    def _make_own_folder(self) -> None:
        if os.path.isdir(self._own):
            return
        os.makedirs(self._folder, 0o700, exist_ok=True)
        os.mkdir(self._own, 0o700)
        flush_folder(self._folder)
        if self._lock is not None:
            os.close(self._lock)
        self._lock = hold(os.path.join(self._own, _LOCK))

    def _records(self, folder: str) -> Iterator[JournalEntry]:
        for name in _names(folder):
            path = os.path.join(folder, name)
            if name.endswith("~"):
                _remove(path)  # cut short while it was written; the record before it is whole
            elif name.endswith(_RECORD_END):
                try:
                    entry = _read(path)
                except OSError as error:  # it may pass: the record stays for the next start
                    _log.warning("a journal record cannot be read: %s", error.strerror)
                    continue
                if entry is not None:
                    yield entry
                else:
                    self._set_aside(path, _DAMAGED)

    def _set_aside(self, path: str, where: str) -> None:
        folder = os.path.join(self._folder, where)
        name = f"{os.urandom(4).hex()}-{os.path.basename(path)}"
        try:
            os.makedirs(folder, 0o700, exist_ok=True)
            os.rename(path, os.path.join(folder, name))
            now = self._now()
            os.utime(os.path.join(folder, name), (now, now), follow_symlinks=False)
        except FileNotFoundError:
            _log.info("a journal record was gone before it could be set aside")
        except (OSError, NotImplementedError) as error:
            _log.warning("a journal record cannot be set aside: %s", error)

    def _purge(self, where: str) -> None:
        folder = os.path.join(self._folder, where)
        for name in _names(folder):
            path = os.path.join(folder, name)
            try:
                is_old = self._now() - os.lstat(path).st_mtime > _KEPT_SECONDS
            except OSError:
                continue
            if is_old:
                _remove(path)


def _is_alive(folder: str) -> bool:
    return is_alive(os.path.basename(folder)) or is_held(os.path.join(folder, _LOCK))


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        _log.warning("the journal cannot be read: %s", error.strerror)
        return []


def _read(path: str) -> JournalEntry | None:
    """Give a record, None when it is not whole or not a record; raises OSError when it cannot be read."""
    if os.path.islink(path):
        return None
    try:
        file = open_regular(path, os.O_RDONLY | _NO_FOLLOW)
    except NotAPostError:
        return None
    try:
        return unpack(read_all(file, LARGEST_RECORD), path)
    finally:
        os.close(file)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
    except OSError as error:
        _log.warning("a journal file cannot be removed: %s", error.strerror)


def _remove_folder(folder: str) -> None:
    """Remove a process's folder when nothing but its lock is left in it."""
    if _names(folder) not in ([], [_LOCK]):
        return
    try:
        if os.path.lexists(os.path.join(folder, _LOCK)):
            os.unlink(os.path.join(folder, _LOCK))
        if os.path.isdir(folder):
            os.rmdir(folder)
    except OSError as error:
        _log.info("a journal folder stays: %s", error.strerror)
