"""Steps that change several files: all or none, kept so that they can be taken back, also after a crash.

A step lists files with the digests of what they hold before and after. All contents are laid down beside
the record before the first file changes, new files are made first and old ones removed last, and a record
that stands at `doing` when no process works at it any more is brought back to where it began.
"""

from __future__ import annotations

import json
import logging
import os
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from editor.workspace.errors import ChangedOnDiskError, DiskError, NotAllowedError, WorkspaceError
from editor.workspace.image_store import trash_image
from editor.workspace.local_file import is_inside, read_file
from editor.workspace.post_file import digest_of, save_post
from editor.workspace.process_mark import is_alive, own_mark
from editor.workspace.refusal import explain, shown_name
from editor.workspace.sentence import Sentence
from editor.workspace.whole_file import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    _Way = tuple[str, str | None, str | None]

_log = logging.getLogger(__name__)

KEPT_SECONDS = 7 * 24 * 3600.0
LARGEST = 100_000_000


class StepState(StrEnum):
    """Where a step stands."""

    DOING = "doing"
    """under way, in either direction; after a crash it is brought back to where it came from"""
    DONE = "done"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file (absolute path) before and after: digests, None where it is not there."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class FileStep:
    """Changes of files below `root` that belong together; `name` is that of its folder in the store."""

    name: str
    root: str
    changes: tuple[FileChange, ...]
    to_trash: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file as it is to become: `before` and `after` are whole contents, None where there is no file."""

    path: str
    before: bytes | None
    after: bytes | None


class FileSteps:
    """The steps of all programs of this user, in a folder of their own. Blocking; for any thread."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def do(self, root: str, wanted: Iterable[Wanted], *, to_trash: bool = False) -> FileStep:
        """Change files, all or none; raises WorkspaceError when one is not as expected or cannot be written.

        With `to_trash` what is to go is moved to the system's trash.
        """
        files = list(wanted)
        step = FileStep(
            f"{int(time.time())}-{os.urandom(6).hex()}",
            root,
            tuple(FileChange(one.path, _named(one.before), _named(one.after)) for one in files),
            to_trash,
        )
        try:
            os.makedirs(self._place(step), mode=0o700)
            for content in (content for one in files for content in (one.before, one.after)):
                self._lay_down(step, content)
        except OSError as error:
            raise DiskError(
                "The copies for undo could not be written; nothing was changed.", self._folder
            ) from error
        self._run(step, back=False)
        return step

    def undo(self, step: FileStep, instead: Mapping[str, bytes | None] | None = None) -> FileStep:
        """Take a step back; `instead` gives what changed files are to become, None to leave one.

        Gives the step as it is to be done again. Raises WorkspaceError, and nothing has changed then.
        """
        step = self._amended(step, instead or {}, back=True)
        self._run(step, back=True)
        return step

    def redo(self, step: FileStep, instead: Mapping[str, bytes | None] | None = None) -> FileStep:
        """Do a step again that was taken back; like `undo`."""
        step = self._amended(step, instead or {}, back=False)
        self._run(step, back=False)
        return step

    def changed_since(self, step: FileStep, *, back: bool) -> list[str]:
        """List the files of a step that do not hold what it left there, and still are there."""
        return [
            change.path
            for change in step.changes
            if (now := digest_of(change.path)) is not None
            and now != (change.after if back else change.before)
        ]

    def content(self, step: FileStep, name: str | None) -> bytes | None:
        """Give a content of a step by its digest."""
        return None if name is None else read_file(os.path.join(self._place(step), name), LARGEST)

    def recover(self) -> list[FileStep]:
        """Bring steps of processes that have died back to where they came from, and forget old ones.

        Gives the steps that were brought back. A file that another program has changed since stays as it is.
        """
        found: list[FileStep] = []
        for name in self._names():
            try:
                record = self._record(name)
                if record is None:
                    continue
                step, state, mark, is_back = record
                if state is StepState.DOING and not is_alive(mark):
                    self._bring_back(step, is_back)
                    found.append(step)
            except (WorkspaceError, OSError, ValueError, KeyError, TypeError) as error:
                _log.warning("a step of image files could not be brought back: %s", type(error).__name__)
        self._forget_old()
        return found

    # --- doing

    def _run(self, step: FileStep, *, back: bool) -> None:
        changes = _ordered(step.changes, back=back)
        _check_places(step)
        for path, source, _ in changes:
            _check_holds(path, source)
        self._note(step, StepState.DOING, is_back=back)
        done: list[_Way] = []
        try:
            for path, source, target in changes:
                self._put(step, (path, source, target), to_trash=step.to_trash)
                done.append((path, source, target))
        except WorkspaceError:
            for path, source, target in reversed(done):
                self._put(step, (path, target, source))
            self._note(step, StepState.DONE if back else StepState.UNDONE, is_back=back)
            raise
        self._note(step, StepState.UNDONE if back else StepState.DONE, is_back=back)

    def _bring_back(self, step: FileStep, is_back: bool) -> None:
        _check_places(step)
        for path, source, target in reversed(_ordered(step.changes, back=is_back)):
            if digest_of(path) == target != source:
                self._put(step, (path, target, source))
        self._note(step, StepState.DONE if is_back else StepState.UNDONE, is_back=is_back)

    def _amended(self, step: FileStep, instead: Mapping[str, bytes | None], *, back: bool) -> FileStep:
        """Give the step with what files hold now, and are to hold, in place of what it once noted."""
        changes = [change for change in step.changes if change.path not in instead]
        for path, wanted in instead.items():
            if wanted is None:
                continue
            now = read_file(path, LARGEST, step.root)
            self._lay_down(step, now)
            self._lay_down(step, wanted)
            before, after = (wanted, now) if back else (now, wanted)
            changes.append(FileChange(path, digest(before), digest(after)))
        return replace(step, changes=tuple(changes))

    def _put(self, step: FileStep, way: _Way, *, to_trash: bool = False) -> None:
        path, source, target = way
        if target is None:
            _check_holds(path, source)
            _remove(path, to_trash=to_trash)
            return
        content = self.content(step, target)
        if content is None or digest(content) != target:
            raise DiskError("The copies for undo are damaged; nothing was changed.", path)
        if source is None:
            try:
                os.makedirs(os.path.dirname(path), exist_ok=True)
            except OSError as error:
                raise explain(error, path, Sentence("save")) from error
        save_post(path, content, source)

    # --- records

    def _place(self, step: FileStep) -> str:
        return os.path.join(self._folder, step.name)

    def _names(self) -> list[str]:
        try:
            return sorted(os.listdir(self._folder))
        except OSError:
            return []

    def _lay_down(self, step: FileStep, content: bytes | None) -> None:
        if content is None:
            return
        path = os.path.join(self._place(step), digest(content))
        if not os.path.exists(path):
            _write(path, content)

    def _note(self, step: FileStep, state: StepState, *, is_back: bool) -> None:
        changes = [asdict(change) for change in step.changes]
        record = {
            "root": step.root,
            "state": state.value,
            "mark": own_mark(),
            "back": is_back,
            "changes": changes,
        }
        path = os.path.join(self._place(step), "record.json")
        try:
            _write(path, json.dumps(record).encode("ascii"))
        except OSError as error:
            raise explain(error, path, Sentence("save")) from error

    def _record(self, name: str) -> tuple[FileStep, StepState, str, bool] | None:
        path = os.path.join(self._folder, name, "record.json")
        if not os.path.isfile(path):
            return None
        record = json.loads(read_file(path, 50_000_000))
        changes = tuple(FileChange(one["path"], one["before"], one["after"]) for one in record["changes"])
        step = FileStep(name, record["root"], changes)
        return step, StepState(record["state"]), str(record["mark"]), bool(record["back"])

    def _forget_old(self) -> None:
        for name in self._names():
            folder = os.path.join(self._folder, name)
            begun = name.partition("-")[0]
            if not begun.isdigit() or time.time() - int(begun) < KEPT_SECONDS:
                continue
            with suppress(OSError):
                for file in os.listdir(folder):
                    os.unlink(os.path.join(folder, file))
                os.rmdir(folder)


def _named(content: bytes | None) -> str | None:
    return None if content is None else digest(content)


def _ordered(changes: Sequence[FileChange], *, back: bool) -> list[_Way]:
    """Give (path, from, to): what comes first, what is rewritten then, what goes last."""
    ways = [
        (change.path, change.after, change.before) if back else (change.path, change.before, change.after)
        for change in changes
    ]
    return sorted(ways, key=lambda way: (way[2] is None, way[1] is not None))


def _check_places(step: FileStep) -> None:
    for change in step.changes:
        if not is_inside(change.path, step.root):
            sentence = Sentence(
                "“{name}” lies outside the site, so nothing was changed.", name=shown_name(change.path)
            )
            raise NotAllowedError(sentence, change.path)


def _check_holds(path: str, source: str | None) -> None:
    now = digest_of(path)
    if now == source and not (source is None and os.path.lexists(path)):
        return
    if source is None:
        sentence = Sentence("“{name}” exists already; nothing was written.", name=shown_name(path))
    elif now is None:
        sentence = Sentence("“{name}” is gone from the disk; nothing was written.", name=shown_name(path))
    else:
        sentence = Sentence(
            "“{name}” was changed by another program; nothing was written.", name=shown_name(path)
        )
    raise ChangedOnDiskError(sentence, path)


def _remove(path: str, *, to_trash: bool) -> None:
    if to_trash:
        trash_image(path)
        return
    try:
        os.unlink(path)
    except OSError as error:
        raise explain(error, path, Sentence("remove")) from error


def _write(path: str, data: bytes) -> None:
    fresh = f"{path}.{os.urandom(4).hex()}"
    with open(fresh, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)
