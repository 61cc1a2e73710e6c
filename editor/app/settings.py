"""The settings table, and the one frozen value that is made of it."""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from editor.workspace.errors import WorkspaceError
from editor.workspace.settings_file import write_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.app.background import Background

log = logging.getLogger(__name__)
RECENT_LIMIT = 10
SHARED_LISTS = ("recent_folders", "own_folders", "foreign_folders", "quiet_zones")
"""lists to which two windows may add at the same time"""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered between two runs. Each field's sentence stands below it."""

    theme: str = "system"
    """`system`, `light` or `dark`"""
    language: str = "system"
    """`system`, `en` or `zh_CN`: what the window speaks; takes effect at the next start"""
    last_folder: str = ""
    """the content folder to open at the next start"""
    recent_folders: tuple[str, ...] = ()
    """content folders, the latest first"""
    own_folders: tuple[str, ...] = ()
    """folders the writer has marked as their own: their web images are checked and shown"""
    foreign_folders: tuple[str, ...] = ()
    """folders the writer has said are not their own: not asked again"""
    check_private_addresses: bool = False
    """whether images at private and loopback addresses are asked for in the writer's own folders"""
    keeps_copies: bool = True
    """whether the web images of the writer's own posts are kept as insurance copies"""
    copies_megabytes: int = 500
    """how much room insurance copies may take"""
    heavy_image_kilobytes: int = 1000
    """from what size on an image is said to be too large for the web"""
    wide_image_pixels: int = 2560
    """from what longer edge on a photograph is said to be too large for the web"""
    open_posts: tuple[str, ...] = ()
    """posts that were open in the last folder"""
    quiet_zones: tuple[str, ...] = ()
    """sites whose dates the form is not to warn about for want of a time zone"""
    recent_commands: tuple[str, ...] = ()
    """ids of commands that were chosen from the palette, the latest first"""
    window_geometry: str = ""
    """place and size of the window, as Qt writes it, in base64"""
    pane_sizes: tuple[int, ...] = ()
    """widths and heights of the panes"""
    shows_posts: bool = True
    """whether the list of posts is shown"""
    shows_outline: bool = False
    """whether the outline stands in the place of the list of posts"""
    shows_form: bool = True
    """whether the front-matter form is shown"""
    shows_preview: bool = True
    """whether the preview is shown"""
    shows_source: bool = True
    """whether the source is shown beside the preview, or the preview alone"""
    shows_images: bool = True
    """whether the image panel is shown"""
    image_order: str = "line"
    """by which column the images are ordered: `line`, `site`, … with `-` before it from below"""
    preview_zoom: float = 1.0
    """zoom of the preview, 1 is 100 %"""
    scrolls_together: bool = True
    """whether source and preview scroll together"""
    preview_apart: bool = False
    """whether the preview has a window of its own"""
    preview_window_geometry: str = ""
    """place and size of the preview's own window, as Qt writes it, in base64"""
    shows_title: str = "auto"
    """`on`, `off` or `auto`: whether title and date stand above the preview; auto as the site's themes do"""
    marks_differences: bool = True
    """whether the preview marks what the site will show otherwise"""
    preview_letters: int = 16
    """size of the preview's text in pixels, at 100 %"""
    preview_styles: tuple[str, ...] = ()
    """each site that wears a style of its own in the preview: its folder, a line end, the css file"""
    image_sites: tuple[str, ...] = ()
    """what each site does with images that come into it: JSON of ImageHabits; no secrets"""
    rendering: str = "auto"
    """`auto`, `software` or `gpu`: how the window is composed; takes effect at the next start"""


def settings_from(values: Mapping[str, object]) -> Settings:
    """Make the settings of stored values; what is unknown or of a wrong kind is left at its default.

    `settings_from({"theme": "dark", "preview_zoom": "big"})` is dark at 100 %.
    """
    known: dict[str, Any] = {}
    for entry in fields(Settings):
        stored, default = values.get(entry.name), entry.default
        if isinstance(default, tuple):
            if isinstance(stored, list) and _is_like(stored, entry.name):
                known[entry.name] = tuple(stored)
        elif isinstance(default, float):
            if _is_measure(stored):
                known[entry.name] = float(stored)  # type: ignore[arg-type]
        elif type(stored) is type(default):
            known[entry.name] = stored
    return Settings(**known)


def _is_measure(stored: object) -> bool:
    """Tell whether a stored value is a number that can be counted with: JSON also says NaN and 1e999."""
    if not isinstance(stored, int | float) or isinstance(stored, bool):
        return False
    return math.isfinite(stored) if isinstance(stored, float) else abs(stored) < 1_000_000


def _is_like(items: list[object], name: str) -> bool:
    wanted = int if name == "pane_sizes" else str
    return all(type(item) is wanted for item in items)


class SettingsStore(QObject):
    """Holds the settings in force and keeps each change on disk, soon and off the GUI thread."""

    changed = Signal(object)

    def __init__(self, path: str, settings: Settings, background: Background) -> None:
        super().__init__()
        self.settings = settings
        self._path = path
        self._background = background
        self._soon = QTimer(self, singleShot=True, interval=300)
        self._soon.timeout.connect(self._keep)
        self.failed = ""
        self._kept = self._values()
        """what the file is thought to hold"""

    def change(self, **values: object) -> None:
        """Put new values in force: `store.change(theme="dark")`."""
        changed = replace(self.settings, **values)  # type: ignore[arg-type]
        if changed != self.settings:
            self.settings = changed
            self._soon.start()
            self.changed.emit(changed)

    def remember_folder(self, root: str) -> None:
        """Make a folder the last and the most recent one."""
        others = tuple(path for path in self.settings.recent_folders if path != root)
        self.change(last_folder=root, recent_folders=(root, *others)[:RECENT_LIMIT])

    def keep_now(self) -> None:
        """Write at once what is still waiting; used when the program ends."""
        if self._soon.isActive():
            self._soon.stop()
            try:
                values = self._changed()
                write_settings(self._path, values, self._kept, SHARED_LISTS)
            except WorkspaceError as error:  # the program must be able to end all the same
                self._on_failed(error)

    def _keep(self) -> None:
        values = self._changed()
        self._background.run(
            write_settings,
            self._path,
            values,
            self._kept.copy(),
            SHARED_LISTS,
            done=lambda _: self._kept.update(values),
            failed=self._on_failed,
            lane="ordered",
        )

    def _on_failed(self, error: WorkspaceError) -> None:
        self.failed = error.sentence
        log.warning("%s", error.sentence)

    def _changed(self) -> dict[str, object]:
        """Give what is another value than the file is thought to hold: the rest is left to other windows."""
        return {name: value for name, value in self._values().items() if value != self._kept[name]}

    def _values(self) -> dict[str, object]:
        found = {entry.name: getattr(self.settings, entry.name) for entry in fields(Settings)}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}
