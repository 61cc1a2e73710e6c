"""Code that a lexer has read, line by line: html with Pygments' classes, and spans for the source."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

from pygments import token as kinds

from editor.core.text.span import Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SPAN_KINDS: tuple[tuple[Any, SpanKind], ...] = (
    (kinds.Comment, SpanKind.COMMENT),
    (kinds.Keyword, SpanKind.KEYWORD),
    (kinds.Operator.Word, SpanKind.KEYWORD),
    (kinds.Name.Tag, SpanKind.KEYWORD),
    (kinds.String, SpanKind.STRING),
    (kinds.Number, SpanKind.NUMBER),
)


def escaped(text: str) -> str:
    """Give text as html between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class HighlightedCode(NamedTuple):
    """Code as escaped html, each line complete in itself; spans count their lines from the code's first."""

    lines: tuple[str, ...]
    spans: tuple[Span, ...] = ()

    @property
    def html(self) -> str:
        """Give all of it."""
        return "\n".join(self.lines)


def plain_code(code: str) -> HighlightedCode:
    """Give code without colours."""
    return HighlightedCode(tuple(escaped(code).split("\n")))


class LineColours:
    """Turns the tokens of a lexer into lines; what kinds look like is remembered."""

    def __init__(self) -> None:
        self._css: dict[Any, str] = {}
        self._kinds: dict[Any, SpanKind | None] = {}

    def coloured(self, tokens: Iterable[tuple[Any, str]]) -> HighlightedCode:
        """Give the lines of all tokens of a code."""
        lines: list[str] = []
        spans: list[Span] = []
        line: list[str] = []
        column = 0
        for kind, text in tokens:
            css = self._css.get(kind)
            if css is None:
                css = self._learn(kind)
            meant = self._kinds[kind]
            for index, part in enumerate(text.split("\n")):
                if index:
                    lines.append("".join(line))
                    line, column = [], 0
                if not part:
                    continue
                shown = escaped(part)
                line.append(f'<span class="{css}">{shown}</span>' if css and not part.isspace() else shown)
                if meant is not None:
                    spans.append(Span(len(lines), column, column + len(part), meant))
                column += len(part)
        lines.append("".join(line))
        return HighlightedCode(tuple(lines), tuple(spans))

    def _learn(self, kind: Any) -> str:  # noqa: ANN401 - Pygments' kinds are made at run time
        """Find the class that Pygments' own style sheets use for a kind of token."""
        known = kind
        while known not in kinds.STANDARD_TYPES:
            known = known.parent
        self._kinds[kind] = next((meant for parent, meant in _SPAN_KINDS if kind in parent), None)
        css = self._css[kind] = kinds.STANDARD_TYPES[known]
        return css


class NearCode(NamedTuple):
    """What has changed between a code whose colours are known and a new one: a stretch of lines."""

    first: int
    old_end: int
    new_end: int

    @classmethod
    def between(cls, old: Sequence[str], new: Sequence[str], most: int) -> NearCode | None:
        """Find the stretch; None where more lines than `most` are new, or little stays."""
        limit = min(len(old), len(new))
        first = next((place for place in range(limit) if old[place] != new[place]), limit)
        alike = 0
        while alike < limit - first and old[-1 - alike] == new[-1 - alike]:
            alike += 1
        if len(new) - alike - first > most or 2 * (first + alike) < len(new):
            return None
        return cls(first, len(old) - alike, len(new) - alike)

    def joined(self, old: HighlightedCode, fresh: HighlightedCode) -> HighlightedCode:
        """Give the new code with the colours of the old one around those of the fresh stretch."""
        lines = (
            *old.lines[: self.first],
            *fresh.lines[: self.new_end - self.first],
            *old.lines[self.old_end :],
        )
        starts = [span.line for span in old.spans]
        head = old.spans[: bisect_left(starts, self.first)]
        tail = old.spans[bisect_left(starts, self.old_end) :]
        shift = self.new_end - self.old_end
        if shift:
            tail = tuple(span._replace(line=span.line + shift) for span in tail)
        moved = tuple(
            span._replace(line=span.line + self.first)
            for span in fresh.spans
            if span.line < self.new_end - self.first
        )
        return HighlightedCode(lines, (*head, *moved, *tail))
