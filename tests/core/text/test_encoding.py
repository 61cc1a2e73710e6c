from __future__ import annotations

import pytest

from editor.core.text.encoding import decode_bytes

CHINESE = "昨天我们去了湖边，天气很好。他说：“明年还来！”\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"", "utf-8"),
        (b"plain", "utf-8"),
        ("湖边\n".encode(), "utf-8"),
        ("湖边\n".encode("utf-8-sig"), "utf-8"),
        (b"\xff\xfe" + "湖边".encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + "湖边".encode("utf-16-be"), "utf-16-be"),
        (CHINESE.encode("gb18030"), "gb18030"),
        (("# Title in English\n\n" * 20 + CHINESE).encode("gb18030"), "gb18030"),
        ((CHINESE + "😀 emoji").encode("gb18030"), "gb18030"),
        ("為什麼這樣寫，沒有人知道。".encode("gb18030"), "gb18030"),
        ("Un été à Genève, déjà passé".encode("latin-1"), "cp1252"),
        ("Größe, Übermut, schön, Maß".encode("latin-1"), "cp1252"),
        (CHINESE.encode() + b"\xff" + CHINESE.encode(), "utf-8"),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str) -> None:
    assert decode_bytes(data).encoding == encoding


def test_chinese_is_readable() -> None:
    assert decode_bytes(CHINESE.encode("gb18030")).text == CHINESE


def test_a_stray_byte_is_one_private_character_and_the_rest_stays_readable() -> None:
    decoded = decode_bytes(b"caf\xe9" + " und Käse".encode())
    assert "\ufffd" not in decoded.text
    assert len(decoded.text) == len("café und Käse")
    assert decoded.substitutes[decoded.text[3]] == b"\xe9"


def test_the_same_byte_looks_alike_in_every_file() -> None:
    one, other = decode_bytes(b"\xff x \xe9"), decode_bytes(b"\xe9 alone, \xc3 too")
    assert one.text[-1] == other.text[0]


def test_a_private_character_of_the_text_is_never_taken_for_a_stray_byte() -> None:
    usual = decode_bytes(b"\xe9").text
    decoded = decode_bytes(usual.encode() + b"\xe9")
    assert decoded.text[0] == usual
    assert decoded.text[1] != usual
    assert usual not in decoded.substitutes


def test_even_a_text_with_every_private_character_is_read() -> None:
    codes = [*range(0xE000, 0xF900), *range(0xF0000, 0xFFFFE), *range(0x100000, 0x10FFFE)]
    data = "".join(map(chr, codes)).encode() + b"\xff\0"
    decoded = decode_bytes(data)
    assert decoded.encoding == "latin-1"
    assert decoded.text[-2] == "\xff"
    assert decoded.substitutes[decoded.text[-1]] == b"\0"


def test_what_a_window_cannot_hold_is_not_in_the_text() -> None:
    decoded = decode_bytes("a\0b\u2029c\ufdd0d\ufdd1e\ufefff\ufffcg\ufffe".encode())
    assert not set("\0\u2029\ufdd0\ufdd1\ufeff\ufffc\ufffe") & set(decoded.text)
    assert len(decoded.text) == 14
