"""Edits inside a text that escapes or runs over lines: what stays keeps its breaks and its spelling."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from editor.core.frontmatter.meaning import BareText
from editor.core.frontmatter.patch import advanced, joined, text_of
from editor.core.frontmatter.scalar_type import looks_typed
from editor.core.frontmatter.text_pieces import block_pieces, indent_of_rows, quoted_pieces
from editor.core.frontmatter.tree import Style
from editor.core.frontmatter.yaml_writer import block_rows, double_quoted
from editor.core.text.edit import Position, Range, TextEdit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from editor.core.frontmatter.page import Page
    from editor.core.frontmatter.text_pieces import Piece
    from editor.core.frontmatter.tree import Node

_WORD = re.compile(r"[^ \t\n]+|[ \t]+|\n+")
_QUOTES = {
    Style.PLAIN: 0,
    Style.SINGLE: 1,
    Style.DOUBLE: 1,
    Style.LONG_SINGLE: 3,
    Style.LONG_DOUBLE: 3,
}
_HEADER = re.compile(r"[|>][0-9]?([-+]?)[0-9]?")
_USUAL_WIDTH = 80
_FINE_COMPARISON = 250_000


def text_edits(page: Page, node: Node, value: str) -> list[TextEdit]:
    """Turn a text into another, word by word; none where it is as well written anew.

    In a block each line that holds the same words as before stays as it is, also its break. Of a folded
    text of which no word stays nothing tells where its lines ended: it is folded at 80 columns.
    """
    if not isinstance(node.value, str) or isinstance(value, BareText) or not value or page.is_whole:
        return []
    if node.style in (Style.LITERAL, Style.FOLDED):
        return _block_edits(page, node, value) if node.value else []
    return _inline_edits(page, node, value) if node.style in _QUOTES else []


def _inline_edits(page: Page, node: Node, value: str) -> list[TextEdit]:
    found, width = page.bare_range(node), _QUOTES[node.style]
    written = text_of(page.lines, found)
    if "\n" not in written and "\\" not in written and width < len('"""'):
        return []
    source = written[width : len(written) - width] if width else written
    pieces = quoted_pieces(source, node.style, is_yaml=page.is_yaml)
    if "".join(piece.text for piece in pieces) != node.value:
        return []
    indent = indent_of_rows(source)
    lead, pieces = _without_lead(pieces)
    start = advanced(found.start, written[:width] + lead)
    edits = [
        _replaced(pieces, start, first, last, _encoded(text, node.style, indent, is_yaml=page.is_yaml))
        for first, last, text in _changes(pieces, value)
    ]
    if node.style is Style.PLAIN and edits:
        edit = joined(page.lines, edits)
        is_one_line = "\n" not in edit.new_text and not _keeps_break(page, edit, found)
        if is_one_line or looks_typed(value):
            return []
    return edits


def _keeps_break(page: Page, edit: TextEdit, found: Range) -> bool:
    """Tell whether a text still has one of its line breaks after an edit."""
    outside = text_of(page.lines, Range(found.start, edit.range.start))
    outside += text_of(page.lines, Range(edit.range.end, found.end))
    return "\n" in outside


def _block_edits(page: Page, node: Node, value: str) -> list[TextEdit]:
    assert isinstance(node.value, str)
    sign = page.bare_range(node).start
    first, last = sign.line + 1, node.range.end.line
    header = _HEADER.match(page.lines[sign.line], sign.column)
    while last > first and not page.lines[last].strip(" "):
        last -= 1
    rows = page.lines[first : last + 1]
    body = value.rstrip("\n")
    old_body = node.value.rstrip("\n")
    indent = _indent(rows, old_body)
    pieces = block_pieces(rows, len(indent), is_folded=node.style is Style.FOLDED)
    if header is None or not body or "".join(piece.text for piece in pieces) != old_body:
        return []
    edits = _chomping(page, node, value, header, Position(last, len(page.lines[last])))
    place = Position(first, 0)
    lead, pieces = _without_lead(pieces)
    changes = list(_changes(pieces, body))
    if _has_common_word(pieces, changes):
        start = advanced(place, lead)
        for begin, end, text in changes:
            new = _encoded(text, node.style, indent, is_yaml=True)
            edits.append(_replaced(pieces, start, begin, end, new))
        return edits
    width = max([_USUAL_WIDTH, *map(len, rows)]) if len(rows) > 1 else _USUAL_WIDTH
    fresh = "\n".join(block_rows(body, node.style, indent, width))
    return [*edits, TextEdit(Range(place, Position(last, len(page.lines[last]))), fresh)]


def _indent(rows: Sequence[str], body: str) -> str:
    """Give the white space that a block leaves out: all before its first text, less what belongs to it."""
    row = next((row for row in rows if row.strip(" ")), "")
    text = next((line for line in body.split("\n") if line.strip(" ")), "")
    own = len(text) - len(text.lstrip(" "))
    return row[: max(0, len(row) - len(row.lstrip(" ")) - own)]


def _chomping(page: Page, node: Node, value: str, header: re.Match[str], end: Position) -> list[TextEdit]:
    """Say by the header, and by blank lines, how many line ends a block has behind its last text."""
    assert isinstance(node.value, str)
    count = len(value) - len(value.rstrip("\n"))
    if count == len(node.value) - len(node.value.rstrip("\n")):
        return []
    line = page.bare_range(node).start.line
    sign = "-" if count == 0 else "" if count == 1 else "+"
    place = Range.on_line(line, header.start(1), header.end(1))
    edits = [TextEdit(place, sign)] if sign != header[1] else []
    return [*edits, TextEdit(Range(end, max(end, node.range.end)), "\n" * max(0, count - 1))]


def _changes(pieces: Sequence[Piece], value: str) -> Iterator[tuple[int, int, str]]:
    """Give what differs: from piece, up to piece, and what stands there now."""
    old, new = [piece.text for piece in pieces], _WORD.findall(value)
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    end = next((n for n in range(shorter - start) if old[-1 - n] != new[-1 - n]), shorter - start)
    old_middle, new_middle = old[start : len(old) - end], new[start : len(new) - end]
    if len(old_middle) * len(new_middle) > _FINE_COMPARISON:
        yield start, len(old) - end, "".join(new_middle)
        return
    for tag, first, last, begin, stop in SequenceMatcher(None, old_middle, new_middle, False).get_opcodes():
        if tag != "equal":
            yield start + first, start + last, "".join(new_middle[begin:stop])


def _without_lead(pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """Part what stands before the text itself, such as the first indentation, from the rest."""
    return (pieces[0].source, pieces[1:]) if pieces and not pieces[0].text else ("", pieces)


def _has_common_word(pieces: Sequence[Piece], changes: Sequence[tuple[int, int, str]]) -> bool:
    gone = {number for first, last, _ in changes for number in range(first, last)}
    return any(piece.is_word and number not in gone for number, piece in enumerate(pieces))


def _replaced(pieces: Sequence[Piece], start: Position, first: int, last: int, new: str) -> TextEdit:
    begin = advanced(start, "".join(piece.source for piece in pieces[:first]))
    end = advanced(begin, "".join(piece.source for piece in pieces[first:last]))
    return TextEdit(Range(begin, end), new)


def _encoded(text: str, style: Style, indent: str, *, is_yaml: bool) -> str:
    """Write words as they stand inside a text of that style."""
    match style:
        case Style.DOUBLE:
            return double_quoted(text, has_hex_escape=is_yaml)[1:-1]
        case Style.LONG_DOUBLE:
            return "\n".join(double_quoted(row, has_hex_escape=False)[1:-1] for row in text.split("\n"))
        case Style.LONG_SINGLE:
            return text
        case Style.LITERAL:
            return re.sub(r"\n(?!\n)", "\n" + indent, text)
        case Style.SINGLE:
            text = text.replace("'", "''")
        case _:
            pass
    return re.sub(r"\n+", lambda found: found[0] + "\n" + indent, text)
