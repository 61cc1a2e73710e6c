"""What is counted of the rows of the image panel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.core.images.check import BROKEN
from editor.core.images.reference_form import ReferenceForm
from editor.widgets.image_actions import ImageAction, allows
from editor.widgets.image_row import ImageFilter

if TYPE_CHECKING:
    from editor.widgets.image_row import ImageRow


@dataclass(frozen=True, slots=True)
class Traits:
    """What is counted of a row."""

    kinds: tuple[ImageFilter, ...]
    """the filters that show it, ALL left away"""
    is_waiting: bool
    """a verdict is still to come"""
    is_fixable: bool
    is_undescribed: bool
    is_away: bool = False
    """it can be brought into the post's folder"""
    is_at_home: bool = False
    """it has a file that can be uploaded"""


def traits_of(row: ImageRow) -> Traits:
    """Tell what is counted of a row."""
    found, report = row.reference, row.report
    if found is None:
        return Traits((ImageFilter.UNUSED,), is_waiting=False, is_fixable=False, is_undescribed=False)
    kinds = (ImageFilter.WEB if row.is_web else ImageFilter.LOCAL,)
    if report is not None and (report.here in BROKEN or report.site in BROKEN):
        kinds += (ImageFilter.PROBLEMS,)
    is_undescribed = found.form is not ReferenceForm.FIELD and not found.description.strip()
    return Traits(
        kinds,
        row.is_being_checked,
        bool(row.repairs),
        is_undescribed,
        is_away=allows(ImageAction.MAKE_LOCAL, row),
        is_at_home=allows(ImageAction.UPLOAD, row),
    )


def counts_alike(old: ImageRow, new: ImageRow) -> bool:
    """Tell, quickly, that two rows have the same traits though they may stand on other lines."""
    if old.report is not new.report or old.destination != new.destination or old.repairs != new.repairs:
        return False
    if old.reference is None or new.reference is None:
        return old.reference is new.reference
    return old.reference is new.reference or (
        old.reference.description == new.reference.description and old.reference.form is new.reference.form
    )
