"""Keeps what starts compile: `python -m editor.app.code_keeping` loads what a start loads, and writes it.

It shows no window and takes a second. The set-up runs it, and so does a window for which nothing is kept.
"""

from __future__ import annotations

import contextlib
import os
import sys

from editor.app.code_recorder import CodeRecorder
from editor.kept_code import kept_file

POLITENESS = 19
"""the lowest priority: the writer's machine has better things to do"""


def load_as_renderer() -> None:
    """Load what the renderer loads for the first posts."""
    from editor.renderer import loop  # nothing of all this may be there before it is watched

    for language in (loop.FIRST_LANGUAGE, *loop.OTHER_LANGUAGES):
        loop.warm_up(language)


def load_as_window() -> None:
    """Load what the window loads, besides, until a post is drawn and can be written in."""
    from editor.app import loading
    from editor.app.readiness import qt_problem

    if problem := qt_problem():
        raise ImportError(problem)
    loading.load(("editor.app.launch", *loading.LOADED_ASIDE, *loading.LOADED_FOR_WINDOW))
    loading.load((*loading.LOADED_BESIDE, *loading.LOADED_LATER))


def main(path: str) -> int:
    """Write the file of that path; 1 where that cannot be, after which starts are as slow as before."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(POLITENESS)
    # to keep code is all that it is for; pip does so too when it installs
    sys.dont_write_bytecode = False
    recorder = CodeRecorder()
    try:
        recorder.watch(load_as_renderer)
        recorder.watch(load_as_window)
        from editor.app.next_start import versions_here
        from editor.workspace.errors import DiskError
        from editor.workspace.exported_file import write_export
    except ImportError:
        return 1
    with contextlib.suppress(OSError, DiskError):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write_export(path, recorder.content(versions_here()))
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:] or [kept_file()]))
