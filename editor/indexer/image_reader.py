"""Reads the images of posts for the command line: a process that a hostile post may kill.

In: one line `{"root": folder, "posts": [paths]}`, paths as text with surrogates. Out, for each post in this
order, a line `{"images": [[form, line, column, destination, description], …]}`, or `{"error": sentence}`. A
post that takes longer than five seconds ends the process; who started it reads the rest with a new one.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from typing import TYPE_CHECKING

from editor.indexer.local_references import ReferenceReader
from editor.workspace.content_folder import find_site
from editor.workspace.errors import WorkspaceError

if TYPE_CHECKING:
    from editor.core.site.convention import Convention

SECONDS_PER_POST = 5.0
MAX_IMAGES = 5_000
_MAX_DESTINATION = 4_000


def main() -> None:
    """Answer the one line that stands on stdin."""
    asked = json.loads(sys.stdin.buffer.readline())
    convention = find_site(asked["root"])
    reader = ReferenceReader()
    with open(os.devnull, "wb") as nowhere:
        for path in asked["posts"]:
            faulthandler.dump_traceback_later(SECONDS_PER_POST, exit=True, file=nowhere)
            answer = _answer(reader, path, convention)
            faulthandler.cancel_dump_traceback_later()
            sys.stdout.buffer.write(json.dumps(answer).encode("ascii") + b"\n")
            sys.stdout.buffer.flush()


def _answer(reader: ReferenceReader, path: str, convention: Convention) -> dict[str, object]:
    try:
        found = reader.references(path, convention)[:MAX_IMAGES]
    except WorkspaceError as error:
        return {"error": str(error)}
    except (RecursionError, MemoryError) as error:
        return {"error": type(error).__name__}
    return {
        "images": [
            [
                one.form.value,
                one.range.start.line,
                one.range.start.column,
                _shown(one.destination),
                one.description[:_MAX_DESTINATION],
            ]
            for one in found
        ]
    }


def _shown(destination: str) -> str:
    """Cut what can only be data: it is judged by its first characters."""
    is_data = destination.lstrip()[:5].lower() == "data:"
    return destination if is_data or len(destination) <= _MAX_DESTINATION else destination[:_MAX_DESTINATION]


if __name__ == "__main__":
    main()
