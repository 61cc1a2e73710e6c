"""Which encoding the writer has said a file is in: remembered beyond the closing of the post."""

from __future__ import annotations

import contextlib
import json
import logging
import os
from pathlib import Path
from typing import cast

from editor.core.text.file_text import FileText
from editor.workspace.folder_lock import folder_lock

log = logging.getLogger(__name__)

MOST = 500
"""files that are remembered; the one that was chosen for the longest ago is forgotten first"""
SIZE_LIMIT = 2_000_000


class EncodingMemory:
    """A small file of names and encodings; where it cannot be read or written, nothing is remembered."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)

    def recall(self, post: str) -> str:
        """Give the encoding that was chosen for a post, "" where none was."""
        return self._read().get(os.path.abspath(post), "")

    def read(self, post: str, data: bytes) -> FileText:
        """Read the bytes of a post, in the encoding that was chosen for it where they are not plain UTF-8."""
        text = FileText.decode(data)
        if text.format.encoding == "utf-8" and not text.stray_lines():
            return text
        return text.in_encoding(self.recall(post))

    def remember(self, post: str, encoding: str) -> None:
        """Keep what was chosen for a post; "" forgets it."""
        name = os.path.abspath(post)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with folder_lock(str(self._path.parent)):
                known = self._read()
                if known.pop(name, "") != encoding or encoding:
                    self._write({**known, name: encoding} if encoding else known)
        except OSError as error:
            log.warning("the chosen encoding is not remembered: %s", error.strerror)

    def follow(self, source: str, target: str) -> None:
        """Learn that a post has another path now."""
        encoding = self.recall(source)
        if encoding:
            self.remember(source, "")
            self.remember(target, encoding)

    def _read(self) -> dict[str, str]:
        try:
            if self._path.stat().st_size > SIZE_LIMIT:
                return {}
            found: object = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            log.warning("the chosen encodings cannot be read: %s", type(error).__name__)
            return {}
        entries = cast("dict[object, object]", found) if isinstance(found, dict) else {}
        return {
            name: encoding
            for name, encoding in entries.items()
            if isinstance(name, str) and isinstance(encoding, str)
        }

    def _write(self, known: dict[str, str]) -> None:
        kept = dict(list(known.items())[-MOST:])
        fresh = self._path.with_name(f".{self._path.name}.{os.getpid()}-{os.urandom(4).hex()}~")
        try:
            # ASCII alone: the name of a file that is no UTF-8 has characters that UTF-8 cannot write
            fresh.write_text(json.dumps(kept, indent=1), "ascii")
            fresh.replace(self._path)
        except OSError:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise
