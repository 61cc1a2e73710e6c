"""What a repair does, in the few words of a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from editor.core.images.reference_form import ReferenceForm
from editor.core.images.repair import RepairKind
from editor.widgets.one_line import one_line

if TYPE_CHECKING:
    from editor.core.images.repair import Repair

MOST_LETTERS = 160


def repair_words(repair: Repair, root: str = "") -> str:
    """Say a repair: `Use /images/a.png`, `Copy the file to source/images/a.png`; `root` is the site's."""
    match repair.kind:
        case RepairKind.MOVE:
            words = QCoreApplication.translate("RepairWords", "Move the file to {place}")
            return words.format(place=_place(repair.target, root))
        case RepairKind.COPY:
            words = QCoreApplication.translate("RepairWords", "Copy the file to {place}")
            return words.format(place=_place(repair.target, root))
        case RepairKind.USE_COPY:
            return QCoreApplication.translate("RepairWords", "Use the kept copy")
        case RepairKind.ENCODE | RepairKind.UNICODE:
            words = QCoreApplication.translate("RepairWords", "Write it as {address}")
            return words.format(address=one_line(repair.destination, MOST_LETTERS))
        case RepairKind.CONVERT:
            return _converted(repair)
        case _:
            words = QCoreApplication.translate("RepairWords", "Use {address}")
            return words.format(address=one_line(repair.destination, MOST_LETTERS))


def _converted(repair: Repair) -> str:
    address = one_line(repair.destination, MOST_LETTERS)
    match repair.form:
        case ReferenceForm.TAG:
            return QCoreApplication.translate("RepairWords", "Write it as a tag: {address}").format(
                address=address
            )
        case ReferenceForm.HTML:
            return QCoreApplication.translate("RepairWords", "Write it as HTML: {address}").format(
                address=address
            )
        case _:
            return QCoreApplication.translate("RepairWords", "Write it as Markdown: {address}").format(
                address=address
            )


def _place(path: str, root: str) -> str:
    beginning = root.rstrip("/") + "/"
    return one_line(path.removeprefix(beginning) if root else path, MOST_LETTERS)
