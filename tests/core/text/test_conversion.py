from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.text.edit import LineChange
from editor.core.text.file_text import CharacterNotEncodable, FileText

ENCODINGS = (
    "utf-8", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1252", "cp1251", "utf-16-le", "utf-16-be",
)  # fmt: skip
SAMPLES = {
    "gb18030": "标题：春天",
    "big5hkscs": "標題：春天",
    "cp932": "題名、カタカナ",
    "euc_jp": "題名、カタカナ",
    "cp949": "제목: 봄",
    "cp1252": "naïve – “quotes” €",
    "cp1251": "Заголовок",
    "utf-16-le": "标题 🎈",
}


@given(data=st.binary(max_size=80), encoding=st.sampled_from(ENCODINGS))
@settings(max_examples=300, deadline=None)
def test_a_chosen_encoding_gives_the_bytes_back_or_is_refused(data: bytes, encoding: str) -> None:
    text = FileText.decode_as(data, encoding)
    assert text is None or text.encode() == data
    assert text is None or text.format.encoding == encoding


@pytest.mark.parametrize("encoding", SAMPLES)
def test_a_text_in_a_legacy_encoding_is_readable_and_edited_in_it(encoding: str) -> None:
    words = SAMPLES[encoding]
    data = f"---\r\ntitle: {words}\r\n---\r\n\0".encode(encoding)
    text = FileText.decode_as(data, encoding)
    assert text
    assert text.texts()[1] == f"title: {words}"
    assert text.stray_lines() == []
    text.apply(LineChange(1, 1, (f"title: {words}!",)))
    assert text.encode() == data.replace(words.encode(encoding), f"{words}!".encode(encoding))


def test_bytes_that_are_no_text_are_named_by_their_lines() -> None:
    assert FileText.decode(b"a\n\xff\nb\nc\xfe").stray_lines() == [1, 3]
    assert FileText.decode("a\u2029\0\ufffc".encode()).stray_lines() == []
    assert FileText.decode(b"\xff\xfe" + "a\n".encode("utf-16-le") + b"\x00\xd8").stray_lines() == [1]
    chosen = FileText.decode_as(b"a\n\x81\n", "cp1252")
    assert chosen
    assert chosen.stray_lines() == [1]


@given(text=st.text(alphabet="ab\r\n春題é\u2029\0\ufffc\ufeff", max_size=30))
@settings(max_examples=100, deadline=None)
def test_converting_changes_the_bytes_and_not_the_text(text: str) -> None:
    before = FileText.decode(text.encode())
    for encoding, bom in (("utf-16-le", b"\xff\xfe"), ("gb18030", b""), ("utf-8", b"\xef\xbb\xbf")):
        after = before.converted(encoding, bom)
        assert after.texts() == before.texts()
        assert after.encode() == before.format.bom.replace(b"\xef\xbb\xbf", b"") + bom + (
            text.removeprefix("\ufeff").encode(encoding)
        )
        assert after.converted("utf-8", before.format.bom) == before


@pytest.mark.parametrize(
    ("data", "character", "line"),
    [
        ("a\nb 🎈".encode(), "🎈", 1),
        ("a\u2029".encode(), "\u2029", 0),
        (b"a\nb\n\xff", None, 2),
    ],
)
def test_what_another_encoding_lacks_is_named(data: bytes, character: str | None, line: int) -> None:
    text = FileText.decode(data)
    with pytest.raises(CharacterNotEncodable) as refused:
        text.converted("big5hkscs")
    assert refused.value.line == line
    assert character in (None, refused.value.character)
    assert text.encode() == data


def test_line_ends_are_made_one_and_the_last_line_stays_open() -> None:
    text = FileText.decode(b"a\r\nb\nc\rd")
    assert text.with_ending("\n").encode() == b"a\nb\nc\nd"
    assert text.with_ending("\r\n").encode() == b"a\r\nb\r\nc\r\nd"
    assert text.with_ending("\n") != text
    assert text.with_ending("\r\n").with_ending("\n") == text.with_ending("\n")
    assert not text.with_ending("\n").format.has_mixed_endings


def test_a_text_that_cannot_be_written_differs_from_every_file() -> None:
    saved = FileText.decode_as("春".encode("big5hkscs"), "big5hkscs")
    assert saved
    changed = saved.copy()
    changed.apply(LineChange(0, 1, ("春🎈",)))
    assert changed != saved.converted("utf-8")
    assert saved.converted("utf-8") != changed
