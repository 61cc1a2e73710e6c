"""Images of tags are found where they stand."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from editor.core.images.reference import references_in
from tests.core.markdown.site_drawing import blocks

WORDS = (
    *(
        "a.png",
        "/b c.png",
        "left",
        "photos/cat",
        "100",
        "50%",
        "20px",
        "https://e.org/x.jpg?v=1",
        "src",
        "图.webp",
    ),
    *(
        '"d e.png"',
        "'f.gif'",
        "`g.svg`",
        '"h\\"i.png"',
        '"',
        "'",
        "=",
        "",
        "x.y",
        "src=j.png",
        "src='k l.png'",
    ),
    *(
        'path="m.png"',
        'alt="A cat"',
        'caption="C"',
        "title='T'",
        "url=n.jpg",
        "figure.html",
        '\'"t" "alt"\'',
        "\n",
    ),
)
NAMES = (
    "img",
    "image",
    "asset_img",
    "asset_image",
    "figure",
    "include",
    "include_cached",
    "picture",
    "note",
    "x",
)
OPENERS = (("{% ", " %}"), ("{%-", "-%}"), ("{%", "%}"), ("{{< ", " >}}"), ("{{<", "/>}}"), ("{{% ", " %}}"))
AROUND = (
    "",
    "word ",
    "<div>",
    "</div>",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "| ",
    "`",
    "![q](z.png)",
    "<img src=y.png>",
    "[l](",
    ")",
    "{%",
)


@st.composite
def tags(draw):
    opener, closer = draw(st.sampled_from(OPENERS))
    words = draw(st.lists(st.sampled_from(WORDS), max_size=5))
    return f"{opener}{draw(st.sampled_from(NAMES))} {' '.join(words)}{closer}"


TEXTS = st.lists(st.one_of(tags(), st.sampled_from(AROUND)), min_size=1, max_size=6).map("".join)


def found(text, generator):
    lines = text.split("\n")
    for block in blocks(text, generator).blocks:
        own = lines[block.line : block.line + block.line_count]
        for one in references_in(own, block.line, block.tokens):
            start, end = one.destination_range.start, one.destination_range.end
            assert start.line == end.line
            assert lines[start.line][start.column : end.column] == one.destination
            yield one.form.value, one.destination, one.description, one.title


@pytest.mark.parametrize(
    ("generator", "text", "wanted"),
    [
        ("hexo", "{% note %}\n\n- {% img /a.png %}\n\n{% endnote %}", [("tag", "/a.png", "", "")]),
        ("hexo", "a {% note %}{% asset_img b.png T %}{% endnote %}", [("tag", "b.png", "", "T")]),
        ("hexo", "{% raw %}\n<img src=c.png>\n{% endraw %}", [("html", "c.png", "", "")]),
        ("hexo", "{% codeblock %}\n{% img /a.png %}\n{% endcodeblock %}\n\n`{% img /b.png %}`", []),
        ("hexo", "![a]({% asset_path b.png %})", [("inline", "{% asset_path b.png %}", "a", "")]),
        ("jekyll", "{% include figure.html src='a.png' alt='A' %}", [("tag", "a.png", "A", "")]),
        (
            "jekyll",
            '{% include image url="a b.jpg" caption="C" %} x',
            [("tag", "a b.jpg", "", "C")],
        ),
        ("jekyll", "{% include header.html title='a.png' %}", []),
        (
            "jekyll",
            "![a]({{ site.baseurl }}/b.png) ![c](d.png 'T')",
            [("inline", "{{ site.baseurl }}/b.png", "a", ""), ("inline", "d.png", "c", "T")],
        ),
        ("hugo", '{{< img "a.png" >}}', [("tag", "a.png", "", "")]),
        ("hugo", "{{<figure src='a b.png' caption=`C`>}}", [("tag", "a b.png", "", "C")]),
        ("hugo", '{{< figure\n  src="a.png"\n>}}', [("tag", "a.png", "", "")]),
        ("hugo", "{{< notice >}}\n![a](b.png)\n{{< /notice >}}", [("inline", "b.png", "a", "")]),
    ],
)
def test_images_of_tags(generator, text, wanted):
    assert list(found(text, generator)) == wanted


@pytest.mark.parametrize("generator", ["hexo", "hugo", "jekyll", "plain", "astro"])
@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("{{<image src=j.png/>}}")
def test_everything_that_is_drawn_as_an_image_is_found(generator, text):
    lines = text.split("\n")
    for block in blocks(text, generator).blocks:
        own = lines[block.line : block.line + block.line_count]
        references = [one.destination.strip() for one in references_in(own, block.line, block.tokens)]
        drawn = re.findall(r'<img[^>]* src="shown:([^"]+)"', block.html)
        shown = [html.unescape(one).strip() for one in drawn]
        assert sorted(set(shown) - set(references)) == []
        assert len([one for one in shown if one]) <= len(references)
