"""Tags in the list of blocks: edits equal a full parse, nothing runs away, nothing gets through."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.markdown.block_list import BlockList
from editor.core.text.edit import LineChange
from tests.core.markdown.site_drawing import blocks, drawn, options

# fmt: off
FRAGMENTS = {
    "hexo": (
        "{% note info %}", "{% endnote %}", "{% note %}one line{% endnote %}", "{% tabs a %}",
        "{% endtabs %}",
        "<!-- tab One -->", "<!-- endtab -->", "{% raw %}", "{% endraw %}", "{% codeblock lang:js T %}",
        "{% endcodeblock %}", "{% blockquote A, B %}", "{% endblockquote %}", "{% unknown %}",
        "{% endunknown %}",
        "{% post_link a %} and {{ x }}", "> {% note %}", "> {% endnote %}", "- {% note %}", "  {% endnote %}",
        "{% bad", "{{", "words {% endnote %}", "    {% note %}", "{# a #}", "{% raw %}x{% endraw %} y",
    ),
    "jekyll": (
        "{% highlight ruby %}", "{% endhighlight %}", "{% raw %}", "{% endraw %}", "{% comment %}",
        "{% endcomment %}", "{: .class}", "{% include figure.html src='a.png' %}", "{% if a %}", "{% else %}",
        "{% endif %}", "[a]({{ site.baseurl }}/b)", "{{ '/a' | relative_url }}", "[r]: {{ site.url }}/c",
        "[r]",
    ),
    "hugo": (
        "{{< figure src=a.png >}}", "{{< note >}}", "{{< /note >}}", "{{% tabs %}}", "{{% /tabs %}}",
        "{{< highlight go >}}", "{{< /highlight >}}", "{{< a />}}", "{{</* x */>}}", "{{< raw >}}",
        "{{< /raw >}}", "[a]({{< ref \"b.md\" >}})", "{{ x }}",
        "{{< figure", '  src="a.png"', ">}}", "{{% notice", "%}}", "> {{< figure", "> >}}", "words >}} more",
    ),
}
ORDINARY = ("", "", "text", "# heading", "```", "> quote", "- item", "  continued",
            "<div>", "</div>", "|a|b|", "|-|-|")
# fmt: on


def seen(block):
    return (block.line, block.line_count, block.html, block.spans, block.tokens)


def test_words_behind_a_closing_tag_begin_no_block_of_their_own():
    note = "{% note info %}"
    found = blocks("\n".join([note] * 3 + ["{% raw %}", "{% raw %}x{% endraw %} y", "|a|b|"]), "hexo")
    found.apply(LineChange(1, 3, ()))
    expected = blocks("\n".join([note, "{% raw %}x{% endraw %} y", "|a|b|"]), "hexo")
    assert [seen(one) for one in found.blocks] == [seen(one) for one in expected.blocks]


@pytest.mark.parametrize("generator", FRAGMENTS)
@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_edits_equal_a_full_parse(generator, data):
    line = st.sampled_from((*FRAGMENTS[generator], *FRAGMENTS[generator], *ORDINARY))
    lines = data.draw(st.lists(line, min_size=1, max_size=25))
    found = blocks("\n".join(lines), generator)
    for _ in range(3):
        first = data.draw(st.integers(0, len(lines)))
        removed = data.draw(st.integers(0, min(3, len(lines) - first)))
        put = tuple(data.draw(st.lists(line, max_size=3)))
        found.apply(LineChange(first, removed, put))
        lines[first : first + removed] = put
        while not found.is_complete:
            found.fill(10)
        expected = blocks("\n".join(lines), generator)
        assert [seen(one) for one in found.blocks] == [seen(one) for one in expected.blocks], lines


@pytest.mark.parametrize("generator", FRAGMENTS)
@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_slices_equal_a_full_parse(generator, data):
    line = st.sampled_from((*FRAGMENTS[generator], *ORDINARY))
    lines = data.draw(st.lists(line, min_size=1, max_size=40))
    found = BlockList(lines, 0, options(generator), lambda one: f"shown:{one}")
    while not found.is_complete:
        found.fill(data.draw(st.integers(1, 8)))
    assert [seen(one) for one in found.blocks] == [
        seen(one) for one in blocks("\n".join(lines), generator).blocks
    ]


@given(
    text=st.text(alphabet="{}%<>!-/ #\n:ane\"'`*[]()|", max_size=120),
    generator=st.sampled_from(sorted(FRAGMENTS)),
)
@settings(max_examples=300, deadline=None)
def test_braces_of_any_kind_are_read(text, generator):
    found = blocks(text, generator)
    assert sum(block.line_count for block in found.blocks) <= text.count("\n") + 1


@pytest.mark.parametrize(
    ("generator", "text", "most"),
    [
        ("hexo", "{%" * 100_000, 3_000_000),
        ("hexo", "{% x %}" * 20_000, 2_000_000),
        ("hexo", "{% note %}\n" * 10_000 + "x\n" + "{% endnote %}\n" * 10_000, 3_000_000),
        ("hexo", "{% note %}" * 5_000 + "x" + "{% endnote %}" * 5_000, 2_000_000),
        ("hexo", "{% raw %} a\n\n" * 20_000, 2_000_000),
        ("hexo", "{% a %}\n{% b %}\n{% enda %}\n{% endb %}\n" * 1_000, 2_000_000),
        ("jekyll", "{{ '/a' " + "| append: 'x' " * 20_000 + "}}", 2_000_000),
        ("jekyll", "[a]({{ x" * 10_000, 2_000_000),
        ("hugo", "{{< x " * 50_000, 2_000_000),
    ],
)
def test_hostile_tags_are_bounded(generator, text, most):
    html = drawn(text, generator)
    assert 0 < len(html) <= most
    assert max(depths(html)) < 250


def depths(html):
    depth = 0
    for tag in re.finditer(r"<(/?)(?:div|span|details|blockquote)\b", html):
        depth += -1 if tag[1] else 1
        yield depth
    yield depth


@pytest.mark.parametrize(
    ("generator", "text"),
    [
        ("hexo", '{% note "><img src=x onerror=alert(1)> %}\nx\n{% endnote %}'),
        ("hexo", '{% label "><img src=x onerror=alert(1)>@y %}'),
        ("hexo", '{% button javascript:alert(1), text, "><img onerror=a>, is-info" onclick=x %}'),
        ("hexo", "{% link text javascript:alert(1) %} {% asset_link javascript:alert(1) t %}"),
        ("hexo", '{% post_link "><img/onerror=a> "<script>" %}'),
        ("hexo", '{% youtube "><script>alert(1)</script> %} {% iframe javascript:alert(1) %}'),
        ("hexo", "{% raw %}<script>alert(1)</script><img src=x onerror=a>{% endraw %}"),
        ("hexo", '{% blockquote <img/onerror=a> https://x"onclick=a y %}\nx\n{% endblockquote %}'),
        ("hexo", '{% codeblock "><script>" lang:"><script> javascript:a %}\nx\n{% endcodeblock %}'),
        ("hexo", "{% tabs x %}\n<!-- tab <img onerror=a> -->\nx\n<!-- endtab -->\n{% endtabs %}"),
        ("hexo", '<iframe src="javascript:alert(1)"></iframe>'),
        (
            "hexo",
            "<iframe srcdoc='<script>x</script>' src='https://www.youtube.com/embed/a\"onclick=x'></iframe>",
        ),
        ("jekyll", "[a]({{ 'javascript:alert(1)' }}) {{ '<script>' }} {{ '<img onerror=a>' }}"),
        ("jekyll", '{% include figure.html src="a.png" alt="\\"><script>" caption="<script>" %}'),
        ("hugo", '{{< figure src="a.png" caption="<script>x</script>" attr="a" attrlink="javascript:x" >}}'),
        ("hugo", '{{< details "<script>" >}}\nx\n{{< /details >}}\n\n{{< ref "\\"><script>" >}}'),
    ],
)
def test_no_argument_of_a_tag_can_act(generator, text):
    html = drawn(text, generator)
    inside = "\n".join(re.findall(r"<[^>]*>", re.sub(r'"[^"]*"', '""', html)))
    assert inside
    assert not re.search(r"<(?:script|iframe)|\son\w+=", inside, re.IGNORECASE)
    assert not re.search(r'(?:href|src)="\s*javascript:', html, re.IGNORECASE)


def test_only_the_tags_of_the_own_generator_are_active():
    text = "{% note %}\n\n{{< note >}}\n\n{{ x }}\n\n{: .a}"
    assert drawn(text, "plain").count("raw-piece") == 0
    assert drawn(text, "astro").count("raw-piece") == 0
    assert re.findall("raw-piece[^>]*>([^<]*)<", drawn(text, "hugo")) == ["{{&lt; note &gt;}}"]
    assert re.findall("raw-piece[^>]*>([^<]*)<", drawn(text, "jekyll")) == [
        "{% note %}",
        "{{&lt; note &gt;}}",
        "{{ x }}",
    ]
    assert "{% note %}" in drawn(text, "plain")


def test_code_keeps_its_braces():
    text = "`{% note %}` `{{ x }}`\n\n```\n{% endnote %}\n```\n\n    {% note %}"
    assert "raw-piece" not in drawn(text, "hexo")


def test_a_tag_ends_a_paragraph_and_a_list():
    html = drawn("{% note %}\n- item\n{% endnote %}\nwords\n{% note %}\nx\n{% endnote %}", "hexo")
    assert html.count('<div class="site-box') == 2
    assert "raw-piece" not in html


def test_partners_stand_in_the_same_container():
    html = drawn("> {% note %}\n> x\n\n{% endnote %}", "hexo")
    assert html.count("is-broken") == 2
    assert drawn("- {% note %}\n  x\n  {% endnote %}", "hexo").count("site-box") == 1


def test_boxes_around_raw_html_come_out_whole():
    html = drawn("<div>\n\n{% note %}\n\n</div>\n\n{% endnote %}", "hexo")
    assert html.count("<div") == html.count("</div")
