from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.core.diagnostic import Diagnostic
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.patch import applied
from editor.core.frontmatter.rewrite import remove_field, rename_field, set_field
from editor.core.text.edit import Position, Range, TextEdit

if TYPE_CHECKING:
    from editor.core.frontmatter.field import FieldValue


def after(text: str, edit: TextEdit | Diagnostic) -> str:
    assert isinstance(edit, TextEdit), edit
    return "\n".join(applied(text.split("\n"), edit))


def set_in(content: str, name: str, value: FieldValue, generator: Generator = Generator.HEXO) -> str:
    text = f"---\n{content}\n---\nbody"
    return after(text, set_field(text.split("\n"), generator, name, value))[4:-9]


@pytest.mark.parametrize(
    ("written", "value", "expected"),
    [
        ("a: x # c", "z", "a: z # c"),
        ("a:  x  ", "z", "a:  z  "),
        ("a: 'x'", "it's", "a: 'it''s'"),
        ('a: "x"', 'say "y"', 'a: "say \\"y\\""'),
        ("a: 'x'", "p\nq", 'a: "p\\nq"'),
        ("a: x", "p: q", 'a: "p: q"'),
        ("a: x", "p #q", 'a: "p #q"'),
        ("a: x", "p#q:r", "a: p#q:r"),
        ("a: x", "p:", 'a: "p:"'),
        ("a: x", " p", 'a: " p"'),
        ("a: x", "p ", 'a: "p "'),
        ("a: x", "", 'a: ""'),
        ("a: x", '"p"', "a: '\"p\"'"),
        ("a: x", "-p", "a: -p"),
        ("a: x", "- p", 'a: "- p"'),
        ("a: x", "?", 'a: "?"'),
        ("a: x", "12", 'a: "12"'),
        ("a: x", "true", 'a: "true"'),
        ("a: x", "No", 'a: "No"'),
        ("a: x", "~", 'a: "~"'),
        ("a: x", "2024-01-01", 'a: "2024-01-01"'),
        ("a: x", "1:30", 'a: "1:30"'),
        ("a: 12", "13", "a: 13"),
        ("a: 2024-01-01", "2024-02-03 10:00:00", "a: 2024-02-03 10:00:00"),
        ("a: true", "false", "a: false"),
        ("a: '12'", "13", "a: '13'"),
        ("a: x", None, "a:"),
        ("a: x # c", None, "a: # c"),
        ("a:", "x", "a: x"),
        ("a: ", "x", "a: x "),
        ("a:   # c", "x", "a: x   # c"),
        ("a: ~", "x", "a: x"),
        ("a: 【草稿】：「x」", "《书》，二", "a: 《书》，二"),
        ("b: &b 1", "2", 'b: &b 1\na: "2"'),
    ],
)
def test_a_text_takes_the_place_and_the_style_of_the_old_one(
    written: str, value: str | None, expected: str
) -> None:
    assert set_in(written, "a", value) == expected


@pytest.mark.parametrize(
    "sign", ["@", "*", "&", "!", "%", "[", "{", "'", '"', "|", ">", "`", ",", "#", "- ", "? ", ": "]
)
def test_a_leading_sign_of_yaml_is_quoted(sign: str) -> None:
    written = set_in("a: x", "a", f"{sign}b")
    assert written[3] in "\"'"


def test_dates_numbers_and_switches_of_the_schema_have_no_quotes() -> None:
    assert set_in("title: x", "date", "2024-01-01 10:00:00") == "title: x\ndate: 2024-01-01 10:00:00"
    assert set_in("comments:", "comments", "false") == "comments: false"
    assert set_in("title: x", "sticky", "10") == "title: x\nsticky: 10"
    assert set_in("date: 2024-01-01", "date", "") == "date:"


def test_a_block_text_stays_one() -> None:
    assert set_in("a: |\n    one\n    two\nb: c", "a", "one\n\nthree\n") == "a: |\n    one\n\n    three\nb: c"
    assert set_in("a: |\n  one\n", "a", "two") == "a: |-\n  two\n"
    assert set_in("a: >-\n  one\n  two\n\nb: c", "a", "p\nq") == "a: >-\n  p\n\n  q\n\nb: c"
    assert set_in("a: x", "a", "p\nq") == "a: |-\n  p\n  q"
    assert set_in("a: x", "a", " p\nq") == 'a: " p\\nq"'


@pytest.mark.parametrize(
    ("written", "value", "expected"),
    [
        ("t: [a, b]", ("a", "b", "c"), "t: [a, b, c]"),
        ("t: [a, b]", ("b",), "t: [b]"),
        ("t: [ a, b ] # c", ("a",), "t: [ a ] # c"),
        ("t: [a,b]", ("x", "a", "b", "c"), "t: [x,a,b,c]"),
        ("t: ['a', 'b']", ("a", "c: d"), "t: ['a', 'c: d']"),
        ("t: ['a']", ("a", "b"), "t: ['a', 'b']"),
        ("t: [1, 2]", ("1", "2", "3"), "t: [1, 2, 3]"),
        ("t: [a]", ("a", "3", "x, y", "[z]"), 't: [a, "3", "x, y", "[z]"]'),
        ("t: [\n  a, # one\n  b, # two\n]", ("a", "b", "c"), "t: [\n  a, # one\n  b, # two\n  c,\n]"),
        ("t: [\n  a, # one\n  b # two\n]", ("a", "b", "c"), "t: [\n  a, # one\n  b, # two\n  c\n]"),
        ("t: [a]", (), "t: []"),
        ("t: []", ("a",), "t: [a]"),
        ("t:\n  - a\n  - b # c", ("a", "b", "c"), "t:\n  - a\n  - b # c\n  - c"),
        ("t:\n- a\n- b", ("x", "a", "b"), "t:\n- x\n- a\n- b"),
        ("t:\n-   a\n-   b", ("b", "c"), "t:\n-   b\n-   c"),
        ("t:\n  - a # 1\n  # two\n  - b # 2\n  - c", ("a", "c"), "t:\n  - a # 1\n  # two\n  - c"),
        ("t:\n  - 'a'", ("a", "b"), "t:\n  - 'a'\n  - 'b'"),
        ("t:\n  - a\n  -\n", ("a", "b"), "t:\n  - a\n  - b\n"),
        ("t:\n  - a\nu: v", (), "t: []\nu: v"),
        ("t: # mine\n  - a\nu: v", None, "t: # mine\nu: v"),
        ("t:\n  - a\n  - b\nu: v", "one", "t: one\nu: v"),
        ("t:", ("a", "b: c"), 't:\n  - a\n  - "b: c"'),
        ("t: a # c", ("a", "b"), "t: # c\n  - a\n  - b"),
        ("u: [x]\nt:", ("a",), "u: [x]\nt: [a]"),
        ("u:\n- x\nt:", ("a",), "u:\n- x\nt:\n- a"),
        ("t:\n  - [a, b]\n  - [c]", (("a", "b", "d"), ("c",)), "t:\n  - [a, b, d]\n  - [c]"),
        ("t:\n  - [a, b]\n  - [c]", (("a", "b"), ("c",), ("d", "e")), "t:\n  - [a, b]\n  - [c]\n  - [d, e]"),
        ("t:\n- - a\n  - b\n- c", (("b",), "c"), "t:\n- - b\n- c"),
        ("t:\n- - a\n  - b\n- c", (("x", "a", "b"), "c"), "t:\n- - x\n  - a\n  - b\n- c"),
        ("t: [[a, b], [c]]", (("a",), ("c",), "d"), "t: [[a], [c], d]"),
    ],
)
def test_a_list_changes_only_where_its_items_do(written: str, value: FieldValue, expected: str) -> None:
    assert set_in(written, "t", value) == expected


def test_adding_a_tag_inserts_one_line() -> None:
    lines = ["---", "tags:", "  - a", "  - b", "---"]
    edit = set_field(lines, Generator.HEXO, "tags", ("a", "b", "c"))
    place = Position(3, 5)
    assert edit == TextEdit(Range(place, place), "\n  - c")


def test_a_new_field_goes_last_and_looks_like_its_neighbours() -> None:
    assert set_in("a: x # c\n\n# end", "b", "q") == "a: x # c\nb: q\n\n# end"
    assert set_in("a: 'x'\nd: 2024-01-01", "b", "q") == "a: 'x'\nd: 2024-01-01\nb: 'q'"
    assert set_in("title:    x\ndate:     p", "tag", "z") == "title:    x\ndate:     p\ntag:      z"
    assert set_in("tags:\n- p", "more", ("q",)) == "tags:\n- p\nmore:\n- q"
    assert set_in("  a: x", "b", "q") == "  a: x\n  b: q"
    assert set_in("# nothing", "b", "q") == "# nothing\nb: q"
    assert set_in("a: x", "no: t", "q") == 'a: x\n"no: t": q'
    assert set_in("a: x", "tags", ("q",), Generator.HUGO) == "a: x\ntags: [q]"
    assert set_in("{a: x}", "b", "q", Generator.JEKYLL) == "{a: x, b: q}"


def test_the_first_field_makes_the_fence() -> None:
    for generator in Generator:
        assert after("body", set_field(["body"], generator, "title", "A")) == "---\ntitle: A\n---\nbody"
    assert after("", set_field([""], Generator.HEXO, "tags", ("a",))) == "---\ntags:\n  - a\n---\n"
    assert after("---\n---\n", set_field(["---", "---", ""], Generator.HEXO, "a", "b")) == "---\na: b\n---\n"


def test_hexo_without_an_opening_line_stays_without_one() -> None:
    text = "title: A\n---\nbody"
    assert after(text, set_field(text.split("\n"), Generator.HEXO, "b", "c")) == "title: A\nb: c\n---\nbody"


def test_an_equal_value_changes_nothing() -> None:
    lines = ["---", "a: 'x'", "t: [b]", "---"]
    for name, value in (("a", "x"), ("t", ("b",)), ("t", ["b"])):
        edit = set_field(lines, Generator.HEXO, name, value)  # type: ignore[arg-type]
        assert isinstance(edit, TextEdit)
        assert edit.range.is_empty
        assert edit.new_text == ""


def test_removing_takes_the_lines_of_the_field() -> None:
    text = "---\na: x # c\nb:\n  - y # d\n\n# e\nc: {z: 1}\n---\n"
    lines = text.split("\n")
    assert after(text, remove_field(lines, Generator.HEXO, "a")) == text.replace("a: x # c\n", "")
    assert after(text, remove_field(lines, Generator.HEXO, "b")) == text.replace("b:\n  - y # d\n", "")
    assert after(text, remove_field(lines, Generator.HEXO, "none")) == text
    assert after("body", remove_field(["body"], Generator.HEXO, "none")) == "body"


def test_blank_lines_below_do_not_fall_to_a_text_that_keeps_them() -> None:
    text = "---\na: |+\n  x\n\nb: y\n\nc: z\n---\n"
    edit = remove_field(text.split("\n"), Generator.HEXO, "b")
    assert after(text, edit) == text.replace("b: y\n\n", "")


def test_renaming_touches_the_key_only() -> None:
    text = "---\na : x # c\nb: y\n---\n"
    lines = text.split("\n")
    assert after(text, rename_field(lines, Generator.HEXO, "a", "z")) == text.replace("a :", "z :")
    assert isinstance(rename_field(lines, Generator.HEXO, "a", "b"), Diagnostic)
    assert isinstance(rename_field(lines, Generator.HEXO, "none", "z"), Diagnostic)


def test_what_another_field_refers_to_is_left_alone() -> None:
    lines = ["---", "a: &x [p]", "b: *x", "---"]
    for answer in (set_field(lines, Generator.HEXO, "a", ("q",)), remove_field(lines, Generator.HEXO, "a")):
        assert isinstance(answer, Diagnostic)
        assert answer.code == "frontmatter.cannot-rewrite"
        assert answer.data == {"key": "a"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\na: b: c\n---", "frontmatter.syntax"),
        ("---\na: 1\na: 2\n---", "frontmatter.duplicate-key"),
        ("---\na: 1", "frontmatter.unclosed"),
        ("---\n- a\n---", "frontmatter.not-a-mapping"),
    ],
)
def test_what_cannot_be_read_is_not_edited(text: str, code: str) -> None:
    lines = text.split("\n")
    for answer in (
        set_field(lines, Generator.HEXO, "a", "x"),
        remove_field(lines, Generator.HEXO, "a"),
        rename_field(lines, Generator.HEXO, "a", "b"),
    ):
        assert isinstance(answer, Diagnostic)
        assert answer.code == code


def test_a_mapping_is_set_member_by_member_or_as_a_whole() -> None:
    assert set_in("a:\n  b: c\nd: e", "a", {"b": "x", "f": ("1",)}) == 'a:\n  b: x\n  f: ["1"]\nd: e'
    assert set_in("a:\n  b: c\nd: e", "a", {"x": "z"}) == "a: {x: z}\nd: e"


def test_no_second_front_matter_is_made_above_one_with_text_before_it() -> None:
    lines = ["x---", "title: A", "---", "body"]
    found = set_field(lines, Generator.HEXO, "title", "B")
    assert isinstance(found, Diagnostic)
    assert found.code == "frontmatter.text-before"
