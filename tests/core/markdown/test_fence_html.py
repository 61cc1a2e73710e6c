"""Code is drawn with its bar, numbers and marks, and every character of it is text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.extension import BLOG, Extension
from editor.core.markdown.fence_html import FenceInfo, code_block
from editor.core.markdown.highlight_code import CodeHighlighter
from editor.core.markdown.parser import MarkdownOptions
from editor.core.markdown.sanitize import Sanitizer


def drawn(text, **info):
    return code_block(text, FenceInfo(**info), CodeHighlighter())


def block(text, **options):
    blocks = BlockList(text.split("\n"), 0, MarkdownOptions(**options), str)
    while not blocks.is_complete:
        blocks.fill(100)
    return blocks.blocks[0].html


def test_code_without_a_word_about_it_is_only_code():
    assert drawn("a < b\n") == '<pre class="highlight"><code>a &lt; b\n</code></pre>\n'


def test_title_link_and_language_stand_in_a_bar():
    html = drawn("x\n", language="js", title="a <b>.js", url="https://x.org/?a&b", link_text="source")
    assert '<span class="code-title">a &lt;b&gt;.js</span>' in html
    assert '<a href="https://x.org/?a&amp;b">source</a>' in html
    assert '<span class="code-language">js</span>' in html


def test_numbers_stand_beside_the_code_and_not_in_it():
    html = drawn("a\nb\nc\n", first_line=9)
    assert '<pre class="code-numbers">9\n10\n11</pre>' in html
    assert "<code>a\nb\nc\n</code>" in html


def test_marked_lines_count_from_the_codes_first():
    html = drawn("a\nb\nc\n", first_line=100, marked=frozenset({1, 3, 99}))
    assert '<code><span class="marked-line">a\n</span>b\n<span class="marked-line">c\n</span></code>' in html


def test_a_marked_line_inside_a_long_string_is_complete_in_itself():
    html = drawn('x = """a\nb\nc"""\n', language="python", marked=frozenset({2}))
    marked = re.search(r'<span class="marked-line">(.*?)\n</span>', html)
    assert marked is not None
    assert marked[1].count("<span") == marked[1].count("</span>") == 1


def test_a_fence_may_ask_for_no_colours():
    assert "<span class=" not in drawn("if x: 1\n", language="python", is_plain=True).replace(
        "code-language", ""
    ).replace('<span class="">', "")


def test_a_fence_in_a_post_shows_all_of_it():
    html = block("```python count.py /src first_line:5 mark:1\nif x:\n```")
    for part in (
        "count.py",
        'href="/src"',
        '<pre class="code-numbers">5</pre>',
        'class="marked-line"',
        '<span class="k">if</span>',
    ):
        assert part in html


def test_the_site_may_number_every_fence():
    assert "code-numbers" in block("```js\na\n```", has_line_numbers=True)
    assert "code-numbers" not in block("```js line_number:false\na\n```", has_line_numbers=True)


def test_without_the_extension_only_the_language_is_read():
    html = block("```js {1} title=x\na\n```", extensions=BLOG - {Extension.FENCE_OPTIONS})
    assert html.startswith('<div class="block"><pre class="highlight"><code class="language-js">')


@pytest.mark.parametrize(
    "info",
    [
        "js <img src=x onerror=1>",
        'js "><script>',
        "js t javascript:alert(1)",
        'js title="<b>" url=javascript:alert(1)',
        'js t https://x/"onclick=1',
        "<style/onload=1>",
        "js t data:text/html,x link",
    ],
)
def test_no_word_of_a_fence_acts(info):
    html = block(f"```{info}\nx\n```")
    assert "<img" not in html
    assert "<script" not in html
    assert "<style" not in html
    assert not re.search(r"<[^<>]*\son\w+=", html)
    assert not re.search(r'href="(?:javascript|data)', html)


@given(
    st.text(alphabet="<>&\"'/ab \n\u4e2d\0\ufdd0held0=x", max_size=40),
    st.sampled_from(["", "html", "python", "diff", "none"]),
)
def test_the_sanitiser_would_leave_the_code_as_it_is(text, language):
    held = []
    code_block(text, FenceInfo(language), CodeHighlighter(), lambda html: held.append(html) or "")
    clean = Sanitizer().clean(held[0])
    assert clean.replace("\ufffd", "").replace("\0", "") == held[0].replace("\0", "").replace("\ufffd", "")
