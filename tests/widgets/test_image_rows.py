"""The rows of the image panel as a model: what is followed row by row equals what is made afresh."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from editor.core.images.check import ImageReport, ImageStatus
from editor.core.images.image_reference import ImageReference
from editor.core.images.reference_form import ReferenceForm
from editor.core.text.edit import Position, Range
from editor.widgets.image_order import Column
from editor.widgets.image_row import ImageFilter, ImageRow
from editor.widgets.image_rows import ImageRows

STATES = (ImageStatus.OK, ImageStatus.MISSING, ImageStatus.BLOCKED, ImageStatus.CHECKING)
COUNTED = ("waiting", "fixable", "undescribed", "away", "at_home")


def some_row(number: int, dice: random.Random) -> ImageRow:
    """Make a row that may be anything."""
    destination = dice.choice(["/a.png", "https://e.org/b.png", "Lake.PNG", "c d.png"]) + str(number % 3)
    place = Range(Position(number, 0), Position(number, 9))
    description = dice.choice(["", "Dusk at the lake", "pier"])
    reference = ImageReference(ReferenceForm.INLINE, description, destination, "", place, place)
    here, site = dice.choice(STATES), dice.choice(STATES)
    report = ImageReport(here, site, path=dice.choice(["", "/x/a.png"]), bytes=dice.randrange(3))
    repairs = dice.choice([(), ("Use a.png",)])
    return ImageRow(str(number), reference, destination, dice.choice([report, None]), None, repairs)


def state(rows: ImageRows) -> list[object]:
    shown = list(rows.shown())
    return [shown, dict(rows.counts), *(getattr(rows, name) for name in COUNTED)]


@pytest.mark.parametrize("seed", range(20))
def test_following_single_rows_equals_beginning_afresh(seed: int) -> None:
    dice = random.Random(seed)
    column = dice.choice([Column.LINE, Column.SITE, Column.DESCRIPTION, Column.SIZE])
    chosen, words = dice.choice(list(ImageFilter)), dice.choice(["", "", "lake", "a png"])
    is_descending = dice.random() < 0.5

    def model() -> ImageRows:
        made = ImageRows()
        made.set_order(column, is_descending=is_descending)
        made.set_filter(chosen)
        made.set_text(words)
        return made

    rows = [some_row(number, dice) for number in range(30)]
    followed = model()
    followed.set_rows(rows)
    for _ in range(12):
        rows = list(rows)
        for number in dice.sample(range(30), dice.randrange(4)):
            rows[number] = some_row(number, dice)
        followed.set_rows(rows)
        fresh = model()
        fresh.set_rows(rows)
        assert state(followed)[1:] == state(fresh)[1:]
        assert followed.shown() == fresh.shown()
        assert [followed.row_of(row.key) for row in followed.shown()] == list(range(followed.rowCount()))


def test_only_the_row_that_changed_is_drawn_again() -> None:
    dice = random.Random(1)
    rows, model = [some_row(number, dice) for number in range(50)], ImageRows()
    assert model.set_rows(rows)
    drawn: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _: drawn.append((first.row(), last.row())))
    rows[7] = replace(rows[7], thumbnail=b"png")
    assert not model.set_rows(rows)
    assert drawn == [(7, 7)]
    assert model.shown()[7].thumbnail == b"png"
    assert not model.set_rows(list(rows))
    assert drawn == [(7, 7)]


def test_other_keys_are_told() -> None:
    dice = random.Random(2)
    rows, model = [some_row(number, dice) for number in range(5)], ImageRows()
    model.set_rows(rows)
    assert model.set_rows([*rows, ImageRow("unused:/x.png", None, "/x.png", None, None)])
    assert model.row_of("unused:/x.png") == 5
    assert model.row_of("gone") == -1
