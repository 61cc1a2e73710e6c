"""The menu of one or several images: the repairs first, then what else can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from editor.widgets.image_actions import GROUPS, ImageAction, action_keys, action_words, allows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from editor.widgets.image_row import ImageRow

MOST_REPAIRS = 8


def image_menu(
    parent: QWidget,
    rows: Sequence[ImageRow],
    actions: Sequence[ImageAction],
    wants: Callable[[ImageAction, list[str]], object],
    repairs_by: Callable[[str, int], object],
    reasons: Mapping[ImageAction, str] | None = None,
) -> QMenu:
    """Build the menu of the selected rows; `actions` is what is offered for them.

    What is not offered stands greyed out where `reasons` says why. A choice calls `wants` with the rows
    that allow it, or `repairs_by` with the one row and the number of its repair.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(QCoreApplication.translate("ImageActions", "What can be done with the image"))
    menu.setToolTipsVisible(True)
    refused = reasons or {}
    if ImageAction.FIX in actions:
        _add_repairs(menu, rows, wants, repairs_by)
    for group in GROUPS:
        shown = [action for action in group if action in actions or refused.get(action)]
        if shown and not menu.isEmpty():
            menu.addSeparator()
        for action in shown:
            if action not in actions:
                _add_refused(menu, action, refused[action])
                continue
            keys = [row.key for row in rows if allows(action, row)]
            _add(menu, action, keys, wants)
    return menu


def _add(
    menu: QMenu, action: ImageAction, keys: list[str], wants: Callable[[ImageAction, list[str]], object]
) -> None:
    entry = menu.addAction(action_words(action, len(keys)), lambda: wants(action, keys))
    entry.setObjectName(action.value)
    if action_keys(action):
        # shown only: the table itself takes the keys, and the window has others under some of them
        entry.setShortcut(QKeySequence(action_keys(action)))
        entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        entry.setShortcutVisibleInContextMenu(True)


def _add_refused(menu: QMenu, action: ImageAction, reason: str) -> None:
    entry = menu.addAction(f"{action_words(action)}\t{_plain(reason)}")
    entry.setObjectName(action.value)
    entry.setToolTip(reason)
    entry.setEnabled(False)


def _add_repairs(
    menu: QMenu,
    rows: Sequence[ImageRow],
    wants: Callable[[ImageAction, list[str]], object],
    repairs_by: Callable[[str, int], object],
) -> None:
    if len(rows) > 1:
        keys = [row.key for row in rows if row.repairs]
        _add(menu, ImageAction.FIX, keys, wants)
        return
    for number, words in enumerate(rows[0].repairs[:MOST_REPAIRS]):
        entry = menu.addAction(_plain(words), lambda number=number: repairs_by(rows[0].key, number))
        entry.setObjectName(f"repair-{number}")
        if number == 0:
            entry.setShortcut(QKeySequence(action_keys(ImageAction.FIX)))
            entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            entry.setShortcutVisibleInContextMenu(True)


def _plain(words: str) -> str:
    """Keep an `&` of a file's name from becoming the key of the entry."""
    return words.replace("&", "&&")
