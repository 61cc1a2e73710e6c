"""Images of tags are found where they stand."""

from __future__ import annotations

import pytest

from editor.core.images.reference import references_in
from tests.core.markdown.site_drawing import blocks


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
