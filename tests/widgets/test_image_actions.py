"""What each kind of row allows, and what several rows are offered together."""

from __future__ import annotations

import pytest

from editor.core.images.check import ImageNote, ImageReport, ImageStatus
from editor.core.images.image_reference import ImageReference
from editor.core.images.reference_form import ReferenceForm
from editor.core.text.edit import Range
from editor.widgets.image_actions import GROUPS, SINGLE, ImageAction, action_words, offered
from editor.widgets.image_row import ImageRow

OK, MISSING = ImageStatus.OK, ImageStatus.MISSING
A = ImageAction


def row(destination: str, report: ImageReport | None, form=ReferenceForm.INLINE, repairs=()) -> ImageRow:
    place = Range.on_line(3, 0, 9)
    found = ImageReference(form, "cover", destination, "", place, place)
    return ImageRow(destination, found, destination, report, None, repairs)


def local(*notes: ImageNote, here=OK, site=OK) -> ImageReport:
    return ImageReport(here, site, 40, 30, 900, path="/b/a.png", notes=notes)


LOCAL = row("/a.png", local())
WEB = row("https://h.example/a.png", ImageReport(OK, OK, 40, 30, 900))
DEAD = row("https://h.example/b.png", ImageReport(MISSING, MISSING, data={"copy": "1"}))
LOST = row("/lost.png", ImageReport(MISSING, MISSING), repairs=("Use /a.png",))
FIELD = row("/a.png", local(), ReferenceForm.FIELD)
UNUSED = ImageRow("unused:/b/a.png", None, "/a.png", local(), None)


@pytest.mark.parametrize(
    ("rows", "wanted", "unwanted"),
    [
        ([LOCAL], {A.GO_TO, A.EDIT_DESCRIPTION, A.REPLACE, A.RENAME, A.UPLOAD, A.CONVERT, A.OPEN, A.REVEAL},
         {A.FIX, A.MAKE_LOCAL, A.STRIP, A.DELETE_UNUSED, A.INSERT, A.USE_COPY}),
        ([row("/a.png", local(ImageNote.GPS))], {A.STRIP}, set()),
        ([WEB], {A.MAKE_LOCAL, A.COPY_ADDRESS, A.CHECK, A.OPEN}, {A.REPLACE, A.RENAME, A.UPLOAD, A.REVEAL}),
        ([DEAD], {A.USE_COPY}, {A.MAKE_LOCAL}),
        ([LOST], {A.FIX, A.CHECK}, {A.REPLACE, A.OPEN, A.REVEAL, A.UPLOAD}),
        ([FIELD], {A.GO_TO}, {A.EDIT_DESCRIPTION}),
        ([UNUSED], {A.INSERT, A.DELETE_UNUSED, A.REVEAL}, {A.GO_TO, A.CHECK, A.RENAME, A.UPLOAD}),
        ([LOCAL, WEB, LOST], {A.FIX, A.MAKE_LOCAL, A.UPLOAD, A.COPY_ADDRESS}, set(SINGLE)),
        ([row("data:image/png;base64,AA", ImageReport(OK, OK))], {A.MAKE_LOCAL}, {A.UPLOAD}),
        ([row("/a.png", None)], {A.GO_TO, A.CHECK}, {A.FIX, A.OPEN, A.UPLOAD}),
    ],
)  # fmt: skip
def test_a_row_is_offered_what_makes_sense_for_it(rows, wanted, unwanted):
    found = set(offered(rows, ImageAction))
    assert wanted <= found
    assert not unwanted & found


def test_what_the_program_cannot_do_is_absent():
    assert offered([LOCAL, LOST], {A.COPY_ADDRESS, A.GO_TO}) == (A.COPY_ADDRESS,)


def test_a_post_that_cannot_be_written_is_only_looked_at():
    assert offered([LOCAL], ImageAction, is_writable=False) == (
        A.GO_TO, A.OPEN, A.REVEAL, A.COPY_ADDRESS, A.CHECK,
    )  # fmt: skip
    assert offered([LOST], ImageAction, is_writable=False) == (A.GO_TO, A.COPY_ADDRESS, A.CHECK)


def test_every_action_has_words_and_stands_once_in_the_menu():
    standing = [action for group in GROUPS for action in group]
    assert sorted([*standing, A.FIX]) == sorted(ImageAction)
    assert len({action_words(action) for action in ImageAction}) == len(ImageAction)
    assert action_words(A.UPLOAD, 3) == "&Upload (3 images)"
    assert action_words(A.RENAME, 3) == action_words(A.RENAME)
