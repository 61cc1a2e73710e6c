from __future__ import annotations

import io

import pytest
from PIL import Image

from editor.widgets.thumbnail import ThumbnailLabel, pixmap_of

pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")


def png(width: int, height: int) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(written, "PNG")
    return written.getvalue()


@pytest.fixture
def label(qtbot):
    widget = ThumbnailLabel()
    qtbot.addWidget(widget)
    return widget


def test_a_picture_keeps_its_shape_and_fits(label):
    label.show_png(png(128, 64))
    shown = label.pixmap().deviceIndependentSize()
    assert not label.isHidden()
    assert shown.width() <= label.ROOM.width()
    assert shown.height() <= label.ROOM.height()
    assert shown.width() == pytest.approx(2 * shown.height(), abs=2)


def test_a_small_picture_is_not_blown_up(label):
    label.show_png(png(8, 8))
    assert label.pixmap().width() == 8


@pytest.mark.parametrize("nothing", [None, b"", b"no picture"])
def test_nothing_takes_no_room(label, nothing):
    label.show_png(png(8, 8))
    label.show_png(nothing)
    assert label.isHidden()


def test_what_is_no_picture_has_no_pixels():
    assert pixmap_of(b"no picture") is None
