"""Finds what the source's highlighter colours in one piece, by a light scan that its tokens guide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.core.markdown.highlight_code import language_of
from editor.core.markdown.inline_spans import inline_spans
from editor.core.text.span import Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from editor.core.markdown.highlight_code import CodeHighlighter
    from editor.core.markdown.known_texts import KnownTexts

_DEFINITION = re.compile(r"[ \t>]*(\*?\[)([^\]]+)(\]:)[ \t]*(<[^>]*>|\S+)?")
_MARKER = re.compile(r"[ \t]*([-+*]|\d{1,9}[.)])(?=[ \t]|$)")
_MEANING = re.compile(r"[ \t]*([:~])(?=[ \t])")
_WHOLE = {
    "code_block": SpanKind.CODE,
    "formula_block": SpanKind.CODE,
    "diagram": SpanKind.CODE,
    "html_block": SpanKind.HTML,
    "site_tag": SpanKind.HTML,
    "hr": SpanKind.MARK,
    "container": SpanKind.MARK,
    "contents": SpanKind.MARK,
}
_HEADING = re.compile(r"(#{1,6})(.*?)([ \t]+#+)?[ \t]*$")


def spans_of(
    lines: Sequence[str],
    tokens: Sequence[Token],
    highlighter: CodeHighlighter,
    known: KnownTexts | None = None,
) -> tuple[Span, ...]:
    """Give the spans of a piece; where two overlap, the later one is drawn above the earlier.

    Exact in ordinary cases; where a construct cannot be found in its lines it stays uncoloured. The spans
    of texts that are `known` are looked for once.
    """
    scan = _Scan(lines, highlighter, known)
    for index, token in enumerate(tokens):
        if token.map is not None and token.map[0] < len(lines):
            scan.take(token, tokens, index)
    scan.take_definitions(tokens)
    return tuple(scan.found)


class _Scan:
    """Walks the block tokens of a piece; `_columns` tells how much of each line is a container's prefix."""

    def __init__(self, lines: Sequence[str], highlighter: CodeHighlighter, known: KnownTexts | None) -> None:
        self._lines = lines
        self._known = known
        self._highlighter = highlighter
        self._columns: dict[int, int] = {}
        self._cell_line = -1
        self.found: list[Span] = []

    def take(self, token: Token, tokens: Sequence[Token], index: int) -> None:
        first, end = token.map or (0, 0)
        end = min(end, len(self._lines))
        if token.type in _WHOLE:
            self._whole(first, end, _WHOLE[token.type])
        elif token.type == "table_open":
            self._whole(first + 1, first + 2, SpanKind.MARK)
        elif token.type == "inline":
            self._inline(token, first, tokens[index - 1].type if index else "")
        else:
            self._container(token, first, end)

    def _container(self, token: Token, first: int, end: int) -> None:
        match token.type:
            case "heading_open":
                self._heading(token, first, end)
            case "blockquote_open" | "alert_open":
                self._quote(first, end)
            case "list_item_open":
                self._marker(first)
            case "fence":
                self._fence(token, first, end)
            case "dd_open":
                self._marker(first, _MEANING)
            case "footnote_reference_open" | "abbreviation":
                self._definition(first)
            case _:
                pass

    def take_definitions(self, tokens: Sequence[Token]) -> None:
        """Colour the link definitions: the lines that no token covers."""
        covered: set[int] = set()
        for token in tokens:
            if token.map is not None and token.type not in ("blockquote_open", "bullet_list_open"):
                covered.update(range(*token.map) if token.level == 0 else ())
        for line, text in enumerate(self._lines):
            if line not in covered and "]:" in text:
                self._definition(line)

    def _add(self, line: int, start: int, end: int, kind: SpanKind) -> None:
        if 0 <= start < end:
            self.found.append(Span(line, start, end, kind))

    def _prefix(self, line: int) -> int:
        return self._columns.get(line, 0)

    def _whole(self, first: int, end: int, kind: SpanKind) -> None:
        for line in range(first, min(end, len(self._lines))):
            text = self._lines[line]
            column = self._prefix(line)
            indent = len(text[column:]) - len(text[column:].lstrip())
            self._add(line, column + indent, len(text.rstrip()), kind)

    def _heading(self, token: Token, first: int, end: int) -> None:
        if not token.markup.startswith("#"):
            self._whole(first, end - 1, SpanKind.HEADING)
            self._whole(end - 1, end, SpanKind.MARK)
            return
        text = self._lines[first]
        place = text.find(token.markup, self._prefix(first))
        match = _HEADING.match(text, place) if place >= 0 else None
        if match:
            self._add(first, place, len(text.rstrip()), SpanKind.HEADING)
            self._add(first, *match.span(1), SpanKind.MARK)
            self._add(first, *match.span(3), SpanKind.MARK)

    def _quote(self, first: int, end: int) -> None:
        for line in range(first, end):
            text = self._lines[line]
            column = self._prefix(line)
            place = text.find(">", column)
            self._add(line, column, len(text), SpanKind.QUOTE)
            if place >= 0 and not text[column:place].strip():
                self._add(line, place, place + 1, SpanKind.MARK)
                self._columns[line] = place + 1

    def _marker(self, line: int, marker: re.Pattern[str] = _MARKER) -> None:
        match = marker.match(self._lines[line], self._prefix(line))
        if match:
            self._add(line, *match.span(1), SpanKind.MARK)
            self._columns[line] = match.end(1)

    def _fence(self, token: Token, first: int, end: int) -> None:
        content = token.content.split("\n")[:-1]
        self._whole(first, first + 1, SpanKind.MARK)
        self._whole(first + 1, first + 1 + len(content), SpanKind.CODE)
        self._whole(first + 1 + len(content), end, SpanKind.MARK)
        code = self._highlighter.highlight(language_of(token.info), token.content)
        offsets = [self._offset(first + 1 + line, text) for line, text in enumerate(content)]
        for span in code.spans:
            offset = offsets[span.line] if span.line < len(offsets) else None
            if offset is not None:
                self._add(first + 1 + span.line, offset + span.start, offset + span.end, span.kind)

    def _offset(self, line: int, content: str) -> int | None:
        if line >= len(self._lines) or not self._lines[line].endswith(content):
            return None
        return len(self._lines[line]) - len(content)

    def _definition(self, line: int) -> None:
        match = _DEFINITION.match(self._lines[line])
        if match:
            self._add(line, *match.span(1), SpanKind.MARK)
            self._add(line, *match.span(2), SpanKind.LINK)
            self._add(line, *match.span(3), SpanKind.MARK)
            if match[4] and match[1] == "[" and not match[2].startswith("^"):
                self._add(line, *match.span(4), SpanKind.URL)

    def _inline(self, token: Token, first: int, parent: str) -> None:
        is_cell = parent in ("th_open", "td_open")
        if is_cell and self._cell_line != first:
            self._cell_line = first
            self._columns[first] = 0
        places: list[tuple[int, int]] = []
        for number, text in enumerate(token.content.split("\n")):
            line = first + number
            if line >= len(self._lines):
                return
            column = self._find(line, text.rstrip(), is_suffix=not is_cell and parent != "heading_open")
            places.append((line, column))
            if is_cell and column >= 0:
                self._columns[line] = column + len(text)
        text = self._known.of(token.children) if self._known else None
        if text is None:
            self.found.extend(inline_spans(token.content, token.children or (), places))
            return
        if text.places != places:
            text.places, text.spans = places, list(inline_spans(token.content, text.children, places))
        self.found.extend(text.spans)

    def _find(self, line: int, text: str, *, is_suffix: bool) -> int:
        source = self._lines[line].rstrip()
        if is_suffix and source.endswith(text):
            return len(source) - len(text)
        return source.find(text, self._prefix(line))
