"""Why something cannot be done with images just now: said in the menu, where the action stands greyed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from editor.core.images.check import ImageStatus
from editor.core.images.reference_form import ReferenceForm
from editor.widgets.image_actions import SINGLE, WRITES, ImageAction, allows, offered

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from editor.widgets.image_row import ImageRow

_ON_FILES = frozenset(
    {
        ImageAction.REPLACE,
        ImageAction.RENAME,
        ImageAction.UPLOAD,
        ImageAction.CONVERT,
        ImageAction.STRIP,
        ImageAction.OPEN,
        ImageAction.REVEAL,
    }
)


def reason_against(action: ImageAction, rows: Sequence[ImageRow], *, is_writable: bool = True) -> str:
    """Say in a few words why an action is not offered for rows; "" where nobody would look for it there.

    It is for actions that are not offered; what is offered has no reason against it.
    """
    translate = QCoreApplication.translate
    if action in WRITES and not is_writable:
        return translate("ImageReasons", "the post cannot be changed") if _is_sought(action, rows) else ""
    if not any(allows(action, row) for row in rows):
        return _of_row(action, rows[0]) if _is_sought(action, rows) else ""
    if action in SINGLE and len(rows) > 1:
        return translate("ImageReasons", "for one image at a time")
    return ""


def reasons_against(
    available: Collection[ImageAction], rows: Sequence[ImageRow], *, is_writable: bool
) -> dict[ImageAction, str]:
    """Say of all that the program can do, and that is not offered for rows, why it is not."""
    offers = offered(rows, available, is_writable=is_writable)
    left = [action for action in ImageAction if action in available and action not in offers]
    return {action: reason_against(action, rows, is_writable=is_writable) for action in left}


def _is_sought(action: ImageAction, rows: Sequence[ImageRow]) -> bool:
    """Tell whether a person may look for an action in the menu of these rows."""
    is_linked = any(row.reference is not None for row in rows)
    if action in {ImageAction.FIX, ImageAction.USE_COPY}:
        return any(allows(action, row) for row in rows)
    if action is ImageAction.INSERT:
        return not is_linked
    return is_linked or action is ImageAction.DELETE_UNUSED or action in _ON_FILES


def _of_row(action: ImageAction, row: ImageRow) -> str:
    translate = QCoreApplication.translate
    if row.reference is None:
        return translate("ImageReasons", "the post does not show it")
    match action:
        case ImageAction.EDIT_DESCRIPTION if row.reference.form is ReferenceForm.FIELD:
            return translate("ImageReasons", "a field has none")
        case ImageAction.MAKE_LOCAL:
            if row.is_broken:
                return translate("ImageReasons", "it cannot be fetched")
            return translate("ImageReasons", "it is local already")
        case ImageAction.DELETE_UNUSED:
            return translate("ImageReasons", "the post shows it")
        case _ if action in _ON_FILES:
            return _of_file(action, row)
        case _:
            return ""


def _of_file(action: ImageAction, row: ImageRow) -> str:
    translate = QCoreApplication.translate
    if row.is_being_checked:
        return translate("ImageReasons", "it is being checked")
    if row.is_web:
        return translate("ImageReasons", "it lies in the web")
    if not row.path or (row.report and row.report.here is ImageStatus.MISSING):
        return translate("ImageReasons", "there is no file")
    if action is ImageAction.STRIP:
        return translate("ImageReasons", "it does not say where it was taken")
    return translate("ImageReasons", "the file is no image")
