import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.workspace.image_header import ImageFormat, read_header, why_not_an_image
from editor.workspace.raster import fault_in


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP"])
@pytest.mark.parametrize("size", [(1, 1), (40, 30), (300, 1000)])
def test_sizes_are_those_that_were_drawn(draw, kind, size):
    header = read_header(draw(kind, *size)[:65536])
    assert (header.width, header.height) == size


def test_lossless_and_animated_webp_are_read(draw):
    assert read_header(draw("WEBP", 33, 44, lossless=True)).width == 33


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ImageFormat.SVG),
        (b"\xef\xbb\xbf <?xml version='1.0'?><!-- a --><!-- b --><svg>", ImageFormat.SVG),
        (b'<!DOCTYPE svg PUBLIC "x" "y" [<!ENTITY a "b">]><svg>', ImageFormat.SVG),
        (b"<svgx>", None),
        (b"<html><svg>", None),
        (b"<!-- never closed", None),
        (b"<!-- a -->" * 6000, None),
    ],
)
def test_a_drawing_is_known_by_its_first_element(data, found):
    header = read_header(data)
    assert (header.format if header else None) is found


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(
        [
            b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff",
            b"GIF89a",
            b"RIFFxxxxWEBP",
            b"\0\0\0\x18ftypavif",
            b"BM",
            b"<",
        ]
    ),
    st.binary(max_size=200),
)
def test_no_bytes_make_reading_fail(start, rest):
    header = read_header(start + rest)
    assert header is None or (header.width >= 0 and header.height >= 0)
    assert why_not_an_image(rest) in ("empty", "html", "lfs", "other", "not-in-browsers")
    assert fault_in(start + rest) in ("", "large", "damaged")
