"""Edits of a list or mapping, part by part: what stays keeps its characters, its comments and its place."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from editor.core.frontmatter.comma_parts import insert_parts, remove_parts
from editor.core.frontmatter.meaning import is_mapping, means
from editor.core.frontmatter.page import is_typed_node
from editor.core.frontmatter.text_edits import text_edits
from editor.core.frontmatter.tree import Style
from editor.core.frontmatter.writer import write_flow
from editor.core.text.edit import Position, Range, TextEdit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from editor.core.frontmatter.field import FieldValue
    from editor.core.frontmatter.page import Page
    from editor.core.frontmatter.tree import Entry, Node

_FINE_COMPARISON = 400


def inner_edits(page: Page, node: Node, value: FieldValue) -> list[TextEdit]:
    """Turn a value into another of its kind by edits inside it; none where it has to be written anew."""
    if page.is_whole:
        return []
    if isinstance(value, tuple) and value and node.items:
        if node.style is Style.TABLE:
            return _tables_edits(page, node, value)
        return _list_edits(page, node, value)
    if is_mapping(value) and value and node.entries:
        return _mapping_edits(page, node, value)
    return text_edits(page, node, value) if isinstance(value, str) else []


# --- lists


def _list_edits(page: Page, node: Node, items: tuple[FieldValue, ...]) -> list[TextEdit]:
    edits: list[TextEdit] = []
    for first, last, new in _changes(page, node.items, items):
        shared = min(last - first, len(new))
        for old, value in zip(node.items[first : first + shared], new, strict=False):
            edits.extend(_replace(page, old, value, in_flow=not _is_block(node)))
        if last - first > shared:
            edits.extend(_remove(page, node, first + shared, last))
        elif len(new) > shared:
            like, is_typed = _usual_item(node)
            in_flow = not _is_block(node)
            texts = [
                _written(page, value, like, is_typed=is_typed, in_flow=in_flow) for value in new[shared:]
            ]
            edits.extend(_insert(page, node, first + shared, texts))
    return edits


def _tables_edits(page: Page, node: Node, tables: tuple[FieldValue, ...]) -> list[TextEdit]:
    """Change TOML's `[[tables]]` one by one; those that come or go are the last ones."""
    edits = _last_tables_edits(page, node, tables)
    for old, value in zip(node.items, tables, strict=False):
        if not means(old, value, page.fence.kind):
            found = inner_edits(page, old, value)
            if not found:
                return []
            edits.extend(found)
    return edits


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


def _usual_item(node: Node) -> tuple[Style, bool]:
    """Tell how the items of a list are written: in which style, and whether all are numbers and the like."""
    scalars = [item for item in node.items if item.is_scalar and item.value is not None]
    styles = {item.style for item in scalars if not is_typed_node(item)}
    is_typed = bool(scalars) and all(is_typed_node(item) for item in scalars)
    return styles.pop() if len(styles) == 1 else Style.PLAIN, is_typed


def _written(page: Page, value: FieldValue, like: Style, *, is_typed: bool, in_flow: bool) -> str:
    if value is None or isinstance(value, str):
        return page.writer.scalar(value, like, is_typed=is_typed, in_flow=in_flow)
    return write_flow(page.writer, value, page.item_style())


def _replace(page: Page, old: Node, value: FieldValue, *, in_flow: bool) -> list[TextEdit]:
    edits = inner_edits(page, old, value)
    if edits:
        return edits
    place, before = page.place_for(old, value)
    is_typed = is_typed_node(old) or page.is_said_text(old, value)
    text = _written(page, value, old.style, is_typed=is_typed, in_flow=in_flow)
    if old.range.is_empty and text and not in_flow:
        before = " "
    return [TextEdit(place, before + text)]


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


def _last_tables_edits(page: Page, node: Node, tables: tuple[FieldValue, ...]) -> list[TextEdit]:
    last = node.items[-1].range
    header = page.lines[last.start.line].partition("#")[0].rstrip()
    name = header.strip("[] \t")
    if any(entry.name.startswith(f"{name}.") for entry in page.entries):
        return []  # a table below the last one would belong to another
    gone = node.items[len(tables) :]
    edits = [
        TextEdit(Range(Position(table.range.start.line, 0), Position(table.range.end.line + 1, 0)), "")
        for table in gone
    ]
    new = tables[len(node.items) :]
    place = page.line_end(last.end.line)
    gap = "\n\n" if not page.lines[last.start.line - 1].strip() else "\n"
    for table in new:
        if not is_mapping(table):
            return []
        rows = "".join(f"\n{row}" for row in _rows(page, table))
        edits.append(TextEdit(Range(place, place), gap + header + rows))
    return edits


# --- mappings


def _mapping_edits(page: Page, node: Node, members: Mapping[str, FieldValue]) -> list[TextEdit]:
    kept = [entry for entry in node.entries if entry.name in members]
    gone = len(kept) < len(node.entries)
    names = {entry.name for entry in kept}
    new = {name: value for name, value in members.items() if name not in names}
    if not kept or (gone and new and node.style is Style.FLOW):
        return []
    edits: list[TextEdit] = []
    for entry in kept:
        if not means(entry.node, members[entry.name], page.fence.kind):
            in_flow = node.style is Style.FLOW
            edits.extend(_replace(page, entry.node, members[entry.name], in_flow=in_flow))
    if gone:
        edits.extend(_remove_members(page, node, names))
    if new:
        edits.extend(_add_members(page, node, kept[-1], new))
    return edits


def _remove_members(page: Page, node: Node, kept: set[str]) -> list[TextEdit]:
    edits: list[TextEdit] = []
    number = 0
    while number < len(node.entries):
        first = number
        while number < len(node.entries) and node.entries[number].name not in kept:
            number += 1
        if number > first:
            edits.extend(_remove_group(page, node, first, number))
        number += 1
    return edits


def _remove_group(page: Page, node: Node, first: int, last: int) -> list[TextEdit]:
    if node.style is Style.FLOW:
        return remove_parts(page, [entry.range for entry in node.entries], first, last)
    start = node.entries[first].key.start
    if not _begins_line(page, start):  # behind the dash of a list
        return [TextEdit(Range(start, node.entries[last].key.start), "")]
    return [
        TextEdit(Range(Position(entry.range.start.line, 0), Position(entry.range.end.line + 1, 0)), "")
        for entry in node.entries[first:last]
    ]


def _add_members(page: Page, node: Node, last: Entry, new: Mapping[str, FieldValue]) -> list[TextEdit]:
    if node.style is Style.FLOW:
        texts = _rows(page, new, in_flow=True)
        return insert_parts(page, [entry.range for entry in node.entries], len(node.entries), texts)
    start = last.key.start
    indent = page.lines[start.line][: start.column] if _begins_line(page, start) else " " * start.column
    place = page.line_end(last.range.end.line)
    return [TextEdit(Range(place, place), "".join(f"\n{indent}{row}" for row in _rows(page, new)))]


def _rows(page: Page, members: Mapping[str, FieldValue], *, in_flow: bool = False) -> list[str]:
    rows: list[str] = []
    for name, value in members.items():
        text = _written(page, value, Style.PLAIN, is_typed=False, in_flow=in_flow)
        rows.append((page.writer.key(name, Style.PLAIN) + page.writer.colon + text).rstrip())
    return rows


# --- places


def _dash(item: Node) -> Position:
    return item.dash or item.range.start


def _begins_line(page: Page, dash: Position) -> bool:
    return not page.lines[dash.line][: dash.column].strip()


def _gap_behind(item: Node) -> str:
    dash = _dash(item)
    is_beside = item.range.start.line == dash.line and not item.range.is_empty
    return " " * (item.range.start.column - dash.column - 1) if is_beside else " "
