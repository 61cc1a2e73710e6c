"""The way in: looks whether the program can start here, prepares the environment, and hands over to `launch`.

The environment must stand before anything of Qt is loaded.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from editor.app.early_process import begin_early

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.app.early_process import EarlyProcess
    from editor.app.terminal import Terminal

EXIT_BROKEN = 1
EXIT_NO_SCREEN = 3
FIELD_COMMANDS = ("get", "set", "unset")
WITHOUT_WINDOW = ("doctor", *FIELD_COMMANDS, "images", "render")
"""the first words that name a command instead of a post"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; give its exit code."""
    # a start makes a great many values that live on, and so does a long post: a look through all takes 0.3 s
    gc.set_threshold(50_000, 20, 100)
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] and (words[0] in WITHOUT_WINDOW or any(word.startswith("-") for word in words)):
        return _run(words, None)
    return _run(words, begin_early("editor.renderer"))  # it gets ready while all that follows is loaded


# what is imported below is loaded while the renderer starts, or needs packages that may lack


def _run(words: list[str], early: EarlyProcess | None) -> int:
    from editor.app.early_settings import early_setting
    from editor.app.readiness import package_problem
    from editor.app.spoken_language import terminal_language
    from editor.app.terminal import Terminal

    encoding = getattr(sys.stdout, "encoding", None)
    terminal = Terminal(terminal_language(early_setting("language", "system"), encoding))
    if words[:1] == ["doctor"]:
        from editor.app.doctor import run_doctor

        return run_doctor(words[1:], terminal)
    problem = package_problem(with_qt=False)
    if problem:
        return _refuse(terminal, problem, EXIT_BROKEN, early)
    if words[:1] and words[0] in FIELD_COMMANDS:
        from editor.app.field_commands import run_command

        return run_command(words, terminal)
    if words[:1] == ["images"]:
        from editor.app.image_commands import run_images

        return run_images(words[1:], terminal)
    if words[:1] == ["render"]:
        from editor.app.render_command import run_render

        return run_render(words[1:], terminal)
    return _show(words, terminal, early)


def _show(words: list[str], terminal: Terminal, early: EarlyProcess | None) -> int:
    from editor.kept_code import OF_WINDOW, read_kept_code

    kept = read_kept_code(OF_WINDOW)
    kept.use()
    from editor.app import cli
    from editor.app.loading import load_without_features
    from editor.app.readiness import qt_problem
    from editor.app.screen import screen_problem
    from editor.workspace.errors import WorkspaceError

    try:
        wish = cli.read_arguments(words, terminal)
    except WorkspaceError as error:
        return _refuse(terminal, error.sentence, cli.EXIT_USAGE, early)
    problem = screen_problem()
    if problem:
        return _refuse(terminal, problem, EXIT_NO_SCREEN, early)
    with kept.used_for_sources():
        problem = qt_problem()
    if problem:
        return _refuse(terminal, problem, EXIT_BROKEN, early)
    can_show = prepare_environment()
    load_without_features()
    from editor.app.launch import run_program

    return run_program(wish, early, has_preview=can_show)


def _refuse(terminal: Terminal, problem: str, code: int, early: EarlyProcess | None) -> int:
    if early:
        early.let_go()
    terminal.complain(problem)
    return code


def prepare_environment() -> bool:
    """Set what Qt and Chromium read when they are loaded; tell whether there can be a preview.

    For root alone Chromium's sandbox is switched off. Where it cannot be had for anyone else, there is
    no preview rather than one without it, unless the writer has switched it off in the environment.
    """
    from editor.widgets.preview_scheme import chromium_flags
    from editor.workspace.sandbox import must_go_without

    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = chromium_flags()
    os.environ.pop("QTWEBENGINE_REMOTE_DEBUGGING", None)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return bool(os.environ.get("QTWEBENGINE_DISABLE_SANDBOX")) or not must_go_without()


if __name__ == "__main__":
    sys.exit(main())
