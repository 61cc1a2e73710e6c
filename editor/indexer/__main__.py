"""The indexer's loop: messages in, one JSON object a line; progress out; ends with its input.

In: `{"scan": folder, "encodings": file}` (the file: which encodings the writer has chosen, if it is there),
`{"rescan": [paths]}`, each with its `number`. Out: `{"ready": 1}`, `{"updated": 25, "total": 900, "done":
false}` (done: every row is in the index; counts of broken images follow with later lines), `{"library": 1}`
(the image library is up to date), `{"error": sentence, "file": path}` and `{"idle": 7}`: nothing is left to
do, message 7 was the last one.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from editor.indexer.busy_mark import BusyMark, casualties
from editor.indexer.scan import Scanner
from editor.workspace.content_folder import find_site
from editor.workspace.encoding_memory import EncodingMemory
from editor.workspace.errors import WorkspaceError
from editor.workspace.library_index import LibraryIndex, index_file_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.indexer.step import Step

SECONDS_PER_FILE = 5.0
_MAX_LINE = 10_000_000


class Indexer:
    """One process, one site at a time."""

    def __init__(self) -> None:
        self._messages: queue.SimpleQueue[dict[str, object]] = queue.SimpleQueue()
        self._scanner: Scanner | None = None
        self._mark: BusyMark | None = None
        self._steps: list[Iterator[Step]] = []
        self._number: object = 0

    def run(self) -> None:
        """Work until the input ends."""
        threading.Thread(target=self._listen, name="listen", daemon=True).start()
        _say({"ready": 1})
        while True:
            step: Step | None = None
            try:
                if (message := self._next_message()) is not None:
                    self._handle(message)
                elif (step := next(self._steps[-1], None)) is None:
                    self._steps.pop()
                else:
                    step.work()
            except Exception as error:  # noqa: BLE001  one file or message may fail in any way, the rest goes on
                self._recover(error, step)

    def _recover(self, error: Exception, step: Step | None) -> None:
        sentence = str(error) if isinstance(error, WorkspaceError) else type(error).__name__
        _say({"error": sentence[:500], "file": step.path if step else ""})
        if step and step.path:
            with suppress(WorkspaceError):
                step.rescue()
        else:
            self._steps.clear()
            _say({"updated": 0, "total": 0, "done": True})

    def _next_message(self) -> dict[str, object] | None:
        """Give a message that waits, None when there is other work to do; wait when there is none."""
        if not self._steps:
            if self._number and self._messages.empty():
                _say({"idle": self._number})
            return self._messages.get()
        with suppress(queue.Empty):
            return self._messages.get_nowait()
        return None

    def _handle(self, message: dict[str, object]) -> None:
        self._number = message.get("number", 0)
        if isinstance(root := message.get("scan"), str):
            self._steps.clear()
            encodings = message.get("encodings")
            self._begin(root, EncodingMemory(encodings) if isinstance(encodings, str) else None)
        elif isinstance(paths := message.get("rescan"), list) and self._scanner:
            named = [path for path in cast("list[object]", paths) if isinstance(path, str)]
            self._steps.append(self._scanner.rescan(named))

    def _begin(self, root: str, encodings: EncodingMemory | None) -> None:
        convention = find_site(root)
        index_path = index_file_for(convention.root)
        index = LibraryIndex(index_path)
        if self._mark:
            self._mark.close()
        self._mark = BusyMark(index_path, SECONDS_PER_FILE)
        self._scanner = Scanner(convention, index, self._mark, _say, encodings)
        self._scanner.blame(casualties(index_path))
        self._steps.append(self._scanner.scan())

    def _listen(self) -> None:
        """Read messages; with their end the window is gone, and so are we, in the middle of anything."""
        for line in iter(lambda: sys.stdin.buffer.readline(_MAX_LINE), b""):
            with suppress(ValueError, RecursionError):
                message: object = json.loads(line)
                if isinstance(message, dict):
                    self._messages.put(cast("dict[str, object]", message))
        if self._mark:
            self._mark.remove()
        os._exit(0)


def _say(message: dict[str, object]) -> None:
    try:
        sys.stdout.buffer.write(json.dumps(message).encode("ascii") + b"\n")
        sys.stdout.buffer.flush()
    except OSError:
        os._exit(0)  # nobody listens any more


def main() -> None:
    """Run the indexer, politely: the writer's typing comes first."""
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(10)
    Indexer().run()


if __name__ == "__main__":
    main()
