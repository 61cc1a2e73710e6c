"""What the palette offers: every command of the menus, `@` the posts of the folder, `#` the headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTranslator
from PySide6.QtGui import QKeySequence

from editor.app.actions import ACTIONS, tr
from editor.widgets.command_match import match_rank
from editor.widgets.command_palette import CommandPalette, PaletteEntry
from editor.widgets.one_line import one_line
from editor.widgets.post_rows import shown_date, shown_title
from editor.widgets.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.app.open_posts import OpenPosts
    from editor.app.settings import SettingsStore
    from editor.app.window import Window

MOST_RECENT = 20
MOST_FOUND = 200
LEFT_OUT = ("", "recent", "commands")
_LETTER = re.compile(r"\(&\w\)|&")


class CommandSearch(QObject):
    """Opens the palette, answers what is typed there, and does what is chosen."""

    def __init__(
        self, window: Window, posts: OpenPosts, store: SettingsStore, go_to: Callable[[int], object]
    ) -> None:
        super().__init__()
        self._window = window
        self._posts = posts
        self._store = store
        self._go_to = go_to
        self._names = _names()
        self._palette = CommandPalette(self.search, window)
        self._palette.chosen.connect(self._on_chosen)

    def open(self) -> None:
        """Show the palette."""
        self._window.activateWindow()
        self._palette.open()

    def search(self, typed: str) -> list[PaletteEntry]:
        """Give what answers to some text, the best first."""
        if typed.startswith("@"):
            return self._posts_for(typed[1:])
        if typed.startswith("#"):
            return self._headings_for(typed.lstrip("#"))
        recent = self._store.settings.recent_commands
        found: list[tuple[tuple[int, bool, int], PaletteEntry]] = []
        for row in ACTIONS:
            rank = match_rank(typed, self._names[row.id]) if row.id not in LEFT_OUT else 0
            if rank:
                action = self._window.actions_table[row.id]
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                text = _plain(tr(row.text))
                mark = "✓ " if action.isChecked() else ""
                entry = PaletteEntry(row.id, mark + text, _plain(tr(row.menu)), keys, action.isEnabled())
                place = recent.index(row.id) if row.id in recent else MOST_RECENT
                found.append(((-rank, not action.isEnabled(), place), entry))
        return [entry for _, entry in sorted(found, key=lambda one: one[0])]

    def _posts_for(self, typed: str) -> list[PaletteEntry]:
        found: list[tuple[int, PaletteEntry]] = []
        for post in self._window.post_list.posts:
            name = post.path.rpartition("/")[2]
            rank = match_rank(typed, (shown_title(post), name))
            if rank:
                found.append((-rank, PaletteEntry(f"@{post.path}", shown_title(post), shown_date(post))))
        return [entry for _, entry in sorted(found, key=lambda one: one[0])[:MOST_FOUND]]

    def _headings_for(self, typed: str) -> list[PaletteEntry]:
        session = self._posts.current
        headings = session.rendered.headings() if session else ()
        line = QCoreApplication.translate("CommandSearch", "line {number}")
        return [
            PaletteEntry(
                f"#{heading.line}",
                "    " * (heading.level - 1) + (one_line(heading.text) or "—"),
                line.format(number=heading.line + 1),
            )
            for heading in headings
            if match_rank(typed, (heading.text,))
        ][:MOST_FOUND]

    def _on_chosen(self, name: str) -> None:
        if name.startswith("@"):
            self._posts.open(name[1:])
        elif name.startswith("#"):
            self._go_to(int(name[1:]))
        else:
            others = tuple(one for one in self._store.settings.recent_commands if one != name)
            self._store.change(recent_commands=(name, *others)[:MOST_RECENT])
            self._window.actions_table[name].trigger()


def _plain(text: str) -> str:
    return _LETTER.sub("", text)


def _names() -> dict[str, tuple[str, ...]]:
    """Give the names of each command, in the window's language, in English and in Chinese."""
    chinese = QTranslator()
    chinese.load("inkwright_zh_CN", str(resource_path("i18n")))
    return {
        row.id: tuple(
            _plain(f"{text} {menu}")
            for text, menu in (
                (tr(row.text), tr(row.menu)),
                (row.text, row.menu),
                (chinese.translate("Actions", row.text) or "", chinese.translate("Actions", row.menu) or ""),
            )
        )
        for row in ACTIONS
    }
