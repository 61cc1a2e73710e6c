r"""One record of the journal: a line of JSON that names the post, a line end, and the post's bytes.

The JSON's `checksum` covers all the rest, so that a record which was cut short or altered is known:
`{"base_digest": null, "checksum": "…", "column": 4, …}\n---\ntitle: …`
"""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_RECORD = 64 * 1024 * 1024
_VERSION = 1


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """Unsaved text of one post, and what is needed to go on with it.

    `path` is "" for a post that was never saved. `data` is what saving would have written;
    `base_digest` is the digest of the file it was made from. `line` and `column` are the cursor's.
    `written` is in seconds since 1970, by the clock of then.
    """

    key: str
    path: str
    title: str
    base_digest: str | None
    data: bytes
    line: int
    column: int
    images: tuple[str, ...] = ()
    """paths of image files that were kept for the post"""
    written: float = 0.0
    pending: tuple[str, ...] = ()
    """image work that had not yet become a link"""
    uploads: tuple[str, ...] = ()
    """images that were on their way to a host: destination, line end, path"""
    record: str = field(default="", compare=False)
    """where the record lies, "" for one that does not come from the disk"""


def record_name(key: str) -> str:
    """Give the file name, without ending, for a key of any characters."""
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def pack(entry: JournalEntry) -> bytes:
    """Turn an entry into the bytes of its record."""
    header: dict[str, object] = {
        "version": _VERSION,
        "key": entry.key,
        "path": entry.path,
        "title": entry.title,
        "base_digest": entry.base_digest,
        "line": entry.line,
        "column": entry.column,
        "images": list(entry.images),
        "written": entry.written,
        "pending": list(entry.pending),
        "uploads": list(entry.uploads),
    }
    checksum = _checksum(header, entry.data)
    return _line(header | {"checksum": checksum}) + b"\n" + entry.data


def unpack(record: bytes, path: str) -> JournalEntry | None:
    """Turn a record back into its entry; None for anything that is not exactly a whole record."""
    line, separator, data = record.partition(b"\n")
    try:
        parsed: object = json.loads(line)
        if not separator or not isinstance(parsed, dict):
            return None
        header = cast("dict[str, object]", parsed)
        is_whole = header.pop("checksum", None) == _checksum(header, data)
    except (ValueError, RecursionError):
        return None
    return _entry(header, data, path) if is_whole and header.get("version") == _VERSION else None


def _entry(header: Mapping[str, object], data: bytes, path: str) -> JournalEntry | None:
    key, where, title = header.get("key"), header.get("path"), header.get("title")
    base, written = header.get("base_digest"), header.get("written")
    line, column = header.get("line"), header.get("column")
    images, pending = _texts(header.get("images")), _texts(header.get("pending"))
    uploads = _texts(header.get("uploads", []))  # records of older versions have none
    if not (isinstance(key, str) and isinstance(where, str) and isinstance(title, str)):
        return None
    if not (base is None or isinstance(base, str)) or images is None or pending is None or uploads is None:
        return None
    if not (isinstance(line, int) and isinstance(column, int) and isinstance(written, int | float)):
        return None
    if not math.isfinite(written):
        return None
    return JournalEntry(
        key, where, title, base, data, line, column, images, float(written), pending, uploads, path
    )


def _texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        return None
    items = cast("list[object]", value)
    texts = tuple(item for item in items if isinstance(item, str))
    return texts if len(texts) == len(items) else None


def _line(header: Mapping[str, object]) -> bytes:
    return json.dumps(header, sort_keys=True, allow_nan=False).encode("ascii")


def _checksum(header: Mapping[str, object], data: bytes) -> str:
    return hashlib.blake2b(_line(header) + b"\n" + data, digest_size=32).hexdigest()
