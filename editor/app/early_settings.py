"""A setting that is wanted before Qt, or without it: read from the file as it stands."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

SIZE_LIMIT = 1_000_000


def early_setting(name: str, default: str) -> str:
    """Give one setting that is a text; the default where the file, or what finds its place, is missing.

    A file that is damaged is not repaired: that is said later, when there is a window to say it in.
    """
    if importlib.util.find_spec("platformdirs") is None:
        return default
    from editor.app.places import system_places  # needs the package just looked for

    try:
        with Path(system_places().settings).open("rb") as file:
            stored = json.loads(file.read(SIZE_LIMIT))
    except (OSError, ValueError, RecursionError):
        return default
    found = stored.get(name) if isinstance(stored, dict) else None
    return found if isinstance(found, str) else default
