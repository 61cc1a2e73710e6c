"""One bounded walk through the files below a folder, which follows no link out of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from editor.workspace.local_file import is_inside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MAX_DEPTH = 24


def files_below(
    root: str, most: int, goes_into: Callable[[str, int], bool], wants: Callable[[str], bool]
) -> Iterator[str]:
    """Give the paths of files whose name is wanted, those near the root first, each folder's by name.

    `goes_into` tells by a folder's name and its depth, 0 in the root, whether to look into it. After `most`
    files and folders the walk ends. A folder that cannot be read has no files, and so has a link that leads
    out of the root, to no file or in a circle.
    """
    left = most
    waiting = [(root, 0)]
    while waiting and left > 0:
        folder, depth = waiting.pop(0)
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in found:
            left -= 1
            if entry.is_dir(follow_symlinks=False):
                if depth < _MAX_DEPTH and goes_into(entry.name, depth):
                    waiting.append((entry.path, depth + 1))
            elif wants(entry.name) and _is_file(entry, root):
                yield entry.path


def _is_file(entry: os.DirEntry[str], root: str) -> bool:
    try:
        return entry.is_file() and (not entry.is_symlink() or is_inside(entry.path, root))
    except OSError:
        return False
