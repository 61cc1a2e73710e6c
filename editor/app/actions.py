"""The action table: what the menus offer, by which keys, and when it can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the table. A `text` of "" is a separator.

    `needs` is `post`, `text` (of a post that can be written), `folder` or "".
    """

    id: str
    menu: str
    text: str = ""
    keys: str = ""
    needs: str = ""
    checkable: bool = False


def tr(text: str) -> str:
    """Translate a text of the menus."""
    return QCoreApplication.translate("Actions", text)


MENUS = ("&File", "&Edit", "F&ormat", "&Images", "&View", "&Help")
SUBMENUS = {"Preview st&yle": "&View", "Co&lours": "&View", "Lang&uage": "&View"}
"""the menus inside others, which stand where their first row stands in the table"""

ACTIONS = (
    Action("new-post", "&File", "&New post", "Ctrl+N", "folder"),
    Action("open-post", "&File", "&Open post…", "Ctrl+O"),
    Action("open-folder", "&File", "Open &folder…", "Ctrl+Shift+O"),
    Action("recent", "&File", "&Recent folders"),
    Action("open-sample", "&File", "Try the sam&ple site"),
    Action("", "&File"),
    Action("save", "&File", "&Save", "Ctrl+S", "post"),
    Action("save-as", "&File", "Save &as…", "Ctrl+Shift+S", "post"),
    Action("export-pdf", "&File", "&Export as PDF…", "", "post"),
    Action("export-html", "&File", "Export as &HTML…", "", "post"),
    Action("close-post", "&File", "&Close post", "Ctrl+W", "post"),
    Action("", "&File"),
    Action("quit", "&File", "&Quit", "Ctrl+Q"),
    Action("undo", "&Edit", "&Undo", "Ctrl+Z", "text"),
    Action("redo", "&Edit", "&Redo", "Ctrl+Shift+Z", "text"),
    Action("", "&Edit"),
    Action("cut", "&Edit", "Cu&t", "Ctrl+X", "text"),
    Action("copy", "&Edit", "&Copy", "Ctrl+C", "post"),
    Action("paste", "&Edit", "&Paste", "Ctrl+V", "text"),
    Action("", "&Edit"),
    Action("find", "&Edit", "&Find and replace…", "Ctrl+F", "post"),
    Action("commands", "&Edit", "All co&mmands…", "Ctrl+Shift+P"),
    Action("filter-posts", "&Edit", "Find a post in the &list", "Ctrl+P", "folder"),
    Action("strong", "F&ormat", "&Bold", "Ctrl+B", "text"),
    Action("emphasis", "F&ormat", "&Italic", "Ctrl+I", "text"),
    Action("code", "F&ormat", "&Code", "Ctrl+E", "text"),
    Action("link", "F&ormat", "&Link", "Ctrl+K", "text"),
    Action("", "F&ormat"),
    Action("heading-1", "F&ormat", "Heading &1", "Ctrl+1", "text"),
    Action("heading-2", "F&ormat", "Heading &2", "Ctrl+2", "text"),
    Action("heading-3", "F&ormat", "Heading &3", "Ctrl+3", "text"),
    Action("insert-image", "&Images", "&Insert an image…", "Ctrl+Shift+I", "text"),
    Action("check-images", "&Images", "&Check all images again", "F5", "post"),
    Action("upload-images", "&Images", "&Upload all images of this post", "", "text"),
    Action("image-settings", "&Images", "&Settings of images…"),
    Action("", "&Images"),
    Action(
        "own-folder",
        "&Images",
        "This folder is &mine: check and show web images",
        needs="folder",
        checkable=True,
    ),
    Action("show-posts", "&View", "&Posts", "F6", checkable=True),
    Action("show-form", "&View", "&Front matter", "F7", checkable=True),
    Action("show-preview", "&View", "P&review", "F8", checkable=True),
    Action("show-images", "&View", "&Images", "F9", checkable=True),
    Action("show-outline", "&View", "Outline of t&he post", "Shift+F6", "post"),
    Action("", "&View"),
    Action("view-source", "&View", "S&ource alone", "", "post", checkable=True),
    Action("view-split", "&View", "Source &beside preview", "", "post", checkable=True),
    Action("view-preview", "&View", "Preview without sour&ce", "", "post", checkable=True),
    Action("next-view", "&View", "Ne&xt of these views", "Ctrl+F8", "post"),
    Action("", "&View"),
    Action("next-pane", "&View", "Go to the next p&art of the window", "Ctrl+F6"),
    Action("previous-pane", "&View", "Go to the part before", "Ctrl+Shift+F6"),
    Action("", "&View"),
    Action("next-post", "&View", "&Next post", "Ctrl+Tab", "post"),
    Action("previous-post", "&View", "Pre&vious post", "Ctrl+Shift+Tab", "post"),
    Action("", "&View"),
    Action("scroll-together", "&View", "Scroll &together", checkable=True),
    Action("preview-window", "&View", "Preview in its own &window", "Shift+F8", checkable=True),
    Action("show-title", "&View", "Titl&e above the preview", checkable=True),
    Action("mark-differences", "&View", "Mar&k what the site will show otherwise", checkable=True),
    Action("style-ours", "Preview st&yle", "&Inkwright's style", "", "post", checkable=True),
    Action("style-theme", "Preview st&yle", "The &theme the site was built with", "", "post", checkable=True),
    Action("style-file", "Preview st&yle", "&Choose preview style…", "", "post", checkable=True),
    Action("", "Preview st&yle"),
    Action("letters-larger", "Preview st&yle", "&Larger letters"),
    Action("letters-smaller", "Preview st&yle", "&Smaller letters"),
    Action("", "Preview st&yle"),
    Action("zoom-in", "Preview st&yle", "Preview lar&ger", "Ctrl+="),
    Action("zoom-out", "Preview st&yle", "Preview s&maller", "Ctrl+-"),
    Action("zoom-reset", "Preview st&yle", "Preview at 100 %", "Ctrl+0"),
    Action("theme-system", "Co&lours", "Colours of the &system", checkable=True),
    Action("theme-light", "Co&lours", "&Light", checkable=True),
    Action("theme-dark", "Co&lours", "&Dark", checkable=True),
    Action("language-system", "Lang&uage", "Language of the &system", checkable=True),
    Action("language-en", "Lang&uage", "English", checkable=True),
    Action("language-zh_CN", "Lang&uage", "简体中文", checkable=True),
    Action("open-log", "&Help", "Open the &log"),
    Action("about", "&Help", "&About Inkwright"),
)


STANDARD = {
    "undo": QKeySequence.StandardKey.Undo,
    "redo": QKeySequence.StandardKey.Redo,
    "close-post": QKeySequence.StandardKey.Close,
    "zoom-in": QKeySequence.StandardKey.ZoomIn,
    "zoom-out": QKeySequence.StandardKey.ZoomOut,
}
"""rows that listen to the keys of the platform too, as Ctrl+Y is on Windows"""

ROLES = {"about": QAction.MenuRole.AboutRole, "quit": QAction.MenuRole.QuitRole}
"""rows that macOS shows in the menu of the program"""


def _shortcuts(row: Action) -> list[QKeySequence]:
    """Give the keys of a row, the one that the menu shows first."""
    own = [QKeySequence(row.keys)] if row.keys else []
    usual = QKeySequence.keyBindings(STANDARD[row.id]) if row.id in STANDARD else []
    return own + [keys for keys in usual if keys not in own]


class Actions(QObject):
    """The QActions made of the table, found by id."""

    def __init__(self, window: QMainWindow, menu_bar: QMenuBar | None = None) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self.recent_menu: QMenu | None = None
        # kept, as PySide forgets a menu inside another once nobody holds the outer one
        self._menus: dict[str, QMenu] = {}
        menus = self._menus
        bar = window.menuBar() if menu_bar is None else menu_bar
        for title in MENUS:
            menus[title] = bar.addMenu(tr(title))
        for row in ACTIONS:
            if row.menu not in menus:
                menus[row.menu] = menus[SUBMENUS[row.menu]].addMenu(tr(row.menu))
            self._add(row, menus[row.menu], window)
        self.enable(has_post=False)
        self.enable_folder(has_folder=False)

    def _add(self, row: Action, menu: QMenu, window: QMainWindow) -> None:
        if not row.id:
            menu.addSeparator()
        elif row.id == "recent":
            self.recent_menu = menu.addMenu(tr(row.text))
        else:
            action = QAction(tr(row.text), window, checkable=row.checkable)
            action.setShortcuts(_shortcuts(row))
            # told by name, as Qt would guess from the words, which are not English for everybody
            action.setMenuRole(ROLES.get(row.id, QAction.MenuRole.NoRole))
            menu.addAction(action)
            self._actions[row.id] = action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> list[QAction]:
        """Give every action, for a further window in which their keys shall hold."""
        return list(self._actions.values())

    def on(self, name: str, slot: Callable[[], object]) -> None:
        """Call `slot` when the action of that id is chosen."""
        self._actions[name].triggered.connect(lambda: slot())

    def on_toggled(self, name: str, slot: Callable[[bool], object]) -> None:
        """Call `slot` with the new state when the writer switches the action of that id."""
        self._actions[name].triggered.connect(slot)

    def enable(self, *, has_post: bool, is_read_only: bool = False) -> None:
        """Offer what needs an open post, or the right to change it, only when there is one."""
        self._offer("post", has_post)
        self._offer("text", has_post and not is_read_only)

    def enable_folder(self, *, has_folder: bool) -> None:
        """Offer what needs an open content folder only when there is one."""
        self._offer("folder", has_folder)

    def _offer(self, need: str, is_met: bool) -> None:
        for row in ACTIONS:
            if row.needs == need:
                self._actions[row.id].setEnabled(is_met)
