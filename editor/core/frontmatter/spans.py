"""Which characters of a front matter are keys, strings, numbers and comments, for the highlighter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from editor.core.frontmatter.field import FenceKind
from editor.core.frontmatter.tree import MAX_CHARACTERS
from editor.core.text.span import Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.frontmatter.field import FrontMatter

_NUMBER = re.compile(
    r"[-+]?(?:0[xob][0-9a-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?)"
    r"|\d{4}-\d\d?-\d\d?(?:[Tt ]+\d\d?:\d\d(?::\d\d(?:\.\d+)?)?)?(?: ?(?:Z|[-+]\d\d?:?\d{0,2}))?"
)
_WORD = re.compile(r"true|false|null|yes|no|on|off|~", re.IGNORECASE)
_YAML_KEY = re.compile(
    r"""("[^"]*"(?=\s*:(?:\s|$))|'[^']*'(?=\s*:(?:\s|$))"""
    r"""|(?:[^\s"'#\[{&*!|>@`%,-]|-[^\s:#])[^:#]*(?=:(?:\s|$)))"""
)
_YAML_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")
_YAML_TOKEN = re.compile(
    r"""(?<!\s)\s+#.*|"(?:[^"\\]|\\.)*"?|'[^']*'?|[\[\]{},]"""
    r"""|[^\s,\[\]{}"'](?:[^,\[\]{}\s]|[ \t]+(?![\s#]))*"""
)
_TOML_KEY = re.compile(
    r"""\s*(\[\[?[^\]]*\]?\](?=\s*(?:$|\#))|"[^"]*"(?=\s*=)|'[^']*'(?=\s*=)|[^=\s\#"'\[][^=\#]*(?==))"""
)
_TOML_TOKEN = re.compile(
    r"""#.*|"(?:[^"\\]|\\.)*"?|'[^']*'?|[\[\]{},=]|[^\s,\[\]{}"'#=]+(?: \d\d:[^\s,\]}#]+)?"""
)
_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?(\s*:)?|[\[\]{},]|[^\s,\[\]{}":]+')


def front_matter_spans(lines: Sequence[str], front_matter: FrontMatter) -> tuple[Span, ...]:
    """Mark the characters of the front matter's lines, also of one that cannot be read.

    It looks at characters, not at the values read, so that colours stay while a line is being typed. A
    front matter that is too long to be read gets its fence lines only.
    """
    fence = front_matter.fence
    if fence is None:
        return ()
    painter = _Painter()
    content = range(fence.content_first, fence.content_end)
    for number in range(fence.first, fence.body):
        if number not in content:
            painter.mark(number, 0, len(lines[number].rstrip()), SpanKind.MARK)
    if sum(len(lines[number]) for number in content) <= MAX_CHARACTERS:
        _paint_content(painter, lines, content, fence.kind)
    return tuple(sorted(painter.spans, key=lambda span: (span.line, span.start)))


def _paint_content(painter: _Painter, lines: Sequence[str], content: range, kind: FenceKind) -> None:
    if kind in (FenceKind.JSON, FenceKind.JSON_MEMBERS):
        for number in content:
            painter.json_line(number, lines[number])
    elif kind is FenceKind.TOML:
        for number in content:
            painter.toml_line(number, lines[number])
    else:
        for number in content:
            painter.yaml_line(number, lines[number])


@dataclass(slots=True)
class _Painter:
    """Goes over lines and remembers the string that a line leaves open."""

    spans: list[Span] = field(default_factory=list[Span])
    _block_indent: int | None = None
    _open_quote: str = ""

    def mark(self, line: int, start: int, end: int, kind: SpanKind) -> None:
        if start < end:
            self.spans.append(Span(line, start, end, kind))

    def json_line(self, number: int, line: str) -> None:
        for token in _JSON_TOKEN.finditer(line):
            text = token[0]
            if text.startswith('"'):
                is_key = token[1] is not None
                end = token.start(1) if is_key else token.end()
                self.mark(number, token.start(), end, SpanKind.KEY if is_key else SpanKind.STRING)
            else:
                self._bare(number, token.start(), text)

    def toml_line(self, number: int, line: str) -> None:
        start = self._after_open_quote(number, line)
        key = _TOML_KEY.match(line) if start == 0 else None
        if key:
            self.mark(number, key.start(1), key.start(1) + len(key[1].rstrip()), SpanKind.KEY)
            start = key.end(1)
        while start < len(line):
            quote = line[start : start + 3]
            if quote in ('"""', "'''"):
                self._open_quote = quote
                self.mark(number, start, start + 3, SpanKind.STRING)
                start = self._after_open_quote(number, line, start + 3)
                continue
            token = _TOML_TOKEN.match(line, start)
            if token:
                self._token(number, token)
            start = token.end() if token else start + 1

    def yaml_line(self, number: int, line: str) -> None:
        indent = len(line) - len(line.lstrip(" \t"))
        if self._block_indent is not None:
            if not line.strip() or indent > self._block_indent:
                self.mark(number, indent, len(line.rstrip()), SpanKind.STRING)
                return
            self._block_indent = None
        start = self._after_open_quote(number, line)
        if start == 0:
            start = self._yaml_lead(number, line, indent)
        if _YAML_BLOCK.match(line, start):
            self._block_indent = indent
            self.mark(number, start, start + 1, SpanKind.MARK)
            start += 1
        self._yaml_tokens(number, line, start)

    def _yaml_lead(self, number: int, line: str, start: int) -> int:
        """Mark dashes, a whole-line comment and the key; give the column of the value."""
        while line.startswith("-", start) and line[start + 1 : start + 2] in ("", " ", "\t"):
            self.mark(number, start, start + 1, SpanKind.MARK)
            start = _skip_spaces(line, start + 1)
        if line.startswith("#", start):
            self.mark(number, start, len(line), SpanKind.COMMENT)
            return len(line)
        key = _YAML_KEY.match(line, start)
        if not key:
            return start
        self.mark(number, key.start(1), key.start(1) + len(key[1].rstrip()), SpanKind.KEY)
        return _skip_spaces(line, line.index(":", key.end(1)) + 1)

    def _yaml_tokens(self, number: int, line: str, start: int) -> None:
        if start and line.startswith("#", start) and line[start - 1] in " \t":
            self.mark(number, start, len(line), SpanKind.COMMENT)
            return
        for token in _YAML_TOKEN.finditer(line, start):
            if token[0].lstrip().startswith("#"):
                comment = token.start() + len(token[0]) - len(token[0].lstrip())
                self.mark(number, comment, len(line), SpanKind.COMMENT)
                return
            self._token(number, token)
            if token[0][0] in "\"'" and not _is_closed(token[0]):
                self._open_quote = token[0][0]

    def _token(self, number: int, token: re.Match[str]) -> None:
        if token[0][0] in "\"'":
            self.mark(number, token.start(), token.end(), SpanKind.STRING)
        elif token[0][0] == "#":
            self.mark(number, token.start(), token.end(), SpanKind.COMMENT)
        else:
            self._bare(number, token.start(), token[0])

    def _bare(self, number: int, start: int, text: str) -> None:
        if _NUMBER.fullmatch(text):
            self.mark(number, start, start + len(text), SpanKind.NUMBER)
        elif _WORD.fullmatch(text):
            self.mark(number, start, start + len(text), SpanKind.KEYWORD)

    def _after_open_quote(self, number: int, line: str, start: int = 0) -> int:
        """Mark what still belongs to an open string and give the column behind it."""
        if not self._open_quote:
            return start
        end = line.find(self._open_quote, start)
        after = len(line) if end < 0 else end + len(self._open_quote)
        if end >= 0:
            self._open_quote = ""
        self.mark(number, start, after, SpanKind.STRING)
        return after


def _skip_spaces(line: str, start: int) -> int:
    while start < len(line) and line[start] in " \t":
        start += 1
    return start


def _is_closed(token: str) -> bool:
    return len(token) > 1 and token[-1] == token[0]
