"""The settings on disk: one JSON object that several windows share; a broken one is set aside."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from editor.workspace.errors import DiskError
from editor.workspace.folder_lock import folder_lock
from editor.workspace.refusal import reason_of
from editor.workspace.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

SIZE_LIMIT = 1_000_000


def read_settings(path: str) -> tuple[dict[str, object], str]:
    """Give the stored values and a sentence for the writer, "" when all is well.

    A file that cannot be read as an object is renamed to end in `.broken` and the defaults stand.
    """
    file = Path(path)
    try:
        if file.stat().st_size > SIZE_LIMIT:
            return {}, _set_aside(file)
        found = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}, ""
    except (ValueError, RecursionError):
        return {}, _set_aside(file)
    except OSError as error:
        return {}, Sentence(
            "The settings cannot be read ({reason}); the defaults are used.", reason=reason_of(error)
        )
    if not isinstance(found, dict):
        return {}, _set_aside(file)
    return cast("dict[str, object]", found), ""


def write_settings(
    path: str,
    values: Mapping[str, object],
    before: Mapping[str, object] | None = None,
    shared: Collection[str] = (),
) -> None:
    """Put these values among the stored ones, which another window may have changed meanwhile.

    The lists named in `shared` keep what others have added to them since they were as in `before`, and
    lose what others have taken away.
    """
    file = Path(path)
    fresh = file.with_name(f".{file.name}.{os.getpid()}-{os.urandom(4).hex()}~")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with folder_lock(str(file.parent)):
            merged = _merged(_stored(file), values, before or {}, shared)
            # ASCII alone: a folder's name that is no UTF-8 has characters that UTF-8 cannot write
            fresh.write_text(json.dumps(merged, indent=1), "ascii")
            fresh.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink()
        sentence = Sentence(
            "The settings could not be kept ({reason}). They hold until the program ends.",
            reason=reason_of(error),
        )
        raise DiskError(sentence, path) from error


def _stored(file: Path) -> dict[str, object]:
    """Give what stands in the file now; nothing where it cannot be read, which the start has told of."""
    try:
        if file.stat().st_size > SIZE_LIMIT:
            return {}
        found: object = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return cast("dict[str, object]", found) if isinstance(found, dict) else {}


def _merged(
    stored: dict[str, object],
    values: Mapping[str, object],
    before: Mapping[str, object],
    shared: Collection[str],
) -> dict[str, object]:
    merged = {**stored, **values}
    for name in shared:
        mine, theirs, old = values.get(name), stored.get(name), before.get(name)
        if isinstance(mine, list) and isinstance(theirs, list) and isinstance(old, list):
            merged[name] = _joined(
                cast("list[object]", mine), cast("list[object]", theirs), cast("list[object]", old)
            )
    return merged


def _joined(mine: list[object], theirs: list[object], old: list[object]) -> list[object]:
    kept = [item for item in mine if item in theirs or item not in old]
    return kept + [item for item in theirs if item not in old and item not in kept]


def _set_aside(file: Path) -> str:
    aside = file.with_name(file.name + ".broken")
    try:
        file.replace(aside)
    except OSError:
        return Sentence("The settings file is damaged; the defaults are used.")
    return Sentence(
        "The settings file was damaged; the defaults are used and the old file is kept as {name}.",
        name=aside.name,
    )
