"""The file side of a repair: a copy or a move that never overwrites, and the way back."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.core.images.repair import RepairKind
from editor.workspace.errors import DiskError, NotFoundError
from editor.workspace.local_file import read_file
from editor.workspace.refusal import reason_of
from editor.workspace.sentence import Sentence

if TYPE_CHECKING:
    from editor.core.images.repair import Repair

MAX_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class RepairedFile:
    """What was done: `target` came into being; `source` is gone where it was a move."""

    source: str
    target: str
    is_move: bool


def apply_repair_file(repair: Repair) -> RepairedFile | None:
    """Copy or move the file of a repair, never over another one; None where it has no file.

    Raises WorkspaceError; then nothing was changed.
    """
    if not repair.touches_file:
        return None
    done = RepairedFile(repair.source, repair.target, repair.kind is RepairKind.MOVE)
    _carry(repair.source, repair.target, is_move=done.is_move)
    return done


def undo_repair_file(done: RepairedFile) -> None:
    """Move the file back, or take the copy away if it is still the same; raises WorkspaceError."""
    if done.is_move:
        _carry(done.target, done.source, is_move=True)
        return
    if read_file(done.target, MAX_BYTES) != read_file(done.source, MAX_BYTES):
        raise DiskError(
            Sentence("“{name}” has changed since, so it stays.", name=os.path.basename(done.target)),
            done.target,
        )
    _remove(done.target)


def _carry(source: str, target: str, *, is_move: bool) -> None:
    content = read_file(source, MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise DiskError(Sentence("“{name}” is too large.", name=os.path.basename(source)), source)
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        sentence = Sentence("There is a file “{name}” already.", name=os.path.basename(target))
        raise DiskError(sentence, target) from error
    except OSError as error:
        with suppress(OSError):
            os.unlink(target)
        sentence = Sentence("The image cannot be copied: {reason}.", reason=reason_of(error))
        raise DiskError(sentence, target) from error
    with suppress(OSError):
        facts = os.stat(source)
        os.utime(target, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    if is_move:
        try:
            _remove(source)
        except DiskError:
            _remove(target)
            raise


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError as error:
        raise NotFoundError("The file is not there any more.", path) from error
    except OSError as error:
        raise DiskError(
            Sentence("The file cannot be taken away: {reason}.", reason=reason_of(error)), path
        ) from error
