"""Tags of a Hexo site in the real window: boxes, code and links to other posts, as the site has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
POST = """---
title: Tags
---

{% note warning %}
小心**脚下**：石阶很滑。

- one
- two
{% endnote %}

See {% post_link other-day '另一天' %} and {% mystery box %}.

{% codeblock lang:js Greeting %}
console.log("{{ hello }}");
{% endcodeblock %}

{% youtube abcdefghijk %}

A footnote[^1].

[^1]: which this site does not draw.
"""
OTHER = "---\ntitle: The other day\n---\n\nHere we are.\n"
PACKAGE = '{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}'


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """A post full of tags in a Hexo site with another post beside it."""
    posts = tmp_path / "site" / "source" / "_posts"
    posts.mkdir(parents=True)
    (tmp_path / "site" / "_config.yml").write_text("title: Tags\n")
    (tmp_path / "site" / "package.json").write_text(PACKAGE)
    (posts / "other-day.md").write_text(OTHER, newline="")
    (posts / "tags.md").write_text(POST, newline="")
    return posts / "tags.md"


def count(program: Program, selector: str, wanted: int) -> None:
    program.wait(f'dom("document.querySelectorAll({selector!r}).length")', lambda found: found == wanted)


def text(program: Program, selector: str) -> str:
    return program.ask(f'dom("document.querySelector({selector!r}).textContent")')


def test_tags_show_as_the_site_will_have_them(start: Callable[..., Program], post: Path) -> None:
    program = start(post)
    program.wait_post("tags.md")
    count(program, "#post .site-box.is-warning li", 2)
    assert text(program, "#post .site-box strong") == "脚下"
    assert text(program, "#post .post-link") == "另一天"
    assert text(program, "#post .raw-piece") == "{% mystery box %}"
    assert text(program, "#post .code-title") == "Greeting"
    assert text(program, "#post pre code.language-js") == 'console.log("{{ hello }}");\n'
    assert text(program, "#post a.site-card .card-kind") == "YouTube"
    count(program, "#post iframe", 0)
    assert "footnotes" in text(program, "#post .site-hint")
    shown = "dom(\"getComputedStyle(document.querySelector('#post .site-hint')).display\")"
    assert program.ask(shown) == "block"
    program.screen.press("alt+v", "k")
    program.wait(shown, lambda found: found == "none")


def test_typing_the_end_of_a_note_makes_it_one(start: Callable[..., Program], post: Path) -> None:
    post.write_text("---\ntitle: t\n---\n\n{% note info %}\n\nWords.\n\n{% endnote \n", newline="")
    program = start(post)
    program.wait_post("tags.md")
    count(program, "#post .raw-piece", 2)
    program.click_text(8, 3)
    program.screen.press("End")
    program.screen.type("%}")
    count(program, "#post .site-box.is-info > p", 1)
    count(program, "#post .raw-piece", 0)


def test_a_link_to_a_post_opens_it(start: Callable[..., Program], post: Path) -> None:
    program = start(post)
    program.wait_post("tags.md")
    count(program, "#post .post-link", 1)
    middle = (
        "dom(\"(() => { const box = document.querySelector('#post .post-link').getBoundingClientRect();"
        ' return [(box.left + box.width / 2) / innerWidth, (box.top + box.height / 2) / innerHeight]; })()")'
    )
    x, y = program.ask(middle)
    program.click("window.preview._view", x, y)
    program.wait("program.posts.current.path", lambda path: path.endswith("other-day.md"))
