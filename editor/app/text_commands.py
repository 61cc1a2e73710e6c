"""The menu's commands on the text of the post in front: each is one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from editor.core.text.commands import (
    caret_inside,
    insert_link,
    set_heading,
    toggle_code,
    toggle_emphasis,
    toggle_strong,
)
from editor.core.text.edit import Range

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.app.open_posts import OpenPosts
    from editor.app.window import Window
    from editor.core.text.edit import TextEdit

    Command = Callable[[Sequence[str], Range], tuple[TextEdit, ...]]


class TextCommands(QObject):
    """Connects format, clipboard, undo and find to the post in front."""

    def __init__(self, window: Window, posts: OpenPosts) -> None:
        super().__init__()
        self._posts = posts
        self._window = window
        table = window.actions_table
        commands: dict[str, Command] = {
            "strong": toggle_strong,
            "emphasis": toggle_emphasis,
            "code": toggle_code,
            "link": insert_link,
        }
        for level in (1, 2, 3):
            commands[f"heading-{level}"] = lambda lines, place, level=level: set_heading(lines, place, level)
        for name, command in commands.items():
            table.on(name, lambda command=command: self._carry_out(command))
        for name in ("cut", "copy", "paste"):
            table.on(name, lambda name=name: self._pass_on(name))
        table.on("undo", self._undo)
        table.on("redo", self._redo)
        table.on("find", self._find)
        posts.current_changed.connect(
            lambda session: window.find_bar.set_editor(session.editor if session else None)
        )
        window.find_bar.closed.connect(lambda: posts.current and posts.current.editor.setFocus())
        table.on("next-post", lambda: posts.step(1))
        table.on("previous-post", lambda: posts.step(-1))

    def _carry_out(self, command: Command) -> None:
        session = self._posts.current
        if session and not session.is_read_only:
            if self._is_hidden():
                self._window.actions_table["view-split"].trigger()  # nobody edits what is not seen
            edits = command(session.text.texts(), session.editor.selection_range())
            if edits:
                caret = caret_inside(edits)
                session.apply(edits, Range(caret, caret) if caret else None)
            session.editor.setFocus()

    def _pass_on(self, name: str) -> None:
        """Cut, copy or paste where the focus is."""
        target = QApplication.focusWidget()
        act = getattr(target, name, None)
        if callable(act):
            act()

    def _undo(self) -> None:
        self._window.form.flush()
        if self._posts.current:
            self._posts.current.undo()

    def _redo(self) -> None:
        if self._posts.current:
            self._posts.current.redo()

    def _find(self) -> None:
        """Find where the focus is: in the preview, else in the source."""
        preview, focused = self._window.preview, QApplication.focusWidget()
        if self._is_hidden() or (focused is not None and preview.isAncestorOf(focused)):
            preview.open_find()
        elif self._posts.current:
            self._window.find_bar.open()

    def _is_hidden(self) -> bool:
        """Tell whether the preview stands there alone."""
        return not self._window.editors.isVisibleTo(self._window)
