from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from editor.workspace.errors import NotAnImageError
from editor.workspace.image_header import read_header
from editor.workspace.image_notes import has_position
from editor.workspace.strip_metadata import stripped


def exif(orientation: int) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = "SECRET camera"
    made.get_ifd(0x8825).update({1: "N", 2: (48.0, 12.0, 30.0), 3: "E", 4: (11.0, 34.0, 1.0)})
    return made


def photograph(form: str, orientation: int = 6, **options: object) -> bytes:
    file = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = Image.effect_noise((64, 48), 60).convert("RGB")
    picture.save(file, form, exif=exif(orientation), icc_profile=profile, **options)
    return file.getvalue()


@pytest.mark.parametrize(
    ("form", "options"),
    [
        ("JPEG", {"comment": b"SECRET words", "quality": 90}),
        ("JPEG", {"progressive": True}),
        ("PNG", {"pnginfo": None}),
        ("WEBP", {"lossless": True, "xmp": b"<x>SECRET</x>"}),
    ],
)
def test_notes_go_and_pixels_profile_and_orientation_stay(form: str, options: dict[str, object]) -> None:
    if form == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Comment", "SECRET words")
        notes.add_itxt("XML:com.adobe.xmp", "SECRET")
        options = {"pnginfo": notes}
    data = photograph(form, **options)
    header = read_header(data)
    assert header is not None
    assert has_position(header.format, data)
    bare = stripped(data)
    assert bare is not None
    assert b"SECRET" not in bare
    assert not has_position(header.format, bare)
    with Image.open(io.BytesIO(data)) as was, Image.open(io.BytesIO(bare)) as now:
        assert now.tobytes() == was.tobytes()
        assert now.info["icc_profile"] == was.info["icc_profile"]
        assert dict(now.getexif()) == {0x0112: 6}
    assert stripped(bare) == bare


def test_an_upright_picture_keeps_no_notes_at_all() -> None:
    bare = stripped(photograph("JPEG", 1))
    assert bare is not None
    with Image.open(io.BytesIO(bare)) as now:
        assert not dict(now.getexif())


def test_what_stands_behind_the_end_of_a_picture_goes() -> None:
    data = photograph("JPEG")
    assert stripped(data + photograph("JPEG")) == stripped(data)


def test_a_format_that_is_not_understood_is_not_touched() -> None:
    assert stripped(b"GIF89a" + b"\0" * 40) is None


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_is_cut_short_is_refused_or_left_whole(form: str) -> None:
    data = photograph(form)
    for end in range(len(data) - 40, len(data) - 14):
        with pytest.raises(NotAnImageError):
            stripped(data[:end])


@given(st.integers(0, 6000), st.binary(max_size=8))
def test_damage_is_an_answer_or_our_own_error(place: int, other: bytes) -> None:
    data = photograph("JPEG")
    broken = data[:place] + other + data[place + len(other) :]
    try:
        found = stripped(broken)
    except NotAnImageError:
        return
    assert found is None or len(found) <= len(broken) + 64
