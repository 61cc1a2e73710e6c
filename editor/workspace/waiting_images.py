"""Images whose post was closed before they had come: what is left to do, kept until it is opened."""

from __future__ import annotations

import contextlib
import json
import logging
import os
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, cast

from editor.workspace.errors import WorkspaceError
from editor.workspace.journal_record import record_name
from editor.workspace.local_file import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping

log = logging.getLogger(__name__)
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class WaitingImages:
    """What the post at `path` is to get: files (by destination) to upload, addresses, links to insert.

    `files` are those that the links name.
    """

    path: str
    uploads: Mapping[str, str] = field(default_factory=dict[str, str])
    addresses: Mapping[str, str] = field(default_factory=dict[str, str])
    links: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is to be done."""
        return not (self.uploads or self.addresses or self.links)


class WaitingStore:
    """One file for each post, private to the writer. Blocking; raises nothing, and logs what it cannot do."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def of(self, path: str) -> WaitingImages:
        """Give what a post is to get."""
        try:
            told: object = json.loads(read_file(self._place(path), _MOST_BYTES))
        except WorkspaceError:
            return WaitingImages(path)
        except (ValueError, RecursionError):
            log.warning("what waits for a post cannot be read")
            return WaitingImages(path)
        if not isinstance(told, dict):
            return WaitingImages(path)
        found = cast("dict[str, object]", told)
        if found.get("path") != path:
            return WaitingImages(path)
        return WaitingImages(
            path,
            _pairs(found.get("uploads")),
            _pairs(found.get("addresses")),
            _texts(found.get("links")),
            _texts(found.get("files")),
        )

    def put(self, waiting: WaitingImages) -> None:
        """Remember what a post is to get, in place of what was known; nothing leaves no file."""
        place = self._place(waiting.path)
        fresh = f"{place}.{os.urandom(4).hex()}~"
        try:
            if waiting.is_empty:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(place)
                return
            os.makedirs(self._folder, 0o700, exist_ok=True)
            with open(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                json.dump(asdict(waiting), file)
            os.replace(fresh, place)
        except OSError as error:
            log.warning("what waits for a post cannot be kept: %s", error.strerror)

    def _place(self, path: str) -> str:
        return os.path.join(self._folder, f"{record_name(path)}.json")


def _pairs(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    items = cast("dict[object, object]", value).items()
    return {one: other for one, other in items if isinstance(one, str) and isinstance(other, str)}


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(item for item in cast("list[object]", value) if isinstance(item, str))
