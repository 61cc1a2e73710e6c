"""Nothing that acts, loads, navigates or covers the page comes through the sanitiser."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.parser import MarkdownOptions
from editor.core.markdown.sanitize import Sanitizer

ACTING = re.compile(
    r"<(script|style|iframe|frame|object|embed|portal|fencedframe|meta|base|link|form|input|button|textarea|select|svg"
    r"|math|template|noscript|xmp|plaintext|marquee|area|map|body|html|head)\b"
    r"|\s(on\w+|srcset|ping|target|download|action|formaction|background|srcdoc|name|autofocus|http-equiv)\s*="
    r"|(href|src|poster|cite)=\"\s*(javascript|vbscript|file|smb|data:text|blob|ms-|foo|vscode|about|chrome|//|\\\\)",
    re.IGNORECASE,
)
STYLE = re.compile(
    r"(?:(?:text-align|color|background|width|margin|padding|float|zoom):[a-z0-9#%(), .]{1,30};?)+"
)

ATTACKS = [
    "<script>document.documentElement.dataset.p=1</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><image href=http://l/><use href=#a><foreignObject><script>1</script></svg>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video poster=x><source onerror=alert(1) src=y></video>",
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="JaVa&#115;cript:alert(1)">x</a>',
    "[a](javascript:1) [b](JaVa&#115;cript:1) [c](&#1;javascript:1)",
    "<iframe src=file:///etc/passwd></iframe>",
    '<iframe srcdoc="<script>1</script>"></iframe>',
    "<object data=x></object><embed src=x><portal src=x></portal><fencedframe src=x></fencedframe>",
    "<frameset><frame src=x></frameset>",
    '<meta http-equiv=refresh content="0;url=http://l/">',
    "<base href=http://l/><img src=a.png>",
    "<link rel=preconnect href=http://l/><link rel=stylesheet href=http://l/>",
    "<style>@import url(http://l)</style>",
    '<p style="position:fixed;inset:0;z-index:9999">x</p>',
    "<form action=http://l><input autofocus><button formaction=x>b</button></form>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<svg></p><style><g title="</style><img src=x onerror=alert(1)>"></style></svg>',
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<template><script>1</script></template><plaintext><img src=x onerror=1>",
    "<!-- unclosed <img src=x onerror=alert(1)>",
    "```<style/onload=alert(1)>\nx\n```",
    '```"><img src=x onerror=alert(1)>\nx\n```',
    "# <img src=x onerror=alert(1)> heading",
    '![<img onerror=alert(1)>](x "\\" onmouseover=1")',
    "x[^a]\n\n[^a]: <img src=x onerror=alert(1)>",
    "|<img src=x onerror=alert(1)>|\n|---|",
    "- [ ] <img src=x onerror=alert(1)>",
    "<h2 id=app>x</h2><img name=body src=y><a id=__proto__>z</a>",
    "<a href=http://a target=_blank download=x.desktop ping=http://l>x</a>",
    "<a href='file:///x.desktop'>a</a><a href=smb://h/s>b</a><a href=//h/s>c</a><a href='\\\\h\\s'>d</a>",
    "<a href=ms-msdt:x>a</a><a href=vscode:x>b</a><a href=foo:x>c</a><a href=about:x>d</a>",
    "<a href='data:text/html,x'>a</a><a href=blob:x>b</a><img src='data:text/html,x'><a href='chrome://crash'>c</a>",
    "<picture><source srcset=http://l/><img src=x srcset='http://l/ 2x'></picture>",
    "<table background=http://l/><td background=http://l/>x</table>",
    "<area href='file:///x'><map name=m></map>",
    '<p style="background:url(http://l/);color:red">x</p>',
    '<p style="width:expression(alert(1));color:red">x</p>',
    '<p style="colo\\72:red;c\\6flor:url(x);color:red/**/;color:&#117;rl(x)">x</p>',
    '<p style="behavior:url(x);-moz-binding:url(x);content:url(x);cursor:none">x</p>',
    '<p style="margin:-900px;top:0;left:0;inset:0;transform:scale(99);opacity:0">x</p>',
    "<p style='color:red\" onclick=alert(1) x=\"'>x</p>",
    '<p style="--x:url(http://l);color:var(--x);width:calc(100% + 9px);background:image-set(x 1x)">x</p>',
    "<p style=color:red}*{display:none>x</p><p style='color:red;@import http://l'>y</p>",
]


def drawn(text, image_url=str):
    blocks = BlockList(text.split("\n"), 0, MarkdownOptions(), image_url)
    blocks.fill(10_000)
    return "".join(block.html for block in blocks.blocks)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_becomes_inert(attack):
    for html in (Sanitizer().clean(attack), drawn(attack)):
        bare = re.sub(r'(?:alt|title)="[^"]*"', "", re.sub(r">[^<]*<", "><", f">{html}<"))
        assert not ACTING.search(bare), html
        assert all(STYLE.fullmatch(style) for style in re.findall(r'\sstyle="([^"]*)"', bare)), html


FRAGMENTS = ["<div>", "</div>", "<p>", "<b><i>", "</b>", "<table>", "<td>", "<a href=#x>", "x"]


@given(st.lists(st.sampled_from([*ATTACKS, *FRAGMENTS])))
@settings(max_examples=150, deadline=None)
def test_cleaning_twice_is_cleaning_once(parts):
    sanitizer = Sanitizer()
    once = sanitizer.clean("".join(parts))
    assert sanitizer.clean(once) == once


def test_every_image_address_is_asked_for():
    asked = []

    def address(destination):
        asked.append(destination)
        return f"post://image/{len(asked)}"

    html = Sanitizer(address).clean(
        '<img src="a.png"><img src="//h/b.png"><video poster="c.png"></video>'
        '<img src="data:image/png;base64,AA">'
    )
    assert asked == ["a.png", "//h/b.png", "c.png", "data:image/png;base64,AA"]
    assert html.count("post://image/") == 4


def test_an_image_that_may_not_be_shown_keeps_its_description():
    assert Sanitizer(lambda _: "").clean('<img src="a.png" alt="A dog">') == '<img alt="A dog">'


def test_what_writers_use_stays():
    html = (
        '<p align="center"><kbd>Ctrl</kbd> <a href="http://a/" title="t">x</a></p><img src="a" width="50%">'
    )
    assert Sanitizer().clean(html) == html
    assert Sanitizer().clean("<img width=expression(1) src=a>") == '<img src="a">'


def test_ids_and_anchors_are_prefixed_together():
    assert Sanitizer().clean('<h2 id="x">a</h2><a href="#x">b</a>') == (
        '<h2 id="post-x">a</h2><a href="#post-x">b</a>'
    )


def test_only_our_classes_stay():
    html = (
        '<div class="fold-line mine"></div><span class="k evil">a</span><code class="language-c++ x">b</code>'
    )
    assert Sanitizer().clean(html) == (
        '<div class="fold-line"></div><span class="k">a</span><code class="language-c++">b</code>'
    )


def test_html_that_nests_too_deep_is_shown_as_text():
    html = drawn("<div>" * 50_000)
    assert html.startswith('<div class="block plain-block too-deep"><pre>&lt;div&gt;')
    assert '<p class="hint" data-hint="too-deep"></p>' in html
    assert "too-deep" not in drawn("<div>" * 150 + "</div>" * 150)
    assert "too-deep" not in drawn("<p>" * 5000)


def test_html_with_very_many_attributes_keeps_the_first():
    names = " ".join(f"a{number}" for number in range(100_000))
    assert Sanitizer().clean(f'<p id="x" {names} title="last">words</p>') == '<p id="post-x">words</p>'
    assert Sanitizer().clean("<p id=x lang=en>words</p>" * 100).count('lang="en"') == 100
