from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.text.file_text import FileText, Line
from editor.core.text.line_diff import MOST_CHANGED, LineDiff, line_diff

LINES = st.lists(st.sampled_from(["a", "b", "c", "", "d"]), max_size=30)


def of(*texts: str) -> list[Line]:
    return [Line(text, "\n") for text in texts]


def told(found: LineDiff) -> list[str]:
    return [row.sign + row.text for row in found.rows]


def test_a_changed_line_counts_once_and_is_shown_with_its_neighbours() -> None:
    found = line_diff(of(*"abcdefghi"), of(*"abcdXfghi"))
    assert (found.touched, found.added, found.removed) == (1, 1, 1)
    assert told(found) == ["@@@ -2,7 +2,7 @@", " b", " c", " d", "-e", "+X", " f", " g", " h"]


def test_equal_texts_have_no_rows() -> None:
    assert line_diff(of("a"), of("a")) == LineDiff(0, 0, 0, ())


def test_an_ending_that_differs_is_shown() -> None:
    old, new = FileText.decode(b"a\r\nb"), FileText.decode(b"a\nb")
    assert told(line_diff(old.lines, new.lines)) == ["@@@ -1,2 +1,2 @@", "-a␍␊", "+a␊", " b"]


def test_far_changes_are_two_parts_and_near_ones_are_one() -> None:
    letters = [str(number) for number in range(40)]
    far = [*letters]
    far[2] = far[30] = "X"
    assert [row.sign for row in line_diff(of(*letters), of(*far)).rows].count("@") == 2
    near = [*letters]
    near[2] = near[8] = "X"
    assert [row.sign for row in line_diff(of(*letters), of(*near)).rows].count("@") == 1


@given(old=LINES, new=LINES)
@settings(max_examples=200, deadline=None)
def test_the_rows_lead_from_one_text_to_the_other(old: list[str], new: list[str]) -> None:
    found = line_diff(of(*old), of(*new))
    assert (found.touched == 0) == (old == new)
    kept, at = [], 0
    for row in found.rows:
        if row.sign == "@":
            first = int(row.text.split("-")[1].split(",")[0]) - 1
            kept += old[at:first]
            at = first
        else:
            text = row.text.rstrip("␊")
            if row.sign in " -":
                assert old[at] == text
                at += 1
            if row.sign in " +":
                kept.append(text)
    assert kept + old[at:] == new


def test_long_pieces_are_held_in_place_by_lines_that_stand_once() -> None:
    old = [f"line {number}" if number % 2 else "" for number in range(3000)]
    new = [text for number, text in enumerate(old) if number % 100 != 51]
    found = line_diff(of(*old), of(*new))
    assert (found.added, found.removed) == (0, 30)
    assert [row.text for row in found.rows if row.sign == "-"][:2] == ["line 51", "line 151"]


def test_of_many_changed_lines_only_the_number_is_told_and_soon() -> None:
    old = of(*["same"] * 50_000)
    began = time.process_time()
    found = line_diff(old, of(*["other"] * 40_000))
    assert time.process_time() - began < 15
    assert (found.touched, found.rows, found.is_whole) == (50_000, (), False)
    assert not line_diff(old[: MOST_CHANGED + 1], []).is_whole
    assert line_diff(old[:MOST_CHANGED], []).is_whole
