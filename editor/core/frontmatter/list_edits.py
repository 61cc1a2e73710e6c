"""Edits of a list, item by item: what stays keeps its characters, its comments and its place."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from editor.core.frontmatter.meaning import means
from editor.core.frontmatter.page import is_typed_node
from editor.core.frontmatter.patch import advanced, text_of
from editor.core.frontmatter.tree import Style
from editor.core.frontmatter.writer import write_flow
from editor.core.text.edit import Position, Range, TextEdit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from editor.core.frontmatter.field import FieldValue
    from editor.core.frontmatter.page import Page
    from editor.core.frontmatter.tree import Node

_BEHIND_LAST = re.compile(r"(\s*,)?([ \t]*#[^\n]*)?")
_PLAIN_SEPARATOR = re.compile(r"\s*,(\s*)")
_FINE_COMPARISON = 400


def list_edits(page: Page, node: Node, items: tuple[FieldValue, ...]) -> list[TextEdit]:
    """Turn a list that has items into another that has some."""
    edits: list[TextEdit] = []
    for first, last, new in _changes(page, node.items, items):
        shared = min(last - first, len(new))
        for old, value in zip(node.items[first : first + shared], new, strict=False):
            edits.extend(_replace(page, node, old, value))
        if last - first > shared:
            edits.extend(_remove(page, node, first + shared, last))
        elif len(new) > shared:
            edits.extend(
                _insert(page, node, first + shared, [_text(page, node, value) for value in new[shared:]])
            )
    return edits


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


def _changes(
    page: Page, old: tuple[Node, ...], new: tuple[FieldValue, ...]
) -> Iterator[tuple[int, int, tuple[FieldValue, ...]]]:
    """Give what differs: from item, up to item, and what stands there now."""
    kind = page.fence.kind
    start, shorter = 0, min(len(old), len(new))
    while start < shorter and means(old[start], new[start], kind):
        start += 1
    end = 0
    while end < shorter - start and means(old[-1 - end], new[-1 - end], kind):
        end += 1
    old_middle, new_middle = old[start : len(old) - end], new[start : len(new) - end]
    if not old_middle and not new_middle:
        return
    if len(old_middle) + len(new_middle) > _FINE_COMPARISON:
        yield start, len(old) - end, new_middle
        return
    matcher = SequenceMatcher(
        None, [repr(item.value) for item in old_middle], [repr(item) for item in new_middle], False
    )
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag != "equal":
            yield start + first, start + last, new_middle[new_first:new_last]
            continue
        for at, item in enumerate(new_middle[new_first:new_last], first):
            if not means(old_middle[at], item, kind):  # the same text, but with or without quotes
                yield start + at, start + at + 1, (item,)


def _is_block(node: Node) -> bool:
    return node.style is Style.BLOCK


def _text(page: Page, node: Node, value: FieldValue) -> str:
    """Write a new item in the style of the others."""
    scalars = [item for item in node.items if item.is_scalar and item.value is not None]
    styles = {item.style for item in scalars if not is_typed_node(item)}
    is_typed = bool(scalars) and all(is_typed_node(item) for item in scalars)
    like = styles.pop() if len(styles) == 1 else Style.PLAIN
    return _written(page, value, like, is_typed=is_typed, in_flow=not _is_block(node))


def _written(page: Page, value: FieldValue, like: Style, *, is_typed: bool, in_flow: bool) -> str:
    if value is None or isinstance(value, str):
        return page.writer.scalar(value, like, is_typed=is_typed, in_flow=in_flow)
    return write_flow(page.writer, value, page.item_style())


def _replace(page: Page, node: Node, old: Node, value: FieldValue) -> list[TextEdit]:
    if isinstance(value, tuple) and value and old.items:
        return list_edits(page, old, value)
    like = Style.DOUBLE if old.tag else old.style
    text = _written(page, value, like, is_typed=is_typed_node(old), in_flow=not _is_block(node))
    if old.range.is_empty and text:
        text = " " + text if _is_block(node) else text
    return [TextEdit(old.range, text)]


def _remove(page: Page, node: Node, first: int, last: int) -> list[TextEdit]:
    if not _is_block(node):
        return remove_parts(page, [item.range for item in node.items], first, last)
    edits: list[TextEdit] = []
    for number in range(first, last):
        dash = _dash(node.items[number])
        if _begins_line(page, dash):
            after = Position(node.items[number].range.end.line + 1, 0)
            edits.append(TextEdit(Range(Position(dash.line, 0), after), ""))
        elif number + 1 < len(node.items):
            edits.append(TextEdit(Range(dash, _dash(node.items[number + 1])), ""))
    return edits


def _insert(page: Page, node: Node, index: int, texts: list[str]) -> list[TextEdit]:
    if not _is_block(node):
        return insert_parts(page, [item.range for item in node.items], index, texts)
    neighbour = node.items[max(index - 1, 0)]
    dash = _dash(neighbour)
    indent = page.lines[dash.line][: dash.column] if _begins_line(page, dash) else " " * dash.column
    rows = [f"-{_gap_behind(neighbour)}{text}".rstrip() for text in texts]
    if index > 0:
        place = page.line_end(max(neighbour.range.end.line, dash.line))
        return [TextEdit(Range(place, place), "".join(f"\n{indent}{row}" for row in rows))]
    return [TextEdit(Range(dash, dash), "".join(f"{row}\n{indent}" for row in rows))]


def _dash(item: Node) -> Position:
    return item.dash or item.range.start


def _begins_line(page: Page, dash: Position) -> bool:
    return not page.lines[dash.line][: dash.column].strip()


def _gap_behind(item: Node) -> str:
    dash = _dash(item)
    is_beside = item.range.start.line == dash.line and not item.range.is_empty
    return " " * (item.range.start.column - dash.column - 1) if is_beside else " "


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
