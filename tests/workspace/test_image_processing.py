"""Smaller, bare, another format: what comes out is what was wanted, and nothing else is changed."""

from __future__ import annotations

import io

import pillow_heif
import pytest
from PIL import Image

from editor.core.images.image_habits import Processing
from editor.workspace.errors import NotAnImageError
from editor.workspace.image_processing import heic_to_jpeg, is_heic, process

GPS = 0x8825


def photo(kind: str = "JPEG", size: tuple[int, int] = (400, 300), **options: object) -> bytes:
    file = io.BytesIO()
    picture = Image.effect_noise(size, 60).convert("RGB")
    if kind == "JPEG" and "exif" not in options:
        exif = Image.Exif()
        exif[0x0112] = 6
        exif[0x010F] = "Camera"
        exif.get_ifd(GPS)[1] = "N"
        options["exif"] = exif
    picture.save(file, kind, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_metadata_goes_and_the_picture_stands_upright() -> None:
    bare = process(photo(), Processing(strips=True))
    assert (bare.width, bare.height, bare.extension, bare.changed) == (300, 400, ".jpg", True)
    assert dict(opened(bare.data).getexif()) == {}


def test_without_stripping_the_metadata_stays_but_for_the_orientation() -> None:
    smaller = opened(process(photo(), Processing(longest_edge=100)).data)
    assert smaller.size == (75, 100)
    assert smaller.getexif().get(0x010F) == "Camera"
    assert smaller.getexif().get(0x0112, 1) == 1


@pytest.mark.parametrize("wanted", ["webp", "avif", "jpg"])
def test_a_picture_becomes_another_format(wanted: str) -> None:
    found = process(photo("PNG"), Processing(convert_to=wanted))
    assert found.extension == f".{wanted}"
    assert opened(found.data).format == {"jpg": "JPEG"}.get(wanted, wanted.upper())


def test_a_conversion_that_gains_nothing_is_not_made() -> None:
    file = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(file, "PNG", optimize=True)
    found = process(file.getvalue(), Processing(convert_to="jpg", quality=100))
    assert not found.changed
    assert found.data == file.getvalue()


def test_animations_drawings_and_small_pictures_stay() -> None:
    file = io.BytesIO()
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    for data in (file.getvalue(), b"<svg xmlns='http://www.w3.org/2000/svg'/>", photo("PNG", (20, 20))):
        found = process(data, Processing(longest_edge=30, strips=True))
        assert (found.data, found.changed) == (data, False)


def test_transparent_parts_become_white_in_a_jpeg() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (200, 200), (0, 0, 0, 0)).save(file, "PNG")
    drawn = opened(process(file.getvalue(), Processing(longest_edge=50, convert_to="jpg")).data)
    assert drawn.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("data", [b"", b"no picture", photo()[:700]])
def test_what_does_not_decode_is_refused(data: bytes) -> None:
    with pytest.raises(NotAnImageError):
        process(data, Processing(longest_edge=10))


def test_a_heic_picture_becomes_a_jpeg() -> None:
    file = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 48), "teal")).save(file)
    assert is_heic(file.getvalue())
    drawn = opened(heic_to_jpeg(file.getvalue()))
    assert (drawn.format, drawn.size) == ("JPEG", (64, 48))
    for broken in (file.getvalue()[:100], file.getvalue()[:-50]):
        with pytest.raises(NotAnImageError):
            heic_to_jpeg(broken)


def test_an_avif_is_no_heic() -> None:
    assert not is_heic(photo("AVIF"))
    assert not is_heic(b"")
