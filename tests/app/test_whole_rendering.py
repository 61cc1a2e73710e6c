"""A post is rendered in a process that may be killed over it, and something comes out each time."""

from __future__ import annotations

import sys
import time

import pytest

from editor.app import whole_rendering
from editor.app.whole_rendering import render_whole
from editor.core.frontmatter.generator import Generator
from editor.core.markdown.extension import Profile
from editor.core.site.convention import Convention
from editor.renderer.protocol import PROTOCOL_VERSION

CONVENTION = Convention("/blog", Generator.HEXO)
HANGS = ("```scala", '"' + "\\" * 60, "```")


def html_of(whole) -> str:
    return "\n".join(html for _, html in whole.rendered.drawn_blocks())


def test_all_of_a_post_is_told() -> None:
    lines = ["---", "title: t", "---", *[f"*{number}*\n" for number in range(2000)], "![](a.png)"]
    whole = render_whole("/blog/a.md", CONVENTION, lines)
    assert whole.is_whole
    assert whole.plain_from == -1
    assert whole.rendered.front_matter.value("title") == "t"
    assert "<em>1999</em>" in html_of(whole)
    assert list(whole.rendered.images.values()) == ["a.png"]


def test_what_takes_too_long_is_plain_and_the_rest_is_drawn() -> None:
    whole = render_whole("/blog/a.md", CONVENTION, ["*a*", "", *HANGS, "", "*b*"], budget=1.0)
    assert whole.is_whole
    assert whole.plain_from == 2
    html = html_of(whole)
    assert "plain-block" in html
    assert "<em>a</em>" in html
    assert "<em>b</em>" in html


def test_a_post_of_nothing_but_traps_ends_all_the_same() -> None:
    lines = [line for _ in range(12) for line in (*HANGS, "", "words", "")]
    begun = time.monotonic()
    whole = render_whole("/blog/a.md", CONVENTION, lines, budget=0.5)
    assert time.monotonic() - begun < 60
    assert whole.plain_from == 0 or not whole.is_whole


def test_a_profile_is_told() -> None:
    whole = render_whole("/blog/a.md", CONVENTION, ["a | b", "--|--", "==c== | ~~d~~"], Profile.GFM)
    assert "<table>" in html_of(whole)
    assert "==c==" in html_of(whole)


@pytest.mark.parametrize(
    "program",
    [
        "raise SystemExit(1)",
        "print('garbage')",
        f'print(\'{{"kind":"Ready","protocol":{PROTOCOL_VERSION}}}\')',
        'print(\'{"kind":"Done","post":1,"version":0}\')',
        "import time; time.sleep(60)",
    ],
)
def test_a_renderer_that_is_none_is_given_up(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(whole_rendering, "own_program", lambda _module: [sys.executable, "-c", program])
    monkeypatch.setattr(whole_rendering, "START_BUDGET", 1.0)
    whole = render_whole("/blog/a.md", CONVENTION, ["a"], budget=0.5)
    assert not whole.is_whole
