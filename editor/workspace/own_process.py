"""Asks a program of ours one question in a process of its own, which a hostile file may kill."""

from __future__ import annotations

import json
import subprocess
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from editor.workspace.own_program import own_program, own_variables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def answers_of(module: str, question: Mapping[str, object]) -> Iterator[object]:
    """Start a module with one line of JSON and give its answers, one a line, as they come.

    The process is killed when nobody wants more of them; fewer than expected means that it has died.
    """
    asked = json.dumps(question).encode("ascii") + b"\n"
    with subprocess.Popen(
        own_program(module),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=own_variables(),
    ) as process:
        try:
            _tell(process, asked)
            for line in process.stdout or ():
                with suppress(ValueError):
                    yield json.loads(line)
        finally:
            process.kill()


def _tell(process: subprocess.Popen[bytes], asked: bytes) -> None:
    """Write from a thread: the process may answer before it has heard everything."""
    stdin = process.stdin
    if stdin is None:
        return

    def write() -> None:
        with suppress(OSError), stdin:
            stdin.write(asked)

    threading.Thread(target=write, daemon=True).start()
