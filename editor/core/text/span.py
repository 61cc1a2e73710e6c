"""Stretches of source characters that are drawn alike: what the highlighter shows."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class SpanKind(StrEnum):
    """What the characters of a span are."""

    MARK = "mark"
    """signs of Markdown itself: `##`, `**`, the brackets of a link, a fence's dashes"""
    HEADING = "heading"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRUCK = "struck"
    CODE = "code"
    URL = "url"
    LINK = "link"
    QUOTE = "quote"
    HTML = "html"
    KEY = "key"
    """a front-matter key"""
    KEYWORD = "keyword"
    STRING = "string"
    NUMBER = "number"
    COMMENT = "comment"


class Span(NamedTuple):
    """Characters `start` to `end` (Python columns, end excluded) of one line.

    `line` counts from the first line of what the span belongs to: a block, or the whole post for the
    front matter.
    """

    line: int
    start: int
    end: int
    kind: SpanKind
