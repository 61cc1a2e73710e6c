"""Asks a program of ours one question in a process of its own, which a hostile file may kill."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import editor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def own_program(module: str) -> list[str]:
    """Give the command that runs a module of ours; `-P` keeps the current folder off its path."""
    return [sys.executable, "-P", "-s", "-m", module]


def own_variables() -> dict[str, str]:
    """Give the environment of such a process: ours, in which nothing leads Python elsewhere."""
    root = Path(str(editor.__file__)).resolve().parents[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"PYTHONPATH": str(root), "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1"}


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
