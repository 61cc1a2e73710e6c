"""Edits of parts that commas separate: the items of a list or the members of a mapping in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.core.frontmatter.patch import advanced, text_of
from editor.core.text.edit import Position, Range, TextEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.frontmatter.page import Page

_BEHIND_LAST = re.compile(r"(\s*,)?([ \t]*#[^\n]*)?")
_PLAIN_SEPARATOR = re.compile(r"\s*,(\s*)")


def insert_parts(page: Page, parts: Sequence[Range], index: int, texts: list[str]) -> list[TextEdit]:
    """Put texts before the part of an index, among parts that commas separate; there is at least one part."""
    gap = _gap(page, parts)
    if index < len(parts):
        start = parts[index].start
        return [TextEdit(Range(start, start), "".join(f"{text},{gap}" for text in texts))]
    end = parts[-1].end
    comma, comment = _behind(page, end)
    if "\n" in gap and not comment:
        place = advanced(end, comma)
        rest = page.lines[place.line][place.column :]
        comment, gap = ("", gap) if rest.strip() else (rest, gap.lstrip(" \t"))
    if not comment:
        place = advanced(end, comma)
        added = f",{gap}".join(texts)
        text = f"{gap}{added}," if comma else f",{gap}{added}"
        return [TextEdit(Range(place, place), text)]
    place = advanced(end, comma + comment)
    edits = [] if comma else [TextEdit(Range(end, end), ",")]
    gap = gap if "\n" in gap else "\n"
    return [*edits, TextEdit(Range(place, place), gap + f",{gap}".join(texts) + ("," if comma else ""))]


def remove_parts(page: Page, parts: Sequence[Range], first: int, last: int) -> list[TextEdit]:
    """Take the parts from `first` up to `last` (excluded) out of parts that commas separate.

    A comment behind a part goes with it; those above and behind the others stay.
    """
    start, end = parts[first].start, parts[last - 1].end
    comma, comment = _behind(page, end)
    whole = Range(Position(start.line, 0), Position(advanced(end, comma + comment).line + 1, 0))
    is_last = last == len(parts)
    if _stands_alone(page, Range(start, advanced(end, comma + comment))):
        edits = [TextEdit(whole, "")]
        if is_last and first > 0 and not comma:
            before = parts[first - 1].end
            edits.append(TextEdit(Range(before, advanced(before, _behind(page, before)[0])), ""))
        return edits
    if not is_last:
        return [TextEdit(Range(start, parts[last].start), "")]
    if first > 0 and not _behind(page, parts[first - 1].end)[1]:
        return [TextEdit(Range(parts[first - 1].end, end), "")]
    return [TextEdit(Range(start, end), "")]


def _behind(page: Page, end: Position) -> tuple[str, str]:
    """Give the comma and the comment behind a part, as far as they are there."""
    found = _BEHIND_LAST.match(text_of(page.lines, Range(end, page.line_end(page.fence.content_end - 1))))
    return (found[1] or "", found[2] or "") if found else ("", "")


def _stands_alone(page: Page, found: Range) -> bool:
    """Tell whether nothing else stands on the lines of a range."""
    before = page.lines[found.start.line][: found.start.column]
    return not before.strip() and not page.lines[found.end.line][found.end.column :].strip()


def _gap(page: Page, parts: Sequence[Range]) -> str:
    """Give the white space behind a comma: as between the last two parts, or as before the first."""
    if len(parts) > 1:
        between = text_of(page.lines, Range(parts[-2].end, parts[-1].start))
        found = _PLAIN_SEPARATOR.fullmatch(between)
        if found:
            return found[1]
        if "\n" not in between:
            return " "
    before = page.lines[parts[-1].start.line][: parts[-1].start.column]
    is_alone = not before.strip() and parts[-1].start.line > page.fence.content_first - 1
    return "\n" + before if is_alone else " "
