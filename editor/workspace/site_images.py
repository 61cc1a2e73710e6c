"""Where the images of a site lie, by their names: found by one bounded walk."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from editor.core.images.image_name import has_image_name
from editor.workspace.errors import WorkspaceError
from editor.workspace.folder_walk import files_below
from editor.workspace.image_header import HEAD_BYTES, read_header
from editor.workspace.image_name import same_name
from editor.workspace.local_file import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ENTRIES = 100_000
_NEVER = frozenset({"node_modules", "__pycache__", "site-packages"})
_BUILT = frozenset({"dist", "_site", "target", "build", "vendor", "venv"})


class SiteImages:
    """The images below a folder; it is walked when the first question comes, and then remembered."""

    def __init__(self, root: str) -> None:
        self._root = root.rstrip("/") or "/"
        self._by_name: dict[str, list[str]] | None = None
        self._by_stem: dict[str, list[str]] = {}

    def like(self, path_text: str, post_path: str) -> list[str]:
        """List the images of the same name, nearest first; else those of the same name in another format.

        Near is what lies in folders of the same names, then what is few steps from the post.
        """
        name = posixpath.basename(path_text)
        if not name or name in (".", ".."):
            return []
        if self._by_name is None:
            self._by_name = {}
            for path in self._walk():
                found = os.path.basename(path)
                self._by_name.setdefault(same_name(found), []).append(path)
                self._by_stem.setdefault(same_name(posixpath.splitext(found)[0]), []).append(path)
        alike = self._by_name.get(same_name(name), [])
        stem = posixpath.splitext(name)[0]
        if not alike and has_image_name(name):
            alike = self._by_stem.get(same_name(stem), [])
        wanted = [same_name(part) for part in path_text.split("/")]
        beside = posixpath.dirname(post_path)

        def rank(path: str) -> tuple[bool, int, int, str]:
            return (
                os.path.basename(path) != name,
                -_common_end(path, wanted),
                posixpath.relpath(path, beside or "/").count("/"),
                path,
            )

        return sorted(alike, key=rank)

    def _walk(self) -> Iterator[str]:
        return files_below(self._root, MAX_ENTRIES, _is_looked_at, has_image_name)


def _is_looked_at(name: str, depth: int) -> bool:
    is_kept = not name.startswith(".") and name not in _NEVER
    return is_kept and (depth > 0 or name not in _BUILT)


def image_outside(destination: str, post_path: str) -> str:
    r"""Give the image on this disk that `file:`, `C:\` or too many `..` name, "" where there is none."""
    text = destination.strip()
    if text.lower().startswith("file:"):
        path = unquote(urlsplit(text).path)
    elif text[1:3] in (":\\", ":/"):
        path = text
    else:
        path = posixpath.join(posixpath.dirname(post_path), unquote(text))
    path = os.path.normpath(path)
    if not has_image_name(path) or "\0" in path or path.startswith(("//", "\\\\")):
        return ""
    try:
        return path if read_header(read_file(path, HEAD_BYTES)) else ""
    except WorkspaceError:
        return ""


def _common_end(path: str, wanted: list[str]) -> int:
    parts = [same_name(part) for part in path.split("/")]
    count = 0
    while count < min(len(parts), len(wanted)) and parts[-1 - count] == wanted[-1 - count]:
        count += 1
    return count
