from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.edit import LineChange
from editor.core.text.file_text import CharacterNotEncodable, FileText

ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "cp932", "cp949", "cp1252", "utf-16-le", "utf-16-be")
MARKS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


def written(text: FileText) -> bytes | None:
    try:
        return text.encode()
    except CharacterNotEncodable:
        return None


class Counting(FileText):
    """Counts how many lines are encoded to be compared."""

    count = 0

    def encoded(self, line):
        Counting.count += 1
        return super().encoded(line)


def test_a_key_in_a_post_that_waits_to_be_converted_encodes_one_line() -> None:
    lines = "".join(f"plain line {number}\n" for number in range(5000)) + "花\nmore\n"
    saved = FileText.decode(lines.encode())
    waiting = saved.converted("gb18030")
    mine = Counting(waiting.format, waiting.lines)
    assert mine != saved
    Counting.count = 0
    for number in range(50):
        mine.apply(LineChange(3, 1, (f"typed {number}",)))
        assert mine != saved
    assert Counting.count <= 100


def test_a_plain_text_is_the_same_in_every_encoding_of_single_bytes() -> None:
    saved = FileText.decode(b"plain\r\ntext\r\n")
    assert saved.converted("gb18030") == saved
    assert saved.converted("cp932") == saved
    assert saved.converted("utf-16-le") != saved
    assert saved.converted("utf-8", MARKS["utf-8"]) != saved


def test_what_differs_only_in_the_last_line_differs_and_is_the_same_without_it() -> None:
    saved = FileText.decode("a\nb\n花".encode())
    waiting = saved.converted("gb18030")
    assert waiting != saved
    waiting.apply(LineChange(2, 1, ("flower",)))
    assert waiting != saved
    saved.apply(LineChange(2, 1, ("flower",)))
    assert waiting == saved


@pytest.mark.parametrize("character", ["花", "é", "\0", "\ufeff", "😀"])
def test_what_cannot_be_encoded_is_not_the_same(character: str) -> None:
    saved = FileText.decode(b"abc\n")
    other = saved.converted("cp1252")
    other.apply(LineChange(0, 1, (character,)))
    assert other != saved


@given(
    st.text(alphabet="ab\r\n\n é花\0\ufeff😀", max_size=12),
    st.text(alphabet="ab\r\n\n é花", max_size=12),
    st.sampled_from(ENCODINGS),
    st.booleans(),
    st.booleans(),
)
def test_it_answers_what_the_bytes_answer(
    old: str, new: str, encoding: str, has_mark: bool, is_other: bool
) -> None:
    saved = FileText.decode(old.encode())
    try:
        mine = saved.converted(encoding, MARKS.get(encoding, b"") if has_mark else b"")
    except CharacterNotEncodable:
        return
    if is_other:
        mine.apply(LineChange(0, len(mine.lines), tuple(FileText.decode(new.encode()).texts())))
    ours, theirs = written(mine), written(saved)
    if ours is not None and theirs is not None:
        assert (mine == saved) == (ours == theirs)
        assert (saved == mine) == (ours == theirs)
