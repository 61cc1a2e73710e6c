from __future__ import annotations

from editor.core.frontmatter.fields import read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.spans import front_matter_spans


def spans(text: str, generator: Generator = Generator.HEXO) -> list[tuple[int, str, str]]:
    lines = text.split("\n")
    found = front_matter_spans(lines, read_front_matter(lines, generator))
    return [(span.line, lines[span.line][span.start : span.end], str(span.kind)) for span in found]


def test_yaml() -> None:
    text = "---\n# note\na b : \"x # y\" # z\nt: [1, 'p', q#r]\nd: 2024-01-01 10:00:00"
    text += "\nu:\n  - true\n---\n# body"
    assert spans(text) == [
        (0, "---", "mark"),
        (1, "# note", "comment"),
        (2, "a b", "key"),
        (2, '"x # y"', "string"),
        (2, "# z", "comment"),
        (3, "t", "key"),
        (3, "1", "number"),
        (3, "'p'", "string"),
        (4, "d", "key"),
        (4, "2024-01-01 10:00:00", "number"),
        (5, "u", "key"),
        (6, "-", "mark"),
        (6, "true", "keyword"),
        (7, "---", "mark"),
    ]


def test_texts_over_several_lines() -> None:
    assert spans('---\na: |\n  b: c\n\n  # d\ne: "x\n  y" # z\n---') == [
        (0, "---", "mark"),
        (1, "a", "key"),
        (1, "|", "mark"),
        (2, "b: c", "string"),
        (4, "# d", "string"),
        (5, "e", "key"),
        (5, '"x', "string"),
        (6, '  y"', "string"),
        (6, "# z", "comment"),
        (7, "---", "mark"),
    ]


def test_what_cannot_be_read_keeps_its_colours() -> None:
    assert (2, "b", "key") in spans("---\na: x: y\nb: 1\n---")


def test_toml() -> None:
    text = '+++\na = "x" # c\nn = 1.5\nl = [\n  true, \'y\'\n]\nm = """\nz = 1\n"""\n[p]\n+++'
    assert spans(text, Generator.HUGO) == [
        (0, "+++", "mark"),
        (1, "a", "key"),
        (1, '"x"', "string"),
        (1, "# c", "comment"),
        (2, "n", "key"),
        (2, "1.5", "number"),
        (3, "l", "key"),
        (4, "true", "keyword"),
        (4, "'y'", "string"),
        (6, "m", "key"),
        (6, '"""', "string"),
        (7, "z = 1", "string"),
        (8, '"""', "string"),
        (9, "[p]", "key"),
        (10, "+++", "mark"),
    ]


def test_json() -> None:
    assert spans('{\n"a": "x", "b": [1, null]\n}', Generator.HUGO) == [
        (1, '"a"', "key"),
        (1, '"x"', "string"),
        (1, '"b"', "key"),
        (1, "1", "number"),
        (1, "null", "keyword"),
    ]


def test_a_post_without_front_matter_has_none() -> None:
    assert spans("body") == []
