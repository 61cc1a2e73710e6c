"""Formulas, diagrams and code in the real window: typed with keys, seen in the page, and never acting."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest

from tests.e2e.listener import Listener

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
EMPTY = "---\ntitle: Notes\n---\n\nStart\n"
needs_artist = pytest.mark.skipif(
    importlib.util.find_spec("merman") is None, reason="merman is not installed"
)


def page(script: str) -> str:
    """Give the question that asks the page."""
    return f"dom({script!r})"


@pytest.fixture
def opened(start: Callable[..., Program], tmp_path: Path) -> Callable[[str], Program]:
    def begin(text: str) -> Program:
        path = tmp_path / "notes.md"
        path.write_text(text, newline="")
        program = start(path)
        program.wait_post("notes.md")
        return program

    return begin


def test_a_formula_appears_while_it_is_typed(opened: Callable[[str], Program]) -> None:
    program = opened(EMPTY)
    program.click_text(4, 2)
    program.screen.press("End")
    program.screen.type(" $x^2")
    program.wait(page("document.querySelector('#post').textContent"), lambda text: "$x^2" in text)
    assert program.ask(page("document.querySelectorAll('math').length")) == 0
    program.screen.type("$ and")
    program.wait(page("document.querySelectorAll('#post p > math > msup').length"), lambda count: count == 1)
    program.screen.press("Return", "Return")
    program.screen.type("$$")
    program.screen.press("Return")
    program.screen.type("\\frac{a}{b}")
    program.screen.press("Return")
    program.screen.type("$$")
    box = program.wait(
        page(
            "(m => m && [m.namespaceURI, getComputedStyle(m).display])"
            "(document.querySelector('.formula > math[display=block]'))"
        )
    )
    assert box[0] == "http://www.w3.org/1998/Math/MathML"
    assert box[1].startswith("block math") or box[1] == "math"


def test_the_font_that_knows_mathematics_comes_with_the_first_formula(
    opened: Callable[[str], Program],
) -> None:
    program = opened(EMPTY)
    program.wait(page("document.querySelectorAll('#post section').length"))
    loaded = page("[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)")
    assert program.ask(loaded) == []
    program.click_text(4, 2)
    program.screen.press("End")
    program.screen.type(" $x$")
    program.wait(loaded, lambda families: any("STIX" in family for family in families))


@needs_artist
def test_a_diagram_appears_while_it_is_typed_and_follows_the_theme(opened: Callable[[str], Program]) -> None:
    program = opened("---\ntitle: Notes\n---\n\n```mermaid\ngraph LR\n  A[中文] --> B\n```\n")
    shown = page(
        "[...document.querySelectorAll('.diagram img')].filter(image => image.naturalWidth)"
        ".map(image => [image.className, image.getAttribute('src').slice(0, 26), image.offsetWidth > 50])"
    )
    program.wait(shown, lambda images: [True for _, _, is_wide in images if is_wide] == [True])
    ((name, source, _),) = [image for image in program.ask(shown) if image[2]]
    theme = program.ask(page("document.documentElement.dataset.theme"))
    assert name == f"diagram-{theme}"
    assert source == "data:image/svg+xml;base64,"
    program.click_text(6, 5)
    program.screen.press("End")
    program.screen.type(" -->")
    hint = page("[...document.querySelectorAll('.diagram-code .hint')].map(hint => hint.textContent)")
    program.wait(hint, lambda words: len(words) == 2 and all(words))
    program.screen.type(" C")
    program.wait(page("document.querySelectorAll('.diagram').length"))
    assert program.ask(hint) == []


def test_code_is_copied_without_its_line_numbers(opened: Callable[[str], Program]) -> None:
    program = opened(
        "---\ntitle: Notes\n---\n\n```python count.py first_line:10 mark:2\na = 1\nb = 2\nc = 3\n```\n"
    )
    program.wait(
        page("document.querySelector('.code-numbers')?.textContent"), lambda text: text == "10\n11\n12"
    )
    assert program.ask(page("document.querySelector('.code-title').textContent")) == "count.py"
    program.click("window.preview._view")
    program.screen.press("ctrl+a", "ctrl+c")
    program.wait("app.clipboard().text()", lambda text: "a = 1\nb = 2\nc = 3" in text)
    assert "11" not in program.ask("app.clipboard().text()")


def test_a_key_inside_very_long_code_is_seen_and_its_colours_stay(opened: Callable[[str], Program]) -> None:
    code = "".join(f"value_{number} = [{number}, 'text {number}']  # comment\n" for number in range(900))
    program = opened(f"---\ntitle: Notes\n---\n\n```python\n{code}```\n")
    coloured = page("document.querySelectorAll('pre .c1').length")
    program.wait(coloured, lambda count: count == 900)
    program.click_text(8, 4)
    program.screen.press("End")
    program.screen.type("+")
    program.wait(
        page("document.querySelector('pre code').textContent.split('\\n')[3].slice(-1)"),
        lambda last: last == "+",
    )
    assert program.ask(coloured) == 900


ATTACKS = [
    "<math><mtext><table><mglyph><style><!--</style>"
    '<img title="--&gt;&lt;img src=ADDRESS/1 onerror=alert(1)&gt;">',
    '<math><annotation-xml encoding="text/html">'
    '<img src="ADDRESS/2" onerror="alert(1)"></annotation-xml></math>',
    '<math href="javascript:alert(1)"><mi xlink:href="ADDRESS/3">x</mi></math>',
    r"$\href{ADDRESS/4}{x}$ $\text{</math><img src=ADDRESS/5 onerror=alert(1)>}$"
    r" $\style{background:url(ADDRESS/6)}{x}$",
    r"$\textcolor{red;background:url(ADDRESS/7)}{x}$ $\includegraphics{ADDRESS/8}$",
    '<div title="\n\n$x$\n\n<img src=ADDRESS/9 onerror=alert(1)>">y',
    "```mermaid\ngraph LR\n"
    '  A["<img src=\'ADDRESS/10\' onerror=alert(1)>"] --> B["<script>alert(1)</script>"]\n'
    '  click A "javascript:alert(1)"\n  style B fill:url(ADDRESS/11)\n```',
    '```mermaid\n%%{init: {"securityLevel":"loose","themeCSS":'
    '"@import url(ADDRESS/12);*{background:url(ADDRESS/13)}"}}%%\n'
    "graph LR\n  A --> B\n```",
    '```mermaid\ngraph LR\n  A@{ img: "ADDRESS/14", label: "x", w: 60, h: 60 }\n```',
    '```js <img src=ADDRESS/15 onerror=alert(1)> title="<script>alert(1)</script>"'
    " javascript:alert(1)\n</code></pre><img src=ADDRESS/16>\n```",
    '<img src="data:image/svg+xml;base64,'
    'PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIG9ubG9hZD0iYWxlcnQoMSkiLz4=">',
]


def test_hostile_formulas_diagrams_and_fences_do_nothing(opened: Callable[[str], Program]) -> None:
    listener = Listener()
    try:
        body = "\n\n".join(ATTACKS).replace("ADDRESS", listener.address)
        program = opened(f"---\ntitle: Hostile\n---\n\n{body}\n\nThe end, $x$.\n")
        program.wait(page("document.querySelector('#post').textContent"), lambda text: "The end" in text)
        program.wait(page("document.querySelectorAll('math').length"))
        acting = "script, style, svg, iframe, annotation-xml, annotation, maction, mglyph, [href^=javascript]"
        assert program.ask(page(f"document.querySelectorAll('#post :is({acting})').length")) == 0
        handlers = (
            "[...document.querySelectorAll('#post *')].flatMap(node => [...node.attributes])"
            ".filter(attribute => attribute.name.startsWith('on') || attribute.name.includes('href') "
            "&& !/^(https?:|#)/.test(attribute.value)).map(attribute => attribute.name + attribute.value)"
        )
        assert program.ask(page(handlers)) == []
        program.click_text(4, 2)
        program.screen.press("ctrl+End")
        program.screen.type("Still writing")
        program.wait(
            page("document.querySelector('#post').textContent"), lambda text: "Still writing" in text
        )
        assert listener.knocks == []
    finally:
        listener.close()
