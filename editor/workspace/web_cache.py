"""What is remembered of web images: verdicts, each with its moment and the server's marks of that version."""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from editor.core.images.check import ImageNote, ImageReport, ImageStatus
from editor.workspace.insurance import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

_log = logging.getLogger(__name__)

OK_SECONDS = 86_400.0
BAD_SECONDS = 600.0
STALE_SECONDS = 30 * 86_400.0
MOST_REPORTS = 50_000
_SPARE = 1000

_SCHEMA = """
CREATE TABLE IF NOT EXISTS verdicts (
    url TEXT PRIMARY KEY, asked REAL NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL,
    report TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS verdicts_by_age ON verdicts (asked);
DROP TABLE IF EXISTS reports;
DROP TABLE IF EXISTS copies;
PRAGMA user_version = 2;
"""
_KEPT = {ImageStatus.OK: OK_SECONDS, ImageStatus.MISSING: BAD_SECONDS, ImageStatus.NOT_AN_IMAGE: BAD_SECONDS}


@dataclass(frozen=True, slots=True)
class Marks:
    """How a server tells versions of an image apart: its ETag and its Last-Modified, "" where it does not."""

    etag: str = ""
    modified: str = ""

    def __bool__(self) -> bool:
        """Tell whether there is any mark to ask by."""
        return bool(self.etag or self.modified)

    @property
    def headers(self) -> dict[str, str]:
        """Give what asks for the image only when it has changed."""
        if self.etag:
            return {"If-None-Match": self.etag}
        return {"If-Modified-Since": self.modified} if self.modified else {}


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Remembered:
    """A verdict with its age in seconds, and the server's marks of the version that was seen."""

    report: ImageReport
    age: float
    marks: Marks

    @property
    def is_fresh(self) -> bool:
        """Tell whether the verdict still stands without asking: a day for good ones, ten minutes for bad."""
        return 0 <= self.age < _KEPT.get(self.report.here, 0.0)


class WebCache:
    """A folder with one SQLite file; every failure of it only means that we ask again.

    Moments are seconds since 1970. A clock that was set back makes everything stale, never fresh for ever.
    The oldest verdicts go when there are more than `most`.
    """

    def __init__(self, folder: str, most: int = MOST_REPORTS) -> None:
        self._folder = folder
        self._most = most
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._is_out_of_order = False
        self._since_count = _SPARE

    def report(self, url: str, now: float) -> Remembered | None:
        """Give the remembered verdict, whatever its age."""
        found = self._run("SELECT report, asked, etag, modified FROM verdicts WHERE url = ?", (url,))
        row = cast("tuple[str, float, str, str] | None", found[0] if found else None)
        report = report_from(row[0], row[1]) if row else None
        return Remembered(report, now - row[1], Marks(row[2], row[3])) if row and report else None

    def keep_report(self, url: str, report: ImageReport, marks: Marks, now: float) -> None:
        """Remember a verdict that proves something; refusals, limits and failures are not remembered."""
        if report.here not in _KEPT:
            return
        row = (url, now, marks.etag[:300], marks.modified[:100], text_of(report))
        self._run("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?)", row)
        self._since_count += 1
        if self._since_count > _SPARE:
            self._since_count = 0
            self._run(
                "DELETE FROM verdicts WHERE url IN "
                "(SELECT url FROM verdicts ORDER BY asked DESC LIMIT -1 OFFSET ?)",
                (self._most,),
            )

    def close(self) -> None:
        """Let go of the file; the next question opens it again."""
        with self._lock:
            if self._connection:
                self._connection.close()
                self._connection = None

    def _run(self, statement: str, values: tuple[object, ...]) -> list[tuple[object, ...]]:
        with self._lock:
            if self._is_out_of_order:
                return []
            try:
                if self._connection is None:
                    os.makedirs(self._folder, mode=0o700, exist_ok=True)
                    self._connection = open_store(os.path.join(self._folder, "web.sqlite3"), _SCHEMA)
                return self._connection.execute(statement, values).fetchall()
            except (OSError, sqlite3.Error, ValueError) as error:
                self._is_out_of_order = self._connection is None
                _log.warning("what was remembered of web images cannot be used: %s", error)
                return []


def stale(report: ImageReport, reason: str) -> ImageReport:
    """Give an old verdict that stands until someone can be asked again; `data["stale"]` says why not now."""
    return replace(report, data={**report.data, "stale": reason})


def text_of(report: ImageReport) -> str:
    """Write a verdict as JSON, without its moment."""
    numbers = {"width": report.width, "height": report.height, "bytes": report.bytes}
    told = {"here": report.here, "site": report.site, "format": report.format, "data": dict(report.data)}
    return json.dumps({**numbers, **told, "notes": report.notes, "redirects": report.redirects})


def report_from(text: str, checked: float) -> ImageReport | None:
    """Read a verdict again, None where it was written by another version or is damaged."""
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
            notes=tuple(ImageNote(str(note)) for note in cast("list[object]", told["notes"])),
            checked=checked,
            redirects=tuple(str(address) for address in cast("list[object]", told["redirects"])),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _pairs(data: object) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for name, value in cast("dict[object, object]", data).items():
            yield str(name), str(value)
