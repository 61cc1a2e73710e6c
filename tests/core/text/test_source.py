from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.text.edit import LineChange, Position, Range, TextEdit
from editor.core.text.source import Source, change_for_edits, split_lines, text_in

TEXTS = st.lists(st.text("ab 好😀", max_size=4), min_size=1, max_size=6)


def at(line: int, start: int, end: int, text: str) -> TextEdit:
    return TextEdit(Range.on_line(line, start, end), text)


def test_lines_part_at_the_three_line_ends_only() -> None:
    assert split_lines("a\r\nb\nc\rd\n") == ["a", "b", "c", "d", ""]
    assert split_lines("a\u2028b\x0bc\x0cd\x85e\x1cf") == ["a\u2028b\x0bc\x0cd\x85e\x1cf"]
    assert split_lines("") == [""]


def test_a_source_has_always_a_line() -> None:
    assert Source([]).lines == [""]


def test_a_change_replaces_whole_lines() -> None:
    source = Source(["a", "b", "c"])
    source.apply(LineChange(1, 1, ("x", "y")))
    assert source.lines == ["a", "x", "y", "c"]
    source.apply(LineChange(4, 0, ("end",)))
    assert source.lines[-1] == "end"


@pytest.mark.parametrize(
    "change",
    [LineChange(0, 4, ("x",)), LineChange(4, 0, ("x",)), LineChange(-1, 1, ("x",)), LineChange(0, 3, ())],
)
def test_a_change_that_does_not_fit_changes_nothing(change: LineChange) -> None:
    source = Source(["a", "b", "c"])
    with pytest.raises(ValueError, match="line"):
        source.apply(change)
    assert source.lines == ["a", "b", "c"]


def test_an_edit_becomes_the_change_of_its_lines() -> None:
    lines = ["zero", "ab", "two"]
    assert change_for_edits(lines, [at(1, 1, 1, "x\ny")]) == LineChange(1, 1, ("ax", "yb"))
    joined = TextEdit(Range(Position(0, 4), Position(1, 0)), "")
    assert change_for_edits(lines, [joined]) == LineChange(0, 2, ("zeroab",))
    assert change_for_edits(lines, []) == LineChange(0, 0, ())


def test_several_edits_count_in_the_same_version() -> None:
    edits = [at(0, 4, 4, "**"), at(0, 0, 0, "**"), at(2, 0, 1, "B")]
    assert change_for_edits(["bold", "x", "b"], edits) == LineChange(0, 3, ("**bold**", "x", "B"))
    assert change_for_edits(["ab"], [at(0, 1, 1, "1"), at(0, 1, 1, "2")]).lines == ("a12b",)


@pytest.mark.parametrize(
    "edits",
    [
        [at(0, 0, 2, "x"), at(0, 1, 3, "y")],
        [at(0, 2, 9, "x")],
        [at(7, 0, 0, "x")],
        [TextEdit(Range(Position(0, 2), Position(0, 1)), "x")],
    ],
)
def test_edits_that_overlap_or_lie_outside_are_refused(edits: list[TextEdit]) -> None:
    with pytest.raises(ValueError, match=r"overlap|outside|ends before"):
        change_for_edits(["abc"], edits)


@given(TEXTS, st.data())
@settings(max_examples=150, deadline=None)
def test_edits_do_what_they_would_do_to_the_whole_text(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    pieces = data.draw(st.lists(st.text("x\ny", max_size=3), min_size=3, max_size=3))

    def position(offset: int) -> Position:
        before = text[:offset].split("\n")
        return Position(len(before) - 1, len(before[-1]))

    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    edits = [
        TextEdit(Range(position(a), position(b)), new) for (a, b), new in zip(spans, pieces, strict=False)
    ]
    expected, end = "", 0
    for (start, stop), new in zip(spans, pieces, strict=False):
        expected += text[end:start] + new
        end = stop
    expected += text[end:]

    source = Source(lines)
    source.apply(change_for_edits(lines, edits))
    assert "\n".join(source.lines) == expected
    assert all(text_in(lines, edit.range) == text[a:b] for edit, (a, b) in zip(edits, spans, strict=False))
