"""Prepares the next start: what this one had to compile is kept, where nothing for these versions is."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress

import PySide6

from editor import __version__
from editor.kept_code import kept_file, versions_kept
from editor.workspace.own_program import own_program, own_variables

LONGEST = 60.0
"""seconds for what takes one on an idle machine"""


def versions_here() -> str:
    """Name the versions on which it depends what a start compiles."""
    return f"{__version__} {PySide6.__version__}"


def prepare_next_start(path: str = "") -> None:
    """Let a process of its own keep the code; blocks until it has, at once where it is kept already.

    Where Python may keep no code either, because it is told so or the folder is not ours to write in,
    nothing is done; nor is it for a Python that leaves assertions out, as our processes do not.
    """
    path = path or kept_file()
    if sys.dont_write_bytecode or sys.flags.optimize or not os.access(os.path.dirname(path), os.W_OK):
        return
    if versions_kept(path) == versions_here():
        return
    with suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(
            [*own_program("editor.app.code_keeping"), path],
            env=own_variables(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LONGEST,
            check=False,
        )
