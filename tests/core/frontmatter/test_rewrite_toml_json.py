from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.core.diagnostic import Diagnostic
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.patch import applied
from editor.core.frontmatter.rewrite import remove_field, set_field
from editor.core.text.edit import TextEdit

if TYPE_CHECKING:
    from editor.core.frontmatter.field import FieldValue


def changed(text: str, name: str, value: FieldValue, generator: Generator = Generator.HUGO) -> str:
    edit = set_field(text.split("\n"), generator, name, value)
    assert isinstance(edit, TextEdit), edit
    return "\n".join(applied(text.split("\n"), edit))


@pytest.mark.parametrize(
    ("written", "name", "value", "expected"),
    [
        ("a = 'x' # c", "a", "y", "a = 'y' # c"),
        ("a = 'x'", "a", "it's", 'a = "it\'s"'),
        ('a = "x"', "a", 'p "q" \\ \x01', 'a = "p \\"q\\" \\\\ \\u0001"'),
        ("draft = true", "draft", "false", "draft = false"),
        ("date = 2024-01-01", "date", "2024-02-03T10:00:00+08:00", "date = 2024-02-03T10:00:00+08:00"),
        ("date = '2024-01-01'", "date", "2024-02-03", "date = 2024-02-03"),
        ("a = 'x'", "a", "12", "a = '12'"),
        ("weight = 1", "weight", "2", "weight = 2"),
        ("weight = 1", "weight", "heavy", 'weight = "heavy"'),
        ("t = ['a', 'b']", "t", ("a", "c"), "t = ['a', 'c']"),
        ("t = ['a']", "t", ("a", "b"), "t = ['a', 'b']"),
        (
            "t = [\n  'a', # c\n  'b', # d\n]",
            "t",
            ("a", "b", "x"),
            "t = [\n  'a', # c\n  'b', # d\n  'x',\n]",
        ),
        ("a = 'x'\n[p]\nq = 1", "draft", "true", "a = 'x'\ndraft = true\n[p]\nq = 1"),
        ("[p]\nq = 1", "draft", "true", "draft = true\n[p]\nq = 1"),
        ("title  = 'x'\nlonger = 'y'", "new", "z", "title  = 'x'\nlonger = 'y'\nnew    = 'z'"),
        ("a = 'x'\ndate = 2024-01-01", "date", None, "a = 'x'"),
        ('a = """\nx\ny"""', "a", "p\nq", 'a = """\np\nq"""'),
    ],
)
def test_toml_changes_only_the_value(written: str, name: str, value: FieldValue, expected: str) -> None:
    assert changed(f"+++\n{written}\n+++\nbody", name, value) == f"+++\n{expected}\n+++\nbody"


def test_a_toml_table_is_removed_with_its_lines() -> None:
    text = "+++\na = 1\n[p]\nq = 1\n\n[r]\ns = 2\n+++\n"
    edit = remove_field(text.split("\n"), Generator.HUGO, "p")
    assert isinstance(edit, TextEdit)
    assert "\n".join(applied(text.split("\n"), edit)) == text.replace("[p]\nq = 1\n", "")


@pytest.mark.parametrize(
    ("written", "name", "value", "expected"),
    [
        ('{\n  "a": "x",\n  "b": 1\n}', "a", 'say "y"', '{\n  "a": "say \\"y\\"",\n  "b": 1\n}'),
        ('{\n  "draft": true\n}', "draft", "false", '{\n  "draft": false\n}'),
        ('{\n  "date": "x"\n}', "date", "2024-01-01", '{\n  "date": "2024-01-01"\n}'),
        ('{\n  "t": ["a"]\n}', "t", ("a", "b"), '{\n  "t": ["a", "b"]\n}'),
        ('{\n  "a": 1\n}', "b", "y", '{\n  "a": 1,\n  "b": "y"\n}'),
        ('{"a": 1}', "b", "y", '{"a": 1, "b": "y"}'),
        ("{}", "b", "y", '{\n  "b": "y"\n}'),
        ('{\n  "a": 1\n}', "a", None, '{\n  "a": null\n}'),
    ],
)
def test_json_changes_only_the_value(written: str, name: str, value: FieldValue, expected: str) -> None:
    assert changed(f"{written}\n\nbody", name, value) == f"{expected}\n\nbody"


def test_members_without_braces() -> None:
    text = ';;;\n"a": "x",\n"b": 1\n;;;\nbody'
    assert changed(text, "c", "y", Generator.HEXO) == ';;;\n"a": "x",\n"b": 1,\n"c": "y"\n;;;\nbody'
    edit = remove_field(text.split("\n"), Generator.HEXO, "b")
    assert isinstance(edit, TextEdit)
    assert "\n".join(applied(text.split("\n"), edit)) == ';;;\n"a": "x"\n;;;\nbody'


@pytest.mark.parametrize(
    "content",
    [
        "a = {p = 1,}",
        "a = {p = 1\n}",
        "a = 1\na = 2",
        "[a]\n[a]",
        "a = 2024-13-45",
        "a = 01",
        'a = "\\q"',
        "a = 1 b = 2",
        "a.b = 1\na = 2",
    ],
)
def test_toml_that_hugo_refuses_is_not_edited(content: str) -> None:
    lines = ["+++", *content.split("\n"), "+++"]
    assert isinstance(set_field(lines, Generator.HUGO, "new", "x"), Diagnostic)


@pytest.mark.parametrize(
    "content", ['{"a": 1,}', '{"a": [1,]}', "{'a': 1}", '{"a": 1, "a": 2}', '{"a": 01}', '{"a": NaN}']
)
def test_json_that_hugo_refuses_is_not_edited(content: str) -> None:
    lines = [content, "", "body"]
    assert isinstance(set_field(lines, Generator.HUGO, "new", "x"), Diagnostic)


@pytest.mark.parametrize(
    ("written", "name", "value", "expected"),
    [
        ("a = [1, 2,]", "a", ("1", "2", "3"), "a = [1, 2, 3,]"),
        ("a = 1979-05-27T00:32:00.999-07:00", "a", "1979-05-27", "a = 1979-05-27"),
        ("site.name = 'x' # note", "site.name", "y", "site.name = 'y' # note"),
        ("x = 1\n[[resources]]\nsrc = 'a'", "resources", ({"src": "b"},), "x = 1\n[[resources]]\nsrc = 'b'"),
        (
            "[[resources]]\nsrc = 'a'\n\n[[resources]]\nsrc = 'b'",
            "resources",
            ({"src": "a"},),
            "[[resources]]\nsrc = 'a'\n",
        ),
        (
            "[[resources]]\nsrc = 'a'\n\n[[resources]]\nsrc = 'b'",
            "resources",
            ({"src": "a"}, {"src": "b"}, {"src": "c", "name": "d"}),
            "[[resources]]\nsrc = 'a'\n\n[[resources]]\nsrc = 'b'\n\n"
            '[[resources]]\nsrc = "c"\nname = "d"',
        ),
    ],
)
def test_tables_dates_and_dotted_keys(written: str, name: str, value: FieldValue, expected: str) -> None:
    assert changed(f"+++\n{written}\n+++\nbody", name, value) == f"+++\n{expected}\n+++\nbody"


def test_no_table_comes_or_goes_above_one_that_would_change_hands() -> None:
    lines = ["+++", "[[a]]", "x = 1", "[a.b]", "y = 2", "+++"]
    assert isinstance(set_field(lines, Generator.HUGO, "a", ({"x": "1"}, {"x": "2"})), Diagnostic)


def test_semicolons_open_a_front_matter_in_hexo_and_in_a_lone_file() -> None:
    lines = [";;;", '"a": "x"', ";;;", "body"]
    for generator in Generator:
        edit = set_field(lines, generator, "a", "y")
        assert isinstance(edit, TextEdit)
        after = applied(lines, edit)
        assert (after == [";;;", '"a": "y"', ";;;", "body"]) == (
            generator in (Generator.HEXO, Generator.PLAIN)
        )
        assert after[-4:] == lines or generator in (Generator.HEXO, Generator.PLAIN)


def test_a_table_behind_a_field_does_not_say_how_fields_are_aligned() -> None:
    lines = ["+++", "a=1", "[p]", "q = 2", "+++", "body"]
    edit = set_field(lines, Generator.HUGO, "draft", "yes")
    assert isinstance(edit, TextEdit)
    assert applied(lines, edit)[1:4] == ["a=1", 'draft="yes"', "[p]"]
