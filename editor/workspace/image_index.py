"""What is known of a site's image files and of the posts that show them: an SQLite file beside the index."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from editor.core.images.library_image import ImageUse, LibraryImage
from editor.workspace.errors import DiskError
from editor.workspace.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping, Sequence

_VERSION = 1
_SCHEMA = f"""
DROP TABLE IF EXISTS files;
DROP TABLE IF EXISTS posts;
DROP TABLE IF EXISTS uses;
CREATE TABLE files (path BLOB PRIMARY KEY, modified_ns INTEGER NOT NULL, size INTEGER NOT NULL,
    width INTEGER NOT NULL, height INTEGER NOT NULL, format TEXT NOT NULL, digest TEXT NOT NULL)
    WITHOUT ROWID;
CREATE INDEX files_of_size ON files (size);
CREATE TABLE posts (path BLOB PRIMARY KEY, modified_ns INTEGER NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE uses (post BLOB NOT NULL, form TEXT NOT NULL, destination TEXT NOT NULL, line INTEGER NOT NULL,
    heading TEXT NOT NULL, file BLOB NOT NULL);
CREATE INDEX uses_of ON uses (post);
PRAGMA user_version = {_VERSION};
"""


@dataclass(frozen=True, slots=True)
class StoredUse:
    """A reference of a post to a local image, and the file that answers for it, "" for none."""

    form: str
    destination: str
    line: int
    heading: str
    file: str = ""


class ImageIndex:
    """The images of one site; used from many threads and two processes. Raises DiskError.

    Every call opens the file for itself. What is damaged is made anew: a scan finds all of it again.
    """

    def __init__(self, path: str) -> None:
        self._path = path

    def known_files(self) -> dict[str, tuple[int, int]]:
        """Give for each file its moment (nanoseconds) and its bytes, as they were when it was read."""
        return self._moments("files")

    def known_posts(self) -> dict[str, tuple[int, int]]:
        """Give for each post its moment and its bytes, as they were when its images were read."""
        return self._moments("posts")

    def store_files(self, files: Iterable[LibraryImage]) -> None:
        """Add or replace files; what posts say of them is kept elsewhere."""
        rows = [
            (os.fsencode(one.path), one.modified_ns, one.size, one.width, one.height, one.format, one.digest)
            for one in files
        ]
        with self._changing() as connection:
            connection.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def remove_files(self, paths: Iterable[str]) -> None:
        """Forget files that are gone."""
        with self._changing() as connection:
            connection.executemany(
                "DELETE FROM files WHERE path = ?", [(os.fsencode(path),) for path in paths]
            )

    def store_uses(self, posts: Mapping[str, tuple[int, int, Sequence[StoredUse]]]) -> None:
        """Replace what is known of posts: moment, bytes, and uses of each."""
        keys = [(os.fsencode(path),) for path in posts]
        moments = [(os.fsencode(path), modified, size) for path, (modified, size, _) in posts.items()]
        uses = [
            (os.fsencode(path), use.form, _storable(use.destination), use.line, _storable(use.heading),
             os.fsencode(use.file))
            for path, (_, _, found) in posts.items()
            for use in found
        ]  # fmt: skip
        with self._changing() as connection:
            connection.executemany("DELETE FROM uses WHERE post = ?", keys)
            connection.executemany("INSERT OR REPLACE INTO posts VALUES (?, ?, ?)", moments)
            connection.executemany("INSERT INTO uses VALUES (?, ?, ?, ?, ?, ?)", uses)

    def remove_posts(self, paths: Iterable[str]) -> None:
        """Forget posts that are gone."""
        keys = [(os.fsencode(path),) for path in paths]
        with self._changing() as connection:
            connection.executemany("DELETE FROM posts WHERE path = ?", keys)
            connection.executemany("DELETE FROM uses WHERE post = ?", keys)

    def references(self) -> list[tuple[str, str, str, str]]:
        """List all uses once: post, form, destination, and the file that answered when last looked for."""
        query = "SELECT DISTINCT post, form, destination, file FROM uses ORDER BY post"
        with self._open() as connection:
            rows = cast("list[tuple[bytes, str, str, bytes]]", connection.execute(query).fetchall())
        return [(os.fsdecode(post), form, name, os.fsdecode(file)) for post, form, name, file in rows]

    def set_answers(self, answers: Mapping[tuple[str, str, str], str]) -> None:
        """Note which files answer for (post, form, destination)."""
        rows = [
            (os.fsencode(file), os.fsencode(post), form, destination)
            for (post, form, destination), file in answers.items()
        ]
        query = "UPDATE uses SET file = ? WHERE post = ? AND form = ? AND destination = ?"
        with self._changing() as connection:
            connection.executemany(query, rows)

    def unnamed_twins(self) -> list[str]:
        """List files without a digest that share their number of bytes with another."""
        query = (
            "SELECT path FROM files WHERE digest = '' AND size > 0 AND size IN "
            "(SELECT size FROM files GROUP BY size HAVING count(*) > 1) ORDER BY size"
        )
        with self._open() as connection:
            rows = cast("list[tuple[bytes]]", connection.execute(query).fetchall())
        return [os.fsdecode(path) for (path,) in rows]

    def set_digests(self, digests: Mapping[str, str]) -> None:
        """Name the contents of files."""
        rows = [(name, os.fsencode(path)) for path, name in digests.items()]
        with self._changing() as connection:
            connection.executemany("UPDATE files SET digest = ? WHERE path = ?", rows)

    def images(self, titles: Mapping[str, str]) -> list[LibraryImage]:
        """Give all files with their uses, sorted by path; `titles` are those of posts by path."""
        uses: dict[bytes, list[ImageUse]] = {}
        with self._open() as connection:
            query = "SELECT post, line, heading, file FROM uses WHERE file != x'' ORDER BY post, line"
            for post, line, heading, file in cast(
                "Iterable[tuple[bytes, int, str, bytes]]", connection.execute(query)
            ):
                path = os.fsdecode(post)
                use = ImageUse(path, titles.get(path, ""), line, heading)
                uses.setdefault(file, []).append(use)
            rows = cast(
                "list[tuple[bytes, int, int, int, int, str, str]]",
                connection.execute("SELECT * FROM files ORDER BY path").fetchall(),
            )
        return [
            LibraryImage(
                os.fsdecode(path), size, moment, width, height, form, name, tuple(uses.get(path, ()))
            )
            for path, moment, size, width, height, form, name in rows
        ]

    # --- inside

    def _moments(self, table: str) -> dict[str, tuple[int, int]]:
        with self._open() as connection:
            rows = cast(
                "list[tuple[bytes, int, int]]",
                connection.execute(f"SELECT path, modified_ns, size FROM {table}").fetchall(),
            )
        return {os.fsdecode(path): (modified, size) for path, modified, size in rows}

    @contextmanager
    def _changing(self) -> Generator[sqlite3.Connection]:
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def _open(self) -> Generator[sqlite3.Connection]:
        try:
            with closing(self._connect()) as connection:
                yield connection
        except sqlite3.DatabaseError as error:
            if not isinstance(error, sqlite3.OperationalError):
                self._remove()  # the next call finds an empty one, and the next scan fills it
            sentence = Sentence(
                "What Inkwright remembers of the folder's images cannot be used: {reason}.", reason=error
            )
            raise DiskError(sentence, self._path) from error

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=10.0, isolation_level=None)
        try:
            connection.execute("PRAGMA synchronous = NORMAL")
            (version,) = cast("tuple[int]", connection.execute("PRAGMA user_version").fetchone())
            if version != _VERSION:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.executescript(f"BEGIN IMMEDIATE;{_SCHEMA}COMMIT;")
        except BaseException:
            connection.close()
            raise
        return connection

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                os.unlink(self._path + ending)


def image_index_for(index_path: str) -> ImageIndex:
    """Give the index of images that lies beside a library index."""
    return ImageIndex(f"{os.path.splitext(index_path)[0]}-images.sqlite3")


def _storable(text: str) -> str:
    """Replace lone surrogates, which a post can hold and SQLite cannot store."""
    return text.encode("utf-8", "replace").decode("utf-8")
