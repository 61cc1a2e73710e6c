from __future__ import annotations

import pytest

from editor.core.diagnostic import Diagnostic
from editor.core.frontmatter.field_value import read_data, read_value
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.meaning import BareText, QuotedText
from editor.core.frontmatter.patch import applied
from editor.core.frontmatter.rewrite import set_field
from editor.core.text.edit import TextEdit


def after_setting(text: str, generator: Generator, name: str, value: object) -> str:
    lines = text.split("\n")
    edit = set_field(lines, generator, name, value)  # type: ignore[arg-type]
    assert isinstance(edit, TextEdit)
    return "\n".join(applied(lines, edit))


@pytest.mark.parametrize(
    ("generator", "sample", "bare", "quoted"),
    [
        (Generator.HEXO, "---\nn: {}\n---", "5", '"5"'),
        (Generator.HUGO, "+++\nn = {}\n+++", "5", '"5"'),
        (Generator.HUGO, '{{"n": {}}}', "5", '"5"'),
        (Generator.HEXO, "---\nn: {}\n---", "2024-01-01", '"2024-01-01"'),
        (Generator.HEXO, "---\nn: [a, {}]\n---", "true", '"true"'),
    ],
)
def test_a_value_changes_between_text_and_more(
    generator: Generator, sample: str, bare: str, quoted: str
) -> None:
    as_bare, as_quoted = sample.format(bare), sample.format(quoted)
    plain: object = BareText(bare)
    text: object = QuotedText(bare)
    if "[" in sample:
        plain, text = ("a", plain), ("a", text)
    assert after_setting(as_quoted, generator, "n", plain) == as_bare
    assert after_setting(as_bare, generator, "n", text) == as_quoted
    assert after_setting(as_bare, generator, "n", plain) == as_bare
    assert after_setting(as_quoted, generator, "n", text) == as_quoted


def test_a_value_that_does_not_say_keeps_what_is_there() -> None:
    for text in ("---\nn: 5\n---", '---\nn: "5"\n---'):
        assert after_setting(text, Generator.HEXO, "n", "5") == text


def test_json_says_a_date_in_quotes() -> None:
    assert after_setting('{"n": 1}', Generator.HUGO, "n", BareText("2024-01-01")) == '{"n": "2024-01-01"}'


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("a b", "a b"),
        ("---", "---"),
        ("[a, '1']", ("a", "1")),
        ("- a\n- b", ("a", "b")),
        ("{a: [x]}", {"a": ("x",)}),
        ("|\n  two\n  lines", "two\nlines\n"),
        ("'a: b'", "a: b"),
    ],
)
def test_a_value_is_read_as_yaml(text: str, value: object) -> None:
    assert read_value(text) == value


@pytest.mark.parametrize(
    "text", ["A: B", "C # x", "#1", "[a", "*x", "&x a", "- a", "a\nb: c", "!mine x", "\0"]
)
def test_what_would_lose_something_is_refused(text: str) -> None:
    assert isinstance(read_value(text), Diagnostic)


def test_data_is_what_the_format_says() -> None:
    yaml = [
        "---",
        "a: &x [1, '2', true]",
        "b: *x",
        "c: 0x1F",
        "d: yes",
        "e: 1e400",
        "f: .5",
        "g: {h: ~}",
        "i: -3",
        "---",
    ]
    assert read_data([*yaml, "---"], Generator.HEXO) == {
        "a": [1, "2", True],
        "b": [1, "2", True],
        "c": 31,
        "d": "yes",
        "e": "1e400",
        "f": 0.5,
        "g": {"h": None},
        "i": -3,
    }
    toml = ["+++", "a = 1_000", "d = 2024-01-01 10:00:00", "[p]", "q = 0b11", "[[r]]", "s = 't'", "+++"]
    assert read_data(toml, Generator.HUGO) == {
        "a": 1000,
        "d": "2024-01-01 10:00:00",
        "p": {"q": 3},
        "r": [{"s": "t"}],
    }
    assert read_data(["no front matter"], Generator.HEXO) == {}


def test_a_bomb_of_aliases_is_refused() -> None:
    rows = ["---", "a0: &a0 [x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    found = read_data([*rows, "---"], Generator.HEXO)
    assert isinstance(found, Diagnostic)
    assert found.code == "frontmatter.too-many-aliases"
    assert isinstance(read_data(["---", "a: &x [*x]", "---"], Generator.HEXO), Diagnostic)
