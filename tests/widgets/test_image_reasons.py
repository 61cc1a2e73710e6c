"""What cannot be done with images is greyed out in the menu and says why."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from editor.core.images.check import ImageReport, ImageStatus
from editor.core.images.image_reference import ImageReference
from editor.core.images.reference_form import ReferenceForm
from editor.core.text.edit import Range
from editor.widgets.image_actions import ImageAction, offered
from editor.widgets.image_menu import image_menu
from editor.widgets.image_reasons import reason_against
from editor.widgets.image_row import ImageRow

A, OK, MISSING = ImageAction, ImageStatus.OK, ImageStatus.MISSING


def row(destination: str, report: ImageReport | None, form: ReferenceForm = ReferenceForm.INLINE) -> ImageRow:
    place = Range.on_line(3, 0, 9)
    return ImageRow(
        destination, ImageReference(form, "d", destination, "", place, place), destination, report, None
    )


LOCAL = row("/a.png", ImageReport(OK, OK, 40, 30, 900, path="/b/a.png"))
WEB = row("https://h.example/a.png", ImageReport(OK, OK, 40, 30, 900))
DEAD = row("https://h.example/b.png", ImageReport(MISSING, MISSING))
LOST = row("/lost.png", ImageReport(MISSING, MISSING))
TEXT = row("/t.png", ImageReport(ImageStatus.NOT_AN_IMAGE, ImageStatus.NOT_AN_IMAGE, path="/b/t.png"))
FIELD = row("/a.png", LOCAL.report, ReferenceForm.FIELD)
UNUSED = ImageRow("unused:/b/a.png", None, "/a.png", LOCAL.report, None)


@pytest.mark.parametrize(
    ("action", "rows", "wanted"),
    [
        (A.RENAME, [LOCAL, LOCAL], "for one image at a time"),
        (A.RENAME, [WEB], "it lies in the web"),
        (A.UPLOAD, [LOST], "there is no file"),
        (A.CONVERT, [TEXT], "the file is no image"),
        (A.STRIP, [LOCAL], "it does not say where it was taken"),
        (A.MAKE_LOCAL, [LOCAL], "it is local already"),
        (A.MAKE_LOCAL, [DEAD], "it cannot be fetched"),
        (A.EDIT_DESCRIPTION, [FIELD], "a field has none"),
        (A.DELETE_UNUSED, [LOCAL], "the post shows it"),
        (A.REPLACE, [UNUSED], "the post does not show it"),
        (A.OPEN, [row("/a.png", None)], "it is being checked"),
        (A.USE_COPY, [LOCAL], ""),
        (A.INSERT, [LOCAL], ""),
        (A.FIX, [LOCAL], ""),
        (A.CHECK, [UNUSED], ""),
    ],
)
def test_what_is_not_offered_says_why(action: ImageAction, rows: list[ImageRow], wanted: str) -> None:
    assert action not in offered(rows, ImageAction)
    assert reason_against(action, rows) == wanted


def test_a_post_that_cannot_be_changed_is_the_reason_for_all_that_would_change_it() -> None:
    for action in (A.RENAME, A.CONVERT, A.EDIT_DESCRIPTION, A.UPLOAD, A.REPLACE):
        assert reason_against(action, [LOCAL], is_writable=False) == "the post cannot be changed"
    assert reason_against(A.USE_COPY, [LOCAL], is_writable=False) == ""


def test_the_menu_shows_what_is_refused_greyed_out_with_its_reason(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    actions = offered([WEB], ImageAction)
    reasons = {action: reason_against(action, [WEB]) for action in ImageAction if action not in actions}
    menu = image_menu(parent, [WEB], actions, lambda *_: None, lambda *_: None, reasons)
    entries = {entry.objectName(): entry for entry in menu.actions() if entry.objectName()}
    assert entries["make-local"].isEnabled()
    assert not entries["rename"].isEnabled()
    assert entries["rename"].text() == "Re&name the file…\tit lies in the web"
    assert entries["rename"].toolTip() == "it lies in the web"
    assert "insert" not in entries
    assert {action.value for action in actions} <= set(entries)
