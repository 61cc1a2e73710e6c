"""What the editor's commands do to a text: each takes the lines and the selection and gives edits.

An empty answer means that there is nothing to do, or that the key should do what it always does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.core.text.edit import Position, Range, TextEdit
from editor.core.text.source import text_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADING = re.compile(r"( {0,3})(#{1,6})(?:[ \t]+|$)")
_UNDERLINE = re.compile(r" {0,3}=+[ \t]*$")
_LOOKS_LIKE_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+", re.IGNORECASE)
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_ITEM = re.compile(r"([ \t]*)(?:([-*+])|(\d{1,9})([.)]))([ \t]+|$)(\[[ xX]\][ \t]+|\[[ xX]\]$)?")
_RULE = re.compile(r"[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})([^\r\n]*)$")
_DEEPEST = 6


def toggle_strong(lines: Sequence[str], place: Range) -> tuple[TextEdit, ...]:
    """Make the selection, or the word at the caret, strong: `word` ↔ `**word**`."""
    from editor.core.text.wrapping import toggle_mark  # not before the first mark, as in the other two

    return toggle_mark(lines, place, "**")


def toggle_emphasis(lines: Sequence[str], place: Range) -> tuple[TextEdit, ...]:
    """Make the selection, or the word at the caret, emphasised: `word` ↔ `*word*`."""
    from editor.core.text.wrapping import toggle_mark

    return toggle_mark(lines, place, "*")


def toggle_code(lines: Sequence[str], place: Range) -> tuple[TextEdit, ...]:
    """Make the selection code, or no longer code; several lines get a fence of their own."""
    from editor.core.text.wrapping import toggle_code_marks

    return toggle_code_marks(lines, place)


def caret_inside(edits: Sequence[TextEdit]) -> Position | None:
    """Tell where to put the caret after edits that put a pair of marks at one place: between the two.

    `**` and `**` at column 4 give column 6; edits of any other shape give None.
    """
    if len(edits) != 2 or edits[0].range != edits[1].range or not edits[0].range.is_empty:
        return None
    start = edits[0].range.start
    return Position(start.line, start.column + len(edits[0].new_text))


def insert_link(lines: Sequence[str], place: Range, address: str = "") -> tuple[TextEdit, ...]:
    """Make the selection the words of a link, or its address where it looks like one.

    `Inkwright` becomes `[Inkwright]()`, `https://a.example` becomes `[](https://a.example)`.
    """
    start, end = Range(place.start, place.start), Range(place.end, place.end)
    selected = text_in(lines, place)
    if not address and _LOOKS_LIKE_ADDRESS.fullmatch(selected):
        if _as_destination(selected) == selected:
            return (TextEdit(start, "[]("), TextEdit(end, ")"))
        return (TextEdit(place, f"[]({_as_destination(selected)})"),)
    words = re.sub(r"([\[\]])", r"\\\1", selected)
    ending = f"]({_as_destination(address)})"
    if words != selected:
        return (TextEdit(place, f"[{words}{ending}"),)
    return (TextEdit(start, "["), TextEdit(end, ending))


def set_heading(lines: Sequence[str], place: Range, level: int) -> tuple[TextEdit, ...]:
    """Make every selected line a heading of a level from 1 to 6, or of level 0 a paragraph again."""
    mark = "#" * max(0, min(level, _DEEPEST))
    edits: list[TextEdit] = []
    underline = -1
    for number in _selected_lines(place):
        line = lines[number]
        if number == underline or (not line.strip() and place.start.line != place.end.line):
            continue
        heading = _HEADING.match(line)
        indent = len(line) - len(line.lstrip(" "))
        start, end = (heading.start(2), heading.end()) if heading else (min(indent, 3), min(indent, 3))
        new = f"{mark} " if mark else ""
        if line[start:end] != new:
            edits.append(TextEdit(Range.on_line(number, start, end), new))
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if not heading and line.strip() and _UNDERLINE.match(below):
            ends = Position(number, len(line)), Position(number + 1, len(below))
            edits.append(TextEdit(Range(*ends), ""))
            underline = number + 1
    return tuple(edits)


def continue_list(lines: Sequence[str], place: Range) -> tuple[TextEdit, ...]:
    """Answer Enter in a list or quote: go on with the next item, or end the list at an empty one.

    Behind `2. two` comes `3. `; behind `- [x] done` comes `- [ ] `; behind `> said` comes `> `. Gives
    nothing elsewhere, in a code block, and where the caret is before the text of the item.
    """
    line = lines[place.start.line]
    quote = _QUOTE.match(line)
    quoted = quote.end() if quote else 0
    rest = line[quoted:]
    item = _ITEM.match(rest)
    if item is None and quote is None:
        return ()
    if _RULE.match(rest) or _is_in_code(lines, place.start.line):
        return ()
    text_at = quoted + (item.end() if item else 0)
    if place.start.column < text_at and line[text_at:].strip():
        return ()
    if place.is_empty and not line[text_at:].strip():
        keep = quoted if item else 0
        return (TextEdit(Range.on_line(place.start.line, keep, len(line)), ""),)
    prefix = line[:quoted] + (_next_item(item) if item else "")
    if not item and not prefix.endswith((" ", "\t")):
        prefix += " "
    after = lines[place.end.line]
    skipped = len(after[place.end.column :]) - len(after[place.end.column :].lstrip(" "))
    end = Position(place.end.line, place.end.column + skipped)
    return (TextEdit(Range(place.start, end), f"\n{prefix}"),)


def indent_lines(lines: Sequence[str], place: Range) -> tuple[TextEdit, ...]:
    """Move the selected lines to the right: list items by as much as makes them part of the item above."""
    unit = " " * _indent_unit(lines, place)
    return tuple(
        TextEdit(Range.on_line(number, 0, 0), unit)
        for number in _selected_lines(place)
        if lines[number].strip()
    )


def outdent_lines(lines: Sequence[str], place: Range) -> tuple[TextEdit, ...]:
    """Move the selected lines to the left, by one tab or as many blanks as `indent_lines` puts."""
    unit = _indent_unit(lines, place)
    edits: list[TextEdit] = []
    for number in _selected_lines(place):
        line = lines[number]
        blanks = len(line) - len(line.lstrip(" "))
        width = 1 if line.startswith("\t") else min(blanks, unit)
        if width:
            edits.append(TextEdit(Range.on_line(number, 0, width), ""))
    return tuple(edits)


def _selected_lines(place: Range) -> range:
    """List the lines of a selection, without a last one of which nothing is selected."""
    ends_before = place.end.column == 0 and place.end.line > place.start.line
    return range(place.start.line, place.end.line + (0 if ends_before else 1))


def _indent_unit(lines: Sequence[str], place: Range) -> int:
    """Tell how wide the mark of the first selected item is, `- ` is 2 and `10. ` is 4; else 2."""
    item = _ITEM.match(lines[place.start.line])
    return len(item[0]) - len(item[1]) - len(item[6] or "") if item else 2


def _next_item(item: re.Match[str]) -> str:
    indent, bullet, number, sign, blank, task = item.groups()
    mark = bullet or f"{int(number) + 1}{sign}"
    return f"{indent}{mark}{blank or ' '}{'[ ] ' if task else ''}"


def _is_in_code(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line lies in a fenced code block."""
    opened = ""
    for line in lines[:number]:
        fence = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence is None:
            continue
        if not opened:
            opened = fence[1] if "`" not in fence[2] or fence[1][0] == "~" else ""
        elif fence[1].startswith(opened) and not fence[2].strip():
            opened = ""
    return bool(opened)


def _as_destination(address: str) -> str:
    """Write an address so that it can stand between the round brackets of a link."""
    is_plain = not re.search(r"[\s<>]", address) and address.count("(") == address.count(")")
    return address if is_plain else "<" + re.sub(r"([<>])", r"\\\1", address.replace("\n", " ")) + ">"
