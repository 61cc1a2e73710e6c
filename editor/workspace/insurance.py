"""Insurance copies: web images kept on the writer's disk, so that a dead host takes none of them along."""

from __future__ import annotations

import hashlib
import logging
import os
import sqlite3
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from editor.workspace.errors import WorkspaceError
from editor.workspace.local_file import read_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Result = TypeVar("Result")

_log = logging.getLogger(__name__)

MAX_COPY_BYTES = 20_000_000
OK_SECONDS = 86_400.0
_USED_AGAIN_SECONDS = 3600.0
_STRAY_SECONDS = 3600.0
_KEPT_NAME = 64
_SCHEMA = """
CREATE TABLE IF NOT EXISTS kept (
    url TEXT PRIMARY KEY, mime TEXT NOT NULL, bytes INTEGER NOT NULL, asked REAL NOT NULL,
    used REAL NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS kept_by_use ON kept (used);
PRAGMA user_version = 1;
"""


@dataclass(frozen=True, slots=True)
class Copy:
    """An image that was fetched before: its age in seconds, and the server's marks of that version."""

    data: bytes
    type: str
    age: float
    etag: str = ""
    modified: str = ""

    @property
    def is_fresh(self) -> bool:
        """Tell whether it may be shown without asking."""
        return 0 <= self.age < OK_SECONDS


class Insurance:
    """A folder of images with one SQLite file; usable from any thread and by two windows at a time.

    The folder never holds more than `limit_bytes` of images: what was not used for longest goes first. No
    failure of the disk is raised: a copy that cannot be kept is not there. `clock` gives seconds since 1970.
    """

    def __init__(self, folder: str, limit_bytes: int, clock: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._limit = limit_bytes
        self._clock = clock
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._is_out_of_order = False

    def set_limit(self, limit_bytes: int) -> None:
        """Set another bound in bytes, which holds from the next image or prune on."""
        self._limit = limit_bytes

    def keep(self, url: str, data: bytes, mime: str, etag: str = "", modified: str = "") -> None:
        """Keep an image under its address as it goes over the wire; one that is kept already is replaced."""
        if not data or len(data) > min(MAX_COPY_BYTES, self._limit):
            return
        now = self._clock()
        row = (url, mime, len(data), now, now, etag[:300], modified[:100])

        def keep(connection: sqlite3.Connection) -> None:
            with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as written:
                written.write(data)
            os.replace(written.name, self._path(url))
            connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            self._shrink(connection)

        self._with_lock(keep, None)

    def has(self, url: str) -> bool:
        """Tell whether an image is kept."""
        query = "SELECT 1 FROM kept WHERE url = ?"
        return self._with_lock(lambda connection: bool(connection.execute(query, (url,)).fetchone()), False)

    def content(self, url: str) -> tuple[bytes, str] | None:
        """Give an image and its media type, None where none is kept."""
        copy = self.copy(url)
        return (copy.data, copy.type) if copy else None

    def copy(self, url: str) -> Copy | None:
        """Give an image with its age and marks, None where none is kept."""
        return self._with_lock(lambda connection: self._copy(connection, url), None)

    def renew(self, url: str) -> None:
        """Note that the server has just called the copy unchanged."""
        now = self._clock()
        change = "UPDATE kept SET asked = ?, used = ? WHERE url = ?"
        self._with_lock(lambda connection: connection.execute(change, (now, now, url)), None)

    def forget(self, url: str = "") -> None:
        """Give up one image, or all of them."""
        self._with_lock(
            lambda connection: self._drop(connection, [url] if url else self._urls(connection)), None
        )

    def prune(self) -> int:
        """Bring the folder within its bound, remove what belongs to nothing; give its size in bytes."""
        return self._with_lock(self._sweep, 0)

    def close(self) -> None:
        """Let go of the files; the next question opens them again."""
        with self._lock:
            if self._connection:
                self._connection.close()
                self._connection = None

    # --- with the lock held

    def _with_lock(self, work: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        with self._lock:
            try:
                return work(self._opened())
            except (OSError, sqlite3.Error, ValueError) as error:
                _log.warning("insurance copies: %s", error)
                return otherwise

    def _opened(self) -> sqlite3.Connection:
        if self._is_out_of_order:
            raise OSError("the folder cannot be used")
        if self._connection is None:
            try:
                os.makedirs(self._folder, mode=0o700, exist_ok=True)
                self._connection = open_store(os.path.join(self._folder, "copies.sqlite3"), _SCHEMA)
                self._sweep(self._connection)
            except (OSError, sqlite3.Error):
                self._is_out_of_order = True
                raise
        return self._connection

    def _sweep(self, connection: sqlite3.Connection) -> int:
        named = {_name(url) for url in self._urls(connection)}
        with os.scandir(self._folder) as entries:
            strays = [entry.path for entry in entries if self._is_stray(entry, named)]
        for path in strays:
            with suppress(OSError):
                os.unlink(path)
        return self._shrink(connection)

    def _copy(self, connection: sqlite3.Connection, url: str) -> Copy | None:
        query = "SELECT mime, asked, used, etag, modified FROM kept WHERE url = ?"
        row = cast("tuple[str, float, float, str, str] | None", connection.execute(query, (url,)).fetchone())
        if row is None:
            return None
        try:
            data = read_file(self._path(url), MAX_COPY_BYTES, self._folder)
        except WorkspaceError:
            data = b""
        if not data:
            self._drop(connection, [url])
            return None
        mime, asked, used, etag, modified = row
        now = self._clock()
        if abs(now - used) > _USED_AGAIN_SECONDS:
            connection.execute("UPDATE kept SET used = ? WHERE url = ?", (now, url))
        return Copy(data, mime, now - asked, etag, modified)

    def _urls(self, connection: sqlite3.Connection) -> list[str]:
        return [str(row[0]) for row in connection.execute("SELECT url FROM kept")]

    def _drop(self, connection: sqlite3.Connection, urls: list[str]) -> None:
        for url in urls:
            with suppress(FileNotFoundError):
                os.unlink(self._path(url))
            connection.execute("DELETE FROM kept WHERE url = ?", (url,))

    def _shrink(self, connection: sqlite3.Connection) -> int:
        total = int(connection.execute("SELECT coalesce(sum(bytes), 0) FROM kept").fetchone()[0])
        if total <= self._limit:
            return total
        oldest = connection.execute("SELECT url, bytes FROM kept ORDER BY used, asked, url").fetchall()
        going: list[str] = []
        for url, size in oldest:
            if total <= self._limit:
                break
            going.append(str(url))
            total -= int(size)
        self._drop(connection, going)
        return total

    def _is_stray(self, entry: os.DirEntry[str], named: set[str]) -> bool:
        """Tell a file that a crash has left: no row names it, and nobody is writing it just now."""
        if entry.name in named or not (entry.name.startswith("tmp") or len(entry.name) == _KEPT_NAME):
            return False
        return abs(self._clock() - entry.stat(follow_symlinks=False).st_mtime) > _STRAY_SECONDS

    def _path(self, url: str) -> str:
        return os.path.join(self._folder, _name(url))


def open_store(path: str, schema: str) -> sqlite3.Connection:
    """Open a SQLite file for all threads, made anew where it is no database; raises sqlite3.Error, OSError.

    Whoever uses it holds a lock; a commit does not wait for the disk, since nothing in it is worth that.
    """
    for is_last in (False, True):
        connection = sqlite3.connect(path, timeout=5.0, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.executescript(schema)
        except sqlite3.DatabaseError as error:
            connection.close()
            if is_last or isinstance(error, sqlite3.OperationalError):
                raise
            for ending in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    os.unlink(path + ending)
        else:
            return connection
    raise sqlite3.OperationalError(path)


def _name(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
