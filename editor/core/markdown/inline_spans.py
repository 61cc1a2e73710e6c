"""Finds emphasis, code, links, images and tags inside running text, following its tokens in order."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from editor.core.text.span import Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

MAX_SCANNED = 20_000
"""Longer running text stays uncoloured; only text made to be slow is that long."""

_DRAWN = {
    "strong_open": SpanKind.STRONG,
    "em_open": SpanKind.EMPHASIS,
    "s_open": SpanKind.STRUCK,
    # of these only the signs are coloured
    "mark_open": None,
    "ins_open": None,
    "sub_open": None,
    "sup_open": None,
}
_WRITTEN = {
    "emoji": SpanKind.LINK,
    "formula_inline": SpanKind.CODE,
    "site_tag": SpanKind.HTML,
    "site_html": SpanKind.HTML,
    "site_hidden": SpanKind.HTML,
}
"""The tokens whose markup is all of them as they are written."""
_TAIL = re.compile(
    r"""\]\(\s*(<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"""
    r"""(?:\s+("[^"]*"|'[^']*'|\([^()]*\)))?\s*\)"""
)
_MOST_TYPOGRAPHIC = 2_000
_STRAIGHT = MappingProxyType(
    {
        **dict.fromkeys("“”„«»「」『』", '["“”„«»「」『』]'),
        **dict.fromkeys("‘’‚‹›", "['‘’‚‹›]"),
        "…": r"(?:…|\.{2,}|\. \. \.)",
        "–": "(?:–|--)",
        "—": "(?:—|---)",
        "±": r"(?:±|\+-)",
        "©": r"(?:©|\([cC]\))",
        "®": r"(?:®|\([rR]\))",
        "™": r"(?:™|\([tT][mM]\))",
    }
)
"""What typographic signs may have been in the source."""
_LABEL_TAIL = re.compile(r"\](?:\[([^\[\]]*)\])?")


def inline_spans(
    content: str, children: Sequence[Token], places: Sequence[tuple[int, int]]
) -> Iterator[Span]:
    """Give the spans of an inline token.

    `places` tells for each line of `content` the line of the piece and the column where it begins, -1
    when it could not be found there.
    """
    if len(content) > MAX_SCANNED:
        return
    scan = _InlineScan(content)
    for child in children:
        scan.take(child)
    starts = [0]
    for text in content.split("\n"):
        starts.append(starts[-1] + len(text) + 1)
    for start, end, kind in scan.found:
        for number, (line, column) in enumerate(places):
            low = max(start, starts[number])
            high = min(end, starts[number + 1] - 1)
            if low < high and column >= 0:
                yield Span(line, column + low - starts[number], column + high - starts[number], kind)


class _InlineScan:
    """A place in the content that moves forward with each token that is found there."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._place = 0
        self._opened: list[tuple[int, int, int]] = []
        self.found: list[tuple[int, int, SpanKind]] = []

    def take(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self._skip(token.content)
        elif kind in ("softbreak", "hardbreak"):
            self._skip("\n")
        elif kind == "code_inline":
            self._code(token)
        elif kind == "html_inline":
            self._literal(token.content, SpanKind.HTML)
        elif kind in _WRITTEN:
            self._literal(token.markup, _WRITTEN[kind])
        elif kind == "image":
            self._image(token)
        elif kind == "footnote_ref" and token.meta.get("label") is not None:
            self._literal(f"[^{token.meta['label']}]", SpanKind.LINK)
        elif kind == "link_open" and token.markup in ("autolink", "linkify"):
            self._opened.append((self._place, len(self.found), -1))
        elif kind == "link_close" and token.markup in ("autolink", "linkify"):
            self._close_address()
        else:
            self._pair(token)

    def _add(self, start: int, end: int, kind: SpanKind) -> None:
        self.found.append((start, end, kind))

    def _skip(self, text: str) -> None:
        place = self._content.find(text, self._place) if text else -1
        if place >= 0:
            self._place = place + len(text)
        elif not text.isascii():
            self._skip_typographic(text)

    def _skip_typographic(self, text: str) -> None:
        """Pass by text whose quotes and dots were straight in the source."""
        parts = (_STRAIGHT.get(sign) or re.escape(sign) for sign in text[:_MOST_TYPOGRAPHIC])
        found = re.compile("".join(parts)).search(self._content, self._place)
        if found:
            self._place = found.end()

    def _literal(self, text: str, kind: SpanKind) -> None:
        place = self._content.find(text, self._place)
        if place >= 0:
            self._place = place + len(text)
            self._add(place, self._place, kind)

    def _code(self, token: Token) -> None:
        marks = token.markup
        start = self._content.find(marks, self._place)
        # the text keeps its length: line ends become spaces, one space at each side may have gone
        end = self._content.find(marks, start + len(marks) + len(token.content)) if start >= 0 else -1
        if end < 0:
            return
        self._place = end + len(marks)
        self._add(start, self._place, SpanKind.CODE)
        self._add(start, start + len(marks), SpanKind.MARK)
        self._add(end, self._place, SpanKind.MARK)

    def _image(self, token: Token) -> None:
        if token.meta.get("form") == "tag":
            self._literal(token.markup, SpanKind.HTML)
            return
        start = self._content.find("![", self._place)
        end = start + 2 + len(token.content)
        if start < 0 or not self._content.startswith("]", end):
            return
        self._add(start, start + 2, SpanKind.MARK)
        self._add(start + 2, end, SpanKind.LINK)
        self._tail(end)

    def _pair(self, token: Token) -> None:
        if token.tag == "abbr":
            return  # nothing is written around the word
        if token.nesting == 1:
            marks = token.markup or "["
            start = self._content.find(marks, self._place)
            if start >= 0:
                self._place = start + len(marks)
            # kept in order: what surrounds is drawn below what it contains
            self._opened.append((start, len(self.found), len(marks)))
        elif token.nesting == -1 and self._opened:
            self._close(token, *self._opened.pop())

    def _close(self, token: Token, start: int, order: int, width: int) -> None:
        if start < 0:
            return
        if token.type == "link_close":
            end = self._content.find("]", self._place)
            if end >= 0:
                self.found.insert(order, (start + width, end, SpanKind.LINK))
                self._add(start, start + width, SpanKind.MARK)
                self._tail(end)
            return
        end = self._content.find(token.markup, self._place)
        kind = token.type.replace("_close", "_open")
        if end < 0 or kind not in _DRAWN:
            return
        self._place = end + len(token.markup)
        drawn = _DRAWN[kind]
        if drawn is not None:
            self.found.insert(order, (start, self._place, drawn))
        self._add(start, start + width, SpanKind.MARK)
        self._add(end, self._place, SpanKind.MARK)

    def _close_address(self) -> None:
        if self._opened:
            start, order, _ = self._opened.pop()
            text = self._content[start : self._place]
            skipped = len(text) - len(text.lstrip(" <"))
            self.found.insert(order, (start + skipped, self._place, SpanKind.URL))

    def _tail(self, end: int) -> None:
        inline = _TAIL.match(self._content, end)
        if inline:
            self._place = inline.end()
            self._add(end, inline.end(), SpanKind.MARK)
            self._add(*inline.span(1), SpanKind.URL)
            return
        label = _LABEL_TAIL.match(self._content, end)
        if label:
            self._place = label.end()
            self._add(end, label.end(), SpanKind.MARK)
            if label[1]:
                self._add(*label.span(1), SpanKind.LINK)
