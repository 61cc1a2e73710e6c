from __future__ import annotations

import inspect
import re

import pytest
import yaml

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
        ("title: \x01", SyntaxMistake.CHARACTER), ("title: & x", SyntaxMistake.ANCHOR),
        ("title: >x y", SyntaxMistake.BLOCK), ("title: [,]", SyntaxMistake.VALUE),
        ("title: %x", SyntaxMistake.SIGN), ("title: !<x", SyntaxMistake.TAG),
    ],
)  # fmt: skip
def test_what_the_reader_says_of_a_mistake_is_known(text, mistake):
    (found,) = read_front_matter(["---", *text.split("\n"), "---"], Generator.HEXO).diagnostics
    assert mistake_of(found.data["problem"]) is mistake


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("title = ", SyntaxMistake.VALUE), ("title 'a'", SyntaxMistake.NAME),
        ("x = [1, 2", SyntaxMistake.COMMA), ("title = 'a' b", SyntaxMistake.AFTER),
        ('title = "\\q"', SyntaxMistake.ESCAPE),
    ],
)  # fmt: skip
def test_what_is_said_of_toml_is_known_too(text, mistake):
    (found,) = read_front_matter(["+++", *text.split("\n"), "+++"], Generator.HUGO).diagnostics
    assert mistake_of(found.data["problem"]) is mistake


@pytest.mark.parametrize("module", [yaml.scanner, yaml.parser])
def test_everything_that_the_reader_of_yaml_can_say_has_words_of_ours(module):
    """The texts stand in its source: the one behind the place in which it was reading."""
    errors = re.findall(r"raise (?:Scanner|Parser)Error\((.*?)\)\n", inspect.getsource(module), re.DOTALL)
    said = [re.sub(r"#[^\n]*", "", found) for found in errors]
    texts = [
        [text for text in re.findall(r'"([^"]*)"', found) if not text.startswith("while ")] for found in said
    ]
    messages = [found[0].replace("%r", "'x'").replace("%d", "2") for found in texts if found]
    assert len(messages) > 8
    assert [message for message in messages if mistake_of(message) is None] == []


@pytest.mark.parametrize(
    ("said", "mistake"),
    [
        ("found character '\\t' that cannot start any token", SyntaxMistake.TAB),
        ("Cannot declare ('a',) twice", SyntaxMistake.TWICE),
        ("Illegal character '\\x01'", SyntaxMistake.CHARACTER),
        ("an escape or number is out of range", SyntaxMistake.RANGE),
        ("“#” begins a comment here", SyntaxMistake.COMMENT),
    ],
)
def test_what_is_seldom_said_is_known(said, mistake):
    assert mistake_of(said) is mistake


def test_a_rare_complaint_has_no_words_of_ours():
    assert mistake_of("nobody has said this before") is None
    assert mistake_of("") is None
    assert mistake_of("\n" * 1000) is None


def test_a_value_from_the_terminal_is_read_alike():
    found = read_value("[a")
    assert isinstance(found, Diagnostic)
    assert mistake_of(found.data["problem"]) is SyntaxMistake.BRACKET
