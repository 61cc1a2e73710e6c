import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from editor.core.images.check import ImageNote, SizePolicy
from editor.workspace.image_header import ImageFormat, ImageHeader, read_header
from editor.workspace.image_notes import has_position, is_animated, is_misnamed, notes_of

LAX = SizePolicy(10**9, 10**6)
POSITION = {1: "N", 2: (47.0, 22.0, 11.0), 3: "E", 4: (8.0, 32.0, 5.0)}


def draw(kind, position=None, frames=1, size=(40, 30)):
    """Make a picture; with a position as cameras write it, or with several frames."""
    first = Image.new("RGB", size, 0x336699)
    options = {}
    if position:
        exif = Image.Exif()
        exif[0x010F] = "Camera"
        exif.get_ifd(0x8825).update(position)
        options["exif"] = exif.tobytes()
    if frames > 1:
        others = [Image.new("RGB", size, 0x111111 * number) for number in range(1, frames)]
        options.update(save_all=True, append_images=others, duration=100)
    written = io.BytesIO()
    first.save(written, kind, **options)
    return written.getvalue()


def notes(data, name="a", policy=LAX):
    return notes_of(read_header(data), data, len(data), name, policy)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_position_is_noted_and_other_metadata_are_not(kind):
    assert ImageNote.GPS in notes(draw(kind, POSITION))
    assert notes(draw(kind, {29: "2026:01:01"})) == ()
    assert notes(draw(kind)) == ()


def test_a_position_in_xmp_is_noted():
    xmp = b'<x:xmpmeta><rdf:Description exif:GPSLatitude="47,22.2N"/></x:xmpmeta>'
    body = b"http://ns.adobe.com/xap/1.0/\0" + xmp
    block = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    data = draw("JPEG")
    assert has_position(ImageFormat.JPEG, data[:2] + block + data[2:])


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "AVIF"])
def test_what_moves_is_noted(kind):
    still, moving = draw(kind), draw(kind, frames=3)
    assert not is_animated(read_header(still).format, still)
    assert is_animated(read_header(moving).format, moving)
    assert ImageNote.ANIMATED in notes(moving)


@pytest.mark.parametrize(
    ("image_format", "name", "is_wrong"),
    [
        (ImageFormat.JPEG, "/a/b.JPG", False),
        (ImageFormat.JPEG, "b.jpeg", False),
        (ImageFormat.JPEG, "b.png", True),
        (ImageFormat.PNG, "b.heic", True),
        (ImageFormat.PNG, "b.apng", False),
        (ImageFormat.WEBP, "https://h/b.jpg?x=1", True),
        (ImageFormat.WEBP, "https://h/b?f=a.jpg", False),
        (ImageFormat.WEBP, "https://h/b.php", False),
        (ImageFormat.WEBP, "noextension", False),
    ],
)
def test_a_name_of_another_format_is_noted(image_format, name, is_wrong):
    assert is_misnamed(image_format, name) is is_wrong


def test_what_is_large_is_noted_by_weight_and_photographs_by_width():
    policy = SizePolicy(max_bytes=1000, max_edge=100)
    assert ImageNote.TOO_LARGE in notes_of(ImageHeader(ImageFormat.GIF, 10, 10), b"", 1001, "a", policy)
    assert ImageNote.TOO_LARGE in notes_of(ImageHeader(ImageFormat.JPEG, 50, 101), b"", 9, "a", policy)
    assert notes_of(ImageHeader(ImageFormat.JPEG, 100, 100), b"", 1000, "a", policy) == ()
    assert notes_of(ImageHeader(ImageFormat.SVG, 500, 500), b"", 9, "a", policy) == ()
    assert notes_of(ImageHeader(ImageFormat.JPEG, 900, 900), b"", 10**7, "a", SizePolicy(0, 0)) == ()


def test_a_bomb_is_named():
    assert notes_of(ImageHeader(ImageFormat.PNG, 30_000, 30_000), b"", 900, "a", SizePolicy()) == (
        ImageNote.BOMB,
    )


@given(st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "AVIF"]), st.integers(0, 400), st.binary(max_size=60))
def test_no_damage_makes_looking_fail(kind, at, junk):
    data = draw(kind, None if kind in ("GIF", "AVIF") else POSITION)
    hurt = data[:at] + junk + data[at + len(junk) :]
    for image_format in ImageFormat:
        header = ImageHeader(image_format, 1, 1)
        assert set(notes_of(header, hurt, len(hurt), "a.png", SizePolicy())) <= set(ImageNote)
