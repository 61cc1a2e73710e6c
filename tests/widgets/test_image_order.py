"""Orders of rows, their names for the settings, and the words typed above them."""

from __future__ import annotations

import pytest

from editor.core.images.check import ImageReport, ImageStatus
from editor.core.images.image_reference import ImageReference
from editor.core.images.reference_form import ReferenceForm
from editor.core.text.edit import Range
from editor.widgets.image_order import Column, has_words, is_sortable, order_name, ordered, read_order
from editor.widgets.image_row import ImageRow

OK, MISSING, BLOCKED = ImageStatus.OK, ImageStatus.MISSING, ImageStatus.BLOCKED


def row(key: str, description: str, line: int, site: ImageStatus | None, size: int) -> ImageRow:
    place = Range.on_line(line, 0, 5)
    found = ImageReference(ReferenceForm.INLINE, description, f"/{key}.png", "", place, place)
    report = ImageReport(OK, site, 10, 10, size) if site else None
    return ImageRow(key, found, f"/{key}.png", report, None)


ROWS = [
    row("c", "zebra", 1, OK, 10),
    row("a", "Über", 2, MISSING, 500),
    row("b", "apple", 3, None, 0),
    row("d", "", 4, BLOCKED, 99),
]
UNUSED = ImageRow("u", None, "/a-first.png", ImageReport(OK, OK, 9, 9, 9999), None)


@pytest.mark.parametrize(
    ("column", "is_descending", "wanted"),
    [
        (Column.LINE, False, "cabdu"),
        (Column.LINE, True, "dbacu"),
        (Column.DESTINATION, False, "abcdu"),
        (Column.DESCRIPTION, False, "dbcau"),
        (Column.SITE, False, "adbcu"),
        (Column.SITE, True, "cbdau"),
        (Column.SIZE, True, "adcbu"),
    ],
)
def test_rows_stand_in_the_order_of_a_column_and_unused_files_last(column, is_descending, wanted):
    found = ordered([UNUSED, *ROWS], column, is_descending=is_descending)
    assert "".join(one.key for one in found) == wanted


@pytest.mark.parametrize("column", [column for column in Column if is_sortable(column)])
@pytest.mark.parametrize("is_descending", [False, True])
def test_an_order_is_read_as_it_was_named(column, is_descending):
    assert read_order(order_name(column, is_descending=is_descending)) == (column, is_descending)


@pytest.mark.parametrize("name", ["", "-", "nonsense", "-nonsense", "\x00"])
def test_an_unknown_order_is_that_of_the_text(name):
    assert read_order(name) == (Column.LINE, False)


def test_every_typed_word_must_stand_in_description_or_address():
    assert has_words(ROWS[1], ("über", ".png"))
    assert not has_words(ROWS[1], ("über", "jpg"))
    assert has_words(UNUSED, ("first",))
