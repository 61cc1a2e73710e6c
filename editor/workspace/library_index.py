"""What is known of a folder's posts, kept between starts: an SQLite file in the cache folder."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, cast

from platformdirs import user_cache_dir

from editor.core.frontmatter.schema import FieldKind
from editor.core.post import PostSummary
from editor.workspace.errors import DiskError, NotAllowedError
from editor.workspace.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Mapping
    from typing import Final, TypeAlias

    _Row: TypeAlias = tuple[bytes, str, str, int, str, str, str, int, int, int]

_log = logging.getLogger(__name__)

VERSION: Final = 2
MOST_NAMES: Final = 500
_SCHEMA = f"""
DROP TABLE IF EXISTS posts;
DROP TABLE IF EXISTS terms;
DROP TABLE IF EXISTS strikes;
DROP TABLE IF EXISTS fields;
CREATE TABLE posts (
    path BLOB PRIMARY KEY, title TEXT NOT NULL, date TEXT NOT NULL, is_draft INTEGER NOT NULL,
    tags TEXT NOT NULL, categories TEXT NOT NULL, problem TEXT NOT NULL, broken_images INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL, size INTEGER NOT NULL, images TEXT) WITHOUT ROWID;
CREATE TABLE terms (path BLOB NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL);
CREATE INDEX terms_of ON terms (path);
CREATE TABLE fields (path BLOB NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL);
CREATE INDEX fields_of ON fields (path);
CREATE TABLE strikes (
    path BLOB NOT NULL, kind TEXT NOT NULL, modified_ns INTEGER NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (path, kind)) WITHOUT ROWID;
PRAGMA user_version = {VERSION};
"""
_COLUMNS = "path, title, date, is_draft, tags, categories, problem, broken_images, modified_ns, size"
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class LibraryIndex:
    """The index of one site; used from many threads and from two processes, one writes while one reads.

    Every call opens the file for itself. Moments are nanoseconds as in `os.stat`. A file of another version
    is made anew, a damaged one is set aside beside itself: nothing in it is lost that a scan does not find.
    Raises DiskError or NotAllowedError where the cache folder cannot be used.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        try:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        except OSError as error:
            raise NotAllowedError(
                "The folder for what Inkwright remembers cannot be written to.", path
            ) from error
        with self._open() as connection:
            connection.execute("SELECT count(*) FROM posts").fetchone()

    @property
    def path(self) -> str:
        """Give the path of the file."""
        return self._path

    def summaries(self) -> list[PostSummary]:
        """Give all posts, the newest date first, those without a date last."""
        query = f"SELECT {_COLUMNS} FROM posts ORDER BY date DESC, modified_ns DESC, path"
        with self._open() as connection:
            rows = cast("list[_Row]", connection.execute(query).fetchall())
        return [_summary(row) for row in rows]

    def known(self) -> dict[str, tuple[int, int]]:
        """Give for each path when it was written and its size, as they were when it was read."""
        with self._open() as connection:
            rows = cast(
                "list[tuple[bytes, int, int]]",
                connection.execute("SELECT path, modified_ns, size FROM posts").fetchall(),
            )
        return {os.fsdecode(path): (modified, size) for path, modified, size in rows}

    def store(self, summaries: Iterable[PostSummary]) -> None:
        """Add or replace posts, all or none; their images are to be read again."""
        found = list(summaries)
        keys = [(os.fsencode(post.path),) for post in found]
        terms = [
            (os.fsencode(post.path), kind, _storable(name))
            for post in found
            for kind, names in (("tags", post.tags), ("categories", post.categories))
            for name in names
        ]
        fields = [
            (os.fsencode(post.path), _storable(name), kind.value if kind else "")
            for post in found
            for name, kind in post.kinds
        ]
        with self._open() as connection, _all_or_none(connection):
            connection.executemany(
                f"INSERT OR REPLACE INTO posts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                map(_row, found),
            )
            connection.executemany("DELETE FROM terms WHERE path = ?", keys)
            connection.executemany("INSERT INTO terms VALUES (?, ?, ?)", terms)
            connection.executemany("DELETE FROM fields WHERE path = ?", keys)
            connection.executemany("INSERT INTO fields VALUES (?, ?, ?)", fields)

    def remove(self, paths: Iterable[str]) -> None:
        """Forget posts that are gone."""
        keys = [(os.fsencode(path),) for path in paths]
        with self._open() as connection, _all_or_none(connection):
            connection.executemany("DELETE FROM posts WHERE path = ?", keys)
            connection.executemany("DELETE FROM terms WHERE path = ?", keys)
            connection.executemany("DELETE FROM fields WHERE path = ?", keys)

    def taxonomy(self, name: str) -> list[tuple[str, int]]:
        """Give the terms of `tags` or `categories` with the number of posts, the most used first."""
        query = (
            "SELECT name, count(DISTINCT path) AS uses FROM terms "
            "WHERE kind = ? GROUP BY name ORDER BY uses DESC, name"
        )
        with self._open() as connection:
            return cast("list[tuple[str, int]]", connection.execute(query, (name,)).fetchall())

    def field_kinds(self) -> dict[str, FieldKind | None]:
        """Give the names of fields, the most used first, each with the kind that most posts use.

        The kind is None where every value is empty. Names that are hardly used fall off the end.
        """
        query = (
            "SELECT name, kind, count(*) AS uses, sum(count(*)) OVER (PARTITION BY name) AS total "
            "FROM fields GROUP BY name, kind ORDER BY total DESC, name, kind = '', uses DESC, kind LIMIT ?"
        )
        with self._open() as connection:
            rows = cast("list[tuple[str, str]]", connection.execute(query, (MOST_NAMES,)).fetchall())
        kinds: dict[str, FieldKind | None] = {}
        for name, kind, *_ in rows:
            kinds.setdefault(name, FieldKind(kind) if kind else None)
        return kinds

    def set_broken_images(self, path: str, count: int) -> None:
        """Note how many local images of a post will not show."""
        self.set_broken_counts({path: count})

    def set_broken_counts(self, counts: Mapping[str, int]) -> None:
        """Note the counts of many posts, all or none."""
        rows = [(count, os.fsencode(path)) for path, count in counts.items()]
        with self._open() as connection, _all_or_none(connection):
            connection.executemany("UPDATE posts SET broken_images = ? WHERE path = ?", rows)

    def set_images(self, images: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        """Note the local images of posts, each as (form of the reference, destination)."""
        rows = [(json.dumps(list(found)), os.fsencode(path)) for path, found in images.items()]
        with self._open() as connection, _all_or_none(connection):
            connection.executemany("UPDATE posts SET images = ? WHERE path = ?", rows)

    def images(self, only: Collection[str] = ()) -> dict[str, tuple[list[tuple[str, str]] | None, int]]:
        """Give for each post its local images, None where nobody has read them yet, and the broken count.

        `only` names the posts that are wanted, all without it.
        """
        query = "SELECT path, images, broken_images FROM posts"
        with self._open() as connection:
            if only:
                rows = [
                    row
                    for path in only
                    for row in connection.execute(f"{query} WHERE path = ?", (os.fsencode(path),)).fetchall()
                ]
            else:
                rows = connection.execute(f"{query} ORDER BY date DESC").fetchall()
        return {
            os.fsdecode(path): (_images(text), broken)
            for path, text, broken in cast("list[tuple[bytes, str | None, int]]", rows)
        }

    def strike(self, path: str, kind: str, modified_ns: int, count: int) -> None:
        """Note that a reader died `count` more times over this version of a file, doing what `kind` names."""
        key = (os.fsencode(path), kind, modified_ns)
        with self._open() as connection, _all_or_none(connection):
            connection.execute("DELETE FROM strikes WHERE path = ? AND kind = ? AND modified_ns != ?", key)
            connection.execute(
                "INSERT INTO strikes VALUES (?, ?, ?, ?) "
                "ON CONFLICT (path, kind) DO UPDATE SET count = count + excluded.count",
                (*key, count),
            )

    def strikes(self, kind: str) -> dict[str, tuple[int, int]]:
        """Give the files at which a reader died: the version (modified_ns) and how often."""
        query = "SELECT path, modified_ns, count FROM strikes WHERE kind = ?"
        with self._open() as connection:
            rows = cast("list[tuple[bytes, int, int]]", connection.execute(query, (kind,)).fetchall())
        return {os.fsdecode(path): (modified, count) for path, modified, count in rows}

    def close(self) -> None:
        """Fold the log into the file; the index may be used again."""
        with suppress(DiskError), self._open() as connection, suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _open(self) -> Generator[sqlite3.Connection]:
        try:
            try:
                connection = self._connect()
            except sqlite3.DatabaseError as error:
                if not _is_damaged(error):
                    raise
                self._set_aside()
                connection = self._connect()
            with closing(connection):
                yield connection
        except sqlite3.DatabaseError as error:
            if _is_damaged(error):
                # the next call finds a new, empty index, and the next scan fills it
                self._set_aside()
            sentence = Sentence(
                "What Inkwright remembers of the folder cannot be used: {reason}.", reason=error
            )
            raise DiskError(sentence, self._path) from error

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=10.0, isolation_level=None)
        try:
            connection.execute("PRAGMA synchronous = NORMAL")
            if _version(connection) != VERSION:
                _make(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _set_aside(self) -> None:
        _log.warning("the index %r is damaged; it is set aside and made anew", self._path)
        with suppress(OSError):
            os.replace(self._path, self._path + ".damaged")
        for ending in ("-wal", "-shm"):
            with suppress(OSError):
                os.unlink(self._path + ending)


def index_file_for(root: str) -> str:
    """Give the path of the index of a site, in the user's cache folder."""
    key = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:24]
    return os.path.join(user_cache_dir("inkwright", appauthor=False), "index", f"{key}.sqlite3")


def _version(connection: sqlite3.Connection) -> int:
    return int(cast("tuple[int]", connection.execute("PRAGMA user_version").fetchone())[0])


def _make(connection: sqlite3.Connection) -> None:
    _use_log(connection)
    with _all_or_none(connection):
        if _version(connection) != VERSION:  # another process may have been quicker
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)


def _use_log(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log; SQLite does not wait by itself when two processes do so at once."""
    for _ in range(100):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            time.sleep(0.02)
        else:
            return


@contextmanager
def _all_or_none(connection: sqlite3.Connection) -> Generator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _is_damaged(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0)
    return isinstance(code, int) and code & 0xFF in _DAMAGED


def _row(post: PostSummary) -> _Row:
    return (
        os.fsencode(post.path), _storable(post.title), _storable(post.date), int(post.is_draft),
        json.dumps(post.tags), json.dumps(post.categories), post.problem, post.broken_images,
        post.modified_ns, post.size,
    )  # fmt: skip


def _summary(row: _Row) -> PostSummary:
    path, title, date, is_draft, tags, categories, problem, broken, modified, size = row
    terms = tuple(json.loads(tags)), tuple(json.loads(categories))
    return PostSummary(
        os.fsdecode(path), title, date, bool(is_draft), *terms, problem, broken, modified, size
    )


def _images(text: str | None) -> list[tuple[str, str]] | None:
    if text is None:
        return None
    return [(form, destination) for form, destination in cast("list[tuple[str, str]]", json.loads(text))]


def _storable(text: str) -> str:
    """Replace lone surrogates, which a front matter can spell and SQLite cannot store."""
    return text.encode("utf-8", "replace").decode("utf-8")
