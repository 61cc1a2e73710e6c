"""Hugo's shortcodes, its own and those of themes."""

from __future__ import annotations

import pytest

from tests.core.markdown.site_drawing import drawn


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('{{< figure src="a.png" alt="A" >}}', '<img src="shown:a.png" alt="A">'),
        ('{{< figure src="a.png" caption="C *d*" >}}', '<span class="site-caption">C *d*</span>'),
        ("{{< img a.png >}}", '<img src="shown:a.png" alt="">'),
        ("{{<image src=`a b.png`>}}", '<img src="shown:a b.png" alt="">'),
        ("{{< youtube aB1 >}}", 'href="https://www.youtube.com/watch?v=aB1"'),
        ('{{< youtube id="aB1" autoplay="true" >}}', 'href="https://www.youtube.com/watch?v=aB1"'),
        ("{{< gist li 12 >}}", 'href="https://gist.github.com/li/12"'),
        ("{{< x user=li id=12 >}}", 'href="https://x.com/li/status/12"'),
        ('[a]({{< ref "b.md" >}})', '<a href="?post=b.md">a</a>'),
        ('[a]({{% relref path="b" %}})', '<a href="?post=b">a</a>'),
        ("{{</* x */>}}", "<p>{{&lt; x &gt;}}</p>"),
        ("{{< mystery a >}}", '<code class="raw-piece">{{&lt; mystery a &gt;}}</code>'),
        ("{{ .Title }} {% a %}", "<p>{{ .Title }} {% a %}</p>"),
        ('{{< figure\n  src="a.png"\n>}}', '<img src="shown:a.png" alt="">'),
    ],
)
def test_shortcodes(text, wanted):
    assert wanted in drawn(text, "hugo")


@pytest.mark.parametrize(
    ("opening", "name", "wanted"),
    [
        ("{{< notice tip >}}", "notice", "site-box is-success"),
        ('{{< admonition type="warning" title="Mind" >}}', "admonition", '<p class="box-title">Mind</p>'),
        ("{{< warning >}}", "warning", "site-box is-warning"),
        ('{{< details "More" >}}', "details", "<summary>More</summary>"),
        ('{{< tab "One" >}}', "tab", '<p class="tab-title">One</p>'),
        ("{{< mystery >}}", "mystery", '<div class="site-box is-unknown">'),
    ],
)
def test_pairs_hold_markdown(opening, name, wanted):
    percent = opening.replace("<", "%").replace(">", "%")
    for one, other in ((opening, f"{{{{< /{name} >}}}}"), (percent, f"{{{{% /{name} %}}}}")):
        html = drawn(f"{one}\n*in*\n\n{other}", "hugo").replace("&lt;", "<")
        assert wanted in html
        assert "<em>in</em>" in html


def test_highlighted_code():
    html = drawn(
        '{{< highlight go "linenos=table,hl_lines=1" >}}\na := "{{< b >}}"\n{{< / highlight >}}', "hugo"
    )
    assert 'class="language-go"' in html
    assert "raw-piece" not in html
    assert "data-hint" not in html


def test_a_shortcode_alone_is_no_fault():
    assert "data-hint" not in drawn("{{< note >}}\n\n{{< mystery >}}", "hugo")
    assert 'data-hint="site-unclosed"' in drawn("{{< /note >}}", "hugo")
