"""Colours of the source: shows the spans that the renderer found, line by line."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlockUserData, QTextCharFormat

from editor.core.text.span import SpanKind
from editor.widgets.utf16 import to_utf16

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QTextBlock, QTextDocument

    from editor.core.text.span import Span
    from editor.widgets.theme import Theme

MAX_SPANS_PER_LINE = 500
"""A line with more is hostile or useless; the rest of it stays plain."""

Stretch = tuple[int, int, SpanKind]
"""Start and end (Python columns) and kind, within one line."""


class LineSpans(QTextBlockUserData):
    """The spans of one line, kept in its text block so that they move with it."""

    def __init__(self, text: str, stretches: tuple[Stretch, ...]) -> None:
        super().__init__()
        self.text = text
        self.stretches = stretches
        self.is_shown = False


class PostHighlighter(QSyntaxHighlighter):
    """Draws each line in the colours of its spans.

    Nothing is parsed here. While a line is typed in, its spans are guessed from the last ones known, until
    the renderer sends new ones. New spans of lines that nobody sees are kept and drawn when `show_lines`
    asks for them.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[tuple[SpanKind, ...], QTextCharFormat] = {}
        self._waiting = 0
        self._is_plain = True
        """whether no line has spans, so that a theme changes nothing"""

    @property
    def is_waiting(self) -> bool:
        """Tell whether there are lines whose new spans have not been drawn yet."""
        return self._waiting > 0

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme and draw all lines again."""
        self._formats = {(kind,): _format(kind, theme) for kind in SpanKind}
        if not self._is_plain:
            self.rehighlight()

    def set_spans(self, first_line: int, line_count: int, spans: Iterable[Span]) -> None:
        """Keep the spans of `line_count` lines from `first_line`; their lines count from there."""
        by_line: dict[int, list[Stretch]] = {}
        for span in spans:
            by_line.setdefault(span.line, []).append((span.start, span.end, span.kind))
        block = self.document().findBlockByNumber(first_line)
        for line in range(line_count):
            if not block.isValid():
                return
            self._keep(block, tuple(by_line.get(line, ())[:MAX_SPANS_PER_LINE]))
            block = block.next()

    def _keep(self, block: QTextBlock, stretches: tuple[Stretch, ...]) -> None:
        old = block.userData()
        text = block.text()
        if isinstance(old, LineSpans):
            if old.stretches == stretches and old.text == text:
                return
            if not old.is_shown:
                self._waiting -= 1
        elif not stretches:
            return
        block.setUserData(LineSpans(text, stretches))
        self._is_plain = False
        self._waiting += 1

    def show_lines(self, block: QTextBlock, count: int) -> None:
        """Draw the waiting spans of up to `count` lines from `block` on."""
        while block.isValid() and count > 0 and self._waiting > 0:
            kept = block.userData()
            if isinstance(kept, LineSpans) and not kept.is_shown:
                self.rehighlightBlock(block)
            block = block.next()
            count -= 1
        self._waiting = max(0, self._waiting)

    def forget(self) -> None:
        """Forget that lines wait, because the whole text is replaced."""
        self._waiting = 0
        self._is_plain = True

    def highlightBlock(self, text: str) -> None:
        """Draw one line."""
        kept = self.currentBlockUserData()
        if not isinstance(kept, LineSpans):
            return
        if not kept.is_shown:
            kept.is_shown = True
            self._waiting -= 1
        if kept.text != text:
            kept.stretches = _guessed(kept, text)
            kept.text = text
        if not kept.stretches or not self._formats:
            return
        for start, end, kinds in _flattened(kept.stretches):
            begin = to_utf16(text, start)
            self.setFormat(begin, to_utf16(text, end) - begin, self._format_of(kinds))

    def _format_of(self, kinds: tuple[SpanKind, ...]) -> QTextCharFormat:
        known = self._formats.get(kinds)
        if known is None:
            known = QTextCharFormat()
            for kind in kinds:
                known.merge(self._formats[(kind,)])
            self._formats[kinds] = known
        return known


def _guessed(kept: LineSpans, text: str) -> tuple[Stretch, ...]:
    """Move the spans of a line's old text to where they probably are in its new text."""
    old = kept.text
    shorter = min(len(old), len(text))
    head = 0
    while head < shorter and old[head] == text[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == text[-1 - tail]:
        tail += 1
    moved_from = len(old) - tail
    shift = len(text) - len(old)

    def moved(column: int) -> int:
        if column <= head and not (column == head == moved_from):
            return column
        return column + shift if column >= moved_from else min(column, len(text) - tail)

    stretches = ((moved(start), moved(end), kind) for start, end, kind in kept.stretches)
    return tuple(stretch for stretch in stretches if stretch[0] < stretch[1])


def _flattened(stretches: tuple[Stretch, ...]) -> Iterable[tuple[int, int, tuple[SpanKind, ...]]]:
    """Part nested and overlapping spans into pieces, each with all its kinds, outermost first."""
    ordered = sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1]))
    if all(left[1] <= right[0] for left, right in pairwise(ordered)):
        return [(start, end, (kind,)) for start, end, kind in ordered]
    edges = sorted({edge for start, end, _ in ordered for edge in (start, end)})
    pieces: list[tuple[int, int, tuple[SpanKind, ...]]] = []
    for begin, finish in pairwise(edges):
        kinds = tuple(dict.fromkeys(kind for start, end, kind in ordered if start <= begin and finish <= end))
        if kinds:
            pieces.append((begin, finish, kinds))
    return pieces


def _format(kind: SpanKind, theme: Theme) -> QTextCharFormat:
    result = QTextCharFormat()
    colour = {
        SpanKind.MARK: theme.faint,
        SpanKind.URL: theme.link,
        SpanKind.LINK: theme.text,
        SpanKind.QUOTE: theme.quiet,
        SpanKind.HTML: theme.quiet,
        SpanKind.KEY: theme.quiet,
        SpanKind.KEYWORD: theme.accent,
        SpanKind.STRING: theme.ok,
        SpanKind.NUMBER: theme.ok,
        SpanKind.COMMENT: theme.quiet,
        SpanKind.STRUCK: theme.quiet,
    }.get(kind)
    if colour:
        result.setForeground(QColor(colour))
    if kind in {SpanKind.HEADING, SpanKind.STRONG}:
        result.setFontWeight(QFont.Weight.Bold)
    if kind is SpanKind.EMPHASIS:
        result.setFontItalic(True)
    if kind is SpanKind.STRUCK:
        result.setFontStrikeOut(True)
    return result
