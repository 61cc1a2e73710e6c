from __future__ import annotations

import pytest

from editor.widgets.icons import app_icon, icon, icon_pixmap
from editor.widgets.resources import resource_path

pytestmark = pytest.mark.usefixtures("qapp")

NAMES = sorted(path.stem for path in resource_path("icons").glob("*.svg"))


def test_there_are_icons():
    assert "inkwright" in NAMES
    assert "close" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_draws_something(name):
    image = icon_pixmap(name, "#b5402a", 16).toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))


def test_an_icon_takes_the_colour_it_is_asked_for():
    image = icon_pixmap("plus", "#00ff00", 16).toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert (middle.red(), middle.green(), middle.blue()) == (0, 255, 0)


def test_the_mark_of_the_program_is_there_in_many_sizes():
    assert {size.width() for size in app_icon().availableSizes()} >= {16, 32, 256}
    assert not icon("close", "#000000").isNull()


@pytest.mark.parametrize("edge", [16, 20, 24, 32, 48, 256])
def test_the_mark_can_be_told_apart_at_every_size(edge):
    """White brush on red ground, and enough of both."""
    image = app_icon().pixmap(edge, edge).toImage()
    colours = [image.pixelColor(x, y) for x in range(edge) for y in range(edge)]
    white = sum(colour.alpha() > 200 and colour.blue() > 200 for colour in colours)
    red = sum(colour.alpha() > 200 and colour.red() > 150 and colour.blue() < 90 for colour in colours)
    assert white > len(colours) * 0.05
    assert red > len(colours) * 0.45
