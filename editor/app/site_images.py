"""Which habits each site has for the images that come into it; remembered in the settings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.core.images.image_habits import habits_as_text, habits_in

if TYPE_CHECKING:
    from editor.app.settings import SettingsStore
    from editor.core.images.image_habits import ImageHabits

MOST_SITES = 200


class SiteImages(QObject):
    """Answers and changes the habits of sites, which are known by their folders."""

    changed = Signal(str)
    """the habits of the site in that folder are others now"""

    def __init__(self, store: SettingsStore) -> None:
        super().__init__()
        self._store = store

    def habits_of(self, root: str) -> ImageHabits:
        """Give the habits of the site in a folder."""
        return habits_in(self._store.settings.image_sites, root)

    def change(self, root: str, habits: ImageHabits, *, for_all: bool = False) -> None:
        """Remember the habits of a site; `for_all` makes them those of sites without habits of their own."""
        roots = [root, ""] if for_all and root else [root]
        mine = [habits_as_text(one, habits) for one in roots]
        others = [text for text in self._store.settings.image_sites if _root_in(text) not in roots]
        self._store.change(image_sites=tuple([*mine, *others][:MOST_SITES]))
        self.changed.emit(root)


def _root_in(text: str) -> object:
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    return found.get("root") if isinstance(found, dict) else ""
