"""A copy of a post takes a copy of its asset folder along; what lies there already stays."""

from __future__ import annotations

import contextlib
import filecmp
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.workspace.errors import DiskError, NotAllowedError
from editor.workspace.local_file import is_regular
from editor.workspace.refusal import reason_of
from editor.workspace.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_FILES = 2_000


@dataclass(frozen=True, slots=True)
class CopiedAssets:
    """How many files are in the copy's folder now that were not, and the names of others found there."""

    folder: str
    count: int
    taken: tuple[str, ...] = ()


def asset_folder(post_path: str) -> str:
    """Give the asset folder of a post, which bears its name; "" where there is none, or it is a link."""
    folder, name = os.path.splitext(post_path)[0], os.path.basename(post_path)
    is_own = os.path.splitext(name)[0] != "index"
    return folder if is_own and os.path.isdir(folder) and not os.path.islink(folder) else ""


def copy_assets(post_path: str, copy_path: str) -> CopiedAssets:
    """Copy a post's asset folder for a copy of the post: `trip/` of `trip.md` to `journey/` of `journey.md`.

    No file is written over, links and hidden files are left out, and the post keeps its own.
    """
    source, target = asset_folder(post_path), os.path.splitext(copy_path)[0]
    if not source or source == target:
        return CopiedAssets(target, 0)
    count, taken = 0, list[str]()
    try:
        for name in list(_files(source)):
            goal = os.path.join(target, name)
            if _copy_new(os.path.join(source, name), goal):
                count += 1
            elif not filecmp.cmp(os.path.join(source, name), goal, shallow=False):
                taken.append(name)
    except OSError as error:
        sentence = Sentence("The post's images could not be copied: {reason}.", reason=reason_of(error))
        raise DiskError(sentence, target) from error
    return CopiedAssets(target, count, tuple(taken))


def _files(source: str) -> Iterator[str]:
    count = 0
    for folder, folders, names in os.walk(source):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.startswith(".") or os.path.islink(path) or not is_regular(path):
                continue
            count += 1
            if count > MOST_FILES:
                raise NotAllowedError(
                    "The post's folder holds too many files to be copied; copy it yourself.", source
                )
            yield os.path.relpath(path, source)


def _copy_new(source: str, goal: str) -> bool:
    """Copy a file to where none is; False where there is one."""
    os.makedirs(os.path.dirname(goal), exist_ok=True)
    try:
        file = open(goal, "xb")  # noqa: SIM115 - closed below, and taken away where copying fails
    except FileExistsError:
        return False
    try:
        with file, open(source, "rb") as original:
            shutil.copyfileobj(original, file)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(goal)
        raise
    return True
