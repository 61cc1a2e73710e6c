"""What is remembered of web images: verdicts for a while, pictures as insurance copies."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from editor.core.images.check import ImageReport, ImageStatus
from editor.workspace.errors import WorkspaceError
from editor.workspace.local_file import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

_log = logging.getLogger(__name__)

OK_SECONDS = 86_400.0
BAD_SECONDS = 600.0
STALE_SECONDS = 30 * 86_400.0
MAX_COPY_BYTES = 20_000_000
MAX_FOLDER_BYTES = 512_000_000

_SCHEMA = """
CREATE TABLE IF NOT EXISTS reports (
    url TEXT PRIMARY KEY, asked REAL NOT NULL, etag TEXT NOT NULL, report TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS copies (
    url TEXT PRIMARY KEY, asked REAL NOT NULL, etag TEXT NOT NULL, type TEXT NOT NULL);
PRAGMA user_version = 1;
"""
_KEPT = {ImageStatus.OK: OK_SECONDS, ImageStatus.MISSING: BAD_SECONDS, ImageStatus.NOT_AN_IMAGE: BAD_SECONDS}


@dataclass(frozen=True, slots=True)
class Remembered:
    """A verdict with its age in seconds, and the server's mark of the version that was seen."""

    report: ImageReport
    age: float
    etag: str

    @property
    def is_fresh(self) -> bool:
        """Tell whether the verdict still stands without asking: a day for good ones, ten minutes for bad."""
        return 0 <= self.age < _KEPT.get(self.report.here, 0.0)


@dataclass(frozen=True, slots=True)
class Copy:
    """A picture that was fetched before, with its age in seconds."""

    data: bytes
    type: str
    age: float
    etag: str

    @property
    def is_fresh(self) -> bool:
        """Tell whether it may be shown without asking."""
        return 0 <= self.age < OK_SECONDS


class WebCache:
    """A folder with one SQLite file and the copies; every failure of it only means that we ask again.

    Moments are seconds since 1970. A clock that was set back makes everything stale, never fresh for ever.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._file = os.path.join(folder, "web.sqlite3")
        self._copies = os.path.join(folder, "copies")
        try:
            os.makedirs(self._copies, mode=0o700, exist_ok=True)
            self._prepare()
        except (OSError, sqlite3.Error) as error:
            _log.warning("web images will not be remembered: %s", error)

    def report(self, url: str, now: float) -> Remembered | None:
        """Give the remembered verdict, whatever its age."""
        row = self._row("SELECT report, asked, etag FROM reports WHERE url = ?", url)
        report = _report_from(str(row[0])) if row else None
        return Remembered(report, now - float(cast("float", row[1])), str(row[2])) if row and report else None

    def keep_report(self, url: str, report: ImageReport, etag: str, now: float) -> None:
        """Remember a verdict that proves something; refusals, limits and failures are not remembered."""
        if report.here in _KEPT:
            row = (url, now, etag[:300], _text_of(report))
            self._write("INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?)", row)

    def copy(self, url: str, now: float) -> Copy | None:
        """Give the insurance copy of a picture."""
        row = self._row("SELECT type, asked, etag FROM copies WHERE url = ?", url)
        if not row:
            return None
        try:
            data = read_file(self._copy_path(url), MAX_COPY_BYTES, self._folder)
        except WorkspaceError:
            return None
        return Copy(data, str(row[0]), now - float(cast("float", row[1])), str(row[2]))

    def keep_copy(self, url: str, data: bytes, mime: str, etag: str, now: float) -> None:
        """Keep a picture; the oldest go when the folder grows past its bound."""
        try:
            with tempfile.NamedTemporaryFile(dir=self._copies, delete=False) as written:
                written.write(data)
            os.replace(written.name, self._copy_path(url))
            self._prune()
        except OSError as error:
            _log.warning("the copy of a web image was not kept: %s", error)
            return
        self._write("INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?)", (url, now, etag[:300], mime))

    def renew_copy(self, url: str, now: float) -> None:
        """Note that the server called the copy unchanged."""
        self._write("UPDATE copies SET asked = ? WHERE url = ?", (now, url))

    def _copy_path(self, url: str) -> str:
        return os.path.join(self._copies, hashlib.sha256(url.encode()).hexdigest())

    def _prune(self) -> None:
        with os.scandir(self._copies) as entries:
            files = sorted((entry.stat().st_mtime, entry.stat().st_size, entry.path) for entry in entries)
        total = sum(size for _, size, _ in files)
        for _, size, path in files:
            if total <= MAX_FOLDER_BYTES:
                return
            os.unlink(path)
            total -= size

    def _prepare(self) -> None:
        try:
            with closing(self._connect()) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.executescript(_SCHEMA)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            # not a database any more; nothing in it is worth repair
            for ending in ("", "-wal", "-shm"):
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(self._file + ending)
            with closing(self._connect()) as connection:
                connection.executescript(_SCHEMA)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._file, timeout=5.0, isolation_level=None)

    def _row(self, query: str, url: str) -> tuple[object, ...] | None:
        try:
            with closing(self._connect()) as connection:
                return cast("tuple[object, ...] | None", connection.execute(query, (url,)).fetchone())
        except sqlite3.Error as error:
            _log.warning("what was remembered of web images cannot be read: %s", error)
            return None

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        try:
            with closing(self._connect()) as connection:
                connection.execute(statement, values)
        except sqlite3.Error as error:
            _log.warning("a verdict on a web image was not kept: %s", error)


def stale(report: ImageReport, reason: str) -> ImageReport:
    """Give an old verdict that stands until someone can be asked again; `data["stale"]` says why not now."""
    return replace(report, data={**report.data, "stale": reason})


def _text_of(report: ImageReport) -> str:
    numbers = {"width": report.width, "height": report.height, "bytes": report.bytes}
    told = {"here": report.here, "site": report.site, "format": report.format, "data": dict(report.data)}
    return json.dumps({**numbers, **told})


def _report_from(text: str) -> ImageReport | None:
    try:
        told = cast("dict[str, object]", json.loads(text))
        return ImageReport(
            here=ImageStatus(str(told["here"])),
            site=ImageStatus(str(told["site"])),
            width=int(str(told["width"])),
            height=int(str(told["height"])),
            bytes=int(str(told["bytes"])),
            format=str(told["format"]),
            data=dict(_pairs(told["data"])),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _pairs(data: object) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for name, value in cast("dict[object, object]", data).items():
            yield str(name), str(value)
