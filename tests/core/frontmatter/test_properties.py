from __future__ import annotations

import json
import tomllib

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from editor.core.diagnostic import Diagnostic
from editor.core.frontmatter.fields import read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.meaning import QuotedText
from editor.core.frontmatter.patch import applied
from editor.core.frontmatter.rewrite import remove_field, rename_field, set_field
from editor.core.frontmatter.spans import front_matter_spans
from editor.core.text.edit import TextEdit

SAMPLE = """---
title:   "A title"   # a note
date: 2024-01-01 12:00:00
# before the tags
tags:
- one
-   two  # second

- 'three'
categories: [x, [y, "z"],  w]  # flow
empty:
text: >-
  folded
  lines

mapping:
  key: value
# the end
---
body: 1
---
"""
TOML_SAMPLE = (
    "+++\ntitle = 'A' # c\ndate = 2024-01-01\ntags = ['a',\n  \"b\", # c\n]\n[p]\nq = 1\n+++\nbody\n"
)
JSON_SAMPLE = '{\n  "title": "A",\n  "tags": ["a",\n    "b"],\n  "n": 1\n}\nbody\n'
SAMPLES = [
    (SAMPLE, Generator.HEXO),
    (SAMPLE, Generator.JEKYLL),
    (TOML_SAMPLE, Generator.HUGO),
    (JSON_SAMPLE, Generator.HUGO),
]

SIGNS = st.text(alphabet="ab:#-'\"[]{},&*!|>%@`?~ \\\n\t0123.中：“", max_size=12)
TEXTS = (
    SIGNS
    | st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.sampled_from(
        [
            "true",
            "no",
            "null",
            "~",
            "2024-01-01",
            "1e3",
            "0o17",
            "0x1F",
            "1:30",
            ".inf",
            "=",
            "<<",
            "---",
            "...",
            "- a",
            "a: b",
            "a #b",
        ]
    )
)
VALUES = st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=4).map(tuple), max_leaves=6)
FAST = settings(max_examples=50, deadline=None)


def fields_of(lines: list[str], generator: Generator) -> dict[str, object]:
    front_matter = read_front_matter(lines, generator)
    assert front_matter.is_readable, front_matter.diagnostics
    return {field.name: field.value for field in front_matter.fields}


@pytest.mark.parametrize(("sample", "generator"), SAMPLES)
@given(data=st.data(), value=VALUES)
@FAST
def test_setting_a_field_touches_that_field_only(
    sample: str, generator: Generator, data: st.DataObject, value: object
) -> None:
    lines = sample.split("\n")
    before = read_front_matter(lines, generator)
    name = data.draw(st.sampled_from([field.name for field in before.fields] + ["new", "draft", "n: m"]))
    edit = set_field(lines, generator, name, value)  # type: ignore[arg-type]
    if isinstance(edit, Diagnostic):
        assert name == "p", edit  # a table of TOML is not set
        return
    after = applied(lines, edit)
    old, new = fields_of(lines, generator), fields_of(after, generator)
    assert value in (new.get(name), "")
    assert {key: new[key] for key in new if key != name} == {key: old[key] for key in old if key != name}
    body = after[read_front_matter(after, generator).body_line :]
    assert body == lines[before.body_line :]
    field = next((field for field in before.fields if field.name == name), None)
    if field is not None:
        assert field.range.start <= edit.range.start
        assert edit.range.end.line <= field.range.end.line + 1
    again = set_field(after, generator, name, value)  # type: ignore[arg-type]
    assert isinstance(again, TextEdit)
    assert again.range.is_empty
    assert again.new_text == ""


@pytest.mark.parametrize(("sample", "generator"), SAMPLES)
@given(value=VALUES, name=st.sampled_from(["new", "ünïcode", "a b", "1", "true"]))
@FAST
def test_removing_what_was_added_restores_the_text(
    sample: str, generator: Generator, value: object, name: str
) -> None:
    lines = sample.split("\n")
    edit = set_field(lines, generator, name, value)  # type: ignore[arg-type]
    assert isinstance(edit, TextEdit)
    after = applied(lines, edit)
    removal = remove_field(after, generator, name)
    assert isinstance(removal, TextEdit)
    assert applied(after, removal) == lines


@given(value=TEXTS)
@FAST
def test_another_yaml_reader_reads_the_same_text(value: str) -> None:
    assume(not any(character in "\x85\u2028\u2029\ufeff" for character in value))
    for content in ("title: x", "title: 'x'", "title:", "title: [x]"):
        wanted: object = [value] if "[" in content else value
        lines = f"---\n{content}\n---\n".split("\n")
        edit = set_field(lines, Generator.HUGO, "title", (value,) if "[" in content else value)
        assert isinstance(edit, TextEdit)
        after = applied(lines, edit)
        read = YAML(typ="safe", pure=True).load("\n".join(after[1 : after.index("---", 1)]) + "\n")
        assert read == {"title": wanted}


@given(value=TEXTS)
@FAST
def test_toml_and_json_say_the_same_text(value: str) -> None:
    lines = ["+++", "title = 'x'", "+++"]
    edit = set_field(lines, Generator.HUGO, "title", value)
    assert isinstance(edit, TextEdit)
    assert tomllib.loads("\n".join(applied(lines, edit)[1:-1])) == {"title": value}
    lines = ['{"title": "x"}']
    edit = set_field(lines, Generator.HUGO, "title", value)
    assert isinstance(edit, TextEdit)
    assert json.loads("\n".join(applied(lines, edit))) == {"title": value}


@given(
    text=st.text(alphabet="ab:#-'\"[]{},&*!|>%@?~ \\\n\t01=+;.", max_size=60),
    fence=st.sampled_from(
        [
            ("---\n", "\n---\n"),
            ("", "\n---\n"),
            ("+++\n", "\n+++\n"),
            ("{", "}\n"),
            (";;;\n", "\n;;;\n"),
            ("", ""),
        ]
    ),
    generator=st.sampled_from(list(Generator)),
    value=VALUES,
)
@settings(max_examples=120, deadline=None)
def test_any_text_gets_an_answer(
    text: str, fence: tuple[str, str], generator: Generator, value: object
) -> None:
    lines = (fence[0] + text + fence[1] + "body").split("\n")
    front_matter = read_front_matter(lines, generator)
    front_matter_spans(lines, front_matter)
    for name in [field.name for field in front_matter.fields] + ["new"]:
        answer = set_field(lines, generator, name, value)  # type: ignore[arg-type]
        if isinstance(answer, TextEdit):
            after = read_front_matter(applied(lines, answer), generator)
            assert after.is_readable
            assert set(front_matter.fields) == set() or len(after.fields) >= len(front_matter.fields) - 1
        assert isinstance(remove_field(lines, generator, name), (TextEdit, Diagnostic))
        assert isinstance(rename_field(lines, generator, name, "other"), (TextEdit, Diagnostic))


NAMES = st.text(alphabet="abcdeyn标签 -_.:#'0123", min_size=1, max_size=8)
LEAVES = TEXTS | st.booleans() | st.integers(-(10**12), 10**12) | st.none()
ANY = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)


@given(
    mapping=st.dictionaries(NAMES, ANY, min_size=1, max_size=5),
    flow=st.sampled_from([None, False, True]),
    style=st.sampled_from([None, '"', "'"]),
    width=st.sampled_from([20, 10_000]),
    generator=st.sampled_from([Generator.HUGO, Generator.JEKYLL, Generator.ASTRO]),
    data=st.data(),
)
@settings(max_examples=150, deadline=None)
def test_one_field_of_any_mapping_is_set_and_nothing_else(
    mapping: dict[str, object],
    flow: bool | None,
    style: str | None,
    width: int,
    generator: Generator,
    data: st.DataObject,
) -> None:
    dumped = yaml.safe_dump(
        mapping,
        default_flow_style=flow,
        default_style=style,
        width=width,
        allow_unicode=True,
        sort_keys=False,
    )
    lines = ["---", *dumped.rstrip("\n").split("\n"), "---", "body"]
    before = read_front_matter(lines, generator)
    assume(before.is_readable and all("\n" not in field.name for field in before.fields))
    name = data.draw(st.sampled_from([field.name for field in before.fields]))
    edit = set_field(lines, generator, name, QuotedText("set: it"))
    if isinstance(edit, Diagnostic):
        assert "?" in dumped or "!!" in dumped or "<<" in dumped, dumped  # a key in its long form
        return
    after = applied(lines, edit)
    loaded = yaml.safe_load("\n".join(after[1 : after.index("---", 1)]))
    wanted = {key: value for key, value in yaml.safe_load(dumped).items() if str(key) != name}
    assert {key: value for key, value in loaded.items() if key != name} == wanted
    assert loaded[name] == "set: it"
