"""Edits that give a field another value, add a field, or take one away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.frontmatter.collection_edits import inner_edits
from editor.core.frontmatter.comma_parts import insert_parts, remove_parts
from editor.core.frontmatter.field import FenceKind
from editor.core.frontmatter.meaning import BareText
from editor.core.frontmatter.page import is_typed_node
from editor.core.frontmatter.patch import text_of
from editor.core.frontmatter.tree import Style
from editor.core.frontmatter.writer import write_flow
from editor.core.frontmatter.yaml_writer import block_scalar
from editor.core.text.edit import Position, Range, TextEdit

if TYPE_CHECKING:
    from editor.core.frontmatter.field import FieldValue
    from editor.core.frontmatter.page import Page
    from editor.core.frontmatter.tree import Entry

_BLOCK_SCALARS = (Style.LITERAL, Style.FOLDED)


def change_edits(page: Page, entry: Entry, value: FieldValue) -> list[TextEdit]:
    """Give the edits that set a field that is there; none when it cannot be done."""
    node = entry.node
    edits = inner_edits(page, node, value)
    behind_colon = page.behind_colon(entry)
    if edits or behind_colon is None or node.style is Style.TABLE:
        return edits
    indent = page.list_indent()
    if isinstance(value, tuple) and value and indent is not None and node.is_scalar:
        return _below(page, entry, behind_colon, _rows(page, value, indent))
    text = _written(page, entry.name, value, entry)
    place, before = page.place_for(node, value)
    return _inline(page, entry, behind_colon, before + text, place)


def addition_edits(page: Page, name: str, value: FieldValue) -> list[TextEdit]:
    """Give the edits that add a field behind the last one."""
    entries = [entry for entry in page.entries if entry.node.style is not Style.TABLE]
    if page.has_commas:
        return _flow_addition(page, name, value)
    last = entries[-1] if entries else None
    text = _new_entry(page, name, value, last)
    if last is not None:
        place = page.line_end(last.range.end.line)
        return [TextEdit(Range(place, place), "\n" + text)]
    line = page.entries[0].range.start.line if page.entries else page.fence.content_end
    return [TextEdit(Range(Position(line, 0), Position(line, 0)), text + "\n")]


def removal_edits(page: Page, entry: Entry) -> list[TextEdit]:
    """Give the edits that take a field away, with the lines that it stands on."""
    if page.has_commas:
        number = page.entries.index(entry)
        return remove_parts(page, [each.range for each in page.entries], number, number + 1)
    start = Position(entry.range.start.line, 0)
    behind = entry.range.end.line + 1
    while page.is_whole and behind < page.fence.content_end and not page.lines[behind].strip():
        behind += 1  # else they would belong to a `|+` above
    return [TextEdit(Range(start, Position(behind, 0)), "")]


def rename_edits(page: Page, entry: Entry, name: str) -> list[TextEdit]:
    """Give the edits that call a field by another name."""
    return [TextEdit(entry.key, page.writer.key(name, _key_style(page, entry)))]


def _key_style(page: Page, entry: Entry) -> Style:
    sign = page.lines[entry.key.start.line][entry.key.start.column :][:1]
    return {'"': Style.DOUBLE, "'": Style.SINGLE}.get(sign, Style.PLAIN)


def _written(page: Page, name: str, value: FieldValue, entry: Entry | None) -> str:
    """Write a value as it stands behind the colon."""
    node = entry.node if entry else None
    if isinstance(value, tuple):
        items = node.items if node else ()
        is_typed = bool(items) and all(is_typed_node(item) for item in items)
        return write_flow(page.writer, value, page.item_style(), is_typed=is_typed)
    if value is not None and not isinstance(value, str):
        return write_flow(page.writer, value, Style.PLAIN)
    may_be_block = page.is_yaml and not page.has_commas and not isinstance(value, BareText)
    if value and may_be_block and not page.is_cautious:
        like = node.style if node else Style.PLAIN
        if like in _BLOCK_SCALARS or ("\n" in value and like not in (Style.SINGLE, Style.DOUBLE)):
            style = like if like in _BLOCK_SCALARS else Style.LITERAL
            return block_scalar(value, style, _block_indent(page, entry))
    is_typed = page.is_typed(name, node)
    in_flow = page.has_commas
    if node is not None and value is not None and page.is_said_text(node, value):
        return page.writer.scalar(str(value), node.style, is_typed=True, in_flow=in_flow)
    return page.writer.scalar(
        value, _style_for(page, entry, is_typed=is_typed), is_typed=is_typed, in_flow=in_flow
    )


def _style_for(page: Page, entry: Entry | None, *, is_typed: bool) -> Style:
    node = entry.node if entry else None
    if node is None or (node.value is None and node.range.is_empty):
        return Style.PLAIN if is_typed else page.scalar_style()
    return node.style if node.is_scalar else Style.PLAIN


def _block_indent(page: Page, entry: Entry | None) -> str:
    if entry is None:
        return (page.indent_of(page.entries[-1]) if page.entries else "") + "  "
    if entry.node.style in _BLOCK_SCALARS:
        rows = page.lines[entry.node.range.start.line + 1 : entry.node.range.end.line + 1]
        written = next((row for row in rows if row.strip()), "")
        if written:
            return written[: len(written) - len(written.lstrip())]
    return page.indent_of(entry) + "  "


def _rows(page: Page, value: tuple[FieldValue, ...], indent: str) -> str:
    """Write a block list, from the end of the key's line on."""
    like = page.item_style()
    rows = [
        page.writer.scalar(item, like, is_typed=False, in_flow=False)
        if item is None or isinstance(item, str)
        else write_flow(page.writer, item, like)
        for item in value
    ]
    return "".join(f"\n{indent}- {row}".rstrip(" ") for row in rows)


def _below(page: Page, entry: Entry, behind_colon: Position, rows: str) -> list[TextEdit]:
    """Put lines below the key in the place of an empty or inline value."""
    end = page.line_end(behind_colon.line)
    anchor = f" &{entry.node.anchor}" if entry.node.anchor else ""
    if entry.node.range.end.line > behind_colon.line:
        return [TextEdit(Range(behind_colon, entry.node.range.end), anchor + rows)]
    return [
        TextEdit(Range(behind_colon, max(behind_colon, entry.node.range.end)), anchor),
        TextEdit(Range(end, end), rows),
    ]


def _inline(page: Page, entry: Entry, behind_colon: Position, text: str, place: Range) -> list[TextEdit]:
    """Put a text behind the colon in the place of the value."""
    found = entry.node.range
    if found.is_empty:
        return _into_nothing(page, entry, behind_colon, text) if text else []
    first = page.bare_range(entry.node).start
    if entry.node.style is Style.BLOCK and first.line > behind_colon.line and not entry.node.tag:
        behind = _behind_anchor(page, entry, behind_colon)
        above = behind.line if behind != behind_colon else found.start.line - 1
        written = text.removeprefix(f"&{entry.node.anchor}").lstrip(" ")
        edits = [TextEdit(Range(behind, behind), " " + written)] if written else []
        return [*edits, TextEdit(Range(page.line_end(above), found.end), "")]
    if not text:
        return [TextEdit(Range(behind_colon, found.end), "")]
    return [TextEdit(place, text)]


def _behind_anchor(page: Page, entry: Entry, behind_colon: Position) -> Position:
    """Give the place behind the anchor, where one stands in the line of the colon."""
    anchor = f"&{entry.node.anchor}" if entry.node.anchor else ""
    at = page.lines[behind_colon.line].find(anchor, behind_colon.column) if anchor else -1
    return behind_colon if at < 0 else Position(behind_colon.line, at + len(anchor))


def _into_nothing(page: Page, entry: Entry, behind_colon: Position, text: str) -> list[TextEdit]:
    """Put a text behind a colon that has none; white space and a comment stay behind it."""
    key = text_of(page.lines, entry.key)
    colon = _colon(page, key, entry)
    gap = colon[len(colon.rstrip()) :] or " "
    return [TextEdit(Range(behind_colon, behind_colon), gap + text)]


def _new_entry(page: Page, name: str, value: FieldValue, last: Entry | None) -> str:
    indent = page.indent_of(last) if last else ""
    key = page.writer.key(name, _key_style(page, last) if last else Style.PLAIN)
    dashes = page.list_indent()
    if isinstance(value, tuple) and value and dashes is not None:
        return f"{indent}{key}:" + _rows(page, value, dashes)
    text = _written(page, name, value, None)
    colon = _colon(page, key, last)
    return f"{indent}{key}{colon}{text}" if text else f"{indent}{key}{colon.rstrip()}"


def _colon(page: Page, key: str, last: Entry | None) -> str:
    """Give what stands between key and value: as in the last field, aligned when the last two are."""
    usual = page.writer.colon
    beside = [
        entry
        for entry in page.entries
        if not entry.node.range.is_empty
        and entry.node.range.start.line == entry.key.end.line
        and entry.key.end <= entry.node.range.start
    ]
    if last is None or not beside:
        return usual
    between = text_of(page.lines, Range(beside[-1].key.end, beside[-1].node.range.start))
    if _are_aligned(beside[-2:]):
        room = beside[-1].node.range.start.column - beside[-1].key.start.column - len(key)
        if room < len(usual) or "\t" in between:
            return usual
        return usual.strip().ljust(room) if between.startswith(usual.strip()) else usual.lstrip().rjust(room)
    return between if between in (":\t", "=", " = ") else usual


def _are_aligned(entries: list[Entry]) -> bool:
    columns = {entry.node.range.start.column for entry in entries}
    keys = {entry.key.end.column for entry in entries}
    return len(entries) > 1 and len(columns) == 1 and len(keys) > 1


def _flow_addition(page: Page, name: str, value: FieldValue) -> list[TextEdit]:
    last = page.entries[-1] if page.entries else None
    key = page.writer.key(name, _key_style(page, last) if last else Style.PLAIN)
    text = key + page.writer.colon + _written(page, name, value, None)
    if last is not None:
        parts = [entry.range for entry in page.entries]
        return insert_parts(page, parts, len(parts), [text])
    if page.reading.flow is None:
        place = Position(page.fence.content_end, 0)
        return [TextEdit(Range(place, place), text + "\n")]
    start = page.reading.flow.start
    inside = Position(start.line, start.column + 1)
    is_json = page.fence.kind is FenceKind.JSON
    return [
        TextEdit(
            Range(inside, inside),
            f"\n  {text}\n" if is_json and start.line == page.reading.flow.end.line else text,
        )
    ]
