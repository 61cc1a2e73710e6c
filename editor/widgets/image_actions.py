"""What can be done with images: which actions there are, which of them a row allows, and their words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from editor.core.images.check import ImageNote, ImageStatus
from editor.core.images.reference_form import ReferenceForm

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from editor.widgets.image_row import ImageRow


class ImageAction(StrEnum):
    """Something a person can ask of one or several rows."""

    GO_TO = "go-to"
    EDIT_DESCRIPTION = "edit-description"
    FIX = "fix"
    USE_COPY = "use-copy"
    REPLACE = "replace"
    RENAME = "rename"
    MAKE_LOCAL = "make-local"
    UPLOAD = "upload"
    CONVERT = "convert"
    STRIP = "strip"
    RESPELL = "respell"
    OPEN = "open"
    REVEAL = "reveal"
    COPY_ADDRESS = "copy-address"
    DELETE_UNUSED = "delete-unused"
    INSERT = "insert"
    CHECK = "check"


SINGLE = frozenset(
    {
        ImageAction.GO_TO,
        ImageAction.EDIT_DESCRIPTION,
        ImageAction.REPLACE,
        ImageAction.RENAME,
        ImageAction.RESPELL,
        ImageAction.OPEN,
        ImageAction.REVEAL,
    }
)
"""What is done to one image at a time."""

GROUPS: tuple[tuple[ImageAction, ...], ...] = (
    (ImageAction.GO_TO, ImageAction.EDIT_DESCRIPTION, ImageAction.RESPELL, ImageAction.INSERT),
    (ImageAction.USE_COPY, ImageAction.MAKE_LOCAL, ImageAction.UPLOAD),
    (ImageAction.REPLACE, ImageAction.RENAME, ImageAction.CONVERT, ImageAction.STRIP),
    (ImageAction.OPEN, ImageAction.REVEAL, ImageAction.COPY_ADDRESS),
    (ImageAction.CHECK, ImageAction.DELETE_UNUSED),
)
"""The menu, from above, parted by lines; FIX stands before all of it."""

WRITES = frozenset(
    {
        ImageAction.EDIT_DESCRIPTION,
        ImageAction.FIX,
        ImageAction.USE_COPY,
        ImageAction.REPLACE,
        ImageAction.RENAME,
        ImageAction.MAKE_LOCAL,
        ImageAction.UPLOAD,
        ImageAction.CONVERT,
        ImageAction.STRIP,
        ImageAction.RESPELL,
        ImageAction.INSERT,
    }
)
"""What changes the post, or files it shows: not offered for a post that cannot be written."""

_DECODED = frozenset({ImageStatus.OK, ImageStatus.WRONG_CASE, ImageStatus.OUTSIDE})


def allows(action: ImageAction, row: ImageRow) -> bool:
    """Tell whether an action makes sense for a row."""
    return _TESTS[action](row)


def offered(
    rows: Sequence[ImageRow], available: Collection[ImageAction], *, is_writable: bool = True
) -> tuple[ImageAction, ...]:
    """List what can be done with the selected rows, in the order of the menu.

    `available` is what the program can do at all. Of several rows an action is offered when any allows it,
    unless it is for one image at a time.
    """
    found: list[ImageAction] = []
    for action in (ImageAction.FIX, *(one for group in GROUPS for one in group)):
        if action not in available or (action in WRITES and not is_writable):
            continue
        if action in SINGLE and len(rows) != 1:
            continue
        if any(allows(action, row) for row in rows):
            found.append(action)
    return tuple(found)


def action_words(action: ImageAction, count: int = 1) -> str:
    """Say an action in the menu, for `count` images."""
    words = {
        ImageAction.GO_TO: QCoreApplication.translate("ImageActions", "&Go to the line"),
        ImageAction.EDIT_DESCRIPTION: QCoreApplication.translate("ImageActions", "Edit the &description"),
        ImageAction.FIX: QCoreApplication.translate("ImageActions", "&Fix"),
        ImageAction.USE_COPY: QCoreApplication.translate("ImageActions", "&Use the kept copy"),
        ImageAction.REPLACE: QCoreApplication.translate("ImageActions", "Re&place the file…"),
        ImageAction.RENAME: QCoreApplication.translate("ImageActions", "Re&name the file…"),
        ImageAction.MAKE_LOCAL: QCoreApplication.translate("ImageActions", "Make &local"),
        ImageAction.UPLOAD: QCoreApplication.translate("ImageActions", "&Upload"),
        ImageAction.CONVERT: QCoreApplication.translate("ImageActions", "Con&vert or resize…"),
        ImageAction.STRIP: QCoreApplication.translate("ImageActions", "Remove the place and camera da&ta"),
        ImageAction.RESPELL: QCoreApplication.translate("ImageActions", "Write it in another for&m…"),
        ImageAction.OPEN: QCoreApplication.translate("ImageActions", "&Open"),
        ImageAction.REVEAL: QCoreApplication.translate("ImageActions", "Show in the folde&r"),
        ImageAction.COPY_ADDRESS: QCoreApplication.translate("ImageActions", "&Copy the address"),
        ImageAction.DELETE_UNUSED: QCoreApplication.translate("ImageActions", "Move to tras&h"),
        ImageAction.INSERT: QCoreApplication.translate("ImageActions", "&Insert"),
        ImageAction.CHECK: QCoreApplication.translate("ImageActions", "Chec&k again"),
    }[action]
    if count < 2 or action in SINGLE:
        return words
    return QCoreApplication.translate("ImageActions", "{action} ({count} images)").format(
        action=words, count=count
    )


def action_keys(action: ImageAction) -> str:
    """Give the key that does an action in the table, as a key sequence; "" where it has none."""
    return {
        ImageAction.GO_TO: "Return",
        ImageAction.EDIT_DESCRIPTION: "F2",
        ImageAction.FIX: "Ctrl+Return",
        ImageAction.COPY_ADDRESS: "Ctrl+C",
        ImageAction.DELETE_UNUSED: "Del",
        ImageAction.INSERT: "Ins",
    }.get(action, "")


def _is_linked(row: ImageRow) -> bool:
    return row.reference is not None


def _is_unused(row: ImageRow) -> bool:
    return row.reference is None


def _has_description(row: ImageRow) -> bool:
    return row.reference is not None and row.reference.form is not ReferenceForm.FIELD


def _has_file(row: ImageRow) -> bool:
    return bool(row.path) and row.report is not None and row.report.here is not ImageStatus.MISSING


def _has_linked_file(row: ImageRow) -> bool:
    return row.reference is not None and _has_file(row)


def _is_picture(row: ImageRow) -> bool:
    return _has_file(row) and row.report is not None and row.report.here in _DECODED


def _may_be_stripped(row: ImageRow) -> bool:
    return row.report is not None and ImageNote.GPS in row.report.notes and _has_file(row)


def _has_copy(row: ImageRow) -> bool:
    return row.is_broken and row.report is not None and row.report.data.get("copy") == "1"


def _lies_elsewhere(row: ImageRow) -> bool:
    is_inside = row.destination[:5].lower() == "data:"
    return row.reference is not None and (row.is_web or is_inside) and not row.is_broken


_TESTS: dict[ImageAction, Callable[[ImageRow], bool]] = {
    ImageAction.GO_TO: _is_linked,
    ImageAction.EDIT_DESCRIPTION: _has_description,
    ImageAction.FIX: lambda row: bool(row.repairs),
    ImageAction.USE_COPY: _has_copy,
    ImageAction.REPLACE: _has_linked_file,
    ImageAction.RENAME: _has_linked_file,
    ImageAction.MAKE_LOCAL: _lies_elsewhere,
    ImageAction.UPLOAD: lambda row: _has_linked_file(row) and _is_picture(row),
    ImageAction.CONVERT: lambda row: _has_linked_file(row) and _is_picture(row),
    ImageAction.STRIP: _may_be_stripped,
    ImageAction.RESPELL: lambda row: _has_description(row) and _is_picture(row) and not row.is_broken,
    ImageAction.OPEN: lambda row: _is_picture(row) or row.is_web,
    ImageAction.REVEAL: _has_file,
    ImageAction.COPY_ADDRESS: lambda row: bool(row.destination),
    ImageAction.DELETE_UNUSED: _is_unused,
    ImageAction.INSERT: _is_unused,
    ImageAction.CHECK: _is_linked,
}
