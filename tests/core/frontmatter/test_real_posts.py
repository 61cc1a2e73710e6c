from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from editor.core.frontmatter.fields import read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.patch import applied, text_of
from editor.core.frontmatter.rewrite import remove_field, set_field
from editor.core.text.edit import Position, Range, TextEdit

SHARED = Path(__file__).parents[4] / "shared"
POSTS = SHARED / "posts"
SPEC = SHARED / "spec"

needs_posts = pytest.mark.skipif(not POSTS.is_dir(), reason="the corpus of real posts is not here")
needs_spec = pytest.mark.skipif(not SPEC.is_dir(), reason="the fixtures of other projects are not here")


def posts() -> list[tuple[Path, list[str], Generator]]:
    found: list[tuple[Path, list[str], Generator]] = []
    for path in sorted([*POSTS.rglob("*.md"), *POSTS.rglob("*.markdown")]):
        text = path.read_bytes().decode("utf-8-sig", "replace")
        place = path.relative_to(POSTS).as_posix()
        generator = (
            Generator.JEKYLL
            if "jekyll" in place
            else Generator.HUGO
            if re.search("hugo|loveit", place)
            else Generator.HEXO
        )
        found.append((path, re.split(r"\r\n|\n|\r", text), generator))
    return found


def outside(lines: list[str], taken: Range) -> tuple[str, str]:
    end = Position(len(lines) - 1, len(lines[-1]))
    return text_of(lines, Range(Position(0, 0), taken.start)), text_of(lines, Range(taken.end, end))


@needs_posts
def test_setting_the_value_that_is_there_changes_nothing() -> None:
    count = 0
    for path, lines, generator in posts():
        front_matter = read_front_matter(lines, generator)
        for field in front_matter.fields if front_matter.is_readable else ():
            edit = set_field(lines, generator, field.name, field.value)
            assert isinstance(edit, TextEdit), (path, field.name)
            assert applied(lines, edit) == lines, (path, field.name)
            count += 1
    assert count > 300


@needs_posts
@pytest.mark.parametrize("value", ["new: value", ("one", "two: three"), None])
def test_setting_a_new_value_changes_that_fields_characters_only(value: str | tuple[str, ...] | None) -> None:
    for path, lines, generator in posts():
        front_matter = read_front_matter(lines, generator)
        for field in front_matter.fields if front_matter.is_readable else ():
            edit = set_field(lines, generator, field.name, value)
            if not isinstance(edit, TextEdit):
                assert "&" in text_of(lines, field.range) or isinstance(field.value, dict), (path, field.name)
                continue
            after = read_front_matter(applied(lines, edit), generator)
            assert after.value(field.name) == value or (value is None and after.value(field.name) is None)
            before, behind = outside(lines, field.range)
            changed = "\n".join(applied(lines, edit))
            assert changed.startswith(before), (path, field.name)
            assert changed.endswith(behind.partition("\n")[2]), (path, field.name)


@needs_posts
def test_adding_and_removing_a_field_restores_each_post() -> None:
    for path, lines, generator in posts():
        front_matter = read_front_matter(lines, generator)
        if not front_matter.is_readable or front_matter.fence is None:
            continue
        edit = set_field(lines, generator, "a new one", "x: y")
        assert isinstance(edit, TextEdit), path
        after = applied(lines, edit)
        removal = remove_field(after, generator, "a new one")
        assert isinstance(removal, TextEdit), path
        assert applied(after, removal) == lines, path


@needs_spec
def test_the_cases_of_hexo_front_matter() -> None:
    cases = json.loads((SPEC / "hexo-front-matter" / "cases-5.0.0.json").read_text("utf-8"))["cases"]
    checked = 0
    for case in cases:
        if case["fn"] != "parse" or "error" in case or not isinstance(case["args"][0], str):
            continue
        lines = case["args"][0].split("\n")
        front_matter = read_front_matter(lines, Generator.HEXO)
        result = dict(case["result"])
        body = result.pop("_content")
        assert "\n".join(lines[front_matter.body_line :]) == body, case["test"]
        assert [field.name for field in front_matter.fields] == list(result), case["test"]
        checked += 1
    assert checked >= 5


@needs_spec
def test_no_yaml_of_the_test_suite_makes_it_fail() -> None:
    refused = 0
    for case in json.loads((SPEC / "yaml-test-suite" / "cases.json").read_text("utf-8")):
        for text in (
            f"---\n{case['yaml']}---\nbody",
            f"{case['yaml']}---\nbody",
            f"+++\n{case['yaml']}\n+++",
        ):
            lines = text.split("\n")
            for generator in (Generator.HEXO, Generator.HUGO):
                front_matter = read_front_matter(lines, generator)
                refused += not front_matter.is_readable
                for field in front_matter.fields:
                    edit = set_field(lines, generator, field.name, "new: value")
                    assert not isinstance(edit, TextEdit) or front_matter.is_readable, case["id"]
                    if isinstance(edit, TextEdit):
                        after = read_front_matter(applied(lines, edit), generator)
                        assert after.value(field.name) == "new: value", case["id"]
    assert refused > 50
