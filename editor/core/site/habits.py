"""How the site's own renderer reads Markdown: what it changes, what it adds, what it cannot draw."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

QUOTES = "“”‘’"
"""What straight quotes become, double ones first, unless a site says otherwise."""


class Syntax(StrEnum):
    """A construct that some renderers draw and others leave as text."""

    FOOTNOTES = "footnotes"
    ABBREVIATIONS = "abbreviations"
    SUBSCRIPT = "subscript"
    SUPERSCRIPT = "superscript"
    MARK = "mark"
    INSERTED = "inserted"
    DEFINITION_LISTS = "definition-lists"
    EMOJI = "emoji"
    CONTAINERS = "containers"
    ALERTS = "alerts"
    CONTENTS = "contents"
    TABLES = "tables"
    STRIKETHROUGH = "strikethrough"
    TASKS = "tasks"
    ADDRESSES = "addresses"
    """bare addresses that become links"""
    MATH = "math"
    DIAGRAMS = "diagrams"
    RAW_HTML = "raw-html"


class MarkdownHabits(NamedTuple):
    """What the site's renderer makes of Markdown, beside line breaks (`Convention.breaks`).

    `lacks` names only what the site is known not to draw: where its theme may do it, it is not named.
    """

    typographer: bool = False
    """whether straight quotes, `...` and `--` become typographic"""
    quotes: str = QUOTES
    """four signs: the opening and closing double quote, then the single ones"""
    lacks: tuple[Syntax, ...] = ()
    numbers_code: bool = False
    """whether code is numbered where a fence says nothing about it"""
    formula_signs: tuple[str, ...] = ()
    """the openers of formulas, such as `$$`, where the site names them; () where it reads what it likes"""
    excerpt_separator: str = ""
    """the comment that ends an excerpt beside `<!-- more -->`, "" for none"""
    reads_tags: bool = True
    """whether the generator's tags are more than text, which Hexo's `disableNunjucks` takes from them"""


USUAL_HABITS = MarkdownHabits()
"""Nothing is changed and nothing lacks: what holds without a site."""
