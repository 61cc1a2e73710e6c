"""Liquid as Jekyll reads it, and kramdown's attribute lists."""

from __future__ import annotations

import pytest

from editor.core.markdown.liquid_tags import evaluate
from tests.core.markdown.site_drawing import drawn


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("site.baseurl", "/blog"),
        ("site.url", ""),
        ("'/a.png' | relative_url", "/blog/a.png"),
        ('"a.png" | absolute_url', "/blog/a.png"),
        ("'/a' | prepend: site.baseurl", "/blog/a"),
        ("'/a' | append: '.html' | relative_url", "/blog/a.html"),
        ("page.title", None),
        ("'/a' | upcase", None),
        ("'/a' |", None),
    ],
)
def test_expressions(expression, value):
    assert evaluate(expression, "/blog/") == value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[a]({{ site.baseurl }}/b)", '<a href="/blog/b">a</a>'),
        ("[a]({{ '/b c' | relative_url }})", '<a href="/blog/b%20c">a</a>'),
        ("[a][r]\n\n[r]: {{ site.baseurl }}/b", '<a href="/blog/b">a</a>'),
        ("[a]({% post_url 2026-01-02-b %})", '<a href="?post=2026-01-02-b">a</a>'),
        ("[a]({% link _posts/b.md %})", '<a href="?post=_posts/b.md">a</a>'),
        ("![a]({{ '/b.png' | relative_url }})", '<img src="shown:{{ \'/b.png\' | relative_url }}" alt="a">'),
        ("{% include figure.html src='b.png' alt='A b' %}", '<img src="shown:b.png" alt="A b">'),
        ('{% include figure image_path="/b.jpg" caption="C" %}', '<img src="shown:/b.jpg" alt="" title="C">'),
        ('{% include video id="x1" provider="youtube" %}', 'href="https://www.youtube.com/watch?v=x1"'),
        ("{% include toc.html %}", '<code class="raw-piece">{% include toc.html %}</code>'),
        ("{% raw %}{{ x }}{% endraw %}", "<p>{{ x }}</p>"),
        ("{% raw %}\n*a*\n{% endraw %}", "<em>a</em>"),
        ("a {{ page.b }}", '<code class="raw-piece">{{ page.b }}</code>'),
        ("*a*{: .red}", "<p><em>a</em></p>"),
        ("{% if a %}\n*b*\n{% endif %}", "<em>b</em>"),
    ],
)
def test_tags(text, wanted):
    assert wanted in drawn(text, "jekyll", base_path="/blog/").replace(' data-line="1"', "")


def test_highlighted_code():
    html = drawn("{% highlight ruby linenos %}\nputs '{{ x }}'\n{% endhighlight %}", "jekyll")
    assert 'class="language-ruby"' in html
    assert "raw-piece" not in html


def test_comments_and_attribute_lists_are_not_seen():
    html = drawn("{% comment %}\nhidden\n{% endcomment %}\n\ntext\n{: .lead #top}\n\n- a\n{: .b}", "jekyll")
    assert "hidden" not in html
    assert "lead" not in html.replace('id="', "")
    assert "{" not in html
