"""The mistakes that people make in YAML, told apart by what its reader complains of."""

from __future__ import annotations

import re
from enum import StrEnum


class SyntaxMistake(StrEnum):
    """A mistake that can be put into plain words."""

    COLON = "colon"
    """`title: A: B`, or a line that is indented as if it belonged to the one above"""
    BRACKET = "bracket"
    """`[a, b` or `{a: b` without its end"""
    QUOTE = "quote"
    """a text in quotes without its end"""
    AFTER = "after"
    """something behind a value that had ended: `'a' b`, `[a]]`"""
    SIGN = "sign"
    """a value that begins with `@`, a backtick or `%`"""
    ESCAPE = "escape"
    """a backslash in double quotes that means nothing: `"C:\\q"`"""
    ANCHOR = "anchor"
    """a value that begins with `*` or `&`, as names of anchors do"""
    TAG = "tag"
    """a value that begins with `!`, as tags do"""
    DASH = "dash"
    """a list that begins in the line of its name: `tags: - a`"""
    CHARACTER = "character"
    """a control character"""
    TAB = "tab"
    """a tab where YAML indents by spaces"""
    BLOCK = "block"
    """a value that begins with `|` or `>` and goes on in the same line"""
    DOCUMENT = "document"
    """a second `---` with more behind it"""
    VALUE = "value"
    """nothing, or a stray sign, where a value has to be"""
    COMMA = "comma"
    """two items of a list or table without a comma"""
    NAME = "name"
    """a line without a name, or without the sign between name and value (JSON, TOML)"""
    TWICE = "twice"
    """a name or table that is there already (TOML)"""
    COMMENT = "comment"
    """a `#` that cuts off the rest of a value"""
    RANGE = "range"
    """a number, date or sign that cannot be"""


_SIGNS = (
    (r"found character '\\t' that cannot start any token", SyntaxMistake.TAB),
    ("mapping values are not allowed", SyntaxMistake.COLON),
    ("could not find expected ':'", SyntaxMistake.COLON),
    (r"expected ',' or '[\]}]'", SyntaxMistake.BRACKET),
    ("found unexpected end of stream", SyntaxMistake.QUOTE),
    ("that cannot start any token", SyntaxMistake.SIGN),
    ("found unknown escape character", SyntaxMistake.ESCAPE),
    ("escape sequence of .* hexadecimal numbers", SyntaxMistake.ESCAPE),
    (r"the anchor .* is not defined", SyntaxMistake.ANCHOR),
    (r"the tag .* is not known", SyntaxMistake.TAG),
    ("sequence entries are not allowed", SyntaxMistake.DASH),
    ("expected <block end>, but found", SyntaxMistake.AFTER),
    (r"the character U\+", SyntaxMistake.CHARACTER),
    ("mapping keys are not allowed", SyntaxMistake.SIGN),
    ("found unexpected document separator", SyntaxMistake.QUOTE),
    ("indentation indicator|expected a comment or a line break", SyntaxMistake.BLOCK),
    ("anchor|alias|expected alphabetic or numeric character", SyntaxMistake.ANCHOR),
    ("YAML d|expected a digit", SyntaxMistake.SIGN),
    ("tag handle|expected URI|expected '[>! ]'|can't decode", SyntaxMistake.TAG),
    ("second document|<document start>", SyntaxMistake.DOCUMENT),
    ("expected the node content|a value is expected|[Ii]nvalid value", SyntaxMistake.VALUE),
    ("“#” begins a comment", SyntaxMistake.COMMENT),
    ("nothing may follow|line end is expected|Expected newline", SyntaxMistake.AFTER),
    ("a string is expected|Unterminated string", SyntaxMistake.QUOTE),
    (r"a comma|[\]}] is expected|Unclosed|at the end of a", SyntaxMistake.COMMA),
    ("a string has an escape|Unescaped|Escaped character|hex value", SyntaxMistake.ESCAPE),
    ("= is expected|Expected '='|colon is expected|key is expected", SyntaxMistake.NAME),
    ("Invalid (statement|initial character)|Expected ", SyntaxMistake.NAME),
    ("twice|Cannot|Duplicate", SyntaxMistake.TWICE),
    ("character", SyntaxMistake.CHARACTER),
    ("out of range|too long|date or datetime", SyntaxMistake.RANGE),
)


def mistake_of(problem: str) -> SyntaxMistake | None:
    """Tell which mistake a reader's complaint is about, None for a rare one.

    `mistake_of("mapping values are not allowed here")` is SyntaxMistake.COLON.
    """
    return next((mistake for sign, mistake in _SIGNS if re.search(sign, problem[:500])), None)
