from __future__ import annotations

import pytest

from editor.core.frontmatter.fence import find_fence, missing_end, text_before
from editor.core.frontmatter.field import Fence, FenceKind
from editor.core.frontmatter.generator import Generator

HEXO, HUGO, JEKYLL, ASTRO, PLAIN = Generator


def fence(text: str, generator: Generator = Generator.HEXO) -> Fence | None:
    return find_fence(text.split("\n"), generator)


@pytest.mark.parametrize("generator", list(Generator))
def test_dashes_enclose_yaml_everywhere(generator: Generator) -> None:
    assert fence("---\ntitle: A\n---\nbody", generator) == Fence(FenceKind.YAML, 0, 1, 2, 3)


@pytest.mark.parametrize("generator", list(Generator))
def test_a_fence_around_nothing_is_one(generator: Generator) -> None:
    assert fence("---\n---\nbody", generator) == Fence(FenceKind.YAML, 0, 1, 1, 2)


@pytest.mark.parametrize("generator", list(Generator))
def test_a_byte_order_mark_is_passed_over(generator: Generator) -> None:
    assert fence("\ufeff---\na: 1\n---", generator) == Fence(FenceKind.YAML, 0, 1, 2, 3)


@pytest.mark.parametrize("generator", list(Generator))
@pytest.mark.parametrize("text", ["", "body", "text\n\n---\n\nmore", "---yaml\na: 1\n---", "--\na: 1\n--"])
def test_no_front_matter(text: str, generator: Generator) -> None:
    assert fence(text, generator) is None


def test_hexo_closes_with_the_string_that_opened() -> None:
    assert fence("-----\na: 1\n---\nb: 2\n-----\n") == Fence(FenceKind.YAML, 0, 1, 4, 5)
    assert fence("-----\na: 1\n---\n") is None


def test_hexo_needs_nothing_behind_the_opening_dashes() -> None:
    assert fence("---  \na: 1\n---\n") is None
    assert fence("---  \na: 1\n---\n", JEKYLL) is not None


def test_hexo_does_without_an_opening_line() -> None:
    assert fence("title: A\ntags:\n\t- x\n---\nbody\n---\n") == Fence(FenceKind.YAML_OPEN, 0, 0, 3, 4)
    assert fence("title: A\n---\nbody", HUGO) is None


@pytest.mark.parametrize(
    "text",
    [
        "A heading\n---\nbody",
        "# A heading\n\n---\nbody",
        "Look at this: it is **prose**\n\nand goes on: like: this\n\n---\n",
        "a | b\n---|---\n1 | 2",
        "- a: 1\n---\n",
        "> quoted: yes\n---\n",
    ],
)
def test_hexo_prose_above_a_rule_is_no_front_matter(text: str) -> None:
    assert fence(text) is None


def test_prose_between_two_rules_is_body_for_hexo_and_plain_files() -> None:
    text = "---\njust a sentence\n---\nbody"
    assert fence(text, HEXO) is None
    assert fence(text, PLAIN) is None
    assert fence(text, JEKYLL) is not None


def test_broken_yaml_between_dashes_is_a_front_matter_with_an_error() -> None:
    assert fence("---\na: b: c\n---\nbody") is not None


def test_dots_close_for_all_but_hexo() -> None:
    assert fence("---\na: 1\n...\nbody", JEKYLL) == Fence(FenceKind.YAML, 0, 1, 2, 3)
    assert fence("---\na: 1\n...\nbody", HEXO) is None


def test_spaces_behind_the_closing_dashes_do_no_harm() -> None:
    assert fence("---\na: 1\n---  \nbody") == Fence(FenceKind.YAML, 0, 1, 2, 3)


def test_toml() -> None:
    text = "+++\ntitle = 'A'\n+++\nbody"
    assert fence(text, HUGO) == fence(text, ASTRO) == Fence(FenceKind.TOML, 0, 1, 2, 3)
    assert fence(text, HEXO) is None
    assert fence(text, JEKYLL) is None


def test_json_of_hexo() -> None:
    assert fence(';;;\n"a": 1\n;;;\nbody') == Fence(FenceKind.JSON_MEMBERS, 0, 1, 2, 3)
    assert fence('"a": 1\n;;;\nbody') == Fence(FenceKind.JSON_MEMBERS, 0, 0, 1, 2)
    assert fence("a: 1\n;;;\nbody") is None


def test_json_of_hugo() -> None:
    assert fence('{\n"a": "}"\n}\n\nbody', HUGO) == Fence(FenceKind.JSON, 0, 0, 3, 3)
    assert fence('{"a": {}}\nbody', HUGO) == Fence(FenceKind.JSON, 0, 0, 1, 1)
    assert fence('{\n"a": 1\n}\nbody', HEXO) is None
    assert fence("{{< youtube x >}}\nbody", HUGO) is None


@pytest.mark.parametrize(
    ("text", "generator"),
    [
        (';;;\n"a": 1\n;;;\nbody', HEXO),
        ("----\na: 1\n---\nb: 2\n----\nbody", HEXO),
        ('\ufeff{\n\n  "a": {"b": 1}\n}\nbody', HUGO),
        ('{"a": 1}\n', HUGO),
        ("{}\nbody", HUGO),
    ],
)
def test_a_file_outside_every_site_is_read_as_the_one_generator_does_that_can(
    text: str, generator: Generator
) -> None:
    assert fence(text, PLAIN) == fence(text, generator) is not None


@pytest.mark.parametrize(
    "text",
    [
        "title: A\n---\nbody",
        "----\nprose\n----\nbody",
        "----\n----\nbody",
        "----\n- one\n----\n",
        "{ set notation }\nbody",
        '{{< figure "a": 1 >}}\n',
        '{"a": 1} is an object\n',
        "{% raw %}\n",
        ";;; a comment\n;;;\n",
    ],
)
def test_what_can_be_prose_is_body_in_a_file_outside_every_site(text: str) -> None:
    assert fence(text, PLAIN) is None


def test_blank_lines_before_the_fence() -> None:
    text = "\n\n---\na: 1\n---\n"
    assert fence(text, HUGO) == fence(text, ASTRO) == Fence(FenceKind.YAML, 2, 3, 4, 5)
    assert fence(text, JEKYLL) is None


@pytest.mark.parametrize(
    ("text", "generator"),
    [
        ("---\ntitle: A\n\nbody", HEXO),
        ("----\ntitle: A\n---\nbody", HEXO),
        (";;;\n'a': 1", HEXO),
        ("---\ntitle: A", JEKYLL),
        ("+++\ntitle = 'A'", HUGO),
        ("{\n'title': 'A'", HUGO),
    ],
)
def test_a_missing_end_is_told(text: str, generator: Generator) -> None:
    found = missing_end(text.split("\n"), generator)
    assert found is not None
    assert found.code == "frontmatter.unclosed"
    assert found.severity == "warning"
    assert found.range.start.line == 0


@pytest.mark.parametrize("text", ["", "body", "---\na: 1\n---\n", "---\nprose\n---\nbody", "text\n---"])
def test_no_missing_end_where_nothing_opened(text: str) -> None:
    assert missing_end(text.split("\n"), HEXO) is None


@pytest.mark.parametrize("generator", list(Generator))
@pytest.mark.parametrize("before", ["x", " ", "Words.\n", "Words.\n\nMore: words.\n\n"])
def test_text_before_the_fence_is_told(before: str, generator: Generator) -> None:
    lines = f"{before}---\ntitle: A\ntags: [a, b]\n---\nbody".split("\n")
    found = text_before(lines, generator)
    assert found is not None
    assert (found.code, found.severity) == ("frontmatter.text-before", "error")
    opener = next(n for n, line in enumerate(lines) if line.endswith("---"))
    assert found.data == {"line": str(opener + 1)}
    assert find_fence(lines, generator) is None


def test_text_before_a_toml_fence_is_told() -> None:
    lines = ["x+++", "title = 'A'", "+++", ""]
    assert text_before(lines, HUGO) is not None
    assert text_before(lines, JEKYLL) is None


def test_a_blank_line_is_text_before_where_the_generator_minds_it() -> None:
    lines = ["", "---", "title: A", "---", ""]
    assert [text_before(lines, each) is not None for each in Generator] == [True, False, True, False, True]


@pytest.mark.parametrize("generator", list(Generator))
@pytest.mark.parametrize(
    "text",
    [
        "",
        "body",
        "---\ntitle: A\n---\n",
        "Words\n\n---\n\nMore words\n\n---\n",
        "Words\n\n---\nNote: words\n---\n",
        "Words\n\n---\n\ntitle: A\n\n---\n",
        "Words\n\n---\ntitle: A\n",
        "Words\n\n---\ntitle: A\nWords\n---\n",
        "1\n2\n3\n4\n5\n---\ntitle: A\n---\n",
    ],
)
def test_rules_between_paragraphs_are_no_front_matter(text: str, generator: Generator) -> None:
    assert text_before(text.split("\n"), generator) is None


def test_hexos_front_matter_without_an_opening_line_is_no_text_before_another() -> None:
    lines = ["title: A", "---", "date: 2026-01-01", "---", ""]
    assert text_before(lines, HEXO) is None
    assert find_fence(lines, HEXO) == Fence(FenceKind.YAML_OPEN, 0, 0, 1, 2)
