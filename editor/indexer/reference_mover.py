"""Tells how posts must be edited when their images move: a process that a hostile post may kill.

In: one line `{"root": folder, "files": {old: new}, "addresses": {old: new}, "posts": [[path, lines]]}`, lines
None for what the file holds. Out, for each post in this order, a line `{"digest": …, "edits": [[line,
column, end line, end column, text], …]}`, `{"error": sentence}` where it cannot be read, or `{"refused":
destination}`. A post that takes longer than ten seconds ends the process.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from typing import TYPE_CHECKING

from editor.core.text.file_text import FileText
from editor.indexer.local_references import MAX_POST_BYTES, ReferenceReader
from editor.indexer.reference_moves import CannotRewriteError, Moves, ReferenceMover
from editor.workspace.content_folder import find_site
from editor.workspace.errors import WorkspaceError
from editor.workspace.local_file import read_file
from editor.workspace.whole_file import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

SECONDS_PER_POST = 10.0


def main() -> None:
    """Answer the one line that stands on stdin."""
    asked = json.loads(sys.stdin.buffer.readline())
    convention = find_site(asked["root"])
    mover = ReferenceMover(convention, ReferenceReader(), Moves(asked["files"], asked["addresses"]))
    with open(os.devnull, "wb") as nowhere:
        for path, lines in asked["posts"]:
            faulthandler.dump_traceback_later(SECONDS_PER_POST, exit=True, file=nowhere)
            answer = _answer(mover, path, lines, convention.root)
            faulthandler.cancel_dump_traceback_later()
            sys.stdout.buffer.write(json.dumps(answer).encode("ascii") + b"\n")
            sys.stdout.buffer.flush()


def _answer(mover: ReferenceMover, path: str, lines: Sequence[str] | None, root: str) -> dict[str, object]:
    try:
        name = ""
        if lines is None:
            data = read_file(path, MAX_POST_BYTES, root)
            lines, name = FileText.decode(data).texts(), digest(data)
        edits = mover.edits(path, lines)
    except CannotRewriteError as error:
        return {"refused": str(error)[:2000]}
    except WorkspaceError as error:
        return {"error": str(error)}
    except (RecursionError, MemoryError) as error:
        return {"error": type(error).__name__}
    return {
        "digest": name,
        "edits": [
            [
                edit.range.start.line,
                edit.range.start.column,
                edit.range.end.line,
                edit.range.end.column,
                edit.new_text,
            ]
            for edit in edits
        ],
    }


if __name__ == "__main__":
    main()
