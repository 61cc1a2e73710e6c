"""What a new post begins with."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.core.site.new_post import new_post_text, yaml_scalar

DATE = "2026-05-02 09:30:00"
HEXO = Convention("/b", Generator.HEXO)
HUGO = Convention("/b", Generator.HUGO)


def test_hexo_without_a_scaffold_has_title_date_and_tags() -> None:
    assert new_post_text(HEXO, "湖", DATE, False) == f"---\ntitle: 湖\ndate: {DATE}\ntags:\n---\n\n"
    assert new_post_text(HEXO, "湖", DATE, True) == "---\ntitle: 湖\ntags:\n---\n\n"


def test_the_scaffold_of_the_site_is_filled() -> None:
    site = replace(
        HEXO, scaffold="---\r\ntitle: {{ title }}\r\ndate: {{date}}\r\nauthor: me\r\n---\r\n\r\nHi\r\n"
    )
    text = new_post_text(site, "a: b", DATE, False)
    assert text == f'---\ntitle: "a: b"\ndate: {DATE}\nauthor: me\n---\n\nHi\n\n'


def test_a_scaffold_that_needs_hexo_itself_is_left_to_hexo() -> None:
    site = replace(HEXO, scaffold="---\ntitle: {{ title | upper }}\n---\n")
    assert new_post_text(site, "a", DATE, False) == f"---\ntitle: a\ndate: {DATE}\ntags:\n---\n\n"


def test_hugo_writes_the_form_its_posts_have() -> None:
    yaml_text = new_post_text(HUGO, "湖", f"{DATE} +0800", True)
    assert "date: 2026-05-02T09:30:00+08:00\ndraft: true\n" in yaml_text
    toml_text = new_post_text(replace(HUGO, front_matter_form="toml"), 'a "b"', DATE, False)
    assert toml_text.startswith("+++\n")
    read = tomllib.loads(toml_text.strip().strip("+"))
    assert (read["title"], read["draft"]) == ('a "b"', False)
    json_text = new_post_text(replace(HUGO, front_matter_form="json"), 'a "b"', DATE, False)
    assert json.loads(json_text)["title"] == 'a "b"'


def test_the_other_generators_have_their_own_words() -> None:
    assert "pubDate: 2026-05-02\n" in new_post_text(Convention("/b", Generator.ASTRO), "a", DATE, False)
    assert "layout: post\n" in new_post_text(Convention("/b", Generator.JEKYLL), "a", DATE, False)
    assert "draft: true\n" in new_post_text(Convention("/b", Generator.PLAIN), "a", DATE, True)


@pytest.mark.parametrize(
    "text", ["湖边的信", "it's fine", "A week, with SQLite", "a:b", "1️⃣ one", "C# and F#"]
)
def test_ordinary_titles_stay_bare(text: str) -> None:
    assert yaml_scalar(text) == text


@pytest.mark.parametrize(
    "text",
    ["", "a: b", "a #b", "2024", "2024-01-01", "12:30", "0123", "yes", "NULL", "- a", "[a]", "@a", " a",
     "a ", "a:", "{{ x }}", "a\nb", "1e3", ".5", "!x", "*x", "%x", "? x"],
)  # fmt: skip
def test_what_another_parser_would_read_otherwise_is_quoted(text: str) -> None:
    assert yaml_scalar(text).startswith('"')
    assert yaml.safe_load(f"title: {yaml_scalar(text)}") == {"title": text}


@given(st.text(min_size=1))
def test_every_title_reads_back_as_it_was(text: str) -> None:
    post = new_post_text(Convention("/b", Generator.PLAIN), text, DATE, False)
    block = post.removeprefix("---\n").split("\n---\n")[0]
    read = yaml.load(block, yaml.SafeLoader)["title"]
    assert (read or "") == text
