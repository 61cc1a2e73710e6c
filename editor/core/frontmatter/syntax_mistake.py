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
    """a value that begins with `*`, as names of anchors do"""
    TAG = "tag"
    """a value that begins with `!`, as tags do"""
    DASH = "dash"
    """a list that begins in the line of its name: `tags: - a`"""
    CHARACTER = "character"
    """a control character"""


_SIGNS = (
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
)


def mistake_of(problem: str) -> SyntaxMistake | None:
    """Tell which mistake a reader's complaint is about, None for a rare one.

    `mistake_of("mapping values are not allowed here")` is SyntaxMistake.COLON.
    """
    return next((mistake for sign, mistake in _SIGNS if re.search(sign, problem[:500])), None)
