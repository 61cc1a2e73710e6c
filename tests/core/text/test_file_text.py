from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.text.edit import LineChange
from editor.core.text.file_text import CharacterNotEncodable, FileText, Line

ODD = "ab\r\n\x0b\x0c\x1c\x85\u2028\u2029\ufdd0\ufdd1\ufeff\ufffc\ufffe\0\xa0好。😀\ue000\U0010f400\U0010f9e9"
TEXT = st.text(st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=("Cs",))), max_size=60)
BYTES = st.one_of(
    st.binary(max_size=80),
    st.lists(st.sampled_from([b"\r", b"\n", b"a", b"\0", b"\xff", b"\xe9", b"\xd8", b"\xc4\xe3"])).map(
        b"".join
    ),
    TEXT.map(lambda text: text.encode()),
    TEXT.map(lambda text: text.encode("utf-8-sig")),
    TEXT.map(lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le")),
    TEXT.map(lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be")),
    TEXT.map(lambda text: text.encode("gb18030", "ignore")),
    st.binary(max_size=41).map(lambda data: codecs.BOM_UTF16_LE + data),
    st.binary(max_size=41).map(lambda data: codecs.BOM_UTF16_BE + data),
)
LINE = st.text("ab好", max_size=2)


@given(BYTES)
@settings(max_examples=400, deadline=None)
def test_any_bytes_come_back(data: bytes) -> None:
    text = FileText.decode(data)
    assert text.encode() == data
    assert text == FileText.decode(data)
    assert not any(set(line.text) & set("\0\u2029\ufdd0\ufdd1\ufeff\ufffc\ufffe\r\n") for line in text.lines)
    assert [bool(line.ending) for line in text.lines] == [True] * (len(text.lines) - 1) + [False]


@st.composite
def changes(draw: st.DrawFn, line_count: int) -> LineChange:
    first = draw(st.integers(0, line_count))
    removed = draw(st.integers(0, min(3, line_count - first)))
    lines = draw(st.lists(LINE, min_size=int(removed == line_count), max_size=3))
    return LineChange(first, removed, tuple(lines))


def has_character(text: FileText, sign: str) -> bool:
    """Tell whether a character can be written in the encoding in which a text was found to be."""
    try:
        return sign in text.format.substitutes or bool(sign.encode(text.format.encoding))
    except UnicodeEncodeError:
        return False


@given(BYTES, st.data())
@settings(max_examples=150, deadline=None)
def test_an_edited_text_is_read_again_as_it_was_shown(data: bytes, draw: st.DataObject) -> None:
    text = FileText.decode(data)
    lines = text.texts()
    for _ in range(draw.draw(st.integers(1, 4))):
        change = draw.draw(changes(len(lines)))
        lines[change.first : change.first + change.removed] = change.lines
        text.apply(change)
    assert text.texts() == lines
    half = [sign for sign, stood_for in text.format.substitutes.items() if len(stood_for) % 2]
    has_half = text.format.encoding.startswith("utf-16") and any(
        sign in "\n".join(lines)[:-1] for sign in half
    )
    if has_half or not all(has_character(text, sign) for sign in set("".join(lines))):
        with pytest.raises(CharacterNotEncodable):
            text.encode()
        return
    written = text.encode()
    endings = written.decode("latin-1")
    if text.format.encoding in ("utf-8", "latin-1"):
        count = len(endings.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        assert count == len(lines)


@given(st.lists(st.tuples(LINE, st.sampled_from(["\r\n", "\n", "\r"])), max_size=7), LINE, st.data())
@settings(max_examples=120, deadline=None)
def test_undoing_everything_gives_the_saved_text_back(
    start: list[tuple[str, str]], last: str, draw: st.DataObject
) -> None:
    text = FileText.decode(("".join(map("".join, start)) + last).encode())
    for _ in range(draw.draw(st.integers(0, 2))):
        text.apply(draw.draw(changes(len(text.lines))))
    saved, undo = text.copy(), []
    for _ in range(draw.draw(st.integers(1, 5))):
        change = draw.draw(changes(len(text.lines)))
        end = change.first + change.removed
        undo.append(LineChange(change.first, len(change.lines), tuple(text.texts()[change.first : end])))
        text.apply(change)
    for change in reversed(undo):
        text.apply(change)
    assert text == saved
    assert text.encode() == saved.encode()


def edited(data: bytes, *steps: LineChange) -> bytes:
    text = FileText.decode(data)
    for change in steps:
        text.apply(change)
    return text.encode()


def test_a_change_of_one_character_is_a_change_of_one_line() -> None:
    before = b"\xef\xbb\xbfone\r\ntwo\nthree\rfour \xff \xc2\xa0\r\nend"
    assert edited(before, LineChange(1, 1, ("TWO",))) == before.replace(b"two", b"TWO")
    assert edited(before, LineChange(4, 1, ("END",))) == before.replace(b"end", b"END")


def test_a_new_line_ends_like_the_one_it_was_split_from() -> None:
    assert edited(b"ab\r\nx\ny\nz\n", LineChange(0, 1, ("a", "b"))) == b"a\r\nb\r\nx\ny\nz\n"
    assert edited(b"ab\r\nx\ny\nz\n", LineChange(0, 1, ("ab", ""))) == b"ab\r\n\r\nx\ny\nz\n"
    assert edited(b"x\ny\nab\r\n", LineChange(2, 1, ("", "ab"))) == b"x\ny\n\r\nab\r\n"


def test_the_last_line_has_no_ending_and_a_new_last_line_neither() -> None:
    assert edited(b"a\r\nb", LineChange(1, 1, ("b", ""))) == b"a\r\nb\r\n"
    assert edited(b"a\r\nb", LineChange(2, 0, ("c",))) == b"a\r\nb\r\nc"
    assert edited(b"a\r\nb", LineChange(1, 1, ())) == b"a"
    assert edited(b"a\r\nb", LineChange(0, 2, ("a",)), LineChange(0, 1, ("a", "b"))) == b"a\r\nb"
    assert edited(b"one line", LineChange(0, 1, ("one", "line"))) == b"one\nline"


def test_lines_that_stay_inside_a_change_keep_their_endings() -> None:
    before = b"a\rb\nc\r\nd\n"
    assert edited(before, LineChange(0, 4, ("a", "b", "new", "c", "d"))) == b"a\rb\nnew\nc\r\nd\n"


def test_two_endings_never_melt_into_one() -> None:
    text = FileText.decode(b"a\rx\nb\n")
    text.apply(LineChange(1, 1, ("",)))
    assert FileText.decode(text.encode()).texts() == ["a", "", "b", ""]


def test_deleting_mixed_lines_and_undoing_it_restores_their_endings_beside_another_edit() -> None:
    text = FileText.decode(b"a\r\nb\nc\rd\ne\n")
    text.apply(LineChange(4, 1, ("E",)))
    text.apply(LineChange(1, 3, ("d",)))
    text.apply(LineChange(1, 1, ("b", "c", "d")))
    assert text.encode() == b"a\r\nb\nc\rd\nE\n"


def test_a_stray_byte_survives_on_an_edited_line() -> None:
    text = FileText.decode(b"caf\xe9 \0 au lait\nplain\n")
    text.apply(LineChange(0, 1, ("Un " + text.lines[0].text + "!",)))
    assert text.encode() == b"Un caf\xe9 \0 au lait!\nplain\n"


def test_what_the_encoding_cannot_write_is_named_with_its_line() -> None:
    text = FileText.decode(b"a\nb")
    text.apply(LineChange(1, 1, ("b\ud83d",)))
    with pytest.raises(CharacterNotEncodable) as caught:
        text.encode()
    assert (caught.value.character, caught.value.line) == ("\ud83d", 1)
    assert isinstance(caught.value, ValueError)


def test_half_a_unit_of_utf_16_may_only_stand_at_the_end() -> None:
    text = FileText.decode(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"c")
    assert text.encode().endswith(b"c")
    text.apply(LineChange(0, 1, (text.lines[0].text + "!",)))
    with pytest.raises(CharacterNotEncodable):
        text.encode()


def test_equality_asks_what_would_be_written() -> None:
    unix, windows = FileText.decode(b"a\nb"), FileText.decode(b"a\r\nb")
    assert unix != windows
    assert FileText.empty("\r\n") == FileText.empty("\n")
    assert FileText.decode("é".encode()) != FileText.decode("é".encode("utf-8-sig"))
    assert FileText.decode(b"a").__eq__("a") is NotImplemented


def test_a_copy_changes_apart() -> None:
    text = FileText.decode(b"a\nb\n")
    copy = text.copy()
    text.apply(LineChange(0, 1, ("A",)))
    assert copy.encode() == b"a\nb\n"
    assert text != copy


def test_a_new_post_uses_the_wanted_ending() -> None:
    text = FileText.empty("\r\n")
    assert text.lines == [Line("", "")]
    text.apply(LineChange(0, 1, ("a", "b")))
    assert text.encode() == b"a\r\nb"


def test_a_change_outside_is_refused() -> None:
    text = FileText.decode(b"a\nb")
    with pytest.raises(ValueError, match="lines"):
        text.apply(LineChange(1, 2, ("x",)))
    assert text.encode() == b"a\nb"


def best_of(runs: int, action: object) -> float:
    times = []
    for _ in range(runs):
        start = time.process_time()
        action()  # type: ignore[operator]
        times.append(time.process_time() - start)
    return min(times)


def test_asking_whether_20_000_lines_differ_takes_no_time() -> None:
    text = FileText.decode("一行文字 with words\n".encode() * 20_000)
    saved = text.copy()
    assert best_of(5, lambda: text == saved) < 0.005
    assert best_of(5, lambda: text.apply(LineChange(10_000, 1, ("x",)))) < 0.005


def test_a_chosen_encoding_is_taken_where_all_bytes_are_text_in_it() -> None:
    data = "題名".encode("euc_jp")
    text = FileText.decode(data)
    assert text.in_encoding("euc_jp").texts() == ["題名"]
    assert text.in_encoding("euc_jp").encode() == data
    for encoding in ("", "utf-8", "no such encoding", text.format.encoding):
        assert text.in_encoding(encoding) is text
