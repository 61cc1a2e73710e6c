import io
import os

import pytest
from PIL import Image

from editor.workspace.thumbnails import thumbnail_png


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP"])
def test_a_thumbnail_keeps_the_proportions_and_fits(draw, kind):
    made = thumbnail_png(draw(kind, 400, 200), 64)
    with Image.open(io.BytesIO(made)) as picture:
        assert (picture.format, picture.size) == ("PNG", (64, 32))


def test_a_file_is_read_and_transparency_kept(tmp_path):
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(tmp_path / "a.png")
    made = thumbnail_png(str(tmp_path / "a.png"), 10)
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.getpixel((0, 0))[3] == 0


def test_a_photograph_taken_sideways_stands_upright():
    written = io.BytesIO()
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (400, 200), "red").save(written, "JPEG", exif=turned)
    with Image.open(io.BytesIO(thumbnail_png(written.getvalue(), 64))) as picture:
        assert picture.size == (32, 64)


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n\x1a\n", b"GIF89a\xff\xff\xff\xff"],
)
def test_what_cannot_be_drawn_gives_none(data):
    assert thumbnail_png(data, 64) is None


def test_a_pipe_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    assert thumbnail_png(str(tmp_path / "pipe.png"), 64) is None
    assert thumbnail_png(str(tmp_path / "none.png"), 64) is None
