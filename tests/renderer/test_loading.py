"""What the renderer loads before the first post asks, and what it leaves for the posts that need it."""

from __future__ import annotations

import subprocess
import sys

import pytest

ASK = "import sys; {loading}; print('\\n'.join(sys.modules))"
HEAVY = (
    "tomllib", "difflib", "xml.parsers.expat", "math_core", "merman", "subprocess", "concurrent.futures",
    "pygments.lexer", "pygments.lexers.python", "pygments.formatters",
)  # fmt: skip
FOR_SOME_POSTS = (
    "editor.core.frontmatter.json_reader",
    "editor.core.frontmatter.rewrite",
    "editor.core.frontmatter.toml_reader",
    "editor.core.markdown.diagram",
    "editor.core.markdown.emoji_names",
    "editor.core.markdown.hugo_shortcodes",
    "editor.core.markdown.inline_style",
    "editor.core.markdown.liquid_tags",
    "editor.core.markdown.math",
    "editor.core.markdown.mathml",
    "editor.renderer.asked_edit",
)
SAY = """
from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.renderer.protocol import Open, SetField
from editor.renderer.session import RenderSession
session = RenderSession(lambda _: None)
generator, lines = Generator({generator!r}), {lines!r}
list(session.handle(Open(1, 1, "", Convention("", generator), lines)))
list(session.handle(SetField(1, 1, 1, "title", "b")))
"""
POSTS = (
    ("hexo", ("---", "title: a", "---", "", "```mermaid", "graph TD", "```", "", "$x$ :smile:")),
    ("jekyll", ("---", "title: a", "---", "", '<p style="color:red">a</p>')),
    ("hugo", ("+++", 'title = "a"', "+++", "")),
    ("hugo", ("{", '"title": "a"', "}", "")),
)


def loaded_by(loading: str) -> set[str]:
    said = subprocess.run(
        [sys.executable, "-c", ASK.format(loading=f"exec({loading!r})")],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(said.stdout.split())


@pytest.fixture(scope="module")
def at_first() -> set[str]:
    return loaded_by("import editor.renderer.loop")


def test_nothing_heavy_is_loaded_before_the_first_post(at_first: set[str]) -> None:
    assert "editor.core.markdown.block_list" in at_first
    assert sorted(at_first.intersection(HEAVY)) == []


def test_what_only_some_posts_need_waits_for_them(at_first: set[str]) -> None:
    asking = "\n".join(SAY.format(generator=generator, lines=lines) for generator, lines in POSTS)
    assert sorted(at_first.intersection(FOR_SOME_POSTS)) == []
    assert sorted(set(FOR_SOME_POSTS) - loaded_by(asking)) == []


def test_getting_ready_loads_only_what_most_posts_need() -> None:
    ready = loaded_by("import editor.renderer.loop as loop; loop.warm_up(loop.FIRST_LANGUAGE)")
    assert {"yaml.loader", "pygments.lexers.shell"} <= ready
    assert sorted(ready.intersection(FOR_SOME_POSTS)) == []
