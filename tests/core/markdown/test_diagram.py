"""Mermaid becomes two pictures in which nothing can act, or its code and why not."""

from __future__ import annotations

import base64
import importlib
import re

import pytest

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.diagram import MAX_DIAGRAM, DiagramDrawer
from editor.core.markdown.parser import MarkdownOptions

FLOW = "graph LR\n  A[用户] --> B{保存吗}\n  B -->|是| C[完成]\n"
PICTURE = re.compile(
    r'<img class="diagram-(light|dark)" src="data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)" alt="([^"]*)"'
)


@pytest.fixture
def drawer():
    pytest.importorskip("merman")
    return DiagramDrawer()


def svgs(html):
    return {name: base64.b64decode(data).decode() for name, data, _ in PICTURE.findall(html)}


def test_a_diagram_is_drawn_for_both_themes(drawer):
    found = svgs(drawer.draw(FLOW))
    assert set(found) == {"light", "dark"}
    assert found["light"] != found["dark"]
    for svg in found.values():
        assert svg.startswith('<svg width="')
        assert "用户" in svg


def test_it_is_described_by_its_title_or_its_words(drawer):
    assert 'alt="graph LR A[用户]' in drawer.draw(FLOW)
    assert 'alt="时间"' in drawer.draw('pie title 时间\n "a" : 1\n "b" : 2')
    assert 'alt="Saving &quot;a&quot;"' in drawer.draw('graph LR\n  accTitle: Saving "a"\n  A --> B')


@pytest.mark.parametrize(
    "source",
    [
        'graph LR\n  A --> B\n  click A "javascript:alert(1)"',
        "graph LR\n  A --> B\n  click A call alert(1)",
        'graph LR\n  A["<script>alert(1)</script>"] --> B',
        'graph LR\n  A["<img src=x onerror=alert(1)>"] --> B',
        'graph LR\n  A["<iframe src=//x></iframe>"]',
        'graph LR\n  A["</foreignObject></svg><script>1</script>"]',
        '%%{init: {"securityLevel": "loose", "htmlLabels": true}}%%\n'
        'graph LR\n  A["<b onclick=x>y</b>"] --> B',
        '%%{init: {"themeCSS": "</style><script>alert(1)</script>"}}%%\ngraph LR\n  A --> B',
        '%%{init: {"themeCSS": "@import url(//x); * {background: url(//y)}"}}%%\ngraph LR\n  A --> B',
        '---\nconfig:\n  fontFamily: "</style><img src=x onerror=1>"\n---\ngraph LR\n  A --> B',
        "graph LR\n  A --> B\n  style A fill:url(//x)",
        'graph LR\n  A@{ img: "http://x/y.png", label: "l" }',
        "sequenceDiagram\n  A->>B: <script>alert(1)</script>\n  link A: x @ javascript:alert(1)",
        'graph LR\n  A --> B\n  click A "https://example.com" _blank',
        'graph LR\n  A["&lt;img src=x onerror=1&gt;"]',
    ],
)
def test_nothing_in_a_picture_acts_or_loads(drawer, source):
    html = drawer.draw(source)
    assert "<script" not in html
    for svg in svgs(html).values():
        assert not re.search(
            r"<(?:script|iframe|img|image|use|object|embed|animate|set)\b", svg, re.IGNORECASE
        )
        assert not re.search(r"<[^<>]*\son\w+\s*=", svg, re.IGNORECASE)
        assert not re.search(r'href="(?!#)', svg)
        assert not re.search(r"url\((?!#)|@import", svg)
        assert "javascript:" not in svg


@pytest.mark.parametrize(
    "source", ["", "graf LR", "graph LR\n A -->", "\0", "\ud800", "graph LR\n" + "{" * 5000]
)
def test_what_cannot_be_drawn_is_shown_as_code_with_the_reason(drawer, source):
    html = drawer.draw(source)
    assert html.startswith('<div class="diagram-code"><pre')
    assert "data-hint=" in html


def test_a_very_large_diagram_is_refused():
    html = DiagramDrawer().draw("graph LR\n" + "A --> B\n" * (MAX_DIAGRAM // 8))
    assert 'data-hint="diagram-too-large"' in html


def test_a_diagram_of_very_many_nodes_ends(drawer):
    html = drawer.draw("graph LR\n" + "\n".join(f"A{n} --> B{n % 50}" for n in range(2500)))
    assert html.startswith("<div")


def test_without_the_package_the_code_is_shown_with_a_hint(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    html = DiagramDrawer().draw("graph LR\n  A --> <b>")
    assert "A --&gt; &lt;b&gt;" in html
    assert 'data-hint="no-diagrams"' in html


def test_what_was_drawn_is_remembered(drawer):
    assert drawer.has_to_work(FLOW)
    first = drawer.draw(FLOW)
    assert not drawer.has_to_work(FLOW)
    assert drawer.draw(FLOW) is first


def test_a_fence_in_a_post_becomes_a_picture_and_is_announced():
    pytest.importorskip("merman")
    told = []
    lines = ["text", "", "```mermaid", *FLOW.split("\n")[:-1], "```"]
    blocks = BlockList(lines, 0, MarkdownOptions(), str, announce=lambda *place: told.append(place))
    while not blocks.is_complete:
        blocks.fill(100)
    assert len(svgs(blocks.blocks[1].html)) == 2
    assert (2, 5) in told


def test_a_post_cannot_bring_pictures_of_its_own_past_the_wall():
    svg = base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>").decode()
    source = f"data:image/svg+xml;base64,{svg}"
    text = f'<div class="diagram"><img class="diagram-light" src="{source}" style="x"></div>'
    blocks = BlockList([text], 0, MarkdownOptions(), lambda _: "post://image/asked")
    blocks.fill(10)
    html = blocks.blocks[0].html
    assert 'src="post://image/asked"' in html
    assert "style" not in html
