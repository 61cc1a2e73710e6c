"""Which modules a start loads when, and how nothing and nobody waits for that longer than it must."""

from __future__ import annotations

import builtins
import contextlib
import importlib
import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
LOADED_ASIDE = (
    "editor.core.site.convention",
    "editor.renderer.protocol",
    "editor.core.text.commands",
    "editor.core.site.page_address",
    "editor.core.site.image_paths",
    "editor.workspace.opening",
    "editor.core.images.destination",
    "editor.core.images.check",
    "editor.app.early_post",
    "datetime",
    "queue",
    "select",
    "editor.app.foretaste",
    "editor.app.followed_post",
    "editor.app.rendered_post",
    "editor.app.undo_marks",
    "editor.core.images.link",
    "editor.core.site.post_link",
    "editor.core.site.shown_address",
    "editor.core.site.typora",
    "editor.widgets.line_tracker",
    "editor.widgets.preview_words",
    "editor.widgets.source_place",
    "editor.workspace.error_trace",
)
"""modules without Qt that a thread loads while the first web view waits for Chromium's helpers"""
LOADED_FOR_WINDOW = (
    "editor.app.actions",
    "editor.app.header",
    "editor.app.status_line",
    "editor.app.window",
    "editor.app.early_window",
)
"""modules that the window needs to be seen, in an order in which each brings little that is new"""
LOADED_BESIDE = (
    "editor.app.renderer_client",
    "editor.widgets.highlighter",
    "editor.widgets.source_view",
    "editor.widgets.source_editor",
    "editor.app.open_posts",
    "editor.app.notices",
    "editor.app.preview_control",
    "editor.app.first_look",
)
"""modules of what is seen first in the window, which stands already"""
LOADED_LATER = (
    "editor.widgets.front_matter_form",
    "editor.widgets.post_list",
    "editor.widgets.image_panel",
    "editor.widgets.find_bar",
    "editor.widgets.start_page",
    "editor.app.front_matter_sync",
    "editor.app.image_checks",
    "editor.app.image_drops",
    "editor.app.image_facts",
    "editor.app.post_saving",
    "editor.app.post_library",
    "editor.app.crash_journal",
    "editor.app.external_changes",
    "editor.app.unsaved_changes",
    "editor.app.post_status",
    "editor.app.form_hints",
    "editor.app.program",
)
"""modules that are loaded one by one while the post can already be read, so that no pause is felt"""


def load(names: Sequence[str]) -> None:
    """Load modules."""
    for name in names:
        importlib.import_module(name)


def load_in_turns(names: Sequence[str], take_turn: Callable[[], object]) -> None:
    """Load modules one by one, with a turn of the event loop before each: Chromium goes on with its page."""
    for name in names:
        take_turn()
        importlib.import_module(name)


def beside(act: Callable[[], object], work: Callable[[], T]) -> T | None:
    """Do something that waits without Python's lock, and meanwhile some work without Qt in a thread.

    Gives what came of the work; None where a module was missing, which is told where that is wanted.
    """
    done: list[T] = []

    def run() -> None:
        with contextlib.suppress(ImportError):
            done.append(work())

    aside = threading.Thread(target=run, daemon=True)
    aside.start()
    try:
        act()
    finally:
        aside.join()  # no two threads load at once: each would wait for what the other has begun
    return done[0] if done else None


def load_without_features() -> None:
    """Let `import` be what it is without PySide's features; to be called once PySide6 is loaded.

    PySide puts its own in place, which reads the source of every module for whether `from __feature__
    import ...` may change its classes. Nothing here does: that takes 40 ms of a start, and keeps the whole
    source in memory.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
