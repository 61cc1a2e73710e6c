"""Hexo's tags and those of its themes are drawn as the site does."""

from __future__ import annotations

import pytest

from tests.core.markdown.site_drawing import drawn


def inside(text):
    html = drawn(text, "hexo").removeprefix('<div class="block">').strip()
    return html.removesuffix("</div>").strip().removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("{% post_link a-b %}", '<a class="post-link" href="?post=a-b">a-b</a>'),
        ("{% post_link 雾 '雾 散' false %}", '<a class="post-link" href="?post=%E9%9B%BE">雾 散</a>'),
        ("{% post_link a#part T %}", '<a class="post-link" href="?post=a#part">T</a>'),
        ("[x]({% post_path a-b %})", '<a href="?post=a-b">x</a>'),
        ("[x]({% asset_path b.pdf %})", '<a href="b.pdf">x</a>'),
        ("{% asset_link b.pdf 'The paper' %}", '<a href="b.pdf">The paper</a>'),
        ("{% link Our site https://a.example true Title %}", '<a href="https://a.example">Our site</a>'),
        ("{% include_code lang:js a/b.js %}", '<code class="raw-piece">a/b.js</code>'),
        ("{% label primary@new %}", '<span class="site-label is-primary">new</span>'),
        ("{% label 很新 red %}", '<span class="site-label is-danger">很新</span>'),
        (
            "{% btn https://a.example, Go, home fa-fw %}",
            '<a class="site-button" href="https://a.example">Go</a>',
        ),
        ("{% mystery 1 2 %}", '<code class="raw-piece">{% mystery 1 2 %}</code>'),
        ("{{ page.title }}", '<code class="raw-piece">{{ page.title }}</code>'),
        ("{% raw %}<b>{{ x }}</b>{% endraw %} y", "<b>{{ x }}</b> y"),
        ("`{{ x }}`", "<code>{{ x }}</code>"),
        ("a{# hidden #} b", "a b"),
    ],
)
def test_tags_inside_a_line(text, html):
    assert inside(text) == html


@pytest.mark.parametrize(
    ("text", "kind", "address"),
    [
        ("{% youtube aB-1 %}", "is-video", "https://www.youtube.com/watch?v=aB-1"),
        ("{% vimeo 123 %}", "is-video", "https://vimeo.com/123"),
        ("{% gist 9 a.js %}", "is-code", "https://gist.github.com/9"),
        ("{% jsfiddle a1 js %}", "is-code", "https://jsfiddle.net/a1"),
        ("{% video https://a.example/b.mp4 %}", "is-video", "https://a.example/b.mp4"),
    ],
)
def test_cards(text, kind, address):
    assert f'<a class="site-card {kind}" href="{address}">' in drawn(text, "hexo")


@pytest.mark.parametrize(
    ("opening", "closing", "wanted"),
    [
        ("{% note %}", "{% endnote %}", '<div class="site-box is-default">'),
        ("{% note warning no-icon %}", "{% endnote %}", '<div class="site-box is-warning">'),
        ("{% note red 'fas fa-fan' flat %}", "{% endnote %}", '<div class="site-box is-danger">'),
        ("{% note info A title %}", "{% endnote %}", '<p class="box-title">A title</p>'),
        ("{% pullquote left %}", "{% endpullquote %}", '<div class="pull-quote">'),
        ("{% cq %}", "{% endcq %}", '<div class="center-quote">'),
        ("{% fold More %}", "{% endfold %}", "<summary>More</summary>"),
        (
            "{% quote Li, Book https://a.example %}",
            "{% endquote %}",
            '<a href="https://a.example">Book</a></p></blockquote>',
        ),
        ("{% blockquote Li %}", "{% endblockquote %}", '<p class="quote-source">— <strong>Li</strong> </p>'),
        (
            "{% mystery a %}",
            "{% endmystery %}",
            '<p class="box-title"><code class="raw-piece">{% mystery a %}</code></p>',
        ),
    ],
)
def test_boxes_hold_markdown_of_any_kind(opening, closing, wanted):
    html = drawn(f"{opening}\n**bold**\n\n- item\n{closing}\n\nbehind", "hexo")
    assert wanted.replace(" </p>", "</p>") in html.replace(" </p>", "</p>")
    assert "<strong>bold</strong>" in html
    assert "<li" in html
    assert html.count('<div class="block">') == 2


def test_tabs_show_all_of_themselves():
    html = drawn(
        "{% tabs x, 2 %}\n<!-- tab One@icon -->\n*a*\n<!-- endtab -->\n"
        "<!-- tab -->\nb\n<!-- endtab -->\n{% endtabs %}",
        "hexo",
    )
    assert html.count('<div class="site-tab">') == 2
    assert '<p class="tab-title">One</p>' in html
    assert "<em>a</em>" in html


def test_a_code_block_knows_language_title_and_link():
    html = drawn(
        "{% codeblock lang:js A title https://a.example the source mark:1 %}\n"
        "let a = '{{ b }}';\n{% endcodeblock %}",
        "hexo",
    )
    assert '<code class="language-js">' in html
    assert '<span class="code-title">A title</span>' in html
    assert '<a href="https://a.example">the source</a>' in html
    assert "raw-piece" not in html


def test_what_is_not_closed_says_so():
    html = drawn("{% note %}\n\nwords {% and {{", "hexo")
    assert html.count("is-broken") == 3
    assert html.count('data-hint="site-unclosed"') == 1
    assert html.count('data-hint="site-open-braces"') == 1
    assert 'data-hint="site-unclosed"' in drawn("{% raw %}\nx", "hexo")
    assert "data-hint" not in drawn("{% mystery %}", "hexo")
