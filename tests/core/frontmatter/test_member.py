from __future__ import annotations

import pytest

from editor.core.diagnostic import Diagnostic
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.meaning import BareText, QuotedText
from editor.core.frontmatter.member import path_of, remove_named, set_named
from editor.core.frontmatter.patch import applied
from editor.core.text.edit import TextEdit

POST = """---
cover:
  image: a.png # note
  hidden: false
  deep: {x: {y: 1}}
a.b: whole
plain: text
---
body"""
TOML = "+++\nx = {y = 1}\n[params]\n  author = 'A' # note\n[params.more]\nz = 1\n+++\n"


def changed(text: str, edit: TextEdit | Diagnostic) -> str:
    assert isinstance(edit, TextEdit), edit
    return "\n".join(applied(text.split("\n"), edit))


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("cover", ("cover",)),
        ("cover.image", ("cover", "image")),
        ("cover.new", ("cover", "new")),
        ("cover.deep.x.y", ("cover", "deep", "x", "y")),
        ("cover.deep.new.y", ("cover", "deep", "new.y")),
        ("a.b", ("a.b",)),
        ("a.c", ("a.c",)),
        ("plain.x", ("plain.x",)),
        ("cover.", ("cover.",)),
        (".x", (".x",)),
    ],
)
def test_a_dot_parts_names_only_behind_an_object(name: str, path: tuple[str, ...]) -> None:
    fields = {"cover": {"image": "a", "deep": {"x": {"y": 1}}}, "a.b": "whole", "plain": "text"}
    assert path_of(name, fields) == path


@pytest.mark.parametrize(
    ("name", "value", "old", "new"),
    [
        ("cover.image", QuotedText("b c.png"), "a.png # note", "b c.png # note"),
        ("cover.hidden", BareText("true"), "hidden: false", "hidden: true"),
        ("cover.deep.x.y", BareText("2"), "{x: {y: 1}}", "{x: {y: 2}}"),
        ("cover.alt", QuotedText("text"), "{x: {y: 1}}\n", "{x: {y: 1}}\n  alt: text\n"),
        ("a.b", QuotedText("new"), "a.b: whole", "a.b: new"),
        ("plain.x", QuotedText("new"), "plain: text\n", "plain: text\nplain.x: new\n"),
    ],
)
def test_setting_a_member_leaves_the_others_alone(name: str, value: str, old: str, new: str) -> None:
    lines = POST.split("\n")
    assert changed(POST, set_named(lines, Generator.HUGO, name, value)) == POST.replace(old, new)


def test_removing_a_member_takes_its_line() -> None:
    lines = POST.split("\n")
    assert changed(POST, remove_named(lines, Generator.HUGO, "cover.hidden")) == POST.replace(
        "  hidden: false\n", ""
    )
    assert changed(POST, remove_named(lines, Generator.HUGO, "cover.none")) == POST
    assert changed(POST, remove_named(lines, Generator.HUGO, "a.b")) == POST.replace("a.b: whole\n", "")


def test_members_of_toml_tables() -> None:
    lines = TOML.split("\n")
    author = set_named(lines, Generator.HUGO, "params.author", QuotedText("B"))
    assert changed(TOML, author) == TOML.replace("'A'", "'B'")
    assert changed(TOML, set_named(lines, Generator.HUGO, "x.y", BareText("2"))) == TOML.replace(
        "y = 1", "y = 2"
    )
    assert changed(TOML, set_named(lines, Generator.HUGO, "params.more.z", BareText("2"))) == TOML.replace(
        "z = 1", "z = 2"
    )


def test_a_front_matter_that_cannot_be_read_is_not_changed() -> None:
    lines = ["---", "a: [", "---"]
    assert isinstance(set_named(lines, Generator.HUGO, "a.b", "x"), Diagnostic)
    assert isinstance(remove_named(lines, Generator.HUGO, "a.b"), Diagnostic)
