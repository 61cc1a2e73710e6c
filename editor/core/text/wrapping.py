"""Put marks around words, or take them away: strong, emphasis and code."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.core.text.edit import Position, Range, TextEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE_START = re.compile(
    r"[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?(?:#{1,6}[ \t]+)?"
)
_WORD_CHARACTER = re.compile(r"[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_BACKTICKS = re.compile("`+")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Characters `start` to `end` of one line."""

    line: int
    start: int
    end: int


def toggle_mark(lines: Sequence[str], place: Range, mark: str) -> tuple[TextEdit, ...]:
    """Put `*` or `**` around what is selected, line by line; take it away where every line has it."""
    stretches = _stretches(lines, place)
    if not stretches:
        return _toggle_pair(lines, place, mark)
    marked = [_marks_at(lines[one.line], one, len(mark)) for one in stretches]
    if all(marked):
        return tuple(edit for both in marked for edit in _taking(both))
    return tuple(
        edit
        for one, both in zip(stretches, marked, strict=True)
        if not both
        for edit in _putting(_with_flanks(lines[one.line], one), mark, mark)
    )


def toggle_code_marks(lines: Sequence[str], place: Range) -> tuple[TextEdit, ...]:
    """Make the selection code: backticks within a line, a fence around several lines; or no longer code."""
    if place.start.line != place.end.line:
        return _toggle_fence(lines, place)
    stretches = _stretches(lines, place)
    if not stretches:
        return _toggle_pair(lines, place, "`")
    one, line = stretches[0], lines[place.start.line]
    taken = _backticks_at(line, one)
    if taken:
        return _taking(taken)
    text = line[one.start : one.end]
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=0)
    mark = "`" * (longest + 1)
    padding = " " if text.startswith("`") or text.endswith("`") else ""
    return _putting(one, mark + padding, padding + mark)


def _toggle_pair(lines: Sequence[str], place: Range, mark: str) -> tuple[TextEdit, ...]:
    """Put an empty pair of marks at the caret, or take away the one it stands in."""
    if not place.is_empty:
        return ()  # only blanks are selected
    column, line = place.start.column, lines[place.start.line]
    if _run(line, column, -1, mark[0]) == _run(line, column, 1, mark[0]) == len(mark):
        return _taking(_pair(place.start.line, column - len(mark), column, len(mark)))
    return (TextEdit(place, mark), TextEdit(place, mark))


def _stretches(lines: Sequence[str], place: Range) -> list[_Stretch]:
    """Part a range into the words of its lines, without list marks, `#` and blanks at the ends."""
    if place.is_empty:
        word = _word_at(lines[place.start.line], place.start)
        return [word] if word else []
    found: list[_Stretch] = []
    for number in range(place.start.line, place.end.line + 1):
        line = lines[number]
        start = place.start.column if number == place.start.line else 0
        end = place.end.column if number == place.end.line else len(line)
        head = _LINE_START.match(line)
        start = max(start, head.end() if head else 0)
        text = line[start:end]
        start += len(text) - len(text.lstrip())
        end = start + len(text.strip())
        if start < end:
            found.append(_Stretch(number, start, end))
    return found


def _word_at(line: str, place: Position) -> _Stretch | None:
    """Find the word a caret is inside of; Chinese, which parts no words, gives none."""
    start = end = place.column
    while start > 0 and _WORD_CHARACTER.match(line[start - 1]):
        start -= 1
    while end < len(line) and _WORD_CHARACTER.match(line[end]):
        end += 1
    return _Stretch(place.line, start, end) if start < place.column < end else None


def _marks_at(line: str, one: _Stretch, length: int) -> tuple[_Stretch, _Stretch] | None:
    """Find the marks around a stretch, or at its own ends, that make it strong (2) or emphasised (1)."""
    for sign in "*_":
        before = _run(line, one.start, -1, sign)
        after = _run(line, one.end, 1, sign)
        if _has_mark(min(before, after), length):
            return _pair(one.line, one.start - length, one.end, length)
        inner_before = min(_run(line, one.start, 1, sign), one.end - one.start)
        inner_after = min(_run(line, one.end, -1, sign), one.end - one.start)
        is_whole = one.end - one.start > inner_before + inner_after
        if is_whole and _has_mark(min(inner_before, inner_after), length):
            return _pair(one.line, one.start, one.end - length, length)
    return None


def _has_mark(run: int, length: int) -> bool:
    """Tell whether a run of signs holds the mark: `***` is both, `**` is strong only, `*` emphasis only."""
    return run >= 2 if length == 2 else run % 2 == 1


def _backticks_at(line: str, one: _Stretch) -> tuple[_Stretch, _Stretch] | None:
    around = min(_run(line, one.start, -1, "`"), _run(line, one.end, 1, "`"))
    if around:
        return _pair(one.line, one.start - around, one.end, around)
    inside = min(_run(line, one.start, 1, "`"), _run(line, one.end, -1, "`"))
    if (
        inside
        and one.end - one.start > 2 * inside
        and "`" * inside not in line[one.start + inside : one.end - inside]
    ):
        return _pair(one.line, one.start, one.end - inside, inside)
    return None


def _run(line: str, place: int, step: int, sign: str) -> int:
    """Count how often a sign stands from a place on, forwards (1) or backwards (-1)."""
    count = 0
    index = place if step > 0 else place - 1
    while 0 <= index < len(line) and line[index] == sign:
        count += 1
        index += step
    return count


def _pair(line: int, first: int, second: int, length: int) -> tuple[_Stretch, _Stretch]:
    return _Stretch(line, first, first + length), _Stretch(line, second, second + length)


def _taking(both: tuple[_Stretch, _Stretch] | None) -> tuple[TextEdit, ...]:
    return tuple(TextEdit(Range.on_line(one.line, one.start, one.end), "") for one in both or ())


def _putting(one: _Stretch, before: str, after: str) -> tuple[TextEdit, ...]:
    return (
        TextEdit(Range.on_line(one.line, one.start, one.start), before),
        TextEdit(Range.on_line(one.line, one.end, one.end), after),
    )


def _with_flanks(line: str, one: _Stretch) -> _Stretch:
    """Leave punctuation at the ends out where a mark beside it would not count.

    CommonMark does not close `**重点，**然后` because a comma is before the mark and a letter behind it;
    `**重点**，然后` is fine.
    """
    start, end = one.start, one.end
    while start < end and _is_sign(line[start]) and start > 0 and _is_letter(line[start - 1]):
        start += 1
    while end > start and _is_sign(line[end - 1]) and end < len(line) and _is_letter(line[end]):
        end -= 1
    return _Stretch(one.line, start, end) if start < end else one


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_letter(character: str) -> bool:
    return not character.isspace() and not _is_sign(character)


def _toggle_fence(lines: Sequence[str], place: Range) -> tuple[TextEdit, ...]:
    first, last = place.start.line, place.end.line
    if place.end.column == 0:
        last -= 1
    is_fenced = (
        last > first and lines[first].lstrip().startswith("```") and lines[last].strip().strip("`") == ""
    )
    if is_fenced and lines[last].strip():
        return (_removing_line(first), TextEdit(_line_break_before(lines, last), ""))
    longest = max(
        (len(run) for line in lines[first : last + 1] for run in _BACKTICKS.findall(line)), default=0
    )
    fence = "`" * max(3, longest + 1)
    end = Position(last, len(lines[last]))
    return (
        TextEdit(Range.on_line(first, 0, 0), f"{fence}\n"),
        TextEdit(Range(end, end), f"\n{fence}"),
    )


def _removing_line(number: int) -> TextEdit:
    return TextEdit(Range(Position(number, 0), Position(number + 1, 0)), "")


def _line_break_before(lines: Sequence[str], number: int) -> Range:
    return Range(Position(number - 1, len(lines[number - 1])), Position(number, len(lines[number])))
