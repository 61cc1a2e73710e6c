from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from editor.core.diagnostic import Diagnostic
from editor.core.frontmatter.fields import read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.patch import applied
from editor.core.frontmatter.rewrite import set_field
from editor.core.frontmatter.spans import front_matter_spans
from editor.core.text.edit import TextEdit

if TYPE_CHECKING:
    from editor.core.frontmatter.field import FrontMatter

BUDGET = 5
"""seconds of work for one reading, of a slow machine; the renderer process is killed after 3"""


def aliases(levels: int, width: int, form: str) -> str:
    rows = ["k0: &k0 {x: 1}"]
    rows += [
        f"k{level}: &k{level} " + form % ", ".join([f"*k{level - 1}"] * width) for level in range(1, levels)
    ]
    return "\n".join(rows)


TOO_MUCH = {
    "deep list": "a: " + "[" * 100_000,
    "deep mapping": "a: " + "{a: " * 20_000,
    "deep block": "\n".join(" " * depth + "a:" for depth in range(600)),
    "deep dashes": "a:\n " + "- " * 50_000,
    "deep keys": "? " * 80_000,
    "a million characters": "a: " + "x" * 1_000_000,
    "many keys": "\n".join(f"k{number}: {number}" for number in range(20_000)),
    "many tags": "tags:\n" + "\n".join(f"- t{number}" for number in range(100_000)),
    "many short tags": "t:\n" + "- a\n" * 50_000,
}
ODD = {
    "billion laughs": aliases(20, 10, "[%s]"),
    "merge bomb": aliases(9, 10, "{<<: [%s]}"),
    "names itself": "a: &a [*a]",
    "constructor": "a: !!python/object/apply:os.system [touch x]",
    "escape out of range": 'a: "\\UFFFFFFFF"',
    "half a pair": 'a: "\\ud800"',
    "lone surrogate": "a: \ud800",
    "control characters": "a: \x00\x07\x1b",
    "long directive": "%YAML " + "9" * 5000 + ".1\n---\na: 1",
    "long number": "a: " + "9" * 5000,
    "tabs": "\t" * 100_000,
    "spaces": "a" + " " * 100_000,
    "spaces inside": "a: b" + " " * 100_000 + "c",
    "quotes": "a: '" + "''" * 50_000,
    "open quote": 'a: "' + "\\" * 100_001,
    "colons": "a" + ":" * 100_000,
    "hashes": "#" * 100_000,
    "anchors": "a: " + "&a " * 50_000,
    "brackets": "x: " + ", ".join("[" * 60_000),
    "blank lines": "a:\n" + "\n" * 100_000,
    "equals": "a" + "=" * 100_000,
    "bytes": "a: !!binary x\nb: !!set {x, y}\nc: 0000-00-00",
    "root list": "- a",
    "root text": "a",
    "root null": "~",
}
ENDS = [
    ("---\n", "\n---\nbody"),
    ("", "\n---\nbody"),
    ("+++\n", "\n+++\n"),
    ("{\n", "\n}\n"),
    (";;;\n", "\n;;;\n"),
]


def read_in_time(text: str, generator: Generator) -> FrontMatter:
    lines = text.split("\n")
    start = time.process_time()
    front_matter = read_front_matter(lines, generator)
    assert time.process_time() - start < BUDGET
    front_matter_spans(lines, front_matter)
    assert time.process_time() - start < 2 * BUDGET
    return front_matter


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_is_too_much_is_not_read(name: str) -> None:
    front_matter = read_in_time(f"---\n{TOO_MUCH[name]}\n---\nbody", Generator.HEXO)
    assert [found.code for found in front_matter.diagnostics] == ["frontmatter.too-large"]
    assert front_matter.fields == ()
    assert front_matter.body_line > 2


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize(("before", "behind"), ENDS)
def test_nothing_makes_reading_fail(name: str, before: str, behind: str) -> None:
    for generator in (Generator.HEXO, Generator.HUGO):
        text = before + ODD[name] + behind
        front_matter = read_in_time(text, generator)
        for field in front_matter.fields[:2]:
            answer = set_field(text.split("\n"), generator, field.name, "new")
            assert front_matter.is_readable or isinstance(answer, Diagnostic)


@pytest.mark.parametrize("opening", ["[", "{a = "])
def test_deep_toml_is_not_read(opening: str) -> None:
    front_matter = read_in_time("+++\na = " + opening * 20_000 + "\n+++\n", Generator.HUGO)
    assert [found.code for found in front_matter.diagnostics] == ["frontmatter.too-large"]


def test_deep_json_is_not_read() -> None:
    front_matter = read_in_time(';;;\n"a": ' + "[" * 50_000 + "\n;;;\n", Generator.HEXO)
    assert [found.code for found in front_matter.diagnostics] == ["frontmatter.too-large"]


def test_many_toml_tables_are_bounded() -> None:
    front_matter = read_in_time("+++\n" + "[[a]]\n" * 15_000 + "+++\n", Generator.HUGO)
    assert [found.code for found in front_matter.diagnostics] == ["frontmatter.too-large"]


def test_no_half_of_a_pair_gets_out() -> None:
    front_matter = read_in_time('---\na: "\\ud800"\n---\n', Generator.HEXO)
    value = front_matter.value("a")
    assert isinstance(value, str)
    assert value.encode("utf-8")


def test_every_item_of_a_long_list_changes_in_time() -> None:
    lines = ["---", "a:", *(f"- 'x{number}'" for number in range(9000)), "---"]
    start = time.process_time()
    edit = set_field(lines, Generator.HUGO, "a", tuple(f"x{number + 1}" for number in range(9000)))
    assert time.process_time() - start < 2 * BUDGET
    assert isinstance(edit, TextEdit)
    assert applied(lines, edit)[-2] == "- 'x9000'"


@pytest.mark.parametrize("words", ["a b " * 30_000, "ab " * 400 + "c " * 400])
def test_every_word_of_a_long_folded_text_changes_in_time(words: str) -> None:
    rows = [f"  {words[at : at + 60].strip() or 'x'}" for at in range(0, len(words), 60)]
    lines = ["---", "a: >-", *rows, "---"]
    start = time.process_time()
    edit = set_field(lines, Generator.HUGO, "a", " ".join(reversed(words.split())))
    assert time.process_time() - start < BUDGET
    assert isinstance(edit, TextEdit)
