from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.core.frontmatter.fields import read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.patch import text_of

if TYPE_CHECKING:
    from editor.core.frontmatter.field import FrontMatter


def read(content: str, generator: Generator = Generator.HEXO, fence: str = "---") -> FrontMatter:
    return read_front_matter(f"{fence}\n{content}\n{fence}\nbody".split("\n"), generator)


def values(content: str, generator: Generator = Generator.HEXO, fence: str = "---") -> dict[str, object]:
    front_matter = read(content, generator, fence)
    assert front_matter.is_readable, front_matter.diagnostics
    return {field.name: field.value for field in front_matter.fields}


def places(content: str, fence: str = "---", generator: Generator = Generator.HEXO) -> list[tuple[str, str]]:
    lines = f"{fence}\n{content}\n{fence}\nbody".split("\n")
    fields = read_front_matter(lines, generator).fields
    return [(text_of(lines, field.range), text_of(lines, field.value_range)) for field in fields]


@pytest.mark.parametrize(
    "written",
    [
        "2024-13-45",
        "25:00",
        "1:30:00",
        "0o17",
        "010",
        "1_000",
        "1e3",
        "1.10",
        ".inf",
        "yes",
        "0123",
        "9" * 5000,
    ],
)
def test_scalars_are_the_text_as_written(written: str) -> None:
    assert values(f"a: {written}") == {"a": written}


def test_scalars_of_each_style() -> None:
    content = "a: plain # c\nb: 'it''s'\nc: \"x\\ty\""
    content += "\nd: |\n  one\n   two\n\ne: >-\n  one\n  two\nf:\ng: ~\nh: null\ni: ''"
    assert values(content) == {
        "a": "plain",
        "b": "it's",
        "c": "x\ty",
        "d": "one\n two\n",
        "e": "one two",
        "f": None,
        "g": None,
        "h": None,
        "i": "",
    }


def test_lists_and_mappings() -> None:
    content = "a: [x, 'y z', [n]]\nb:\n- p\n-\n- [q, r]\n- - s\n  - t\nc: {k: v}\nd:\n  k:\n    l: m\ne: []"
    assert values(content) == {
        "a": ("x", "y z", ("n",)),
        "b": ("p", None, ("q", "r"), ("s", "t")),
        "c": {"k": "v"},
        "d": {"k": {"l": "m"}},
        "e": (),
    }


@pytest.mark.parametrize(
    "key",
    ["no", "on", "y", "1", "2024-01-01", "content", "handler", "self", "null", "~", "<<", "[a]", "{a: 1}"],
)
def test_any_key_is_a_name(key: str) -> None:
    assert list(values(f"{key}: x")) == [key]


def test_an_alias_has_the_value_it_stands_for() -> None:
    assert values("a: &x [1]\nb: *x\nc: {<<: *x}") == {"a": ("1",), "b": ("1",), "c": {"<<": ("1",)}}
    assert values("a: &x 1\nb: *x\nc: &x 2\nd: *x") == {"a": "1", "b": "1", "c": "2", "d": "2"}


def test_aliases_that_hold_themselves_or_repeat_too_much_are_not_read() -> None:
    bomb = "a0: &a0 [x]\n" + "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
    chain = "a0: &a0 [x]\n" + "\n".join(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 1000))
    for content in ("a: &x [*x]", "a: &x {b: [*x]}", bomb, chain):
        front_matter = read(content, Generator.HUGO)
        assert [found.code for found in front_matter.diagnostics] == ["frontmatter.too-many-aliases"]
        assert front_matter.fields == ()


def test_hexo_reads_tabs_at_the_beginning_of_lines_as_two_spaces() -> None:
    content = "tags:\n\t- a\n\t- b"
    assert values(content) == {"tags": ("a", "b")}
    assert places(content) == [(content, "\t- a\n\t- b")]
    assert not read(content, Generator.JEKYLL).is_readable


def test_a_tab_may_part_key_and_value() -> None:
    assert values("title:\tA\ndraft: true\t# c") == {"title": "A", "draft": "true"}


def test_line_separators_of_unicode_are_characters() -> None:
    assert values("a: x\u2028y\nb: 'p\x85q'") == {"a": "x\u2028y", "b": "p\x85q"}
    assert places("a: x\ufeffy # c\nb: z") == [("a: x\ufeffy", "x\ufeffy"), ("b: z", "z")]


def test_a_byte_order_mark_shifts_no_range() -> None:
    lines = ["\ufefftitle: A", "b: c", "---", ""]
    fields = read_front_matter(lines, Generator.HEXO).fields
    assert [text_of(lines, field.range) for field in fields] == ["title: A", "b: c"]


def test_ranges_in_yaml() -> None:
    content = "a: 'x' # c\nb:   # c\nc:\n- p # c\n\n# c\nd:\n  k: v\n  l:"
    content += "\ne: |+\n  t\n\nf: >\n  u\n\n\ng: [1,\n  2] # c"
    assert places(content) == [
        ("a: 'x'", "'x'"),
        ("b:", ""),
        ("c:\n- p", "- p"),
        ("d:\n  k: v\n  l:", "  k: v\n  l:"),
        ("e: |+\n  t\n", "|+\n  t\n"),
        ("f: >\n  u", ">\n  u"),
        ("g: [1,\n  2]", "[1,\n  2]"),
    ]


def test_toml() -> None:
    content = (
        "title = 'A' # c\ndate = 2024-01-01 10:00:00\nn = 1_000\nx = [\n 'a', # c\n \"b\\n\",\n]\n"
        't = """\nlong"""\ni = { a = 1, "b c" = true }\n[params.deep]\nk = 1\n[[r]]\ns = "x"\n[[r]]\n'
    )
    assert values(content, Generator.HUGO, "+++") == {
        "title": "A",
        "date": "2024-01-01 10:00:00",
        "n": "1_000",
        "x": ("a", "b\n"),
        "t": "long",
        "i": {"a": "1", "b c": "true"},
        "params.deep": {"k": "1"},
        "r": ({"s": "x"}, {}),
    }
    assert places(content, "+++", Generator.HUGO)[:2] == [
        ("title = 'A'", "'A'"),
        ("date = 2024-01-01 10:00:00", "2024-01-01 10:00:00"),
    ]


def test_json() -> None:
    content = '"a": "x\\u00e9", "b": [1, true, null],\n"c": {"d": -1.5e3}'
    assert values(content, fence=";;;") == {"a": "xé", "b": ("1", "true", None), "c": {"d": "-1.5e3"}}
    front_matter = read_front_matter(["{", '"a": "x"', "}", "body"], Generator.HUGO)
    assert front_matter.value("a") == "x"
    assert front_matter.body_line == 3


@pytest.mark.parametrize(
    ("content", "fence", "line", "column"),
    [
        ("a: 1\nb: c: d", "---", 2, 4),
        ("a: [1", "---", 1, 5),
        ("a: 'x", "---", 1, 5),
        ("a: @x", "---", 1, 3),
        ("a: *nowhere", "---", 1, 3),
        ("a: \x00", "---", 1, 3),
        ("a: 1\n...\nb: 2\n", "----", 3, 0),
        ('"a": 1,', ";;;", 1, 7),
        ('"a": 01', ";;;", 1, 6),
    ],
)
def test_a_syntax_error_names_its_place(content: str, fence: str, line: int, column: int) -> None:
    front_matter = read(content, fence=fence)
    (found,) = front_matter.diagnostics
    assert found.code == "frontmatter.syntax"
    assert found.data["problem"]
    assert (found.range.start.line, found.range.start.column) == (line, column)
    assert not front_matter.is_readable


@pytest.mark.parametrize(
    "content", ["a = 1\na = 2", "a = 2024-13-45", "a =", "a = x", "= 1", "[a", "a = [1 2]", 'a = "\\q"']
)
def test_broken_toml_is_told(content: str) -> None:
    assert not read(content, Generator.HUGO, "+++").is_readable


@pytest.mark.parametrize(
    ("content", "fence", "generator"),
    [
        ("a: 1\nb: 2\na: 3", "---", Generator.HEXO),
        ("a: {b: 1, b: 2}", "---", Generator.HEXO),
        ('"a": 1, "a": 2', ";;;", Generator.HEXO),
        ("a = 1\na = 2", "+++", Generator.HUGO),
    ],
)
def test_a_key_that_stands_twice_is_an_error(content: str, fence: str, generator: Generator) -> None:
    front_matter = read(content, generator, fence)
    assert [found.code for found in front_matter.diagnostics] == ["frontmatter.duplicate-key"]
    assert front_matter.fields
    assert not front_matter.is_readable


def test_a_list_or_text_is_no_front_matter_that_can_be_edited() -> None:
    assert [found.code for found in read("- a\n- b").diagnostics] == ["frontmatter.not-a-mapping"]
    assert [found.code for found in read("prose", Generator.JEKYLL).diagnostics] == [
        "frontmatter.not-a-mapping"
    ]


def test_tags_that_no_generator_knows_are_errors() -> None:
    assert not read("a: !!python/object/apply:os.system [x]").is_readable
    assert not read("a: !mine b").is_readable
    assert values("a: !!str 5\nb: ! x") == {"a": "5", "b": "x"}
