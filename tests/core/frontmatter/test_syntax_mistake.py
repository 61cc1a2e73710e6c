from __future__ import annotations

import pytest

from editor.core.diagnostic import Diagnostic
from editor.core.frontmatter.field_value import read_value
from editor.core.frontmatter.fields import read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.syntax_mistake import SyntaxMistake, mistake_of


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("title: a: b", SyntaxMistake.COLON), ("a: b\n  c: d", SyntaxMistake.COLON),
        ("tags: [a, b", SyntaxMistake.BRACKET), ("x: {a: b", SyntaxMistake.BRACKET),
        ('title: "abc', SyntaxMistake.QUOTE), ("title: 'a' b", SyntaxMistake.AFTER),
        ("title: [a]]", SyntaxMistake.AFTER), ("title: @x", SyntaxMistake.SIGN),
        ('title: "\\q"', SyntaxMistake.ESCAPE), ("title: *x", SyntaxMistake.ANCHOR),
        ("title: !foo x", SyntaxMistake.TAG), ("tags: - a", SyntaxMistake.DASH),
        ("title: \x01", SyntaxMistake.CHARACTER),
    ],
)  # fmt: skip
def test_what_the_reader_says_of_a_mistake_is_known(text, mistake):
    (found,) = read_front_matter(["---", *text.split("\n"), "---"], Generator.HEXO).diagnostics
    assert mistake_of(found.data["problem"]) is mistake


def test_a_rare_complaint_has_no_words_of_ours():
    assert mistake_of("expected the node content, but found '}'") is None
    assert mistake_of("") is None
    assert mistake_of("\n" * 1000) is None


def test_a_value_from_the_terminal_is_read_alike():
    found = read_value("[a")
    assert isinstance(found, Diagnostic)
    assert mistake_of(found.data["problem"]) is SyntaxMistake.BRACKET
