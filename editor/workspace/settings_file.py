"""The settings on disk: one JSON object, replaced as a whole; a broken one is set aside."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from pathlib import Path
from typing import cast

from editor.workspace.errors import DiskError
from editor.workspace.refusal import reason_of
from editor.workspace.sentence import Sentence

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


def write_settings(path: str, values: dict[str, object]) -> None:
    """Replace the settings by these values."""
    file = Path(path)
    fresh = file.with_name(f".{file.name}.{os.getpid()}-{secrets.token_hex(4)}~")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # ASCII alone: a folder's name that is no UTF-8 has characters that UTF-8 cannot write
        fresh.write_text(json.dumps(values, indent=1), "ascii")
        fresh.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink()
        sentence = Sentence(
            "The settings could not be kept ({reason}). They hold until the program ends.",
            reason=reason_of(error),
        )
        raise DiskError(sentence, path) from error


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
