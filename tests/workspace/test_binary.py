from __future__ import annotations

import codecs

import pytest

from editor.workspace.binary import is_binary


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0\0\x10JFIF\0",
        b"GIF89a\x01\0\x01\0\x80\0\0",
        b"RIFF\x24\0\0\0WEBPVP8 ",
        b"PK\x03\x04\x14\0\x08\0",
        b"\x7fELF\x02\x01\x01\0",
        b"MZ\x90\0\x03\0\0\0",
        b"\x1f\x8b\x08\0\0\0\0\0",
        b"SQLite format 3\0",
        b"\0\0\0\x18ftypmp42" + bytes(50),
        codecs.BOM_UTF16_LE + b"a\0\1\0\2\0b\0" * 9,
        "text".encode("utf-32"),
        "a text without a mark".encode("utf-16-le"),
    ],
)
def test_what_is_no_text(data: bytes) -> None:
    assert is_binary(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ is how my name starts",
        b"GIF89a is a format",
        b"%PDF-1.4 is not what this is",
        b"PK\x03 but text",
        b"RIFF and raff \xe2\x80\x94 guitars",
        b"a NUL \0 in a long enough text",
        b"caf\xe9 cr\xe8me",
        "湖边".encode("gb18030") * 9,
        codecs.BOM_UTF16_LE + "湖边\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "a text\n".encode("utf-16-be"),
        b"\x1b[31mred\x1b[0m and a form feed \x0c",
        ("x" * (64 * 1024 - 6) + "RIFF湖").encode(),
    ],
)
def test_what_is_text(data: bytes) -> None:
    assert not is_binary(data)
